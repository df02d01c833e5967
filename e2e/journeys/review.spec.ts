// The assessor's side: open, verify, replay, look around; from sealed work and from copies.

import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";

import type { Locator, Page } from "@playwright/test";

import { screens, sit, type Screens } from "../candidate.ts";
import { identity } from "../commission.ts";
import { expect, test } from "../fixtures.ts";
import { onStick } from "../folders.ts";
import { enter } from "../worker.ts";
import { Words } from "../words.ts";

class Review {
  readonly words = new Words("pl");

  constructor(readonly page: Page) {}

  async open(name: string, bytes: Buffer, key = true): Promise<void> {
    await enter(this.page, "/review");
    const work = this.page.locator("#review-work input[type=file]");
    await work.setInputFiles({ name, mimeType: "", buffer: bytes });
    if (key) await this.page.locator("#review-key input[type=file]").setInputFiles(identity());
    await this.button("review.go").click();
    await expect(this.time).toBeVisible({ timeout: 60_000 });
  }

  button(key: string): Locator {
    return this.page.getByRole("button", { name: this.words.of(key), exact: true });
  }

  get time(): Locator {
    return this.page.getByRole("slider", { name: this.words.of("review.time.entry") });
  }

  get room(): Locator {
    return this.page.locator("main.room");
  }

  /** The lines of the list of actions. */
  get deeds(): Locator {
    return this.page.locator(".deed");
  }

  deed(key: string): Locator {
    return this.deeds.filter({ hasText: this.words.like(`review.deed.${key}`) });
  }
}

/** An exam with an answer and a newsletter, handed in; answers the sealed bytes. */
async function handedIn(all: Screens, path: string): Promise<Buffer> {
  await all.lobby.open();
  await sit(all, "exam");
  await all.desk.room("brief");
  await all.brief.open(0);
  await all.brief.pin(1);
  await all.desk.room("answers");
  await all.answers.open(0);
  await all.answers.write("Odpowiedź, którą czyta komisja.");
  await all.desk.room("content");
  await all.content.create("newsletter", "Powitanie");
  await all.content.plain();
  await all.content.code.press("Control+A");
  await all.desk.page.keyboard.type('<h1>Witaj</h1><img src="assets/logo.svg" alt="logo">');
  await all.desk.saved();
  await all.desk.handIn();
  await all.receipt.sealCode();
  await all.receipt.download(path);
  return readFile(path);
}

test("sealed work opens, verifies and replays to any entry", async ({ page, context }, info) => {
  const all = screens(page, "pl");
  const sealed = await handedIn(all, info.outputPath("work.proba"));
  const tab = await context.newPage();
  const review = new Review(tab);
  await review.open("work.proba", sealed);
  await expect(tab.locator(".review__head")).toContainText(review.words.of("review.good"));
  await expect(review.room).toContainText("Powitanie");
  await expect(review.deed("handed_in")).toBeVisible();

  // To the moment when the answer had been written: its text is there, the newsletter is not.
  await review.deed("answer_edited").last().click();
  const field = review.room.getByRole("textbox", { name: all.words.of("answers.answer") });
  await expect(field).toHaveValue("Odpowiedź, którą czyta komisja.");
  await tab.keyboard.press("Home");
  await expect(review.room).toContainText(review.words.of("review.desk.reading"));
  await tab.keyboard.press("End");
  await expect(review.room).toContainText("Powitanie");

  const [journal] = await Promise.all([
    tab.waitForEvent("download"),
    review.button("review.journal_short").click(),
  ]);
  const lines = (await readFile(await journal.path(), "utf8")).trim().split("\n");
  expect(JSON.parse(lines[0]).seq).toBe(0);
  expect(await review.time.getAttribute("max")).toBe(String(lines.length));
});

