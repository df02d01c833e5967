// The page of a sealed attempt.

import { expect, type Locator, type Page } from "@playwright/test";

import type { Words } from "../words.ts";

export class Receipt {
  constructor(
    readonly page: Page,
    readonly words: Words,
  ) {}

  /** Waits for the seal code; answers it as four groups of four. */
  async sealCode(): Promise<string> {
    const code = this.page.locator(".seal__code");
    await expect(code).toBeVisible({ timeout: 60_000 });
    return (await code.innerText()).trim().replace(/\s+/g, "-");
  }

  /** A step of the way to the institution: sealed, kept, sent, confirmed. */
  step(index: number): Locator {
    return this.page.locator(".steps__item").nth(index);
  }

  /** Waits for the institution's signed receipt. */
  async confirmed(word: "received" | "verified" = "received"): Promise<void> {
    await expect(this.step(3)).toHaveAttribute("data-state", "done", { timeout: 60_000 });
    await expect(this.step(3)).toContainText(this.words.of(`receipt.way.${word}`));
  }

  /** Asks the institution once more. */
  async askAgain(): Promise<void> {
    await this.page.getByRole("button", { name: this.words.of("common.check_again") }).click();
  }

  /** Downloads the sealed file to `path`. */
  async download(path: string): Promise<void> {
    const name = this.words.of("receipt.by_hand.download");
    const [file] = await Promise.all([
      this.page.waitForEvent("download"),
      this.page.getByRole("button", { name }).click(),
    ]);
    await file.saveAs(path);
  }
}
