// The desk: its frame, and the rooms in it.

import { expect, type Locator, type Page } from "@playwright/test";

import { setting } from "../house.ts";
import type { Words } from "../words.ts";

export type Room =
  "brief" | "audience" | "content" | "site" | "automation" | "results" | "answers";

export class Desk {
  constructor(
    readonly page: Page,
    readonly words: Words,
  ) {}

  async shown(): Promise<void> {
    await expect(this.page.locator(".desk")).toBeVisible({ timeout: 60_000 });
  }

  /** Enters the phrase that a reopened exam asks for. */
  async unlock(phrase: string): Promise<void> {
    const unlock = (key: string) => this.words.of(`lobby.unlock.${key}`);
    await this.page.getByLabel(unlock("phrase"), { exact: true }).fill(phrase);
    await this.page.getByRole("button", { name: unlock("go") }).click();
    await this.shown();
  }

  /** The save state's word: saved, saving, failing or elsewhere. */
  get save(): Locator {
    return this.page.locator("[data-save]");
  }

  async saved(): Promise<void> {
    await expect(this.save).toHaveAttribute("data-save", "saved");
  }

  async room(room: Room): Promise<void> {
    const rail = this.page.getByRole("navigation", { name: this.words.of("common.rooms.label") });
    await rail.getByRole("button", { name: this.words.of(`common.rooms.${room}`) }).click();
    const current = rail.locator("[aria-current=page]");
    await expect(current).toContainText(this.words.of(`common.rooms.${room}`));
  }

  /** Shows the tasks or the brief in the panel, or closes it, by the frame's own keys. */
  async panel(what: "tasks" | "brief" | "closed"): Promise<void> {
    const panel = this.page.locator("#panel");
    if (what === "closed") {
      if (await panel.isVisible()) await this.page.keyboard.press("Alt+p");
      return expect(panel).toBeHidden();
    }
    await this.page.keyboard.press(what === "tasks" ? "Alt+t" : "Alt+m");
    const tab = panel.getByRole("tab", { name: this.words.of(`desk.panel.${what}`) });
    await expect(tab).toHaveAttribute("aria-selected", "true");
  }

  button(key: string): Locator {
    return this.page.getByRole("button", { name: this.words.of(key), exact: true });
  }

  async undo(): Promise<void> {
    await this.page.getByRole("button", { name: this.words.like("common.undo") }).first().click();
  }

  async redo(): Promise<void> {
    await this.page.getByRole("button", { name: this.words.like("common.redo") }).first().click();
  }

  /** One item of the menu of help and tools. */
  async more(key: string): Promise<void> {
    const tools = this.words.of("desk.top.help_hint");
    await this.page.getByRole("button", { name: tools }).click();
    await this.page.getByRole("menuitem", { name: this.words.of(key) }).click();
  }

  /** In the invigilator's open window: an act with its reason, and the right code. */
  async order(act: "grant" | "pause", reason: string): Promise<void> {
    const word = (key: string) => this.words.of(`desk.invigilator.${key}`);
    const window = this.page.getByRole("dialog", { name: word("title") });
    await window.getByRole("radio", { name: word(act) }).check();
    await window.getByLabel(word("reason"), { exact: true }).fill(reason);
    await window.getByLabel(word("code"), { exact: true }).fill(setting("PROBA_EXAM_CODE"));
    await window.getByRole("button", { name: this.words.of("common.confirm") }).click();
  }

  /** Goes to the hand-in's screen. */
  async toHandIn(): Promise<void> {
    await this.button("desk.top.hand_in").first().click();
    const title = this.words.of("hand_in.title");
    await expect(this.page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  }

  /** Hands in, from the desk to the sealed page. */
  async handIn(): Promise<void> {
    await this.toHandIn();
    await this.button("hand_in.go").click();
    const dialog = this.page.getByRole("dialog");
    await dialog.getByRole("button", { name: this.words.of("hand_in.confirm.go") }).click();
  }
}
