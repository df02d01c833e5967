// The lobby and the ways into an attempt, in every state that a candidate can meet.

import { join } from "node:path";

import { screens, sit } from "../candidate.ts";
import { expect, test } from "../fixtures.ts";
import { setting } from "../house.ts";
import { look } from "../looks.ts";
import { languages } from "./languages.ts";

languages((language) => {
  test("a computer that has everything, and one that lacks it", async ({ page, context }) => {
    const all = screens(page, language);
    await context.addInitScript(() => {
      navigator.storage.persist = async () => true;
      navigator.storage.persisted = async () => true;
    });
    await all.lobby.open();
    await all.lobby.readyForOffline();
    await look(page, "lobby-empty");

    await context.addInitScript(() => {
      navigator.storage.persist = async () => false;
      navigator.storage.persisted = async () => false;
      navigator.storage.estimate = async () => ({ quota: 100e6, usage: 3e6 });
      Object.defineProperty(globalThis, "isSecureContext", { value: false });
    });
    await page.reload();
    const refused = page.getByText(all.words.of("lobby.computer.refuse_title"));
    await expect(refused).toBeVisible({ timeout: 30_000 });
    await look(page, "lobby-refused");
    await all.lobby.choose("practice");
    await look(page, "start-practice-only");
  });

  test("cases, files and the form", async ({ page }) => {
    const { lobby, words } = screens(page, language);
    await lobby.open();
    await lobby.readyForOffline();
    await look(page, "lobby-warnings");

    await lobby.caseFile.setInputFiles(join(setting("PROBA_CLIENT"), "builds.json"));
    await expect(page.getByRole("alert")).toBeVisible();
    await look(page, "lobby-file-refused");

    const begin = lobby.card("exam").getByRole("button", { name: words.of("lobby.cases.begin") });
    await begin.click();
    await expect(page.getByLabel(words.of("lobby.file.phrase_label"))).toBeVisible();
    await look(page, "passphrase");
    await lobby.unlockPack("to nie jest to hasło");
    const wrong = page.getByText(words.of("codes.pack_passphrase_wrong.next"));
    await expect(wrong).toBeVisible({ timeout: 60_000 });
    await look(page, "passphrase-wrong");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();

    await lobby.caseFile.setInputFiles(join(setting("PROBA_PACKS"), "bujnie-exam.case"));
    await lobby.unlockPack(setting("PROBA_EXAM_PASSPHRASE"));
    await expect(lobby.candidate).toBeVisible({ timeout: 60_000 });
    await look(page, "start-exam");
    await page.getByRole("button", { name: words.of("lobby.start.go") }).click();
    await expect(page.locator(".errors")).toBeVisible();
    await look(page, "start-errors");
  });

  test("rules, and attempts on this machine", async ({ page }) => {
    const all = screens(page, language);
    const { lobby, rules, words } = all;
    await lobby.open();
    await lobby.choose("exam");
    await lobby.start("exam");
    await expect(page.getByRole("heading", { name: words.of("rules.title") })).toBeVisible();
    await look(page, "rules");
    await page.getByLabel(words.of("rules.safety.agree")).check();
    await page.locator("#main").evaluate((main) => main.scrollIntoView({ block: "end" }));
    await look(page, "rules-part");
    await rules.accept("exam");
    await all.desk.shown();
    await all.desk.saved();

    await lobby.open();
    await sit(all, "practice");
    await all.desk.saved();
    await lobby.open();
    await expect(lobby.attempts).toHaveCount(2);
    await look(page, "lobby-attempts");
    const erase = words.of("lobby.go_on.erase");
    await lobby.attempts.first().getByRole("button", { name: erase }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await look(page, "erase");
    await page.keyboard.press("Escape");
    await page.getByText(words.of("lobby.import_copy")).click();
    await look(page, "lobby-import");

    await lobby.attempts.nth(1).getByRole("link").click();
    await expect(page.getByRole("heading", { name: words.of("lobby.unlock.title") })).toBeVisible();
    await page.getByText(words.of("lobby.unlock.forgotten")).click();
    await look(page, "unlock");
    await page.getByLabel(words.of("lobby.unlock.phrase"), { exact: true }).fill("nie to hasło");
    await page.getByRole("button", { name: words.of("lobby.unlock.go") }).click();
    await expect(page.getByText(words.of("lobby.unlock.wrong"))).toBeVisible({ timeout: 30_000 });
    await look(page, "unlock-wrong");

    const base = new URL(page.url()).pathname.split("/attempt/")[0];
    await page.goto(`${base}/attempt/${"0".repeat(32)}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await look(page, "missing");
  });
});
