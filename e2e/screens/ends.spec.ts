// From the hand-in to the receipt, on paper too, and the commission's review of what arrived.

import { mkdirSync } from "node:fs";

import { screens, sit } from "../candidate.ts";
import { identity, verifyAll } from "../commission.ts";
import { expect, test } from "../fixtures.ts";
import { look } from "../looks.ts";
import { languages } from "./languages.ts";

languages((language) => {
  test("hand-in, receipt, review", async ({ page, house }, info) => {
    const all = screens(page, language);
    const { desk, words, receipt } = all;
    await all.lobby.open();
    await sit(all, "exam");
    await desk.room("brief");
    await all.brief.open(0);
    await all.brief.pin(1);
    await desk.room("answers");
    await all.answers.open(0);
    await all.answers.write("Firma prowadzi sklep z roślinami. Klienci wracają wiosną.");
    await desk.room("content");
    await all.content.create("newsletter", "Powitanie");

    await desk.toHandIn();
    await look(page, "hand-in");
    await desk.button("hand_in.go").click();
    await look(page, "hand-in-confirm");
    await house.stop("SIGKILL");
    await page.getByRole("dialog").getByRole("button", { name: words.of("hand_in.confirm.go") })
      .click();
    await receipt.sealCode();
    await expect(page.locator(".steps__item[data-state=waiting]").first()).toBeVisible();
    await look(page, "receipt-waiting");
    const file = info.outputPath("praca.proba");
    await receipt.download(file);
    await house.start();
    await receipt.confirmed();
    await look(page, "receipt-received");
    await verifyAll(house);
    await receipt.askAgain();
    await receipt.confirmed("verified");
    await look(page, "receipt-verified");
    await desk.button("receipt.reopen").click();
    await look(page, "receipt-reopen");
    await page.keyboard.press("Escape");
    await page.emulateMedia({ media: "print" });
    mkdirSync("results/screens", { recursive: true });
    const paper = `results/screens/receipt-paper-${language}.png`;
    await page.screenshot({ path: paper, fullPage: true });
    await page.emulateMedia({ media: null });

    await page.goto(page.url().replace(/attempt\/.*$/, "review"));
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await look(page, "review-form");
    await page.getByRole("button", { name: words.of("review.go") }).click();
    await expect(page.locator(".errors")).toBeVisible();
    await look(page, "review-errors");
    const [work, key] = await page.locator("input[type=file]").all();
    await work.setInputFiles(file);
    await key.setInputFiles(identity());
    await page.getByRole("button", { name: words.of("review.go") }).click();
    await expect(page.locator(".review__log")).toBeVisible({ timeout: 60_000 });
    // The candidate's panel waits behind its button: beside the list there is no room for it here.
    await look(page, "review-end");
    await desk.button("review.desk.panel").click();
    await look(page, "review-panel", { sizes: ["wide"] });
    await desk.button("desk.panel.close").click();
    await page.locator(".deed").nth(6).click();
    await look(page, "review-middle");
    await page.locator(".review__time .range").press("Home");
    await look(page, "review-begin");
    await page.getByRole("button", { name: words.of("review.envelope.title") }).first().click();
    await look(page, "review-envelope");
  });

  test("practice ends without an institution", async ({ page }) => {
    const all = screens(page, language);
    await all.lobby.open();
    await sit(all, "practice");
    await all.desk.handIn();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByText(all.words.of("receipt.title_practice"))).toBeVisible();
    await look(page, "receipt-practice");
  });
});
