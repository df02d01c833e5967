// A stick for the second copy. No test can answer the browser's own question about a folder, so
// the page is given a folder of the browser's private files instead; all that follows is real.

import type { BrowserContext, Page } from "@playwright/test";

const NAME = "pendrive";

/** From now on the page's question for a folder is answered with the stick. */
export async function lend(page: Page): Promise<void> {
  await page.evaluate((name) => {
    const pick = async () => {
      const root = await navigator.storage.getDirectory();
      return root.getDirectoryHandle(name, { create: true });
    };
    Object.assign(globalThis, { showDirectoryPicker: pick });
  }, NAME);
}

/** The text of a file on the stick; empty while there is none. */
export function onStick(page: Page, file: string): Promise<string> {
  return page.evaluate(
    async ([folder, name]) => {
      try {
        const root = await navigator.storage.getDirectory();
        const stick = await root.getDirectoryHandle(folder);
        const handle = await stick.getFileHandle(name);
        return await (await handle.getFile()).text();
      } catch {
        return "";
      }
    },
    [NAME, file],
  );
}

/** Makes the browser want consent for the folder after each load, as it does for real ones. */
export async function wantConsent(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    let allowed = false;
    const own = globalThis.FileSystemHandle?.prototype as unknown as Record<string, unknown>;
    if (!own) return;
    own.queryPermission = async () => (allowed ? "granted" : "prompt");
    own.requestPermission = async () => {
      allowed = navigator.userActivation.isActive;
      return allowed ? "granted" : "denied";
    };
  });
}

/** Pulls the stick out of the machine, or puts it in again. */
export async function pull(page: Page, out: boolean): Promise<void> {
  await page.evaluate((gone) => {
    const own = FileSystemDirectoryHandle.prototype as unknown as Record<string, unknown>;
    const kept = globalThis as unknown as { __getFileHandle?: unknown };
    kept.__getFileHandle ??= own.getFileHandle;
    own.getFileHandle = gone
      ? () => Promise.reject(new DOMException("gone", "NotFoundError"))
      : kept.__getFileHandle;
  }, out);
}
