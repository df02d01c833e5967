// The rules before the desk.

import { expect, type Page } from "@playwright/test";

import type { Words } from "../words.ts";

export class Rules {
  constructor(
    readonly page: Page,
    readonly words: Words,
  ) {}

  /** Acknowledges all three parts and begins. */
  async accept(kind: "practice" | "exam"): Promise<void> {
    const title = this.page.getByRole("heading", { level: 1, name: this.words.of("rules.title") });
    await expect(title).toBeVisible({ timeout: 60_000 });
    for (const part of ["safety", "order", "personal_data"]) {
      await this.page.getByLabel(this.words.of(`rules.${part}.agree`)).check();
    }
    await this.page.getByRole("button", { name: this.words.of(`rules.begin_${kind}`) }).click();
  }
}
