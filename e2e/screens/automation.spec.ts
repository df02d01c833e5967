// The room of workflows in every look: beginning, canvas, outline, palette, acceptance.

import { screens, sit } from "../candidate.ts";
import { expect, test } from "../fixtures.ts";
import { look } from "../looks.ts";
import { languages } from "./languages.ts";

languages((language) => {
  test("automation: workflows, instructions, the contractor's work", async ({ page }) => {
    test.setTimeout(300_000);
    const all = screens(page, language);
    const { automation, desk } = all;
    await all.lobby.open();
    await sit(all, "practice");
    await desk.panel("closed");
    await desk.room("automation");
    await look(page, "automation-none");
    await automation.button("create").click();
    await look(page, "automation-empty");
    await automation.button("first.go").click();
    await look(page, "automation-palette");
    await automation.option("trigger_cart").click();
    await look(page, "automation-first");

    await automation.tab("instructions").click();
    await look(page, "automation-instructions-none");
    await automation.button("items.add").click();
    await page.keyboard.type("Ustaw wejście: raz na osobę");
    await look(page, "automation-instructions");

    await automation.tab("acceptance").click();
    const point = page.locator(".accept__point").nth(5);
    await point.getByRole("button", { name: automation.word("accept.broken") }).click();
    await page.keyboard.type("3 godziny zamiast 24");
    await look(page, "automation-acceptance");
    await automation.button("accept.take").click();
    await expect(automation.steps.first()).toBeVisible();
    await automation.steps.nth(3).click();
    await look(page, "automation-canvas");
    await automation.button("sheet.outline").click();
    await automation.outline.getByRole("treeitem").nth(4).click();
    await look(page, "automation-outline");
    await automation.tab("questions").click();
    await look(page, "automation-questions");
  });
});
