// The second copy from the start of an exam; what is left after a panic; how long work stays.

import { readFile } from "node:fs/promises";

import type { Download, Page } from "@playwright/test";

import { screens, sit, type Screens } from "../candidate.ts";
import { expect, test } from "../fixtures.ts";
import { lend, onStick, pull, wantConsent } from "../folders.ts";
import { anna } from "../pages/lobby.ts";
import { pass, setWall, skewable } from "../skew.ts";

const MINUTE_MS = 60_000;

const file = (page: Page) => `${/attempt\/([0-9a-f]{32})/.exec(page.url())?.[1]}.proba-copy`;

/** Whole, by its last line. */
function expectWhole(text: string): void {
  const lines = text.trim().split("\n");
  expect(JSON.parse(lines[0])).toMatchObject({ format: "proba-copy", v: 1 });
  expect(JSON.parse(lines.at(-1) ?? "{}").end.rows).toBe(lines.length - 2);
}

/** Opens the window of the second copy. */
async function copies({ desk, words }: Screens) {
  await desk.more("desk.top.second_copy");
  return desk.page.getByRole("dialog", { name: words.of("desk.second_copy.title") });
}

test("the folder is asked for before an exam, and the copy is there from the first minute", async ({
  page,
  browser,
  house,
}) => {
  test.setTimeout(240_000);
  const all = screens(page, "pl");
  const word = (key: string) => all.words.of(`lobby.start.${key}`);
  await all.lobby.open();
  await all.lobby.choose("exam");
  await page.getByRole("radio", { name: all.words.of("common.mode.exam") }).check();
  await all.lobby.candidate.fill(anna.code);
  await page.getByLabel(word("phrase"), { exact: true }).fill(anna.phrase);
  await page.getByLabel(word("phrase_again"), { exact: true }).fill(anna.phrase);
  await page.getByRole("button", { name: word("go") }).click();
  await expect(page.locator("#copying")).toContainText(word("second_copy_missing"));
  await lend(page);
  await page.getByRole("button", { name: word("choose_folder") }).click();
  await expect(page.locator("#copying")).toContainText("pendrive");
  await page.getByRole("button", { name: word("go") }).click();
  await all.rules.accept("exam");
  await all.desk.shown();

  const name = file(page);
  await expect.poll(() => onStick(page, name)).not.toBe("");
  const first = await onStick(page, name);
  expectWhole(first);
  await all.desk.room("answers");
  await all.answers.open(0);
  await all.answers.write("kopia na nośniku");
  await all.desk.saved();
  // It is renewed by itself every minute, also by a page that was loaded anew.
  await page.reload();
  await all.desk.unlock(anna.phrase);
  await expect
    .poll(() => onStick(page, name), { timeout: 75_000, intervals: [2_000] })
    .not.toBe(first);
  expect((await onStick(page, name)).includes("kopia na"), "it is encrypted").toBe(false);
  const window = await copies(all);
  await window.getByRole("button", { name: all.words.of("desk.second_copy.now") }).click();
  await expect(window.locator("[data-copy]")).toHaveAttribute("data-copy", "written");
  const text = await onStick(page, name);
  expectWhole(text);

  const other = await browser.newContext({ baseURL: house.address, locale: "pl-PL" });
  await resumeFromCopy(await other.newPage(), name, text, "kopia na nośniku");
  await other.close();
});

/** Another computer: the copy is loaded in its lobby, and the work goes on. */
async function resumeFromCopy(page: Page, name: string, text: string, answer: string) {
  const all = screens(page, "pl");
  await all.lobby.open();
  await page.getByText(all.words.of("lobby.import_copy")).click();
  const input = page.locator("input[type=file][accept='.proba-copy']");
  await input.setInputFiles({ name, mimeType: "", buffer: Buffer.from(text) });
  await all.lobby.resume();
  await all.desk.unlock(anna.phrase);
  await all.desk.room("answers");
  await expect(all.answers.field).toHaveValue(answer);
}

test("a folder that wants consent, or is gone, is asked for at the desk", async ({
  page,
  context,
}) => {
  const all = screens(page, "pl");
  const alarms = page.locator(".desk__alarms");
  await all.lobby.open();
  await sit(all, "exam");
  await expect.poll(() => onStick(page, file(page))).not.toBe("");
  await wantConsent(context);
  await page.reload();
  await all.desk.unlock(anna.phrase);
  await alarms.getByRole("button", { name: all.words.of("desk.second_copy.consent") }).click();
  await expect(alarms.getByRole("button")).toHaveCount(0);

  await pull(page, true);
  const window = await copies(all);
  await window.getByRole("button", { name: all.words.of("desk.second_copy.now") }).click();
  await expect(window.locator("[data-copy]")).toHaveAttribute("data-copy", "failing");
  await page.keyboard.press("Escape");
  await expect(alarms).toContainText(all.words.of("desk.alarm.second_copy.title"));
  await pull(page, false);
  await lend(page);
  await alarms.getByRole("button", { name: all.words.of("desk.alarm.second_copy.choose") }).click();
  await expect(alarms.getByRole("button")).toHaveCount(0);
});

test("where no folder can be had, downloads are asked for every 15 minutes", async ({
  page,
  context,
}) => {
  await skewable(context);
  await context.addInitScript(() => {
    Reflect.deleteProperty(globalThis, "showDirectoryPicker");
  });
  const all = screens(page, "pl");
  await all.lobby.open();
  await sit(all, "exam");
  await all.desk.saved();
  const due = page.getByText(all.words.of("desk.alarm.copy_due.title"));
  await expect(due).toHaveCount(0);
  await pass(page, 16 * MINUTE_MS);
  await expect(due).toBeVisible();
  const name = all.words.of("desk.second_copy.download");
  const press = page.locator(".desk__alarms").getByRole("button", { name }).click();
  expectWhole(await read(await page.waitForEvent("download"), press));
  await expect(due).toHaveCount(0);
});

