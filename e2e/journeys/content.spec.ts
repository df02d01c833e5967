// What a candidate writes is checked while they write: a broken newsletter, mended by keyboard.

import { screens, sit, type Screens } from "../candidate.ts";
import { expectAccessible } from "../axe.ts";
import { expect, test } from "../fixtures.ts";

const BROKEN = `<!doctype html>
<html lang="pl">
<head><meta charset="utf-8"><title>Wiosna</title></head>
<body>
<h1>Wiosna na parapecie</h1>
<img src="assets/baner-wiosna.svg" width="600" height="300">
<p>Nowe doniczki są już w sklepie. <a href="https://bujnie.example/wiosna">Zobacz doniczki</a></p>
<p>Bujnie, ul. Zielona 1, 60-001 Poznań, kontakt@bujnie.example
<a href="{{ link_rezygnacji }}">Wypisz się</a>
<a href="https://bujnie.example/prywatnosc">Polityka prywatności</a></p>
</body>
</html>
`;

test.use({ locale: "pl-PL" });

async function write(all: Screens, text: string): Promise<void> {
  await all.content.plain();
  await all.content.code.fill(text);
}

test("a broken newsletter is mended from the list of findings", async ({ page, quietPage }) => {
  const all = screens(page, "pl");
  const { content, desk } = all;
  await all.lobby.open();
  await sit(all, "practice");
  await desk.room("content");
  await desk.panel("closed");
  await content.create("newsletter", "Wiosna");
  await write(all, BROKEN);
  await page.getByLabel("Temat", { exact: true }).fill("Wiosna na Twoim parapecie");
  await page.getByLabel("Preheader", { exact: true }).fill("Doniczki, ziemia i porady na marzec");

  const missing = content.findings.filter({ hasText: "missing-alt" });
  await expect(missing).toBeVisible();
  await expectAccessible(page, "findings of a newsletter");

  // By keyboard alone: into the list, to the finding, to its place.
  await content.findings.first().focus();
  const order = await content.findings.evaluateAll((rows) =>
    rows.findIndex((row) => row.textContent?.includes("missing-alt")),
  );
  for (let at = 0; at < order; at += 1) await page.keyboard.press("ArrowDown");
  await expect(missing).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(content.code).toBeFocused();
  const chosen = () =>
    content.code.evaluate((area) => {
      const { value, selectionStart, selectionEnd } = area as HTMLTextAreaElement;
      return value.slice(selectionStart, selectionEnd);
    });
  expect(await chosen()).toContain("<img");

  await page.keyboard.press("ArrowLeft");
  for (const _ of "<img") await page.keyboard.press("ArrowRight");
  await page.keyboard.type(' alt="Parapet z roślinami w słońcu"');
  await expect(missing).toHaveCount(0);
  await expect(content.checked).not.toContainText("błąd");
  await desk.saved();
  expect(quietPage).toEqual([]);
});

test("the preview leads to the code, and the code to the preview", async ({ page }) => {
  const all = screens(page, "pl");
  const { content, desk } = all;
  await all.lobby.open();
  await sit(all, "practice");
  await desk.room("content");
  await desk.panel("closed");
  await content.create("newsletter", "Wiosna");
  await write(all, BROKEN);

  const preview = page.locator(".preview__host");
  await preview.focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.locator(".preview__foot")).toContainText("<h1> Wiosna na parapecie");
  await page.keyboard.press("Enter");
  await expect(content.code).toBeFocused();

  await page.keyboard.press("Control+Home");
  for (let line = 0; line < 6; line += 1) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  await expect(content.preview("Wiosna").locator("p").first()).toHaveAttribute(
    "data-proba-pointed",
    "",
  );
});
