// From a key to the preview painted, over a newsletter of 50 KB, in the desk as it is.

import type { Page } from "@playwright/test";

import { screens, sit, type Screens } from "../candidate.ts";
import { expect, test } from "../fixtures.ts";
import { letter } from "./letter.ts";
import { recordRounds } from "./measure.ts";

// A recorder at work in the page would be measured too.
test.use({ trace: "off" });

const NAME = "Oferta";
const ROUNDS = 4;
const KEYS = 60;
const signs = "abcdefgh ijklmn opq";

interface Watched {
  __watch?: { keys: number[]; times: number[]; restart(): void };
}

/** Notes for each key typed when the preview first showed it. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const frame = document.querySelector<HTMLIFrameElement>("iframe.preview-frame");
    const inside = frame?.contentDocument;
    if (!inside) throw new Error("there is no preview");
    const length = () => inside.getElementById("here")?.textContent?.length ?? 0;
    const watch = { keys: [] as number[], times: [] as number[], base: 0, restart };
    function restart(): void {
      watch.keys = [];
      watch.times = [];
      watch.base = length();
    }
    const painted = new MessageChannel();
    painted.port1.onmessage = ({ data }) => {
      const now = performance.now();
      while (watch.times.length < data) {
        watch.times.push(now - watch.keys[watch.times.length]);
      }
    };
    const seen = () => {
      const shown = length() - watch.base;
      requestAnimationFrame(() => painted.port2.postMessage(shown));
    };
    const every = { subtree: true, childList: true, characterData: true };
    new MutationObserver(seen).observe(inside.documentElement, every);
    addEventListener("keydown", (event) => watch.keys.push(event.timeStamp), true);
    restart();
    (globalThis as unknown as Watched).__watch = watch;
  });
}

async function type(page: Page, pause_ms: number): Promise<number[]> {
  await page.evaluate(() => (globalThis as unknown as Watched).__watch?.restart());
  for (let at = 0; at < KEYS; at += 1) {
    const sign = signs[at % signs.length];
    await page.keyboard.press(sign === " " ? "Space" : sign);
    await page.waitForTimeout(pause_ms);
  }
  const times = () => page.evaluate(() => (globalThis as unknown as Watched).__watch?.times);
  await expect.poll(async () => (await times())?.length).toBe(KEYS);
  return (await times()) ?? [];
}

/** The caret between the tags of the place to type in: a click in the preview selects the tag. */
async function aim(page: Page, { content }: Screens): Promise<void> {
  const here = content.preview(NAME).locator("#here");
  await here.evaluate((element) => element.append("tu"));
  await here.click();
  await page.waitForTimeout(300);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.type("w");
  await expect(here).toHaveText("w");
}

async function measure(page: Page, all: Screens, editor: string): Promise<void> {
  await aim(page, all);
  await watch(page);
  for (const [way, pause_ms] of [["alone", 250], ["typing", 60]] as const) {
    const rounds: number[][] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      rounds.push(await type(page, pause_ms));
      await page.waitForTimeout(1500);
    }
    recordRounds(`preview: key to paint, 50 KB, ${editor}, ${way}`, "ms", rounds);
  }
}

for (const editor of ["Monaco", "textarea"]) {
  test(`preview, ${editor}`, async ({ page }) => {
    const all = screens(page, "pl");
    await all.lobby.open();
    await sit(all, "practice");
    await all.desk.room("content");
    await all.content.create("newsletter", NAME);
    await all.content.plain();
    await all.content.code.fill(letter(50_000));
    await all.desk.saved();
    // As it is at work: with a long list of findings under the editor.
    await expect.poll(() => all.content.findings.count()).toBeGreaterThan(100);
    if (editor === "Monaco") {
      await all.desk.button("content.editor.plain").click();
      await expect(page.locator(".editor__pane:not([hidden]) .monaco-editor")).toBeVisible();
    }
    await measure(page, all, editor);
  });
}
