// A candidate without a mouse: everything by keys, and always in sight what they would press.

import { expect, type BrowserContext, type Locator, type Page } from "@playwright/test";

/** More stops than any screen has. */
const STOPS_MAX = 150;

const pointing = ["pointerdown", "pointermove", "mousedown", "mousemove", "touchstart", "wheel"];

/** Notes every event of a pointer in any page of the context. Call before the page loads. */
export async function watchPointers(context: BrowserContext): Promise<string[]> {
  const seen: string[] = [];
  await context.exposeBinding("__pointed", (_, what: string) => void seen.push(what));
  await context.addInitScript((kinds) => {
    const note = (event: Event) =>
      (globalThis as unknown as { __pointed(what: string): void }).__pointed(event.type);
    for (const kind of kinds) addEventListener(kind, note, { capture: true, passive: true });
  }, pointing);
  return seen;
}

export class Keyboard {
  /** Stops of the Tab key that were made. */
  stops = 0;

  constructor(readonly page: Page) {}

  press(keys: string): Promise<void> {
    return this.page.keyboard.press(keys);
  }

  type(text: string): Promise<void> {
    return this.page.keyboard.type(text);
  }

  /** One stop on; whatever has the focus then must show it. */
  async tab(back = false): Promise<void> {
    await this.press(back ? "Shift+Tab" : "Tab");
    this.stops += 1;
    const marked = expect.poll(() => this.page.evaluate(unmarked), { timeout: 1_000 });
    await marked.toBe("");
  }

  /** Tab by Tab to the element. */
  async reach(element: Locator): Promise<void> {
    await expect(element).toBeVisible();
    for (let stops = 0; stops < STOPS_MAX; stops += 1) {
      if (await this.has(element)) return;
      await this.tab();
    }
    throw new Error(`no way by keyboard to ${element}`);
  }

  async enter(element: Locator): Promise<void> {
    await this.reach(element);
    await this.press("Enter");
  }

  async tick(element: Locator): Promise<void> {
    await this.reach(element);
    await this.press("Space");
    await expect(element).toBeChecked();
  }

  /** Writes into an empty field. */
  async fill(element: Locator, text: string): Promise<void> {
    await this.reach(element);
    await this.press("Control+A");
    await this.type(text);
  }

  private has(element: Locator): Promise<boolean> {
    return element.evaluate((own) => own === document.activeElement);
  }
}

/** The focused element when neither it nor the frame that stands for it has an outline. */
function unmarked(): string {
  const focused = document.activeElement;
  // The browser's own bar is a stop too.
  if (!focused || focused === document.body) return "";
  const frame = focused.closest(".composer, .drop, .editor__pane, .preview__stage");
  const marked = [focused, frame].some((element) => {
    if (!element) return false;
    return [undefined, "::after"].some((part) => {
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element, part);
      const clear = /rgba\(.*, 0\)|transparent/.test(outlineColor);
      return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && !clear;
    });
  });
  return marked ? "" : focused.outerHTML.slice(0, 200);
}