test("links and ways lead on, and the replay stays what it is", async ({ page, context }, info) => {
  const all = screens(page, "pl");
  const sealed = await handedIn(all, info.outputPath("work.proba"));
  const tab = await context.newPage();
  const review = new Review(tab);
  await review.open("work.proba", sealed);
  const other = tab.getByText(review.words.of("review.look.title"));
  await expect(other).toHaveCount(0);

  const rooms = tab.getByRole("combobox", { name: review.words.of("review.desk.room") });
  await rooms.selectOption("audience");
  await expect(other).toBeVisible();
  const go = review.words.of("answers.elsewhere.go");
  await review.room.getByRole("button", { name: go }).first().click();
  await expect(rooms).toHaveValue("answers");
  await rooms.selectOption("brief");
  await expect(tab.locator("main.room img").or(tab.locator(".document")).first()).toBeVisible();

  await review.button("review.look.back").click();
  await expect(other).toHaveCount(0);
  await expect(rooms).toHaveValue("content");
  // A step from a place that was only looked at is a step of the record.
  await rooms.selectOption("answers");
  await review.button("review.time.previous").click();
  await expect(rooms).toHaveValue("content");
});

test("on another computer, from the address of the review, with the case's pictures", async ({
  page,
  browser,
  house,
}, info) => {
  const all = screens(page, "pl");
  const sealed = await handedIn(all, info.outputPath("work.proba"));
  const elsewhere = await browser.newContext({ baseURL: house.address, locale: "pl-PL" });
  const review = new Review(await elsewhere.newPage());
  await review.open("work.proba", sealed);
  const name = review.words.of("content.preview.frame", { name: "Powitanie" });
  const picture = review.page.frameLocator(`iframe[title="${name}"]`).locator("img");
  await expect(picture).toBeVisible();
  const width = () => picture.evaluate((image: HTMLImageElement) => image.naturalWidth);
  await expect.poll(width).toBeGreaterThan(0);
  await elsewhere.close();
});

test("an exam's second copy opens with the identity, and with nothing else", async ({
  page,
  context,
}) => {
  const all = screens(page, "pl");
  await all.lobby.open();
  await sit(all, "exam");
  await all.desk.room("answers");
  await all.answers.open(0);
  await all.answers.write("z kopii");
  await all.desk.saved();
  await all.desk.more("desk.top.second_copy");
  const window = page.getByRole("dialog", { name: all.words.of("desk.second_copy.title") });
  const id = /attempt\/([0-9a-f]{32})/.exec(page.url())?.[1];
  const name = `${id}.proba-copy`;
  const first = await onStick(page, name);
  await window.getByRole("button", { name: all.words.of("desk.second_copy.now") }).click();
  await expect.poll(() => onStick(page, name)).not.toBe(first);
  const copy = Buffer.from(await onStick(page, name));

  const tab = await context.newPage();
  const review = new Review(tab);
  await review.open(name, copy);
  await expect(tab.locator(".review__head")).toContainText(review.words.of("review.good_copy"));
  await expect(review.room).toContainText("Pytanie");

  await enter(tab, "/review");
  const work = tab.locator("#review-work input[type=file]");
  await work.setInputFiles({ name, mimeType: "", buffer: copy });
  await review.button("review.go").click();
  await expect(tab.getByRole("alert")).toContainText(
    review.words.of("codes.copy_identity_needed.title"),
  );
});

test("a checkpoint noted during the exam leads to its place", async ({ page, context }, info) => {
  const all = screens(page, "pl");
  await all.lobby.open();
  await sit(all, "exam");
  await all.desk.room("answers");
  await all.answers.open(0);
  await all.answers.write("przed przerwą");
  await all.desk.room("brief");
  await all.desk.more("desk.top.invigilator");
  const noted = await page.locator("[data-checkpoint]").innerText();
  await page.keyboard.press("Escape");
  await all.desk.room("answers");
  await all.answers.field.press("Control+End");
  await all.answers.write(", po przerwie");
  await all.desk.handIn();
  await all.receipt.sealCode();
  const path = info.outputPath("work.proba");
  await all.receipt.download(path);

  const review = new Review(await context.newPage());
  await review.open("work.proba", await readFile(path));
  const field = review.page.getByLabel(review.words.of("review.checkpoint.label"), { exact: true });
  await field.fill(noted.toUpperCase());
  await field.press("Enter");
  await expect(review.page.getByText(review.words.like("review.checkpoint.at"))).toBeVisible();
  const rooms = review.page.getByRole("combobox", { name: review.words.of("review.desk.room") });
  await expect(rooms).toHaveValue("brief");
  await rooms.selectOption("answers");
  const answer = review.room.getByRole("textbox", { name: all.words.of("answers.answer") });
  await expect(answer).toHaveValue("przed przerwą");
  await field.fill("0000 0000 0000");
  await field.press("Enter");
  await expect(review.page.getByText(review.words.of("review.checkpoint.nowhere"))).toBeVisible();
});

