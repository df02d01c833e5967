// The room of contacts and segments, in every look.

import { screens, sit } from "../candidate.ts";
import { expect, test } from "../fixtures.ts";
import { look } from "../looks.ts";
import { Audience } from "../pages/audience.ts";
import { languages } from "./languages.ts";

languages((language) => {
  test("contacts, segments, their comparison", async ({ page }) => {
    const all = screens(page, language);
    const { desk } = all;
    const audience = new Audience(desk);
    await all.lobby.open();
    await sit(all, "practice");
    await desk.panel("closed");
    await desk.room("audience");
    await audience.loaded();
    await look(page, "audience-contacts");
    await desk.button("audience.contacts.profile").click();
    await expect(page.locator("figure").first()).toBeVisible();
    await look(page, "audience-profile");
    await desk.button("audience.contacts.profile").click();
    await desk.button("audience.contacts.filter").click();
    const town = await audience.add("device");
    await town.getByRole("checkbox").first().check();
    await look(page, "audience-filter");
    await desk.button("audience.contacts.columns").click();
    await look(page, "audience-columns");
    await page.keyboard.press("Escape");

    await audience.view("segments");
    await look(page, "audience-segments-none");
    for (const [name, field] of [["Ze zgodą", "consent.email"], ["Świeże", "orders.last"]]) {
      await desk.button("audience.segments.create").first().click();
      await look(page, `audience-create-${field.split(".")[0]}`);
      await page.keyboard.press("Escape");
      await audience.create(name);
      await audience.add(field);
      await expect(audience.count).toBeVisible();
    }
    const money = await audience.add("orders.value_grosze");
    await audience.labelled(money, "value").fill("dużo");
    await audience.labelled(money, "value").blur();
    await look(page, "audience-segment-wrong");
    await audience.labelled(money, "value").fill("150");
    await audience.labelled(money, "value").blur();
    await page.locator("#segment-reason").fill("Mają zgodę i kupili niedawno.");
    await look(page, "audience-segment");

    await audience.view("compare");
    await look(page, "audience-compare-none");
    for (const box of await page.locator(".compare__chooser input").all()) await box.check();
    await expect(page.locator(".compare__charts figure").first()).toBeVisible();
    await look(page, "audience-compare");
  });
});
