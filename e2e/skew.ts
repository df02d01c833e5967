// The two clocks of a page under the test's hand: the wall's, which anybody can set, and the
// page's own, which only runs on and begins anew with each load.

import type { BrowserContext, Page } from "@playwright/test";

const KEY = "test-wall-skew-ms";

interface Skewed {
  __page_skew_ms: number;
}

/** Puts both clocks under control. Call before the page loads. */
export async function skewable(context: BrowserContext): Promise<void> {
  await context.addInitScript((key) => {
    // A sandboxed frame has no storage, and no clock of ours.
    if (origin === "null") return;
    const own = globalThis as unknown as Skewed;
    own.__page_skew_ms = 0;
    const wall = Date.now.bind(Date);
    const page = performance.now.bind(performance);
    Date.now = () => wall() + Number(localStorage.getItem(key) ?? 0);
    performance.now = () => page() + own.__page_skew_ms;
  }, KEY);
}

/** Sets the wall clock on (or back), as a person or a time server does. */
export async function setWall(page: Page, by_ms: number): Promise<void> {
  await page.evaluate(([key, by]) => {
    const skew = Number(localStorage.getItem(key as string) ?? 0) + Number(by);
    localStorage.setItem(key as string, String(skew));
  }, [KEY, by_ms]);
}

/** Lets time pass on both clocks at once, as it does when somebody waits. */
export async function pass(page: Page, by_ms: number): Promise<void> {
  await page.evaluate(([key, by]) => {
    const skew = Number(localStorage.getItem(key as string) ?? 0) + Number(by);
    (globalThis as unknown as Skewed).__page_skew_ms += Number(by);
    localStorage.setItem(key as string, String(skew));
  }, [KEY, by_ms]);
}
