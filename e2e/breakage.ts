// Ways to break the storage of a page, and a watch that says how soon the candidate was told.

import { expect, type BrowserContext, type Page } from "@playwright/test";

/** Breaks the storage; answers how to mend it. */
export type Break = (page: Page, context: BrowserContext) => Promise<() => Promise<void>>;

interface Patched {
  __original: IDBDatabase["transaction"];
}

/** The disk is full, by the browser's own count. */
export const quota: Break = async (page, context) => {
  const wire = await context.newCDPSession(page);
  const origin = new URL(page.url()).origin;
  await wire.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1 });
  // The browser goes on for half a minute with the room that it knew of.
  await expect.poll(() => page.evaluate(tryToWrite), { timeout: 60_000 }).toBe(
    "QuotaExceededError",
  );
  return async () => {
    await wire.send("Storage.overrideQuotaForOrigin", { origin });
  };
};

/** Writes a little into a database of its own; answers the name of the error. */
function tryToWrite(): Promise<string> {
  return new Promise((resolve) => {
    const request = indexedDB.open("room");
    request.onupgradeneeded = () => request.result.createObjectStore("room");
    request.onerror = () => resolve(request.error?.name ?? "");
    request.onsuccess = () => {
      const writing = request.result.transaction("room", "readwrite");
      writing.objectStore("room").put(new Uint8Array(10_000), 0);
      writing.oncomplete = () => resolve("");
      writing.onabort = () => resolve(writing.error?.name ?? "");
    };
  });
}

/** Every write transaction is aborted as soon as it is made. */
export const aborted: Break = async (page) => {
  await page.evaluate(() => {
    const original = IDBDatabase.prototype.transaction;
    (globalThis as unknown as Patched).__original = original;
    IDBDatabase.prototype.transaction = function (stores, mode, options) {
      const made = original.call(this, stores, mode, options);
      if (mode === "readwrite") queueMicrotask(() => made.abort());
      return made;
    };
  });
  return () => unpatch(page);
};

/** The connection closes under every write. */
export const closed: Break = async (page) => {
  await page.evaluate(() => {
    const original = IDBDatabase.prototype.transaction;
    (globalThis as unknown as Patched).__original = original;
    IDBDatabase.prototype.transaction = function (stores, mode, options) {
      if (mode === "readwrite") this.close();
      return original.call(this, stores, mode, options);
    };
  });
  return () => unpatch(page);
};

function unpatch(page: Page): Promise<void> {
  return page.evaluate(() => {
    IDBDatabase.prototype.transaction = (globalThis as unknown as Patched).__original;
  });
}

/** Another page of the site holds the database and does not let go: writes get no answer. */
export const hung: Break = async (page, context) => {
  const other = await context.newPage();
  await other.goto(new URL("/", page.url()).href);
  await other.waitForURL(/\/b\//);
  await other.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open("proba");
      request.onsuccess = () => resolve(request.result);
    });
    const names = Array.from(database.objectStoreNames);
    const holding = database.transaction(names, "readwrite", { durability: "strict" });
    const store = holding.objectStore(names[0]);
    await new Promise<void>((taken) => {
      const again = () => {
        taken();
        store.count().onsuccess = again;
      };
      store.count().onsuccess = again;
    });
  });
  return () => other.close();
};

interface Watched {
  __watch: { typed_ms: number; failing_ms: number; shown_ms: number };
}

/**
 * Watches in the page itself: when a sign was typed, when the first write began that did not end
 * well, and when the words stood on the screen. Call before the storage breaks; the answer says how
 * long the candidate was not told, from the earlier of the two.
 */
export async function watchAlarm(page: Page, words: string): Promise<() => Promise<number>> {
  await page.evaluate((words) => {
    const seen = { typed_ms: 0, failing_ms: 0, shown_ms: 0 };
    (globalThis as unknown as Watched).__watch = seen;
    const open = new Set<number>();
    const original = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (stores, mode, options) {
      const began_ms = performance.now();
      if (mode !== "readwrite" || this.name !== "proba") {
        return original.call(this, stores, mode, options);
      }
      open.add(began_ms);
      const made = original.call(this, stores, mode, options);
      made.addEventListener("complete", () => open.delete(began_ms));
      return made;
    };
    addEventListener("input", () => (seen.typed_ms ||= performance.now()), { capture: true });
    const look = () => {
      const alarms = document.querySelector(".desk__alarms");
      if (seen.shown_ms || !alarms?.textContent?.includes(words)) return;
      seen.shown_ms = performance.now();
      // Whatever did not end well is still among the open ones.
      seen.failing_ms = Math.min(...open);
    };
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
  }, words);
  return () =>
    page.evaluate(() => {
      const { typed_ms, failing_ms, shown_ms } = (globalThis as unknown as Watched).__watch;
      if (!shown_ms) return Infinity;
      const typed = typed_ms && typed_ms < shown_ms ? typed_ms : Infinity;
      return shown_ms - Math.min(typed, failing_ms);
    });
}
