// The main job, end to end: from the lobby to the institution's receipt, in both languages.

import { screens, sit } from "../candidate.ts";
import { submissions, verifyAll } from "../commission.ts";
import { expect, test } from "../fixtures.ts";
import { writes } from "../spies.ts";

const locales = { pl: "pl-PL", en: "en-GB" } as const;

for (const language of ["pl", "en"] as const) {
  test.describe(language, () => {
    test.use({ locale: locales[language] });

    test("a candidate sits an exam and the institution has it", async ({
      page,
      house,
      quietPage,
    }) => {
      const all = screens(page, language);
      await all.lobby.open();
      await all.lobby.readyForOffline();
      await sit(all, "exam");

      await all.desk.room("brief");
      await all.brief.open(0);
      await all.brief.pin(1);

      await all.desk.room("answers");
      await all.answers.open(0);
      await all.answers.write("Firma prowadzi sklep; zażółć gęślą jaźń 🌱.");
      await all.desk.saved();

      await all.desk.room("content");
      await all.content.create("newsletter", "Powitanie");
      await all.content.plain();
      await all.content.code.press("Control+A");
      await page.keyboard.type("<h1>Witaj w sklepie</h1>");
      await expect(all.content.preview("Powitanie")).toContainText("Witaj w sklepie");
      await all.desk.saved();

      await all.desk.handIn();
      const code = await all.receipt.sealCode();
      await all.receipt.confirmed();

      const [arrived, ...more] = await submissions(house);
      expect(more).toEqual([]);
      expect(arrived.seal_code.replace(/\s/g, "-")).toBe(code);
      await verifyAll(house);
      await all.receipt.askAgain();
      await all.receipt.confirmed("verified");

      const loose = (await writes(page)).filter((write) => write.durability !== "strict");
      expect(loose.filter((write) => write.database === "proba")).toEqual([]);
      expect(quietPage).toEqual([]);
    });
  });
}
