// The desk: its frame, its rooms, its panel, as practice shows them.

import { screens, sit } from "../candidate.ts";
import { expect, test } from "../fixtures.ts";
import { look } from "../looks.ts";
import { languages } from "./languages.ts";

languages((language) => {
  test("the brief: documents, tables, pictures, search, pins", async ({ page }) => {
    const all = screens(page, language);
    const { desk, brief, words } = all;
    await all.lobby.open();
    await sit(all, "practice");
    await look(page, "desk-first");
    await desk.panel("closed");

    await desk.room("brief");
    await brief.open(0);
    await look(page, "brief-document");
    await page.setViewportSize({ width: 390, height: 844 });
    await desk.button("brief.documents").click();
    await look(page, "brief-list", { sizes: ["narrow"] });
    await brief.openTable();
    await look(page, "brief-table");

    const search = page.getByRole("searchbox", { name: words.of("brief.search") });
    await search.fill("zgod");
    await expect(page.locator(".finding").first()).toBeVisible();
    await page.locator(".finding").nth(1).click();
    await look(page, "brief-search");
    await search.fill("hipopotam");
    await look(page, "brief-search-none");
    await desk.button("brief.search_clear").click();

    const pinned = page.getByRole("tab", { name: words.of("brief.pinned") });
    await pinned.click();
    await look(page, "brief-pins-none");
    await page.getByRole("tab", { name: words.of("brief.documents") }).click();
    await brief.open(0);
    await brief.pin(1);
    await brief.pin(2);
    await pinned.click();
    await look(page, "brief-pins");
  });

  test("tasks, brief beside, answers, rooms that are not built", async ({ page }) => {
    const all = screens(page, language);
    const { desk, brief, answers, words } = all;
    await all.lobby.open();
    await sit(all, "practice");
    await desk.room("brief");
    await brief.open(0);
    await brief.pin(1);

    await desk.panel("tasks");
    await page.locator(".task__head").first().click();
    await desk.button("desk.task.flag").first().click();
    await look(page, "panel-tasks");
    await page.getByText(words.of("desk.practice.show_hint")).first().click();
    await page.getByText(words.of("desk.practice.show_model")).first().click();
    await page.getByText(words.of("desk.practice.show_model")).first().scrollIntoViewIfNeeded();
    await look(page, "panel-hints");
    await desk.room("answers");
    await desk.panel("brief");
    await look(page, "panel-brief");

    await desk.panel("closed");
    await look(page, "answers-list");
    await answers.open(0);
    await look(page, "answers-empty");
    await answers.write("## Wnioski\n\n**Bujnie** sprzedaje *rośliny*:\n\n1. fikus\nmonstera\n");
    await page.getByText(words.of("answers.cites.add")).first().click();
    await look(page, "answers-cite");
    await page.locator(".cites__all input").first().check();
    await look(page, "answers-written");
    await desk.button("answers.preview").click();
    await look(page, "answers-preview");

    await page.keyboard.press("Alt+3");
    await look(page, "elsewhere-tasks");

    await desk.more("drills.title");
    await look(page, "drills");
    await desk.button("drills.begin").first().click();
    await look(page, "drill-under-way");
  });

  test("content: empty, new, the coloured editor, the plain one, widths", async ({ page }) => {
    const all = screens(page, language);
    const { desk, content, words } = all;
    await all.lobby.open();
    await sit(all, "practice");
    await desk.room("content");
    await look(page, "content-panel");
    await desk.panel("closed");
    await look(page, "content-empty");
    await desk.button("content.create").first().click();
    await look(page, "content-new");
    await page.getByRole("radio", { name: words.of("content.landing_page") }).check();
    await page.getByLabel(words.of("content.new.name"), { exact: true }).fill("");
    await desk.button("content.new.go").click();
    await look(page, "content-new-wrong");
    await page.keyboard.press("Escape");

    await content.create("newsletter", "Powitanie po pierwszym zakupie");
    await expect(page.locator(".monaco-editor .view-line").first()).toBeVisible();
    await look(page, "content-coded");
    await content.width("phone");
    await look(page, "content-phone");
    await content.half("view");
    await look(page, "content-preview", { sizes: ["narrow"] });
    await content.half("code");
    await page.setViewportSize({ width: 1440, height: 900 });
    await content.width("full");
    await content.plain();
    await look(page, "content-plain");
    await desk.button("content.assets.insert").click();
    await expect(page.locator(".library img").first()).toBeVisible();
    await look(page, "content-library");
    await page.keyboard.press("Escape");
    await content.create("landing_page", "Wiosna na parapecie");
    await desk.panel("brief");
    await look(page, "content-brief", { sizes: ["wide"] });
    await desk.panel("closed");
    await desk.button("common.rename").click();
    await look(page, "content-rename");
    await page.keyboard.press("Escape");
    await desk.button("common.remove").click();
    await look(page, "content-removed");
  });
});
