// The room where a campaign that is over is read, view by view.

import { screens, sit } from "../candidate.ts";
import { expect, test } from "../fixtures.ts";
import { look } from "../looks.ts";
import { languages } from "./languages.ts";

languages((language) => {
  test("results: every view, empty and filled", async ({ page }) => {
    const all = screens(page, language);
    const { desk, results } = all;
    await all.lobby.open();
    await sit(all, "practice");
    await desk.room("results");
    await desk.panel("closed");
    await results.shows("overview");
    await look(page, "results-overview");
    const caption = results.word("overview.chart");
    await results.chart(caption).focus();
    await page.keyboard.press("End");
    const twin = results.panel.getByText(results.word("chart.table")).first();
    await twin.click();
    await look(page, "results-overview-table");

    await results.show("engagement");
    await look(page, "results-engagement");
    await page.locator("#engagement-message").selectOption("m3");
    await page.locator("#division-measure").selectOption("revenue");
    await page.locator("#division-by").selectOption("device");
    await expect(page.locator(".results__sheet iframe")).toBeVisible();
    await look(page, "results-engagement-message");

    await results.show("comparison");
    await page.locator("#comparison-rate").selectOption("open");
    await look(page, "results-comparison");

    await results.show("test");
    await page.locator("#design-baseline").fill("dużo");
    await look(page, "results-test");

    await results.show("conclusions");
    await look(page, "results-conclusions-empty");
    await results.button("solution.add").click();
    await results.button("advice.add").click();
    await results.button("advice.add").click();
    await results.field(results.word("advice.change")).first().fill("Sprawdzać linki.");
    await look(page, "results-conclusions");
  });
});
