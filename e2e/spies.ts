// What a page does behind its own back: requests, console errors, the durability of its writes.

import type { BrowserContext, Page, Request } from "@playwright/test";

import type { Sentinel } from "./sentinel.ts";

/**
 * The requests of a context that reached for the network, the service worker's own included.
 *
 * While the network is cut, only two things count: a request that failed, and whoever knocked at
 * the sentinel. What finishes all the same came from a cache, whatever address its answer keeps.
 */
export class Requests {
  private seen: string[] = [];
  private asking: Promise<void>[] = [];

  constructor(
    context: BrowserContext,
    private readonly sentinel: Sentinel,
  ) {
    context.on("requestfinished", (request) => {
      if (!this.sentinel.stands) this.asking.push(this.judge(request));
    });
    context.on("requestfailed", (request) => {
      // What a page dropped as it went was never sent for.
      if (request.failure()?.errorText !== "net::ERR_ABORTED") this.note(request);
    });
  }

  async all(): Promise<string[]> {
    await Promise.all(this.asking);
    return [...this.seen, ...this.sentinel.seen()];
  }

  async clear(): Promise<void> {
    await Promise.all(this.asking);
    this.seen = [];
    this.sentinel.forget();
  }

  /** What the service worker or a cache answered has no address of a server. */
  private async judge(request: Request): Promise<void> {
    const response = await request.response().catch(() => null);
    if (!response || response.fromServiceWorker()) return;
    if (await response.serverAddr().catch(() => null)) this.note(request);
  }

  private note(request: Request): void {
    if (!/^(blob|data|about):/.test(request.url())) {
      this.seen.push(`${request.method()} ${request.url()}`);
    }
  }
}

/** Collects what must never be said: console errors, page errors, breaches of the policy. */
export function complaints(page: Page): string[] {
  const found: string[] = [];
  page.on("console", (message) => {
    // The tests' own scripts knock at every frame; that the preview turns them away is as it must
    // be.
    const own = message.text().startsWith("Blocked script execution in 'about:srcdoc'");
    if (message.type() === "error" && !own) found.push(message.text());
  });
  page.on("pageerror", (fault) => found.push(String(fault)));
  return found;
}

/** A write transaction as the page asked for it. */
export interface Write {
  database: string;
  stores: string[];
  durability: string;
}

interface Spied {
  __writes: Write[];
  /** Tells the test at once, so that it is known although the page may be killed next. */
  __loose?: (write: Write) => void;
}

/** Makes the pages note every write transaction that they open; those to the exam's database that
 * do not ask for strict durability go to `loose`. Call before a page loads. */
export async function watchWrites(context: BrowserContext, loose: Write[]): Promise<void> {
  await context.exposeBinding("__loose", (_, write: Write) => void loose.push(write));
  await context.addInitScript(() => {
    const own = globalThis as unknown as Spied;
    const writes: Write[] = [];
    own.__writes = writes;
    const original = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (stores, mode, options) {
      const made = original.call(this, stores, mode, options);
      if (mode === "readwrite") {
        const list = typeof stores === "string" ? [stores] : Array.from(stores);
        const write = { database: this.name, stores: list, durability: made.durability };
        writes.push(write);
        if (write.database === "proba" && write.durability !== "strict") own.__loose?.(write);
      }
      return made;
    };
  });
}

/** The writes that the page has made since it loaded. */
export function writes(page: Page): Promise<Write[]> {
  return page.evaluate(() => (globalThis as unknown as Spied).__writes);
}
