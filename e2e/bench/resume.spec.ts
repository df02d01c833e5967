// An attempt of 6,000 entries comes back: from its snapshot, and from the whole journal.

import type { BrowserContext, Page } from "@playwright/test";

import { screens, sit, type Screens } from "../candidate.ts";
import { expect, test } from "../fixtures.ts";
import { anna } from "../pages/lobby.ts";
import { landed, landedAfterUnlock, typeAtOnce } from "./desk.ts";
import { record } from "./measure.ts";

// A recorder at work in the page would be measured too.
test.use({ trace: "off" });

const ENTRIES = 6000;
const ROUNDS = 10;

/** Types and leaves the field, over and over: each time one event of the journal. */
async function write(page: Page, field: string, words: string, count: number): Promise<void> {
  await page.evaluate(
    async ([field, words, count]) => {
      const area = document.querySelector<HTMLTextAreaElement>(field);
      if (!area) throw new Error(`there is no ${field}`);
      for (let done = 0; done < count; done += 1) {
        area.setRangeText(words, area.value.length, area.value.length, "end");
        area.dispatchEvent(new InputEvent("input", { inputType: "insertText" }));
        area.dispatchEvent(new FocusEvent("blur"));
        if (done % 50 === 49) await new Promise((next) => setTimeout(next));
      }
    },
    [field, words, count] as const,
  );
}

/** A third in a newsletter that grows to 50 KB, the rest in three answers of 16 KB. */
async function work(page: Page, all: Screens): Promise<void> {
  await all.desk.room("content");
  await all.content.create("newsletter", "Oferta");
  await all.content.plain();
  const third = ENTRIES / 3;
  await write(page, ".editor__pane:not([hidden]) textarea", "<p>Zażółć gęślą.</p>\n\n\n", third);
  await all.desk.room("answers");
  for (const question of [0, 1, 2]) {
    await all.answers.open(question);
    await write(page, ".composer__text textarea", "gęślą jaźń; ", (2 * third) / 3 + 1);
  }
  await all.answers.open(0);
  await all.desk.saved();
}

/** How many rows a table of the store has; with `clear`, empties it first. */
function rows(page: Page, table: string, clear = false): Promise<number> {
  return page.evaluate(
    async ([table, clear]) => {
      const finish = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const database = await finish(indexedDB.open("proba"));
      const mode = clear ? "readwrite" : "readonly";
      const transaction = database.transaction(table, mode, { durability: "strict" });
      const store = transaction.objectStore(table);
      if (clear) await finish(store.clear());
      const count = await finish(store.count());
      database.close();
      return count;
    },
    [table, clear] as const,
  );
}

async function comeBack(
  context: BrowserContext,
  address: string,
  kind: "exam" | "practice",
  whole: boolean,
): Promise<number> {
  const page = await context.newPage();
  if (whole) {
    await page.goto("/api/health");
    await rows(page, "snapshots", true);
  }
  await page.goto(address);
  const all = screens(page, "pl");
  if (kind === "exam") await all.desk.unlock(anna.phrase);
  const time = kind === "exam" ? await landedAfterUnlock(page) : await landed(page);
  await all.desk.saved();
  await page.close();
  return time;
}

for (const kind of ["practice", "exam"] as const) {
  test(`resume, ${kind}`, async ({ page, context }) => {
    const all = screens(page, "pl");
    await all.lobby.open();
    await all.lobby.readyForOffline();
    await sit(all, kind);
    await all.desk.room("answers");
    await all.answers.open(0);
    await all.desk.saved();
    const address = page.url();
    await page.close();
    const unlocked = kind === "exam" ? "exam, from unlocking" : "practice";
    const measure = async (what: string, whole: boolean) => {
      const times: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        times.push(await comeBack(context, address, kind, whole));
      }
      record(`resume: ${what}, ${unlocked}`, "ms", times);
    };

    await typeAtOnce(context);
    await measure("few entries", false);
    const busy = await context.newPage();
    await busy.goto(address);
    const desk = screens(busy, "pl");
    if (kind === "exam") await desk.desk.unlock(anna.phrase);
    await desk.desk.shown();
    await work(busy, desk);
    expect(await rows(busy, "entries")).toBeGreaterThan(ENTRIES);
    await busy.close();
    await measure("6,000 entries from the snapshot", false);
    await measure("6,000 entries, all replayed", true);
  });
}
