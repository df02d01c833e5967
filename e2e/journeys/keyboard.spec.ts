// The whole journey without a mouse, from the lobby to the institution's receipt.

import { screens } from "../candidate.ts";
import { submissions } from "../commission.ts";
import { expect, test } from "../fixtures.ts";
import { lend } from "../folders.ts";
import { setting } from "../house.ts";
import { Keyboard, watchPointers } from "../keyboard.ts";
import { anna } from "../pages/lobby.ts";

test("a candidate sits an exam by keyboard alone", async ({ page, context, house }) => {
  test.setTimeout(240_000);
  const pointed = await watchPointers(context);
  const { lobby, desk, brief, answers, content, receipt, words } = screens(page, "pl");
  const keys = new Keyboard(page);
  const named = (key: string) => page.getByRole("button", { name: words.of(key), exact: true });
  const labelled = (key: string) => page.getByLabel(words.of(key), { exact: true });

  await lobby.open();
  await keys.enter(lobby.card("exam").getByRole("button"));
  await keys.fill(labelled("lobby.file.phrase_label"), setting("PROBA_EXAM_PASSPHRASE"));
  await keys.press("Enter");
  await expect(lobby.candidate).toBeVisible({ timeout: 60_000 });
  await keys.fill(lobby.candidate, anna.code);
  await keys.fill(labelled("lobby.start.phrase"), anna.phrase);
  await keys.fill(labelled("lobby.start.phrase_again"), anna.phrase);
  const folder = named("lobby.start.choose_folder");
  if (await folder.isVisible()) {
    await lend(page);
    await keys.enter(folder);
    await expect(page.locator("#copying").getByRole("status")).toBeVisible();
  }
  await keys.enter(named("lobby.start.go"));

  const rules = page.getByRole("heading", { level: 1, name: words.of("rules.title") });
  await expect(rules).toBeVisible({ timeout: 60_000 });
  for (const part of ["safety", "order", "personal_data"]) {
    await keys.tick(labelled(`rules.${part}.agree`));
  }
  await keys.enter(named("rules.begin_exam"));
  await desk.shown();

  await keys.press("Alt+1");
  await keys.enter(brief.documents.nth(2));
  await keys.enter(brief.pins.nth(1));
  await expect(brief.pins.nth(1)).toHaveAttribute("aria-pressed", "true");

  await keys.press("Alt+9");
  await keys.enter(answers.questions.nth(1));
  await keys.reach(answers.field);
  await keys.type("Napisane bez myszy: zażółć gęślą jaźń.");
  await keys.enter(page.locator(".cites__all > summary"));
  await keys.tick(page.locator(".cites__all input").first());

  await keys.press("Alt+5");
  await keys.enter(named("content.create"));
  await keys.fill(labelled("content.new.name"), "Z klawiatury");
  await keys.press("Enter");
  const editor = page.locator(".editor__pane:not([hidden]) .monaco-editor");
  await expect(editor.locator(".view-line").first()).toBeVisible();
  await keys.reach(editor.locator("textarea, [role=textbox]").first());
  await keys.press("Control+A");
  await keys.type("<h1>Bez myszy</h1>");
  await expect(content.preview("Z klawiatury")).toContainText("Bez myszy");
  const inside = () => editor.evaluate((own) => own.contains(document.activeElement));
  await keys.press("Tab");
  expect(await inside(), "Tab writes in the editor").toBe(true);
  await keys.press("Escape");
  await keys.tab();
  expect(await inside(), "Escape, then Tab, leads out").toBe(false);
  await desk.saved();

  await keys.enter(named("desk.top.hand_in").first());
  await keys.enter(named("hand_in.go"));
  const dialog = page.getByRole("dialog");
  await keys.enter(dialog.getByRole("button", { name: words.of("hand_in.confirm.go") }));
  const code = await receipt.sealCode();
  await receipt.confirmed();
  await keys.reach(named("receipt.by_hand.download"));
  const [arrived] = await submissions(house);
  expect(arrived.seal_code.replace(/\s/g, "-")).toBe(code);

  expect(pointed).toEqual([]);
  expect(keys.stops).toBeGreaterThan(50);
});
