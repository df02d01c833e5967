// From a key to the transaction that holds it, complete with strict durability.

import type { Page } from "@playwright/test";

import { screens, sit } from "../candidate.ts";
import { expect, test } from "../fixtures.ts";
import { recordRounds } from "./measure.ts";

// A recorder at work in the page would be measured too.
test.use({ trace: "off" });

const ROUNDS = 4;
const KEYS = 60;

interface Watched {
  __durable?: { keys: number[]; times: number[] };
}

/** Notes for each key when a write of the typing that began after it was complete. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const durable = { keys: [] as number[], times: [] as number[] };
    (globalThis as unknown as Watched).__durable = durable;
    let waiting: number[] = [];
    addEventListener("keydown", (event) => waiting.push(event.timeStamp), true);
    const carried = new WeakMap<IDBTransaction, number[]>();
    const carry = (store: IDBObjectStore) => {
      if (!["drafts", "entries"].includes(store.name) || waiting.length === 0) return;
      const keys = [...(carried.get(store.transaction) ?? []), ...waiting];
      if (!carried.has(store.transaction)) {
        if (store.transaction.durability !== "strict") throw new Error("a loose write");
        store.transaction.addEventListener("complete", () => {
          const now = performance.now();
          const held = carried.get(store.transaction) ?? [];
          durable.times.push(...held.map((at) => now - at));
        });
      }
      carried.set(store.transaction, keys);
      waiting = [];
    };
    for (const way of ["put", "add"] as const) {
      const original = IDBObjectStore.prototype[way];
      IDBObjectStore.prototype[way] = function (value, key) {
        // The clock's own mark is written among the drafts and carries no typing.
        const mark = Array.isArray(key) && key[1] === "clock";
        if (!mark) carry(this);
        return original.call(this, value, key);
      };
    }
  });
}

const times = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as Watched).__durable?.times.splice(0) ?? []);

for (const kind of ["exam", "practice"] as const) {
  test(`durable, ${kind}`, async ({ page }) => {
    const all = screens(page, "pl");
    await all.lobby.open();
    await sit(all, kind);
    await all.desk.room("answers");
    await all.answers.open(0);
    await all.answers.write("Zaczynam. ");
    await all.desk.saved();
    await watch(page);
    const rounds: number[][] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      for (let at = 0; at < KEYS; at += 1) {
        await page.keyboard.press(at % 6 === 5 ? "Space" : "a");
        await page.waitForTimeout(110);
      }
      await all.desk.saved();
      const round = await times(page);
      expect(round.length).toBe(KEYS);
      rounds.push(round);
    }
    recordRounds(`durable: key to strict transaction, ${kind}`, "ms", rounds);
  });
}
