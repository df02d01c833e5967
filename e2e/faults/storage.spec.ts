// The browser's storage fails under the candidate's hands: work goes on, the alarm says so within
// two seconds, the writes follow when the storage is back, and the emergency export works.

import { readFile } from "node:fs/promises";
import { join } from "node:path";

import type { BrowserContext, Page } from "@playwright/test";

import { screens, sit, type Screens } from "../candidate.ts";
import { expect, test } from "../fixtures.ts";

/** Ways to break the storage of a page; each answers how to mend it. */
type Break = (page: Page, context: BrowserContext) => Promise<() => Promise<void>>;

const quota: Break = async (page, context) => {
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
const aborted: Break = async (page) => {
  await page.evaluate(() => {
    const original = IDBDatabase.prototype.transaction;
    Object.assign(globalThis, { __original: original });
    IDBDatabase.prototype.transaction = function (stores, mode, options) {
      const made = original.call(this, stores, mode, options);
      if (mode === "readwrite") queueMicrotask(() => made.abort());
      return made;
    };
  });
  return () =>
    page.evaluate(() => {
      const { __original } = globalThis as unknown as {
        __original: IDBDatabase["transaction"];
      };
      IDBDatabase.prototype.transaction = __original;
    });
};

/** The connection closes under every transaction, until it is mended. */
const closed: Break = async (page) => {
  await page.evaluate(() => {
    const { transaction } = IDBDatabase.prototype;
    Object.assign(globalThis, { __original: { transaction } });
    IDBDatabase.prototype.transaction = function (...words) {
      this.close();
      return transaction.apply(this, words);
    };
  });
  return () =>
    page.evaluate(() => {
      const { __original } = globalThis as unknown as {
        __original: { transaction: IDBDatabase["transaction"] };
      };
      IDBDatabase.prototype.transaction = __original.transaction;
    });
};

const alarms: Record<string, { breaking: Break; title: string }> = {
  "the quota is full": { breaking: quota, title: "quota" },
  "transactions are aborted": { breaking: aborted, title: "aborted" },
  "the database is closed": { breaking: closed, title: "closed" },
};

for (const [name, { breaking, title }] of Object.entries(alarms)) {
  for (const kind of ["practice", "exam"] as const) {
    test(`${name}: a worded alarm, nothing lost, ${kind}`, async ({ page, context }, info) => {
      const all = screens(page, "pl");
      await all.lobby.open();
      await sit(all, kind);
      await all.desk.room("answers");
      await all.answers.open(0);
      await all.answers.write("przed ");
      await all.desk.saved();

      const mend = await breaking(page, context);
      await all.answers.write("w trakcie ");
      const alarm = page.getByText(all.words.of(`desk.alarm.${title}.title`));
      await expect(alarm).toBeVisible({ timeout: 2_000 });
      await all.answers.write("dalej ");
      await expect(all.answers.field).toHaveValue("przed w trakcie dalej ");
      await expectExport(all, join(info.outputDir, "copy.proba-copy"));

      await mend();
      await all.desk.saved();
      await expect(alarm).toBeHidden();
      await page.reload();
      if (kind === "exam") await all.desk.unlock("zielona monstera 7");
      await all.desk.shown();
      await expect(all.answers.field).toHaveValue("przed w trakcie dalej ");
    });
  }
}

/** The emergency export has everything, also what the storage did not take. */
async function expectExport({ desk, words }: Screens, path: string): Promise<void> {
  const alarm = desk.page.locator(".desk__alarms");
  const [file] = await Promise.all([
    desk.page.waitForEvent("download"),
    alarm.getByRole("button", { name: words.of("desk.alarm.export") }).click(),
  ]);
  await file.saveAs(path);
  const lines = (await readFile(path, "utf8")).trim().split("\n");
  expect(JSON.parse(lines[0])).toMatchObject({ format: "proba-copy" });
  expect(JSON.parse(lines.at(-1) ?? "{}").end.rows).toBe(lines.length - 2);
}
