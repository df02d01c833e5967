// Two tabs at one attempt: one writes. A tab that froze and thaws after a takeover writes nothing.

import type { Page } from "@playwright/test";

import { screens, sit, type Screens } from "../candidate.ts";
import { expect, test } from "../fixtures.ts";
import { freezeAtWrite } from "../frost.ts";
import { anna } from "../pages/lobby.ts";

type Kind = "practice" | "exam";

/** Begins an attempt and writes into its first answer. */
async function begin(page: Page, kind: Kind, text: string): Promise<Screens> {
  const all = screens(page, "pl");
  await all.lobby.open();
  await sit(all, kind);
  await all.desk.room("answers");
  await all.answers.open(0);
  await all.answers.write(text);
  await all.desk.saved();
  return all;
}

/** Opens the same attempt in another tab. */
async function visit(first: Screens, kind: Kind): Promise<Screens> {
  const page = await first.desk.page.context().newPage();
  const second = screens(page, "pl");
  await page.goto(first.desk.page.url());
  if (kind === "exam") await second.desk.unlock(anna.phrase);
  await second.desk.shown();
  return second;
}

async function takeOver({ desk, words }: Screens, kind: Kind): Promise<void> {
  const take = words.of("desk.alarm.second_tab.take");
  await desk.page.getByRole("button", { name: take }).click();
  // Whoever sits at an exam now may be somebody else.
  if (kind === "exam") await desk.unlock(anna.phrase);
  await desk.saved();
}

/** The hand-in's page opens there, says why nothing can be handed in, and hands nothing in. */
async function onlyLooksAtTheHandIn({ desk, words }: Screens): Promise<void> {
  await desk.toHandIn();
  await expect(desk.page.getByText(words.of("desk.alarm.second_tab.title"))).toBeVisible();
  const go = desk.button("hand_in.go");
  await expect(go).toHaveAttribute("aria-disabled", "true");
  await go.click({ force: true });
  await expect(desk.page.getByRole("dialog")).toHaveCount(0);
  await desk.button("hand_in.back").click();
  await desk.shown();
}

/** Everything in the storage but the clock's mark, which the owner renews: names and bytes. */
function rows(page: Page): Promise<Record<string, string>> {
  return page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open("proba");
      request.onsuccess = () => resolve(request.result);
    });
    const names = Array.from(database.objectStoreNames);
    const found: Record<string, string> = {};
    const reading = database.transaction(names);
    const ended = new Promise((resolve) => (reading.oncomplete = resolve));
    for (const name of names) {
      reading.objectStore(name).openCursor().onsuccess = ({ target }) => {
        const cursor = (target as IDBRequest<IDBCursorWithValue | null>).result;
        if (!cursor) return;
        const key = JSON.stringify([name, cursor.key]);
        if (!key.includes('"clock"')) found[key] = String(cursor.value);
        cursor.continue();
      };
    }
    await ended;
    database.close();
    return found;
  });
}

for (const kind of ["practice", "exam"] as const) {
  test(`a second tab only reads within a second, and can take over, ${kind}`, async ({ page }) => {
    const first = await begin(page, kind, "pierwsza karta ");
    const second = await visit(first, kind);
    await expect(second.desk.save).toHaveAttribute("data-save", "elsewhere", { timeout: 1_000 });
    await second.desk.room("answers");
    await expect(second.answers.field).not.toBeEditable();
    await onlyLooksAtTheHandIn(second);

    await takeOver(second, kind);
    await expect(first.desk.save).toHaveAttribute("data-save", "elsewhere", { timeout: 1_000 });
    await expect(first.answers.field).not.toBeEditable();
    await second.desk.room("answers");
    await second.answers.field.press("Control+End");
    await second.answers.write("druga karta");
    await second.desk.saved();
    await expect(second.answers.field).toHaveValue("pierwsza karta druga karta");
  });

  test(`a tab that thaws after a takeover writes nothing, ${kind}`, async ({ page }) => {
    const first = await begin(page, kind, "zapisane ");
    // It freezes with its next write built and not begun, the hardest moment for the one after it.
    const { frozen, thaw } = await freezeAtWrite(page);
    await first.answers.field.pressSequentially("x");
    await frozen();

    const second = await visit(first, kind);
    await takeOver(second, kind);
    await second.desk.room("answers");
    await second.answers.field.fill("nowa karta");
    // To another room and back: what was typed is an entry now, and no draft that still changes.
    await second.desk.room("brief");
    await second.desk.room("answers");
    await second.desk.saved();

    const before = await rows(second.desk.page);
    await thaw();
    await expect(first.desk.save).toHaveAttribute("data-save", "elsewhere");
    // Its timers get their turn, as many as would have written.
    await page.evaluate(() => new Promise((resume) => setTimeout(resume, 1_500)));
    expect(await rows(second.desk.page)).toEqual(before);
    await expect(second.desk.save).toHaveAttribute("data-save", "saved");
    await expect(second.answers.field).toHaveValue("nowa karta");
  });
}

test("where the browser has no locks, the epoch in the storage alone keeps two tabs apart", async ({
  page,
  context,
}) => {
  await context.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, "locks", { value: undefined });
  });
  const first = await begin(page, "practice", "pierwsza ");
  const second = await visit(first, "practice");
  await second.desk.saved();
  await second.desk.room("answers");
  await second.answers.field.fill("druga");
  await second.desk.room("brief");
  await second.desk.saved();

  const before = await rows(second.desk.page);
  await first.answers.field.pressSequentially("nie wolno");
  await expect(first.desk.save).toHaveAttribute("data-save", "elsewhere");
  expect(await rows(second.desk.page)).toEqual(before);
  await expect(first.answers.field).not.toBeEditable();
});
