// When a desk takes input: a probe in the page that types as soon as there is where to type.

import type { BrowserContext, Page } from "@playwright/test";

interface Probed {
  /** Milliseconds from the navigation's start to the frame that shows what was typed. */
  __landed?: Promise<number>;
  /** Milliseconds from the navigation's start to the press of the button that unlocks. */
  __unlocked?: number;
}

/** Makes every later page type one letter into an answer's field at the first chance. */
export async function typeAtOnce(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const probed = globalThis as unknown as Probed;
    const field = () => {
      const found = document.querySelector<HTMLTextAreaElement>(".composer__text textarea");
      return found && !found.readOnly && found.offsetParent !== null ? found : undefined;
    };
    const painted = () =>
      new Promise<number>((resolve) => {
        const after = new MessageChannel();
        after.port1.onmessage = () => resolve(performance.now());
        requestAnimationFrame(() => after.port2.postMessage(0));
      });
    probed.__landed = new Promise((resolve) => {
      const look = () => {
        const found = field();
        if (!found) return;
        observer.disconnect();
        found.focus();
        const before = found.value;
        document.execCommand("insertText", false, "x");
        // A letter that the application refused would be gone, or the field read-only again.
        if (found.value.length === before.length + 1) void painted().then(resolve);
      };
      const observer = new MutationObserver(look);
      const seen = ["hidden", "readonly", "class"];
      const every = { childList: true, subtree: true, attributes: true, attributeFilter: seen };
      observer.observe(document, every);
    });
    const press = (event: Event) => {
      if ((event.target as Element).closest("button, form")) probed.__unlocked = performance.now();
    };
    addEventListener("submit", press, true);
    addEventListener("click", press, true);
  });
}

/** How long the page took until the letter was on screen. */
export async function landed(page: Page): Promise<number> {
  const time = await page.evaluate(() => (globalThis as unknown as Probed).__landed);
  if (time === undefined) throw new Error("the page has no probe");
  return time;
}

/** The same, from the moment the candidate asked to unlock. */
export async function landedAfterUnlock(page: Page): Promise<number> {
  const time = await landed(page);
  const from = await page.evaluate(() => (globalThis as unknown as Probed).__unlocked);
  if (from === undefined) throw new Error("nobody unlocked");
  return time - from;
}
