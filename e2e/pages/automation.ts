// The room of workflows: canvas, outline, settings, instructions, acceptance.

import { expect, type Locator } from "@playwright/test";

import type { Desk } from "./desk.ts";

/** More rows than any workflow of the tests has. */
const ROWS_MAX = 80;

export class Automation {
  constructor(readonly desk: Desk) {}

  word(key: string, gaps: Record<string, string | number> = {}): string {
    return this.desk.words.of(`automation.${key}`, gaps);
  }

  button(key: string): Locator {
    return this.desk.page.getByRole("button", { name: this.word(key), exact: true });
  }

  get canvas(): Locator {
    return this.desk.page.locator("#canvas");
  }

  get outline(): Locator {
    return this.desk.page.locator("#outline");
  }

  /** The steps that are drawn. */
  get steps(): Locator {
    return this.canvas.locator(".step");
  }

  /** Rows of the outline that are steps. */
  get rows(): Locator {
    const named = this.desk.page.locator(".outline__name");
    return this.outline.getByRole("treeitem").filter({ has: named });
  }

  get chosenRow(): Locator {
    return this.outline.locator("[aria-selected=true]");
  }

  get panel(): Locator {
    return this.desk.page.locator(".flow-panel");
  }

  tab(name: "workflows" | "instructions" | "acceptance" | "questions"): Locator {
    return this.desk.page.getByRole("tab", { name: this.word(`tab.${name}`), exact: true });
  }

  /** What the palette calls a kind. */
  kind(kind: string): string {
    return this.word(`kind.${kind}.name`);
  }

  /** In the open palette: the kind, by its whole name. */
  option(kind: string): Locator {
    const palette = this.desk.page.getByRole("dialog");
    const name = this.desk.page.getByText(this.kind(kind), { exact: true });
    return palette.getByRole("option").filter({ has: name });
  }

  /** In the open palette, by keys alone. */
  async take(kind: string): Promise<void> {
    const search = this.desk.page.getByRole("combobox", { name: this.word("palette.search") });
    await expect(search).toBeFocused();
    await this.desk.page.keyboard.type(this.kind(kind));
    const chosen = this.desk.page.getByRole("option", { selected: true });
    for (let at = 0; at < ROWS_MAX; at += 1) {
      if ((await chosen.locator("b").innerText()) === this.kind(kind)) break;
      await this.desk.page.keyboard.press("ArrowDown");
    }
    await this.desk.page.keyboard.press("Enter");
    await expect(this.desk.page.getByRole("dialog")).toBeHidden();
  }

  /** By keys: a step behind the chosen one. */
  async add(kind: string): Promise<void> {
    await this.desk.page.keyboard.press("n");
    await this.take(kind);
    await expect(this.outline.or(this.canvas).first()).toBeFocused();
  }

  /** By keys, in the outline: to the row with these words. */
  async goTo(words: string): Promise<void> {
    await this.desk.page.keyboard.press("Home");
    for (let at = 0; at < ROWS_MAX; at += 1) {
      const now = (await this.chosenRow.first().innerText()).replace(/\s+/g, " ");
      if (now.includes(words)) return;
      await this.desk.page.keyboard.press("ArrowDown");
    }
    throw new Error(`no row says ${words}`);
  }
}
