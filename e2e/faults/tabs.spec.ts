// Two tabs at one attempt: one writes. A frozen tab that thaws after a takeover writes nothing.

import { screens, sit } from "../candidate.ts";
import { expect, test } from "../fixtures.ts";

test("a second tab is read-only within a second, and can take over", async ({
  page,
  context,
  baseURL,
}) => {
  const first = screens(page, "pl");
  await first.lobby.open();
  await sit(first, "practice");
  await first.desk.room("answers");
  await first.answers.open(0);
  await first.answers.write("pierwsza karta ");
  await first.desk.saved();

  const other = await context.newPage();
  const second = screens(other, "pl");
  await other.goto(new URL(page.url(), baseURL).href);
  await second.desk.shown();
  await expect(second.desk.save).toHaveAttribute("data-save", "elsewhere", { timeout: 1_000 });

  // The first freezes, as a browser does with a tab that nobody looks at.
  const wire = await context.newCDPSession(page);
  await wire.send("Page.setWebLifecycleState", { state: "frozen" });
  await other.getByRole("button", { name: second.words.of("desk.alarm.second_tab.take") }).click();
  await expect(second.desk.save).toHaveAttribute("data-save", "saved");
  await second.desk.room("answers");
  await second.answers.open(0);
  await second.answers.field.press("Control+End");
  await second.answers.write("druga karta");
  await second.desk.saved();

  await wire.send("Page.setWebLifecycleState", { state: "active" });
  await expect(first.desk.save).toHaveAttribute("data-save", "elsewhere", { timeout: 1_000 });
  await page.bringToFront();
  await first.answers.field.pressSequentially("nie wolno");
  await page.waitForTimeout(1_500);

  await other.reload();
  await second.desk.shown();
  await expect(second.answers.field).toHaveValue("pierwsza karta druga karta");
});

test("a tab that thaws in the middle of typing writes nothing over the new owner's work", async ({
  page,
  context,
}) => {
  const first = screens(page, "pl");
  await first.lobby.open();
  await sit(first, "practice");
  await first.desk.room("answers");
  await first.answers.open(0);
  await first.answers.write("zapisane ");
  await first.desk.saved();
  const wire = await context.newCDPSession(page);
  // The last word is on the screen but not yet in the store when the tab freezes.
  await first.answers.field.pressSequentially("x");
  await wire.send("Page.setWebLifecycleState", { state: "frozen" });

  const other = await context.newPage();
  const second = screens(other, "pl");
  await other.goto(page.url());
  await other.getByRole("button", { name: second.words.of("desk.alarm.second_tab.take") }).click();
  await expect(second.desk.save).toHaveAttribute("data-save", "saved");
  await second.desk.room("answers");
  await second.answers.field.fill("nowy właściciel");
  await second.desk.saved();
  await wire.send("Page.setWebLifecycleState", { state: "active" });
  await page.waitForTimeout(2_000);
  await other.reload();
  await second.desk.shown();
  await expect(second.answers.field).toHaveValue("nowy właściciel");
});
