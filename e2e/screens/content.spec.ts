// The content room beside its editor: findings, e-mail clients, what can be put in, comparing.

import { screens, sit } from "../candidate.ts";
import { expect, test } from "../fixtures.ts";
import { look } from "../looks.ts";
import { languages } from "./languages.ts";

const BROKEN = `<!doctype html>
<html>
<head><title>Wiosna</title><style>.a { display: flex; colour: red }</style></head>
<body>
<div class="a"><img src="assets/donice-terakota.svg"><p>WIELKA OKAZJA!!! <a href="#">tutaj</a></div>
</body>
</html>
`;

languages((language) => {
  test("findings, e-mail clients, the narrow list", async ({ page }) => {
    const all = screens(page, language);
    const { desk, content, words } = all;
    await all.lobby.open();
    await sit(all, "practice");
    await desk.room("content");
    await desk.panel("closed");
    await content.create("newsletter", "Wiosna");
    await content.plain();
    await content.code.fill(BROKEN);
    await expect(content.findings.filter({ hasText: "missing-alt" })).toBeVisible();
    await desk.button("content.editor.plain").click();
    await expect(page.locator(".monaco-editor .squiggly-error").first()).toBeVisible();
    await look(page, "content-findings");
    const clients = page.getByRole("tab", { name: words.of("content.checks.clients") });
    await clients.click();
    await look(page, "content-clients", { sizes: ["wide"] });
    await content.checked.click();
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole("button", { name: words.like("content.checks.half") }).click();
    await look(page, "content-findings-narrow", { sizes: ["narrow"] });
  });

  test("what can be put in, and an earlier version beside", async ({ page }) => {
    const all = screens(page, language);
    const { desk, content, words } = all;
    await all.lobby.open();
    await sit(all, "practice");
    await desk.room("content");
    await desk.panel("closed");
    await content.create("newsletter", "Wiosna");
    await content.plain();
    await desk.button("content.assets.insert").click();
    await page.locator(".library__card button").nth(3).click();
    await look(page, "content-terms");
    await page.keyboard.press("Escape");
    await desk.button("content.field.title").click();
    await desk.button("content.field.go").click();
    await look(page, "content-field");
    await page.keyboard.press("Escape");
    await desk.button("content.snippet.title").click();
    await look(page, "content-snippets");
    await page.keyboard.press("Escape");
    await content.code.press("Control+End");
    await page.keyboard.type("<p>Dopisek</p>");
    await desk.saved();
    await page.getByRole("button", { name: words.of("content.editor.more") }).click();
    await page.getByRole("menuitem", { name: words.of("content.compare.title") }).click();
    await expect(page.locator(".compare__line--new").first()).toBeVisible();
    await look(page, "content-compare");
  });
});
