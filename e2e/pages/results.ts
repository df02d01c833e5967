// The room where a campaign that is over is read.

import { expect, type Locator } from "@playwright/test";

import type { Desk } from "./desk.ts";

/** The order of the tabs. */
export const views = [
  "overview",
  "engagement",
  "comparison",
  "test",
  "conclusions",
  "launch",
  "outcome",
] as const;

export type View = (typeof views)[number];

export class Results {
  constructor(readonly desk: Desk) {}

  word(key: string, gaps: Record<string, string | number> = {}): string {
    return this.desk.words.of(`results.${key}`, gaps);
  }

  tab(view: View): Locator {
    return this.desk.page.getByRole("tab", { name: this.word(`view.${view}`), exact: true });
  }

  /** The open view. */
  get panel(): Locator {
    return this.desk.page.getByRole("tabpanel");
  }

  async show(view: View): Promise<void> {
    await this.tab(view).click();
    await this.shows(view);
  }

  async shows(view: View): Promise<void> {
    await expect(this.tab(view)).toHaveAttribute("aria-selected", "true");
    await expect(this.panel).toHaveAttribute("aria-labelledby", `results-${view}`);
  }

  /** The radio buttons under a legend. */
  marks(legend: string): Locator {
    return this.panel.getByRole("group", { name: legend, exact: true }).getByRole("radio");
  }

  field(name: string): Locator {
    return this.panel.getByRole("textbox", { name, exact: true });
  }

  /** A chart by its caption: the part that the keyboard moves in. */
  chart(caption: string): Locator {
    return this.panel.getByRole("listbox", { name: caption, exact: true });
  }

  button(key: string): Locator {
    return this.panel.getByRole("button", { name: this.word(key), exact: true });
  }
}
