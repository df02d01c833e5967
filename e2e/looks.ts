// The looks in which every screen is shown and checked.

import { mkdirSync } from "node:fs";

import { expect, type Page } from "@playwright/test";

import { expectAccessible } from "./axe.ts";

const sizes = {
  wide: { width: 1440, height: 900 },
  narrow: { width: 390, height: 844 },
} as const;

type Size = keyof typeof sizes;
type Scheme = "light" | "dark";

interface Options {
  /** Only these sizes make sense for the screen. */
  sizes?: Size[];
}

/** In Polish axe sees every look; in English each scheme and each size once. */
const enough: Record<string, string[]> = {
  pl: ["wide light", "wide dark", "narrow light", "narrow dark"],
  en: ["wide light", "narrow dark"],
};

const folder = "results/screens";

/** Pictures of a screen, wide and narrow, light and dark, and in forced colours; axe over them;
  and at every size nothing may stick out at the sides. */
export async function look(page: Page, screen: string, options: Options = {}): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const language = await page.evaluate(() => document.documentElement.lang);
  const name = `${screen}-${language}`;
  const own = options.sizes ?? (["wide", "narrow"] as const);
  for (const size of own) {
    await page.setViewportSize(sizes[size]);
    for (const scheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme: scheme, forcedColors: "none" });
      await settled(page);
      await shoot(page, `${name}-${size}-${scheme}`);
      if (own.length < 2 || due(language, size, scheme)) {
        await expectAccessible(page, `${name}, ${size}, ${scheme}`);
      }
    }
    await expectFits(page, `${name}, ${size}`);
  }
  await page.setViewportSize(sizes[own[0]]);
  await page.emulateMedia({ colorScheme: "light", forcedColors: "active" });
  await settled(page);
  await shoot(page, `${name}-forced`);
  await expectAccessible(page, `${name}, forced colours`);
  await page.emulateMedia({ colorScheme: null, forcedColors: null });
  await page.setViewportSize(sizes.wide);
}

function due(language: string, size: Size, scheme: Scheme): boolean {
  return (enough[language] ?? enough.pl).includes(`${size} ${scheme}`);
}

/** The whole page where nothing floats over it, else the window. */
async function shoot(page: Page, name: string): Promise<void> {
  const floating = await page.locator("dialog:modal, .act-bar, .review").count();
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: floating === 0 });
}

/** Two frames, and no animation that is still under way. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((resume) => requestAnimationFrame(resume));
    await frame();
    await frame();
    const ends = (moving: Animation) => moving.effect?.getComputedTiming().endTime !== Infinity;
    const moving = document.getAnimations().filter(ends);
    await Promise.all(moving.map((one) => one.finished.catch(() => {})));
  });
}

/** Asserts that nothing scrolls sideways but what must (tables, code, the rail of rooms), and that
  whatever can be pressed or read lies inside of the window or of one of those. */
async function expectFits(page: Page, screen: string): Promise<void> {
  expect.soft(await page.evaluate(stickingOut), `outside of the window on ${screen}`).toEqual([]);
}

/** The elements that are not wholly in sight, and those that scroll sideways and should not. */
function stickingOut(): string[] {
  const wide =
    ".table-frame, .prose__table, pre, .grid, .rail, .tabs, .preview__stage, .preview__host, " +
    ".results__letter";
  const left = ".hidden, .skip, .monaco-editor, .drop__input, textarea";
  const root = document.documentElement;
  const found = root.scrollWidth > root.clientWidth ? [`page ${root.scrollWidth} px wide`] : [];
  const within = document.querySelector("dialog:modal") ?? document.body;
  const text = "h1, h2, h3, p, li, dt, dd, td, th";
  const seen = `a, button, input, select, textarea, summary, ${text}`;
  for (const element of within.querySelectorAll<HTMLElement>("*")) {
    if (element.closest(`${left}, ${wide}`) || !element.checkVisibility()) continue;
    const box = element.getBoundingClientRect();
    if (box.width === 0 || box.height === 0) continue;
    const named = `${element.tagName} .${element.className} ${element.innerText}`.slice(0, 120);
    const out = box.left < -1 || box.right > root.clientWidth + 1;
    if (out && element.matches(seen)) found.push(`outside: ${named}`);
    const scrolls = /auto|scroll/.test(getComputedStyle(element).overflowX);
    if (scrolls && element.scrollWidth > element.clientWidth + 1) found.push(`scrolls: ${named}`);
  }
  return found.slice(0, 5);
}
