// Windows over the desk, and where the keyboard is when a stage or a window changes.

import type { Locator } from "@playwright/test";

import { screens, sit } from "../candidate.ts";
import { expect, test } from "../fixtures.ts";
import { setting } from "../house.ts";

const phone = { width: 390, height: 844 };

test("a pause stands, however often Esc is pressed", async ({ page }) => {
  const all = screens(page, "pl");
  await all.lobby.open();
  await sit(all, "exam");
  await all.desk.more("desk.top.invigilator");
  await all.desk.order("pause", "alarm przeciwpożarowy");
  const paused = page.locator("#paused");
  await expect(paused).toBeVisible();
  const modal = () => paused.evaluate((window) => window.matches(":modal"));
  for (let times = 0; times < 3; times += 1) await page.keyboard.press("Escape");
  expect(await modal()).toBe(true);
  // The exam is not to be read meanwhile, nor are the desk's keys a way around.
  await expect(page.locator("#room")).toBeHidden();
  const room = () => page.locator(".rail [aria-current]").textContent();
  const before = await room();
  await paused.locator("p").first().click();
  const ways = ["Alt+1", "Alt+9", "Alt+M", "Control+Z", "F1"];
  for (const keys of ways) await page.keyboard.press(keys);
  expect(await room()).toBe(before);
  await expect(page.locator("dialog[open]")).toHaveCount(1);
  // A browser that has been asked often enough closes a window of its own accord.
  await paused.evaluate((window: HTMLDialogElement) => window.close());
  await expect.poll(modal).toBe(true);
  // Whoever comes back after a reload only has to type.
  await page.reload();
  await expect(page.locator("#unlock")).toBeFocused();
});

test("after a resume the room is back in sight, with the keyboard in it", async ({ page }) => {
  const all = screens(page, "pl");
  await all.lobby.open();
  await sit(all, "exam");
  await all.desk.more("desk.top.invigilator");
  await all.desk.order("pause", "alarm przeciwpożarowy");
  const paused = page.locator("#paused");
  const word = (key: string) => all.words.of(`desk.invigilator.${key}`);
  await paused.getByLabel(word("reason"), { exact: true }).fill("koniec alarmu");
  await paused.getByLabel(word("code"), { exact: true }).fill(setting("PROBA_EXAM_CODE"));
  await page.keyboard.press("Enter");
  await expect(paused).toBeHidden();
  await expect(page.locator("#room")).toBeVisible();
  await expect(page.locator("#room:focus, #room :focus")).toHaveCount(1);
});

test("an order that lacks something says so at its field and keeps the right code", async ({
  page,
}) => {
  const all = screens(page, "pl");
  const word = (key: string) => all.words.of(`desk.invigilator.${key}`);
  await all.lobby.open();
  await sit(all, "exam");
  await all.desk.more("desk.top.invigilator");
  const window = page.getByRole("dialog", { name: word("title") });
  const minutes = window.getByLabel(word("grant_minutes"), { exact: true });
  const code = window.getByLabel(word("code"), { exact: true });
  const confirm = window.getByRole("button", { name: all.words.of("common.confirm") });
  await minutes.fill("600");
  await window.getByLabel(word("reason"), { exact: true }).fill("awaria prądu");
  await code.fill(setting("PROBA_EXAM_CODE"));
  await confirm.click();
  await expect(minutes).toHaveAttribute("aria-invalid", "true");
  await expect(window).toContainText(all.words.of("codes.minutes_range.title"));
  await expect(code).not.toHaveAttribute("aria-invalid");
  await expect(code).toHaveValue(setting("PROBA_EXAM_CODE"));
  await minutes.fill("15");
  await confirm.click();
  await expect(window).toBeHidden();
  await expect(page.locator(".desk__alarms .alarm")).toHaveCount(0);
});

test("a window with a field has the keyboard in it, and typing replaces what is there", async ({
  page,
}) => {
  const all = screens(page, "pl");
  await all.lobby.open();
  await sit(all, "practice");
  await all.desk.room("content");
  await all.content.create("newsletter", "Powitanie");
  await all.desk.button("common.rename").click();
  await expect(page.locator("#rename-name")).toBeFocused();
  await page.keyboard.type("Nowa nazwa");
  await page.keyboard.press("Enter");
  const heading = page.getByRole("heading", { level: 2, name: "Nowa nazwa", exact: true });
  await expect(heading).toBeVisible();
});

test("at each new stage the keyboard is in its content", async ({ page }) => {
  const all = screens(page, "pl");
  const [main, room] = [page.locator("#main"), page.locator("#room")];
  await all.lobby.open();
  await all.lobby.choose("practice");
  await expect(main).toBeFocused();
  await all.lobby.start("practice");
  await expect(page.getByRole("heading", { name: all.words.of("rules.title") })).toBeVisible();
  await expect(main).toBeFocused();
  await all.rules.accept("practice");
  await all.desk.shown();
  await expect(room).toBeFocused();
  await all.desk.room("answers");
  await all.answers.open(0);
  await expect(page.locator("#question-title")).toBeFocused();
  await page.keyboard.press("Alt+p");
  await page.keyboard.press("Alt+t");
  await expect(page.locator("#panel")).toBeFocused();
  await page.keyboard.press("Alt+p");
  await expect(room).toBeFocused();
  await all.desk.toHandIn();
  await expect(main).toBeFocused();
  await all.desk.button("hand_in.back").first().click();
  await expect(room).toBeFocused();
  await all.desk.handIn();
  await all.receipt.sealCode();
  await expect(main).toBeFocused();
});

/** Whether keys and pointers reach it: nothing over it is inert. */
function reached(element: Locator): Promise<boolean> {
  return element.evaluate((found) => found.closest("[inert]") === null);
}

test("at every failed try the keyboard is at the form's errors", async ({ page }) => {
  const all = screens(page, "pl");
  await all.lobby.open();
  await all.lobby.choose("practice");
  const go = page.getByRole("button", { name: all.words.of("lobby.start.go") });
  for (let times = 0; times < 2; times += 1) {
    await go.press("Enter");
    await expect(page.locator(".errors")).toBeFocused();
  }
});

test("on a phone the panel is a window of its own: it takes the keyboard and Esc ends it", async ({
  page,
}) => {
  await page.setViewportSize(phone);
  const all = screens(page, "pl");
  await all.lobby.open();
  await sit(all, "practice");
  const [panel, room] = [page.locator("#panel"), page.locator("#room")];
  const toggle = all.desk.button("desk.top.panel");
  await expect(panel).toBeFocused();
  expect(await reached(room), "the room under the sheet").toBe(false);
  await page.keyboard.press("Tab");
  await expect(panel.locator(":focus")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  await expect(toggle).toBeFocused();
  expect(await reached(room), "the room").toBe(true);

  await page.keyboard.press("Enter");
  await expect(panel).toBeFocused();
  // A way out of it leads to the room, to the task's own question, and takes it away.
  await panel.locator("details.task summary").nth(1).click();
  const link = panel.getByRole("button", { name: all.words.of("common.rooms.answers") });
  await link.click();
  await expect(panel).toBeHidden();
  await expect(room).toBeFocused();
  await expect(page.locator("#question-title")).toBeVisible();
  await expect(page.locator(".question__head")).toContainText("2. ");
  await toggle.click();
  await expect(panel).toBeFocused();
  // A sheet for as long as there is no room for it beside the desk.
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect.poll(() => reached(room)).toBe(true);
});
