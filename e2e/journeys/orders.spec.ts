// What an invigilator grants and opens again, and what a candidate brings along.

import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { screens, sit } from "../candidate.ts";
import { proba, identity, place, submissions, verifyAll } from "../commission.ts";
import { expect, test } from "../fixtures.ts";
import { setting } from "../house.ts";
import { Keyboard } from "../keyboard.ts";
import { anna } from "../pages/lobby.ts";

const first = "Firma potrzebuje stałych klientów.";
const more = " Po poprawce: i zgód na e-mail.";

/** "2:59:41" in seconds. */
const seconds = (clock: string): number =>
  clock.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);

test("granted minutes are on the clock, and stay there over a reload", async ({ page }) => {
  const all = screens(page, "pl");
  await all.lobby.open();
  await sit(all, "exam");
  const time = page.getByRole("timer");
  const left = async () => seconds(/\d+:\d\d:\d\d/.exec(await time.innerText())![0]);
  const before = await left();
  await all.desk.more("desk.top.invigilator");
  const minutes = all.words.of("desk.invigilator.grant_minutes");
  await page.getByRole("dialog").getByLabel(minutes, { exact: true }).fill("15");
  await all.desk.order("grant", "awaria prądu");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect.poll(left).toBeGreaterThan(before + 14 * 60);
  await all.desk.saved();
  await page.reload();
  await all.desk.unlock(anna.phrase);
  expect(await left()).toBeGreaterThan(before + 14 * 60);
  expect(await left()).toBeLessThanOrEqual(before + 15 * 60);
});

test("opened again by the code and handed in again, the longer work takes the place", async ({
  page,
  house,
  quietPage,
}) => {
  const all = screens(page, "pl");
  const { answers, desk, receipt } = all;
  const keys = new Keyboard(page);
  await all.lobby.open();
  await sit(all, "exam");
  await desk.room("answers");
  await answers.open(0);
  await answers.write(first);
  await desk.handIn();
  const once = await receipt.sealCode();
  await receipt.confirmed();

  await keys.enter(desk.button("receipt.reopen"));
  const dialog = page.getByRole("dialog");
  await keys.fill(page.locator("#reopen-code"), "inny-niż-trzeba");
  await keys.fill(page.locator("#reopen-minutes"), "5");
  await keys.fill(page.locator("#reopen-reason"), "zła strona oddana");
  await keys.press("Enter");
  await expect(page.locator("#reopen-code")).toHaveAttribute("aria-invalid", "true");
  await keys.fill(page.locator("#reopen-code"), setting("PROBA_EXAM_CODE"));
  await keys.press("Enter");
  await expect(dialog).toBeHidden();
  await desk.shown();
  await desk.room("answers");
  await answers.open(0);
  await expect(answers.field).toHaveValue(first);
  await answers.field.press("Control+End");
  await keys.type(more);
  await desk.handIn();
  await expect.poll(() => receipt.sealCode()).not.toBe(once);
  const twice = await receipt.sealCode();
  await receipt.confirmed();

  await verifyAll(house);
  const arrived = await submissions(house);
  const of = (code: string) => arrived.find((it) => it.seal_code.replace(/\s/g, "-") === code)!;
  expect(arrived).toHaveLength(2);
  expect([of(once).standing, of(twice).standing]).toEqual(["superseded", "current"]);
  expect(of(twice).length).toBeGreaterThan(of(once).length);
  const out = join(house.data, "out");
  const { files } = await proba("submissions", "export", "--all", "--out", out, ...place(house));
  expect(files).toHaveLength(1);
  const { state } = await proba("replay", (files as string[])[0], "--identity", identity());
  expect(JSON.stringify(state)).toContain(first + more);
  expect(quietPage).toEqual([]);
});

test("a case is opened from a file that is dropped", async ({ page }) => {
  const all = screens(page, "pl");
  await all.lobby.open();
  const bytes = await readFile(join(setting("PROBA_PACKS"), "bujnie-exam.case"));
  const data = await page.evaluateHandle((base64) => {
    const bytes = Uint8Array.from(atob(base64), (it) => it.charCodeAt(0));
    const data = new DataTransfer();
    data.items.add(new File([bytes], "bujnie-exam.case"));
    return data;
  }, bytes.toString("base64"));
  await page.locator(".drop").first().dispatchEvent("drop", { dataTransfer: data });
  await all.lobby.unlockPack(setting("PROBA_EXAM_PASSPHRASE"));
  await expect(all.lobby.candidate).toBeVisible({ timeout: 60_000 });
});

test("a private window is warned of, and an exam there needs a second copy", async ({
  page,
  context,
}) => {
  const all = screens(page, "pl");
  await context.addInitScript(() => {
    navigator.storage.persist = async () => false;
    navigator.storage.persisted = async () => false;
    navigator.storage.estimate = async () => ({ quota: 1.0e9, usage: 3e6 });
  });
  await all.lobby.open();
  const warning = page.getByText(all.words.of("lobby.computer.private.bad"), { exact: true });
  await expect(warning).toBeVisible({ timeout: 30_000 });
  await all.lobby.choose("exam");
  const required = all.words.of("lobby.start.second_copy_required");
  await expect(page.locator("#copying")).toContainText(required);
});
