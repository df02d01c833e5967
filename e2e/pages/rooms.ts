// What a candidate does in the rooms.

import { expect, type Locator } from "@playwright/test";

import type { Desk } from "./desk.ts";

/** The room of documents and pins. */
export class Brief {
  constructor(readonly desk: Desk) {}

  get documents(): Locator {
    return this.desk.page.locator(".with-side__list .list__item");
  }

  async open(index: number): Promise<void> {
    await this.documents.nth(index).click();
    await expect(this.documents.nth(index)).toHaveAttribute("aria-current", "true");
    await expect(this.pins.first()).toBeVisible();
  }

  /** Opens the first document that is a table as a whole. */
  async openTable(): Promise<void> {
    const table = this.desk.page.locator(".document__body .table-frame");
    for (let index = 0; index < (await this.documents.count()); index += 1) {
      await this.open(index);
      if (await table.isVisible()) return;
    }
    throw new Error("the case has no table");
  }

  /** The pins beside the open document's passages. */
  get pins(): Locator {
    return this.desk.page.locator(".block__pin");
  }

  async pin(passage: number): Promise<void> {
    await this.pins.nth(passage).click();
    await expect(this.pins.nth(passage)).toHaveAttribute("aria-pressed", "true");
  }
}

/** The room of written answers. */
export class Answers {
  constructor(readonly desk: Desk) {}

  get questions(): Locator {
    return this.desk.page.locator(".with-side__list .list__item");
  }

  /** The field of the open question. */
  get field(): Locator {
    const name = this.desk.words.of("answers.answer");
    return this.desk.page.getByRole("textbox", { name, exact: true });
  }

  async open(index: number): Promise<void> {
    await this.questions.nth(index).click();
    await expect(this.questions.nth(index)).toHaveAttribute("aria-current", "true");
    await expect(this.field).toBeVisible();
  }

  async write(text: string): Promise<void> {
    await this.field.click();
    await this.desk.page.keyboard.type(text);
  }
}

/** The room of newsletters, landing pages and shorter carriers. */
export class Content {
  constructor(readonly desk: Desk) {}

  private word(key: string): string {
    return this.desk.words.of(`content.${key}`);
  }

  /** Makes a carrier from the usual template and opens it. */
  async create(
    kind: "newsletter" | "landing_page" | "sms" | "push" | "post",
    name: string,
  ): Promise<void> {
    const { page } = this.desk;
    await page.getByRole("button", { name: this.word("create") }).first().click();
    const dialog = page.getByRole("dialog", { name: this.word("new.title") });
    await dialog.getByRole("radio", { name: this.word(kind) }).check();
    await dialog.getByLabel(this.word("new.name"), { exact: true }).fill(name);
    await dialog.getByRole("button", { name: this.word("new.go") }).click();
    await expect(page.getByRole("heading", { level: 2, name, exact: true })).toBeVisible();
  }

  private get list(): Locator {
    return this.desk.page.locator(".with-side__list .list__item");
  }

  /** The carriers, as the list has them. */
  async names(): Promise<string[]> {
    const names = await this.list.locator(".list__name").allInnerTexts();
    return names.map((name) => name.trim());
  }

  async open(name: string): Promise<void> {
    const { page } = this.desk;
    await this.list.filter({ has: page.getByText(name, { exact: true }) }).click();
    await expect(page.getByRole("heading", { level: 2, name, exact: true })).toBeVisible();
  }

  /** From now on a plain field in the place of the coloured editor. */
  async plain(): Promise<void> {
    const toggle = this.desk.page.getByRole("button", { name: this.word("editor.plain") });
    if ((await toggle.getAttribute("aria-pressed")) !== "true") await toggle.click();
    await expect(this.code).toBeVisible();
  }

  /** The plain field of the open part. */
  get code(): Locator {
    return this.desk.page.locator(".editor__pane:not([hidden]) textarea");
  }

  /** The preview's width. */
  async width(width: "phone" | "tablet" | "full"): Promise<void> {
    await this.desk.button(`content.preview.${width}`).click();
  }

  /** A field of an SMS, a push or a post. */
  field(part: "sender" | "title" | "text" | "link" | "alt"): Locator {
    return this.desk.page.locator(`#short-${part}`);
  }

  /** The findings that lead to a place, in the order of the list. */
  get findings(): Locator {
    return this.desk.page.locator("button.checks__row");
  }

  /** The tab that counts them. */
  get checked(): Locator {
    return this.desk.page.locator("#checks-list");
  }

  /** On a narrow screen: code or preview. */
  async half(half: "code" | "view"): Promise<void> {
    await this.desk.page.setViewportSize({ width: 390, height: 844 });
    await this.desk.button(`content.editor.${half}`).click();
  }

  /** What the preview shows, as text. */
  preview(name: string): Locator {
    const title = this.desk.words.of("content.preview.frame", { name });
    return this.desk.page.frameLocator(`iframe[title="${title}"]`).locator("body");
  }
}
