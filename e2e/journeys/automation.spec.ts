// A workflow of fifteen steps and three branches: once without a pointer, once by presses alone;
// the candidate's instructions; the contractor's work judged, reported and mended.

import { screens, sit, type Screens } from "../candidate.ts";
import { expect, test } from "../fixtures.ts";
import { Keyboard, watchPointers } from "../keyboard.ts";

/** Fifteen steps: a trigger, a decision, two conditions, and what stands on their ways. */
const first = ["trigger_segment", "send_email", "decision_click"];
const clicked = ["add_tag", "change_points", "wait_duration", "condition_purchases"];
const bought = ["send_email", "exit"];
const late = ["wait_duration", "send_email", "condition_consent"];
const agreed = ["send_sms", "wait_duration", "exit"];

async function enter(all: Screens): Promise<void> {
  await all.lobby.open();
  await sit(all, "practice");
  await all.desk.panel("closed");
  await all.desk.room("automation");
}

async function expectWhole({ automation }: Screens): Promise<void> {
  await expect(automation.outline.locator(".outline__name")).toHaveCount(15);
}

test("fifteen steps and three branches without a pointer, over a reload, and back to none", async ({
  page,
  context,
}) => {
  test.setTimeout(240_000);
  const pointers = await watchPointers(context);
  const keys = new Keyboard(page);
  const all = screens(page, "pl");
  const { automation, desk } = all;
  await enter(all);
  pointers.length = 0;

  await keys.enter(automation.button("create"));
  await keys.enter(automation.button("first.go"));
  await automation.take(first[0]);
  await keys.enter(automation.button("sheet.outline"));
  await keys.reach(automation.outline);
  await keys.press("Home");
  for (const kind of [...first.slice(1), ...clicked, ...bought]) await automation.add(kind);

  await desk.saved();
  await page.reload();
  await desk.shown();
  await keys.reach(automation.outline);
  await automation.goTo(automation.word("port.no_in_time"));
  await keys.press("Enter");
  await automation.take(late[0]);
  for (const kind of [...late.slice(1), ...agreed]) await automation.add(kind);
  await expectWhole(all);

  // A setting, by its field; a way led elsewhere; a step moved along its row.
  await automation.goTo(automation.kind("change_points"));
  await keys.press("Enter");
  await keys.fill(page.locator("#field-points"), "10");
  await keys.press("Tab");
  await keys.reach(automation.outline);
  await automation.goTo(automation.kind("add_tag"));
  await keys.press("Shift+ArrowDown");
  await automation.goTo(automation.kind("condition_consent"));
  await keys.press("c");
  await keys.reach(page.locator("#way-no"));
  await keys.press("End");
  await expect(automation.outline).toContainText(/przejście do kroku/);
  expect(pointers).toEqual([]);

  await keys.reach(automation.outline);
  for (let at = 0; at < 40; at += 1) await keys.press("Control+Z");
  await expect(automation.button("create")).toBeVisible();
  await expect(automation.outline).toBeHidden();
});

test("the same by single presses and no drag", async ({ page }) => {
  test.setTimeout(240_000);
  const all = screens(page, "pl");
  const { automation, desk } = all;
  await enter(all);
  const add = async (kind: string) => {
    await automation.button("add").click();
    await automation.option(kind).click();
  };
  await automation.button("create").click();
  await automation.button("first.go").click();
  await automation.option(first[0]).click();
  for (const kind of [...first.slice(1), ...clicked, ...bought]) await add(kind);
  const decision = automation.steps.filter({ hasText: automation.kind("decision_click") });
  await automation.button("canvas.fit").click();
  await decision.click();
  const other = automation.panel.locator(".flow-panel__way").nth(1);
  await other.getByRole("button").click();
  await automation.option(late[0]).click();
  for (const kind of [...late.slice(1), ...agreed]) await add(kind);
  await automation.button("sheet.outline").click();
  await expectWhole(all);
  await automation.button("sheet.canvas").click();
  const move = automation.panel.getByRole("button", { name: automation.word("panel.left") });
  await move.click();
  await automation.button("tidy").click();
  await desk.saved();
});

test("instructions point by point, and the contractor's work judged, reported, mended", async ({
  page,
}) => {
  test.setTimeout(240_000);
  const all = screens(page, "pl");
  const { automation, desk } = all;
  await enter(all);
  await automation.tab("instructions").click();
  await automation.button("items.add").click();
  await page.keyboard.type("Ustaw wejście: raz na osobę");
  await page.keyboard.press("Enter");
  await expect(page.locator(".items__row")).toHaveCount(2);
  await page.keyboard.type("Wyklucz reklamację w toku");
  await page.keyboard.press("Control+Shift+ArrowUp");
  await expect(page.locator(".items__row input").first()).toHaveValue(/Wyklucz/);

  await automation.tab("acceptance").click();
  const point = page.locator(".accept__point").filter({ hasText: "24 godziny" }).first();
  const step = automation.steps.filter({ hasText: "Chwila na namysł" });
  await step.click();
  await point.getByRole("button", { name: automation.word("accept.broken") }).click();
  await page.keyboard.type("3 godziny zamiast 24: klient dostaje ponaglenie za wcześnie");
  await expect(point.locator("select")).toHaveValue("n04");
  await desk.saved();

  await automation.button("accept.take").click();
  await automation.steps.filter({ hasText: "Chwila na namysł" }).click();
  await page.locator("#field-minutes").fill("24");
  await page.keyboard.press("Tab");
  await desk.panel("tasks");
  await page.locator(".task__head").nth(11).click();
  const needs = page.locator(".task--current .needs li");
  const need = (key: string) => needs.filter({ hasText: all.words.of(`desk.task.${key}`) });
  await expect(need("deviations")).toContainText("1 z 6");
  await expect(need("mends")).toContainText("1 z 4");
});