test("another institution's work is shown, and said to be another's", async ({
  page,
  context,
}, info) => {
  const all = screens(page, "pl");
  const sealed = await handedIn(all, info.outputPath("work.proba"));
  const tab = await context.newPage();
  // The program of an institution that differs in its name alone: its fingerprint is another.
  await tab.addInitScript(() => {
    const { fetch } = globalThis;
    globalThis.fetch = async (...request) => {
      const answer = await fetch(...request);
      if (!answer.url.endsWith("/institution.json")) return answer;
      const held = await answer.json();
      return new Response(JSON.stringify({ ...held, name: { pl: "Inna", en: "Another" } }));
    };
  });
  const review = new Review(tab);
  await review.open("work.proba", sealed);
  const badge = tab.locator(".review__head .chip").first();
  await expect(badge).toHaveText(review.words.of("review.good_foreign"));
  await review.button("review.envelope.title").click();
  const window = tab.getByRole("dialog", { name: review.words.of("review.envelope.title") });
  await expect(window).toContainText(review.words.of("review.envelope.institution_foreign"));
});

test("a changed entry is named, and the work is shown up to it", async ({ page, context }) => {
  const all = screens(page, "pl");
  await all.lobby.open();
  await sit(all, "practice");
  await all.desk.room("answers");
  await all.answers.open(0);
  await all.answers.write("przed ");
  await all.desk.saved();
  await all.desk.more("desk.top.second_copy");
  const name = all.words.of("desk.second_copy.download");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("dialog").getByRole("button", { name }).click(),
  ]);
  const copy = forged(await readFile(await file.path(), "utf8"));

  const tab = await context.newPage();
  const review = new Review(tab);
  await review.open("work.proba-copy", copy, false);
  await expect(tab.locator(".review__head")).toContainText(review.words.of("review.bad"));
  const alarm = tab.getByRole("alert");
  await expect(alarm).toContainText(review.words.of("review.advice.journal"));
  await expect(alarm).toContainText("entry-link");
});

/** The copy with another word in its second entry, and with the sum that then fits. */
function forged(text: string): Buffer {
  const lines = text.trim().split("\n");
  const at = lines.findIndex((line) => line.startsWith('{"table":"entries","part":1,'));
  const row = JSON.parse(lines[at]);
  const entry = Buffer.from(row.bytes, "base64").toString("utf8");
  row.bytes = Buffer.from(entry.replace('"order"', '"safety"')).toString("base64");
  lines[at] = JSON.stringify(row);
  const before = Buffer.from(lines.slice(0, -1).join("\n") + "\n");
  const sha256 = createHash("sha256").update(before).digest("hex");
  const end = `{"end":{"rows":${lines.length - 2},"sha256":"${sha256}"}}\n`;
  return Buffer.concat([before, Buffer.from(end)]);
}

test("the review fits a phone", async ({ page, context }, info) => {
  const all = screens(page, "pl");
  const sealed = await handedIn(all, info.outputPath("work.proba"));
  const tab = await context.newPage();
  await tab.setViewportSize({ width: 390, height: 844 });
  const review = new Review(tab);
  await review.open("work.proba", sealed);
  const wide = () =>
    tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(await wide(), "nothing sticks out").toBe(0);
  await tab.screenshot({ path: "results/screens/review-phone.png" });
  await expect(review.time).toBeInViewport();
  await review.button("review.time.previous").click();
  expect(await wide()).toBe(0);
});
