// Clocks jump, machines sleep: time is never given back, an implausible gap asks for the
// invigilator, and only the page's own clock ends an exam.

import type { Page } from "@playwright/test";

import { screens, sit, type Screens } from "../candidate.ts";
import { journal, type Entry } from "../commission.ts";
import { expect, test } from "../fixtures.ts";
import { freeze } from "../frost.ts";
import { setting } from "../house.ts";
import { anna } from "../pages/lobby.ts";
import { pass, setWall, skewable } from "../skew.ts";

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
/** How long the steps of one test may take, beside the time that it lets pass. */
const SLACK_S = 60;
/** Longer than the drift that the client allows its clocks. */
const FROZEN_S = 7;

interface Gap {
  cause: string;
  wall_ms: number;
  counted_ms: number;
  open: boolean;
}

/** Seconds left, as the screen says. */
async function left_s(page: Page): Promise<number> {
  const shown = await page.getByRole("timer").locator("b").innerText();
  expect(shown, "never negative").toMatch(/^\d+:\d\d(:\d\d)?$/);
  return shown.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
}

async function atDesk(page: Page): Promise<Screens> {
  await skewable(page.context());
  const all = screens(page, "pl");
  await all.lobby.open();
  await sit(all, "exam");
  await all.desk.saved();
  await expect.poll(() => left_s(page), "the clock runs").toBeGreaterThan(0);
  return all;
}

async function reload(all: Screens): Promise<void> {
  await all.desk.page.reload();
  await all.desk.unlock(anna.phrase);
}

/** Expects that so many minutes have gone since `before_s`, and no more than the test took. */
async function expectGone(page: Page, before_s: number, minutes: number): Promise<void> {
  const gone_s = async () => before_s - (await left_s(page));
  await expect.poll(gone_s).toBeGreaterThanOrEqual(minutes * 60);
  expect(await gone_s()).toBeLessThan(minutes * 60 + SLACK_S);
}

/** Hands in and answers the gaps that the journal has; in it time never runs back. */
async function gaps(all: Screens, path: (name: string) => string): Promise<Gap[]> {
  await all.desk.handIn();
  await all.receipt.sealCode();
  await all.receipt.download(path("work.proba"));
  const entries = await journal(path("work.proba"), path("opened"));
  const elapsed = entries.map((entry) => entry.elapsed_ms);
  expect(elapsed, "time never runs back").toEqual(elapsed.toSorted((a, b) => a - b));
  return entries.flatMap(gapOf);
}

/** The gap that an entry records: events nest by area. */
function gapOf({ event }: Entry): Gap[] {
  const clock = event.clock as { gap_found?: Gap } | undefined;
  return clock?.gap_found ? [clock.gap_found] : [];
}

const dialog = (all: Screens) =>
  all.desk.page.getByRole("dialog", { name: all.words.of("desk.gap.title") });

/** The invigilator says how much of the open gap counts. */
async function settle(all: Screens, minutes: number, code: string): Promise<void> {
  const gap = dialog(all);
  const fill = (key: string, text: string) =>
    gap.getByLabel(all.words.of(`desk.${key}`), { exact: true }).fill(text);
  await fill("gap.minutes", String(minutes));
  await fill("invigilator.reason", "zegar był źle ustawiony");
  await fill("invigilator.code", code);
  await gap.getByRole("button", { name: all.words.of("desk.gap.settle") }).click();
}

test("time that passes over a reload is counted, and recorded", async ({ page }, info) => {
  const all = await atDesk(page);
  const before_s = await left_s(page);
  await setWall(page, 4 * MINUTE_MS);
  await page.reload();
  await all.desk.unlock(anna.phrase);
  await expectGone(page, before_s, 4);
  const found = await gaps(all, (name) => info.outputPath(name));
  const counted = found.reduce((sum, gap) => sum + gap.counted_ms, 0);
  expect(counted).toBeGreaterThanOrEqual(4 * MINUTE_MS);
  expect(found.every((gap) => !gap.open)).toBe(true);
});

test("a short sleep is counted, and recorded", async ({ page }, info) => {
  const all = await atDesk(page);
  const before_s = await left_s(page);
  // Asleep, the page's clock stands while the wall's goes on.
  await setWall(page, 3 * MINUTE_MS);
  await expectGone(page, before_s, 3);
  const found = await gaps(all, (name) => info.outputPath(name));
  expect(found).toEqual([expect.objectContaining({ cause: "sleep", open: false })]);
  expect(found[0].counted_ms).toBeGreaterThanOrEqual(3 * MINUTE_MS - SECOND_MS);
});

test("a frozen page loses no time, and its stillness is no gap", async ({ page }, info) => {
  const all = await atDesk(page);
  const before_s = await left_s(page);
  const thaw = await freeze(page);
  // Here time itself is what the test is about.
  await page.waitForTimeout(FROZEN_S * SECOND_MS);
  await thaw();
  await expect.poll(() => left_s(page)).toBeLessThanOrEqual(before_s - FROZEN_S);
  expect(await gaps(all, (name) => info.outputPath(name))).toEqual([]);
});

test("a clock set back gives no time back and asks for the invigilator", async ({ page }, info) => {
  const all = await atDesk(page);
  const before_s = await left_s(page);
  await setWall(page, -5 * MINUTE_MS);
  await expect(dialog(all)).toBeVisible();
  expect(await left_s(page)).toBeLessThanOrEqual(before_s);
  await reload(all);
  await expect(dialog(all)).toBeVisible();
  expect(await left_s(page)).toBeLessThanOrEqual(before_s);
  await settle(all, 0, setting("PROBA_EXAM_CODE"));
  await expect(dialog(all)).toBeHidden();
  expect(await left_s(page)).toBeLessThanOrEqual(before_s);
  const found = await gaps(all, (name) => info.outputPath(name));
  expect(found[0]).toMatchObject({ cause: "sleep", counted_ms: 0, open: true });
  expect(found[0].wall_ms).toBeLessThan(-4 * MINUTE_MS);
});

for (const how of ["sleep", "reload"] as const) {
  test(`an implausible gap waits for the invigilator and never seals, ${how}`, async ({
    page,
  }, info) => {
    const all = await atDesk(page);
    const before_s = await left_s(page);
    await setWall(page, 5 * 60 * MINUTE_MS);
    if (how === "reload") await reload(all);
    const gap = dialog(all);
    await expect(gap).toBeVisible();
    // Neither a key, nor a reload, nor time makes it go or seals the work.
    await page.keyboard.press("Escape");
    await reload(all);
    await pass(page, 10 * 60 * MINUTE_MS);
    await page.evaluate(() => new Promise((resume) => setTimeout(resume, 1_500)));
    await expect(gap).toBeVisible();
    await expect(page.locator(".seal__code")).toHaveCount(0);
    await expect(all.desk.save).toHaveAttribute("data-save", "saved");

    await settle(all, 2, "nie-ten-kod");
    await expect(gap.getByText(all.words.of("codes.code_wrong.title"))).toBeVisible();
    await settle(all, 2, setting("PROBA_EXAM_CODE"));
    await expect(gap).toBeHidden();
    await expectGone(page, before_s, 2);
    const found = await gaps(all, (name) => info.outputPath(name));
    expect(found.filter((one) => one.open)).toHaveLength(1);
    expect(found.every((one) => one.counted_ms === 0)).toBe(true);
  });
}
