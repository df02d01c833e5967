// Freezes a page in the middle of what it does, as browsers and machines do to those that nobody
// looks at. The lifecycle command of the protocol stops no timer of a page that is in sight, so
// this is the debugger's pause: until the thaw not one statement runs.

import type { Page } from "@playwright/test";

/** Freezes the page; answers how to thaw it. */
export async function freeze(page: Page): Promise<() => Promise<void>> {
  const wire = await page.context().newCDPSession(page);
  await wire.send("Debugger.enable");
  const frozen = new Promise((resolve) => wire.once("Debugger.paused", resolve));
  await wire.send("Debugger.pause");
  await frozen;
  return () => wire.detach();
}

/** Makes the page freeze where it is about to open its next write transaction; answers how to wait
 * until it has, and then how to thaw it. */
export async function freezeAtWrite(page: Page) {
  const wire = await page.context().newCDPSession(page);
  await wire.send("Debugger.enable");
  const frozen = new Promise<void>((resolve) => wire.once("Debugger.paused", () => resolve()));
  await page.evaluate(() => {
    const original = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (stores, mode, options) {
      if (mode === "readwrite") {
        IDBDatabase.prototype.transaction = original;
        // Meant to stay, so without the sign by which a forgotten one is found.
        debugger
      }
      return original.call(this, stores, mode, options);
    };
  });
  return { frozen: () => frozen, thaw: () => wire.detach() };
}
