// The shop: a page goes to its visitors, the code is found where it stands, the domain is trusted,
// a form is bound, a channel let in; by keyboard where it can be, and nothing but the frame runs.

import { expectAccessible } from "../axe.ts";
import { screens, sit, type Screens } from "../candidate.ts";
import { expect, test } from "../fixtures.ts";
import { CODE } from "../pages/site.ts";

test.use({ locale: "pl-PL" });

const PAGE =
  "<h1>Wiosna</h1><form><label>E-mail <input type=\"email\" name=\"adres\"></label>" +
  "<label><input type=\"checkbox\" name=\"zgoda\"> Zgadzam się</label></form>";

async function begin(all: Screens): Promise<void> {
  await all.lobby.open();
  await sit(all, "practice");
  await all.desk.room("site");
  await all.desk.panel("closed");
}

test("a page is written, reviewed, published and taken off again", async ({ page, quietPage }) => {
  const all = screens(page, "pl");
  const { site, desk } = all;
  await begin(all);
  await site.create("Wiosna na parapecie", "/wiosna");
  await site.panel.locator("#site-page-html").fill(PAGE);
  await expectAccessible(page, "a draft of a page");
  await site.button("way.submit").click();
  await expect(site.panel.locator("#site-page-html")).toHaveCount(0);
  await site.button("way.publish").click();
  await expect(site.panel).toContainText(site.word("way.is_published"));

  const visitor = site.panel.getByRole("button", { name: site.word("visitor.title") });
  await visitor.click();
  await site.panel.locator("#site-visitor-page").selectOption("/wiosna");
  const frame = site.panel.frameLocator(".preview__host iframe");
  await expect(frame.getByRole("heading", { name: "Wiosna", exact: true })).toBeVisible();

  await site.panel.getByRole("button", { name: /^Wiosna na parapecie/ }).click();
  await site.button("way.withdraw").click();
  await expect(site.panel).toContainText(site.word("way.is_draft"));
  await desk.saved();
  await page.reload();
  await desk.shown();
  await expect(site.panel).toContainText("Wiosna na parapecie");
  expect(quietPage).toEqual([]);
});

test("the tracking code is found where it stands, and what is wrong with it", async ({ page }) => {
  const all = screens(page, "pl");
  const { site } = all;
  await begin(all);
  await site.show("theme");
  await site.button("theme.verify").click();
  await expect.poll(() => site.codes()).toEqual(["tracking-missing"]);
  await site.slot("body-end", CODE);
  await site.button("theme.verify").click();
  await expect.poll(() => site.codes()).toEqual(["tracking-late"]);
  await site.slot("head", CODE);
  await site.button("theme.verify").click();
  await expect.poll(() => site.codes()).toEqual(["tracking-twice", "tracking-late"]);
  await expectAccessible(page, "findings of the tracking code");
  await site.slot("body-end", "");
  await site.button("theme.verify").click();
  await expect(site.panel).toContainText(site.word("check.fine"));
});

test("the mail domain is set up by keyboard until a receiver trusts it", async ({ page }) => {
  const all = screens(page, "pl");
  const { site } = all;
  await begin(all);
  await site.show("mail");
  await site.button("zone.check").focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => site.codes()).toContain("spf-tool-missing");
  await expectAccessible(page, "findings of the mail domain");
  await site.domain();
  await site.button("zone.check").focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => site.codes()).toEqual(["dmarc-policy-none"]);
});

test("a form is bound and a channel is let in, with what is too much", async ({ page }) => {
  const all = screens(page, "pl");
  const { site, desk } = all;
  await begin(all);
  await site.create("Wiosna", "wiosna");
  await site.panel.locator("#site-page-html").fill(PAGE);
  await page.keyboard.press("Tab");
  await site.show("forms");
  await site.button("forms.check").click();
  await expect.poll(() => site.codes()).toEqual(["form-unbound"]);
  await site.panel.locator("#site-list-p1").selectOption("poradnik");
  await site.panel.locator("#site-field-p1-adres").selectOption("email");
  await site.button("forms.check").click();
  await expect.poll(() => site.codes()).toEqual(["form-consent-lost"]);
  await site.panel.locator("#site-field-p1-zgoda").selectOption("consent.email");
  await site.button("forms.check").click();
  await expect(site.panel).toContainText(site.word("check.fine"));

  await site.show("channels");
  await site.panel.getByRole("button", { name: /^Połącz\s*Instagram/ }).click();
  await expectAccessible(page, "a consent screen");
  await site.dialog.getByRole("checkbox", { name: "publikowanie postów" }).check();
  await site.dialog.getByRole("checkbox", { name: "odczyt statystyk" }).check();
  await site.dialog.getByRole("checkbox", { name: "wiadomości prywatne" }).check();
  await site.dialog.getByRole("button", { name: site.word("channels.allow") }).click();
  await site.button("channels.check").click();
  const found = ["channel-scope-extra", "channel-unconnected"];
  await expect.poll(() => site.codes()).toEqual(found);
  await desk.undo();
  await site.button("channels.check").click();
  await expect.poll(() => site.codes()).toEqual(["channel-unconnected", "channel-unconnected"]);
});
