// From the last key to the findings, over a newsletter of 50 KB; 400 ms of it are the pause.

import { screens, sit } from "../candidate.ts";
import { expect, test } from "../fixtures.ts";
import { letter } from "./letter.ts";
import { record } from "./measure.ts";

test.use({ trace: "off" });

const ROUNDS = 12;

test("checks", async ({ page }) => {
  const all = screens(page, "pl");
  const { content, desk } = all;
  await all.lobby.open();
  await sit(all, "practice");
  await desk.room("content");
  await content.create("newsletter", "Oferta");
  await content.plain();
  await content.code.fill(letter(50_000));
  const list = page.locator(".checks__list");
  await expect.poll(() => content.findings.count()).toBeGreaterThan(100);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await expect(list).toHaveAttribute("aria-busy", "false");
    const done = list.evaluate(
      (element) =>
        new Promise<number>((resolve) => {
          let begun = 0;
          const seen = () => {
            const busy = element.getAttribute("aria-busy") === "true";
            if (busy && begun === 0) begun = performance.now();
            if (busy || begun === 0) return;
            watch.disconnect();
            resolve(performance.now() - begun);
          };
          const watch = new MutationObserver(seen);
          watch.observe(element, { attributes: true });
        }),
    );
    await content.code.press("End");
    await page.keyboard.type("x");
    times.push(await done);
    await page.waitForTimeout(1500);
  }
  record("checks: last key to findings, 50 KB", "ms", times);
});
