// The looks in which every screen is shown and checked.

import { mkdirSync } from "node:fs";

import type { Page } from "@playwright/test";

import { expectAccessible } from "./axe.ts";

const sizes = {
  wide: { width: 1440, height: 900 },
  narrow: { width: 390, height: 844 },
} as const;

const folder = "results/screens";

/** Pictures of a screen, wide and narrow, light and dark; axe in each and in forced colours. */
export async function look(page: Page, screen: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const before = page.viewportSize() ?? sizes.wide;
  for (const scheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: scheme, forcedColors: "none" });
    for (const [size, viewport] of Object.entries(sizes)) {
      await page.setViewportSize(viewport);
      await settled(page);
      await page.screenshot({ path: `${folder}/${screen}-${size}-${scheme}.png` });
      await expectAccessible(page, `${screen}, ${size}, ${scheme}`);
    }
  }
  await page.setViewportSize(before);
  await page.emulateMedia({ colorScheme: "light", forcedColors: "active" });
  await settled(page);
  await page.screenshot({ path: `${folder}/${screen}-forced.png` });
  await expectAccessible(page, `${screen}, forced colours`);
  await page.emulateMedia({ colorScheme: null, forcedColors: null });
}

/** Two frames, and no animation that is still under way. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((resume) => requestAnimationFrame(resume));
    await frame();
    await frame();
    await Promise.all(document.getAnimations().map((moving) => moving.finished.catch(() => {})));
  });
}
