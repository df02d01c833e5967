// A candidate who never launched anything reads the finished campaign, by keyboard alone; the
// assessor sees all of it.

import { readFile } from "node:fs/promises";

import { screens, sit, type Screens } from "../candidate.ts";
import { identity } from "../commission.ts";
import { expect, test } from "../fixtures.ts";
import { Keyboard, watchPointers } from "../keyboard.ts";
import { anna } from "../pages/lobby.ts";
import type { View } from "../pages/results.ts";
import { enter } from "../worker.ts";

/** The indicators of the case, and which mark fits each, counted from the first. */
const kpis: [string, number][] = [
  ["Dostarczalność", 0],
  ["Otwarcia unikalne", 2],
  ["Kliknięcia unikalne", 0],
  ["Wypisy", 0],
  ["Skargi", 1],
  ["Zamówienia przypisane", 1],
  ["Przychód przypisany", 0],
];

const essay = `${"Uśpieni dali 35 z 47 skarg, a baner w m3 prowadził donikąd. ".repeat(5)}`;

class Hand {
  readonly keys: Keyboard;

  constructor(readonly all: Screens) {
    this.keys = new Keyboard(all.desk.page);
  }

  async show(view: View): Promise<void> {
    const { results } = this.all;
    await this.keys.reach(results.desk.page.locator("[role=tab][aria-selected=true]").first());
    await this.keys.press("Home");
    const steps = ["overview", "engagement", "comparison", "test", "conclusions"].indexOf(view);
    for (let step = 0; step < steps; step += 1) await this.keys.press("ArrowRight");
    await results.shows(view);
  }

  /** Marks the nth of a group: the first by a space, the others by arrows. */
  async mark(legend: string, nth: number): Promise<void> {
    const marks = this.all.results.marks(legend);
    await this.keys.reach(marks.first());
    await this.keys.press("Space");
    for (let step = 0; step < nth; step += 1) await this.keys.press("ArrowDown");
    await expect(marks.nth(nth)).toBeChecked();
  }

  async write(name: string, text: string): Promise<void> {
    await this.keys.fill(this.all.results.field(name), text);
  }
}

test("the finished campaign is read without a launch and without a mouse", async (
  { page, context },
  info,
) => {
  test.setTimeout(420_000);
  const pointed = await watchPointers(context);
  const all = screens(page, "pl");
  const { desk, results, receipt, answers } = all;
  await all.lobby.open();
  await sit(all, "exam", anna);
  await desk.panel("closed");
  const before = pointed.length;

  const hand = new Hand(all);
  const { keys } = hand;
  await keys.press("Alt+8");
  await results.shows("overview");
  const chart = results.chart(results.word("overview.chart"));
  await keys.reach(chart);
  await keys.press("End");
  const point = page.locator(".chart__read").first();
  await expect(point).toContainText("31 344,83");
  for (const [name, nth] of kpis) {
    await hand.mark(results.word("overview.judgement_of", { name }), nth);
    await hand.write(results.word("overview.reading_of", { name }), `${name}: bo tak liczą.`);
  }

  await hand.show("engagement");
  await keys.reach(page.locator("#engagement-message"));
  await keys.type("m3");
  await expect(results.panel).toContainText("/zestaw-zimowy");
  await keys.reach(answers.field);
  await keys.type(essay);
  await desk.saved();

  // The page goes and comes back: what was read is there, and where it was read.
  await page.reload();
  await desk.unlock(anna.phrase);
  await results.shows("engagement");
  await expect(page.locator("#engagement-message")).toHaveValue("m3");
  await expect(answers.field).toHaveValue(essay);

  await hand.show("comparison");
  await keys.reach(answers.field);
  await keys.type(essay);

  await hand.show("test");
  await expect(results.panel).toContainText("0,004");
  await hand.mark(results.word("trial.choice"), 1);
  await hand.write(results.word("trial.reading"), "B: 131 do 89 kliknięć, p ≈ 0,004.");
  for (const part of ["hypothesis", "change", "measure", "rule"]) {
    await hand.write(results.word(`design.${part}`), `Projekt: ${part}.`);
  }
  for (const [part, value] of [
    ["baseline", "2,6"],
    ["effect", "1"],
    ["power", "80"],
    ["alpha", "5"],
    ["days", "7"],
  ]) {
    await keys.fill(page.locator(`#design-${part}`), value);
  }
  await keys.tab();
  await keys.enter(results.button("design.take"));
  await expect(page.locator("#design-sample")).toHaveValue(/^47\d\d$/);

  await hand.show("conclusions");
  for (let nth = 0; nth < 3; nth += 1) {
    await keys.enter(results.button("solution.add"));
    const item = page.locator(`.results__item`).nth(nth);
    await expect(item.getByRole("textbox").first()).toBeFocused();
    await keys.type(`Rozwiązanie nr ${nth + 1}`);
    await keys.reach(item.getByRole("radio").first());
    await keys.press("Space");
    await keys.fill(item.getByRole("textbox").nth(1), "243 kliknięcia, 0 sesji");
    await keys.fill(item.getByRole("textbox").nth(2), "Link prowadził donikąd.");
  }
  for (let nth = 0; nth < 4; nth += 1) {
    await keys.enter(results.button("advice.add"));
    const item = page.locator(`.results__item`).nth(3 + nth);
    await expect(item.getByRole("textbox").first()).toBeFocused();
    await keys.type(`Zmiana nr ${nth + 1}`);
    await keys.fill(item.getByRole("textbox").nth(1), "Ustalenie z raportu");
    await keys.fill(item.getByRole("textbox").nth(2), "Około 49 zamówień");
  }
  await keys.enter(page.locator("#r4-up"));
  await expect(page.locator("#r4-up")).toBeFocused();
  const first = (nth: number) =>
    page.locator(".results__item").nth(3 + nth).getByRole("textbox").first();
  await expect(first(2)).toHaveValue("Zmiana nr 4");
  await desk.saved();
  expect(pointed.slice(before)).toEqual([]);

  await desk.panel("tasks");
  for (const nth of [12, 13]) {
    await expect(page.locator(".task").nth(nth)).toContainText(all.words.of("common.state.done"));
  }
  await desk.handIn();
  await receipt.sealCode();
  const path = info.outputPath("work.proba");
  await receipt.download(path);

  const tab = await context.newPage();
  await enter(tab, "/review");
  const buffer = await readFile(path);
  const work = { name: "work.proba", mimeType: "", buffer };
  await tab.locator("#review-work input[type=file]").setInputFiles(work);
  await tab.locator("#review-key input[type=file]").setInputFiles(identity());
  await tab.getByRole("button", { name: all.words.of("review.go"), exact: true }).click();
  const room = tab.locator("main.room");
  await expect(room.getByRole("tab", { selected: true })).toHaveText(
    results.word("view.conclusions"),
    { timeout: 60_000 },
  );
  const seen = room.locator(".results__item").nth(5).getByRole("textbox").first();
  await expect(seen).toHaveValue("Zmiana nr 4");
  await expect(seen).toHaveJSProperty("readOnly", true);
  await room.getByRole("tab", { name: results.word("view.overview"), exact: true }).click();
  await expect(room).toContainText("0,086%");
  const judged = room.getByRole("radio", { name: results.word("judgement.not_met") });
  await expect(judged.nth(4)).toBeChecked();
  await expect(judged.nth(4)).toBeDisabled();
});
