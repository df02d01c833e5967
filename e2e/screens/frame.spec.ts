// What stands over the desk or stops it: windows, alarms, obstacles. All of an exam.

import { screens, sit } from "../candidate.ts";
import { expect, test } from "../fixtures.ts";
import { look } from "../looks.ts";
import { setWall, skewable } from "../skew.ts";
import { languages } from "./languages.ts";

languages((language) => {
  test("windows: menus, help, shortcuts, copies, invigilator, pause", async ({ page }) => {
    const all = screens(page, language);
    const { desk, words } = all;
    await all.lobby.open();
    await sit(all, "exam");
    await desk.panel("closed");
    await look(page, "desk-exam");

    await page.getByRole("button", { name: words.of("desk.top.help_hint") }).click();
    await look(page, "menu-more");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: words.of("common.language_now") }).click();
    await look(page, "menu-language");
    await page.keyboard.press("Escape");
    await desk.more("common.help");
    await look(page, "help");
    await page.keyboard.press("Escape");
    await desk.more("common.shortcuts");
    await look(page, "shortcuts");
    await page.keyboard.press("Escape");
    await desk.more("desk.top.second_copy");
    await look(page, "second-copy");
    await page.keyboard.press("Escape");

    await desk.more("desk.top.invigilator");
    await look(page, "invigilator");
    const window = page.getByRole("dialog", { name: words.of("desk.invigilator.title") });
    const code = window.getByLabel(words.of("desk.invigilator.code"), { exact: true });
    const reason = window.getByLabel(words.of("desk.invigilator.reason"), { exact: true });
    const minutes = words.of("desk.invigilator.grant_minutes");
    await window.getByLabel(minutes, { exact: true }).fill("15");
    await reason.fill("alarm przeciwpożarowy");
    await code.fill("nie-ten-kod");
    await window.getByRole("button", { name: words.of("common.confirm") }).click();
    await expect(window.getByText(words.of("codes.code_wrong.title"))).toBeVisible();
    await look(page, "invigilator-wrong");
    await desk.order("pause", "alarm przeciwpożarowy");
    await expect(page.getByRole("dialog", { name: words.of("desk.pause.title") })).toBeVisible();
    await look(page, "paused");
  });

  test("alarms: a second tab, a failing storage, a refusal, a gap of the clock", async ({
    page,
    context,
  }) => {
    await skewable(context);
    const all = screens(page, language);
    const { desk, words } = all;
    await all.lobby.open();
    await sit(all, "exam");
    await desk.saved();
    await desk.panel("closed");

    const other = await context.newPage();
    const second = screens(other, language);
    await other.goto(page.url());
    await second.desk.unlock("zielona monstera 7");
    await expect(second.desk.save).toHaveAttribute("data-save", "elsewhere");
    await look(other, "second-tab");
    await second.desk.toHandIn();
    await look(other, "hand-in-second-tab");
    await other.close();

    await page.bringToFront();
    await desk.room("answers");
    await all.answers.open(0);
    await page.evaluate(() => {
      const { transaction } = IDBDatabase.prototype;
      Object.assign(globalThis, { __transaction: transaction });
      IDBDatabase.prototype.transaction = function (stores, mode, options) {
        const made = transaction.call(this, stores, mode, options);
        if (mode === "readwrite") queueMicrotask(() => made.abort());
        return made;
      };
    });
    await all.answers.write("W trakcie awarii");
    await expect(page.getByText(words.of("desk.alarm.aborted.title"))).toBeVisible();
    await look(page, "alarm-failing");
    await page.evaluate(() => {
      const { __transaction } = globalThis as unknown as {
        __transaction: IDBDatabase["transaction"];
      };
      IDBDatabase.prototype.transaction = __transaction;
    });
    await desk.saved();

    await setWall(page, 5 * 60 * 60_000);
    await expect(page.getByRole("dialog", { name: words.of("desk.gap.title") })).toBeVisible();
    await look(page, "gap");
  });

  test("the last minutes, quarantine, panic", async ({ page, context }) => {
    await skewable(context);
    const all = screens(page, language);
    const { desk, words } = all;
    await all.lobby.open();
    await sit(all, "practice");
    await desk.room("answers");
    await all.answers.open(0);
    await all.answers.write("Do zmiany");
    await desk.saved();
    await page.evaluate(() => {
      // A panic of the program's own: its drawing meets a document that copies no elements.
      Node.prototype.cloneNode = () => {
        throw new DOMException("no copies", "InvalidStateError");
      };
    });
    await page.keyboard.press("F1");
    await expect(page.locator("#failure")).toBeVisible();
    await look(page, "panic");

    await page.reload();
    await desk.shown();
    await page.evaluate(spoil);
    await page.reload();
    const title = words.of("desk.quarantine.title");
    await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
    await look(page, "quarantine");
    await all.lobby.open();
    await expect(all.lobby.attempts).toHaveCount(1);
    await look(page, "lobby-quarantine");
  });
});

/** Changes one byte of a stored entry. */
function spoil(): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("proba");
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const strict = { durability: "strict" } as const;
      const writing = opening.result.transaction(["entries", "snapshots"], "readwrite", strict);
      writing.objectStore("snapshots").clear();
      const walk = writing.objectStore("entries").openCursor();
      walk.onsuccess = () => {
        const cursor = walk.result;
        if (!cursor) return;
        const [, part] = cursor.key as [string, number];
        if (part !== 3) return cursor.continue();
        const bytes: Uint8Array = cursor.value;
        bytes[bytes.length - 4] ^= 1;
        cursor.update(bytes);
      };
      writing.oncomplete = () => resolve();
      writing.onabort = () => reject(writing.error);
    };
  });
}