test("where folders are forbidden, a promise is enough, and downloads are asked for", async ({
  page,
  context,
}) => {
  await context.addInitScript(() => {
    const pick = () => Promise.reject(new DOMException("by policy", "NotAllowedError"));
    Object.assign(globalThis, { showDirectoryPicker: pick });
  });
  const all = screens(page, "pl");
  const word = (key: string) => all.words.of(`lobby.start.${key}`);
  await all.lobby.open();
  await all.lobby.choose("exam");
  await all.lobby.candidate.fill(anna.code);
  await page.getByLabel(word("phrase"), { exact: true }).fill(anna.phrase);
  await page.getByLabel(word("phrase_again"), { exact: true }).fill(anna.phrase);
  await expect(page.getByLabel(word("second_copy_confirm"))).toHaveCount(0);
  await page.getByRole("button", { name: word("choose_folder") }).click();
  await page.getByLabel(word("second_copy_confirm")).check();
  await page.getByRole("button", { name: word("go") }).click();
  await all.rules.accept("exam");
  await all.desk.shown();
  const alarms = page.locator(".desk__alarms");
  const name = all.words.of("desk.second_copy.download");
  const press = alarms.getByRole("button", { name }).click();
  expectWhole(await read(await page.waitForEvent("download"), press));
  await expect(alarms.getByRole("button")).toHaveCount(0);
});

async function read(download: Download, press: Promise<void>): Promise<string> {
  await press;
  return readFile(await download.path(), "utf8");
}

test("after a panic the record is had from the failure's own screen", async ({
  page,
  browser,
  house,
}) => {
  const all = screens(page, "pl");
  await all.lobby.open();
  await sit(all, "exam");
  await all.desk.room("answers");
  await all.answers.open(0);
  await all.answers.write("przed awarią");
  await all.desk.saved();
  const name = file(page);
  // Without a source of randomness no nonce can be had: the program stops rather than reuse one.
  await page.evaluate(() => {
    Crypto.prototype.getRandomValues = () => {
      throw new DOMException("no more", "OperationError");
    };
  });
  await all.answers.field.pressSequentially("x");
  const failure = page.getByRole("alertdialog");
  await expect(failure).toContainText("client-panic");
  await page.keyboard.press("Alt+1");
  await page.screenshot({ path: "results/screens/failure.png" });
  const press = failure.getByRole("button", { name: "Pobierz zapis pracy" }).click();
  const text = await read(await page.waitForEvent("download"), press);
  expectWhole(text);

  const other = await browser.newContext({ baseURL: house.address, locale: "pl-PL" });
  await resumeFromCopy(await other.newPage(), name, text, "przed awarią");
  await other.close();
  await failure.getByRole("button", { name: "Wczytaj ponownie" }).click();
  await all.desk.unlock(anna.phrase);
  await expect(all.answers.field).toHaveValue(/^przed awarią/);
});

/** Writes into the institution's file of sealed work for how long computers keep it. */
async function keepFor(page: Page, days: number): Promise<void> {
  await page.evaluate(async (retention_days) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open("proba");
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const done = new Promise((resolve) => {
      const strict = { durability: "strict" } as const;
      const transaction = database.transaction("outbox", "readwrite", strict);
      const outbox = transaction.objectStore("outbox");
      outbox.openCursor().onsuccess = (event) => {
        const cursor = (event.target as IDBRequest<IDBCursorWithValue | null>).result;
        if (!cursor) return resolve(undefined);
        if ((cursor.key as string[])[1] === "institution.json") {
          const own = JSON.parse(new TextDecoder().decode(cursor.value));
          const text = JSON.stringify({ ...own, retention_days });
          cursor.update(new TextEncoder().encode(text));
        }
        cursor.continue();
      };
    });
    await done;
    database.close();
  }, days);
}

test("work with a receipt goes when its time is over, other work never", async ({
  page,
  context,
}) => {
  await skewable(context);
  const all = screens(page, "pl");
  await all.lobby.open();
  await sit(all, "practice");
  await all.desk.saved();
  await all.lobby.open();
  await sit(all, "exam");
  await all.desk.handIn();
  await all.receipt.confirmed();
  await keepFor(page, 30);

  await all.lobby.open();
  await expect(all.lobby.attempts).toHaveCount(2);
  const kept = all.words.like("lobby.go_on.confirmed_until");
  await expect(all.lobby.attempts.first()).toContainText(kept);
  await setWall(page, 31 * 24 * 60 * MINUTE_MS);
  await page.reload();
  await expect(page.getByText(all.words.of("lobby.expired.title"))).toBeVisible();
  await expect(all.lobby.attempts).toHaveCount(1);
  await page.reload();
  await expect(all.lobby.attempts).toHaveCount(1);
});

test("a candidate erases work from the page of its receipt", async ({ page }) => {
  const all = screens(page, "pl");
  await all.lobby.open();
  await sit(all, "exam");
  await all.desk.handIn();
  await all.receipt.confirmed();
  await page.getByRole("button", { name: all.words.of("receipt.erase") }).click();
  const go = { name: all.words.of("lobby.erase.go"), exact: true };
  await page.getByRole("button", go).click();
  await expect(all.lobby.heading).toBeVisible();
  await expect(page.getByRole("article").first()).toBeVisible();
  await expect(all.lobby.attempts).toHaveCount(0);
});
