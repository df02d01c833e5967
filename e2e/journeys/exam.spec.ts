// The main job: a candidate sits the exam, and the institution has it; in Polish and in English.

import { expect, test } from "../fixtures.ts";
import { Desk } from "../pages/desk.ts";
import { anna, Lobby } from "../pages/lobby.ts";
import { Rules } from "../pages/rules.ts";
import { type Language, Words } from "../words.ts";

const answer = "Bujnie potrzebuje stałych klientów: zażółć gęślą jaźń 🌱.";

for (const language of ["pl", "en"] as Language[]) {
  test.describe(`in ${language}`, () => {
    test.use({ locale: language === "pl" ? "pl-PL" : "en-GB" });

    test(`a candidate sits the exam offline and hands in (${language})`, async ({
      page,
      network,
      requests,
    }) => {
      test.setTimeout(240_000);
      const words = new Words(language);
      const lobby = new Lobby(page, words);
      await lobby.open();
      await lobby.readyForOffline();
      await network.cut();
      await requests.clear();
      await lobby.choose("exam");
      await lobby.start("exam");
      await new Rules(page, words).accept("exam");
      const desk = new Desk(page, words);
      await desk.shown();
      await desk.room("answers");
      await page.locator(".with-side__list button.list__item").first().click();
      const field = page.locator("textarea").first();
      await field.fill(answer);
      await desk.saved();
      await page.reload();
      await page.getByLabel(words.of("lobby.unlock.phrase")).fill(anna.phrase);
      await page.getByRole("button", { name: words.of("lobby.unlock.go") }).click();
      await desk.shown();
      await expect(page.locator("textarea").first()).toHaveValue(answer);
      await desk.handIn();
      await expect(page.locator(".seal__code")).toBeVisible({ timeout: 60_000 });
      const all = await requests.all();
      const sent = all.filter((url) => !url.includes("/api/submissions"));
      expect(sent).toEqual([]);
      await network.join();
      const confirmed = page.locator(".steps__item[data-state=done]");
      await expect(confirmed).toHaveCount(4, { timeout: 90_000 });
    });
  });
}
