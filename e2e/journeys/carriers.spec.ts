// An SMS, a web push and a post: written, counted, mended from the findings, named by a workflow.

import { screens, sit, type Screens } from "../candidate.ts";
import { expectAccessible } from "../axe.ts";
import { expect, test } from "../fixtures.ts";
import { Keyboard, watchPointers } from "../keyboard.ts";

const POLISH = "Zażółć gęślą jaźń. Nowe donice już są, przesadzanie gratis do soboty. ";
const WAY_OUT = "https://s.bujnie.example/dom STOP na 6000";

test.use({ locale: "pl-PL" });

async function enter(all: Screens): Promise<void> {
  await all.lobby.open();
  await sit(all, "practice");
  await all.desk.room("content");
  await all.desk.panel("closed");
}

test("an SMS is counted, made cheaper and taken back, without a pointer", async ({
  page,
  context,
  quietPage,
}) => {
  const pointers = await watchPointers(context);
  const keys = new Keyboard(page);
  const all = screens(page, "pl");
  const { content, desk, words } = all;
  await enter(all);
  await content.create("sms", "Przypomnienie");
  await expect(content.findings.filter({ hasText: "sms-empty" })).toBeVisible();
  pointers.length = 0;

  await keys.fill(content.field("sender"), "Bujnie");
  await keys.fill(content.field("text"), `${POLISH}${WAY_OUT}`);
  const parts = page.locator(".short__count [role=status]");
  await expect(parts).toHaveText("2 części");
  await expect(page.locator(".short__letters")).toContainText("ż ó ł ć ę ś ą ź ń");
  await expect(content.findings.filter({ hasText: "sms-letters-cost" })).toBeVisible();
  await expectAccessible(page, "an SMS");

  await keys.enter(desk.button("content.short.sms.replace"));
  await expect(parts).toHaveText("1 część");
  await expect(content.field("text")).toHaveValue(/^Zazolc gesla jazn/);
  await expect(page.locator(".phone__bubble")).toContainText("Zazolc gesla jazn");
  await expect(content.checked).not.toContainText("błąd");

  // One step brings the Polish letters back.
  await keys.reach(content.field("text"));
  await keys.press("Control+Z");
  await expect(content.field("text")).toHaveValue(/^Zażółć/);
  await keys.press("Control+Y");
  await expect(parts).toHaveText("1 część");

  // From a finding to its place.
  await keys.fill(content.field("sender"), "Bujnie Rosliny");
  const long = content.findings.filter({ hasText: "sms-sender-long" });
  await expect(long).toBeVisible();
  await keys.enter(long);
  await expect(content.field("sender")).toBeFocused();
  await desk.saved();
  expect(pointers).toEqual([]);
  expect(words.of("content.sms")).toBe("SMS");
  expect(quietPage).toEqual([]);
});

test("a push and a post look as they will, and stay over a reload", async ({ page }) => {
  const all = screens(page, "pl");
  const { content, desk, words } = all;
  await enter(all);
  await content.create("push", "Koszyk");
  await content.field("title").fill("Monstera czeka na większą donicę");
  await content.field("text").fill("Zestaw z ziemią 20% taniej do niedzieli.");
  const address = "https://bujnie.example/zestaw?utm_source=push&utm_medium=web&utm_campaign=w";
  await content.field("link").fill(address);
  await expect(page.locator(".note--folded .note__title")).toHaveText(/Monstera czeka/);
  await expect(content.checked).not.toContainText("błąd");
  await expectAccessible(page, "a push");

  await content.create("post", "Przesadzanie");
  await content.field("text").fill("Czas przesadzić monsterę? #dom");
  await page.getByRole("button", { name: "Instagram" }).click();
  await expect(content.findings.filter({ hasText: "post-needs-picture" })).toBeVisible();
  await page.locator("#short-picture").selectOption({ index: 1 });
  await content.field("alt").fill("Monstera w nowej donicy");
  const picture = page.locator(".post--instagram .post__picture");
  await expect(picture).toHaveAttribute("alt", "Monstera w nowej donicy");
  await expect(picture).toHaveCSS("object-position", "50% 50%");
  const across = page.getByRole("slider", { name: words.of("content.short.post.across") });
  await across.focus();
  for (let at = 0; at < 10; at += 1) await page.keyboard.press("ArrowLeft");
  await expect(picture).toHaveCSS("object-position", "0% 50%");
  await content.field("link").fill("https://bujnie.example/zestaw");
  await expect(content.findings.filter({ hasText: "post-dead-link" })).toBeVisible();
  await expectAccessible(page, "a post");

  await desk.saved();
  await page.reload();
  await desk.shown();
  await expect(picture).toHaveCSS("object-position", "0% 50%");

  await page.setViewportSize({ width: 390, height: 844 });
  await desk.button("content.editor.view").click();
  await expect(picture).toBeVisible();
  await expectAccessible(page, "a post on a phone");
});

test("a workflow's step offers the carriers of its own channel", async ({ page }) => {
  const all = screens(page, "pl");
  const { automation, content, desk } = all;
  await enter(all);
  await content.create("newsletter", "List");
  await content.create("sms", "Kod rabatowy");
  await content.field("text").fill("Kod DOM20");
  await desk.room("automation");
  await automation.button("create").click();
  await automation.button("first.go").click();
  await automation.take("trigger_segment");
  await automation.button("sheet.outline").click();
  await automation.outline.focus();
  await page.keyboard.press("Home");
  await automation.add("send_sms");
  const offered = page.locator("#field-message option");
  await expect(offered.filter({ hasText: "Kod rabatowy" })).toHaveCount(1);
  await expect(offered.filter({ hasText: "List" })).toHaveCount(0);
  await page.locator("#field-message").selectOption({ label: "Kod rabatowy" });
  await desk.saved();
});
