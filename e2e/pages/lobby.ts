// The lobby and the form before an attempt.

import { expect, type Locator, type Page } from "@playwright/test";

import { lend } from "../folders.ts";
import { setting } from "../house.ts";
import type { Words } from "../words.ts";
import { enter, readyOffline } from "../worker.ts";

export interface Candidate {
  code: string;
  /** Only an exam asks for one. */
  phrase: string;
}

export const anna: Candidate = { code: "A-017", phrase: "zielona monstera 7" };

export class Lobby {
  constructor(
    readonly page: Page,
    readonly words: Words,
  ) {}

  /** Opens the client; answers the build that it leads to. */
  async open(): Promise<string> {
    const build = await enter(this.page);
    await expect(this.heading).toBeVisible();
    return build;
  }

  get heading(): Locator {
    return this.page.getByRole("heading", { level: 1, name: this.words.of("lobby.title") });
  }

  /** Waits for "Ready for offline" on the screen, and checks that it is no lie. */
  async readyForOffline(): Promise<void> {
    const line = this.page.getByText(this.words.of("lobby.computer.offline.ok"), { exact: true });
    await expect(line).toBeVisible({ timeout: 60_000 });
    expect((await readyOffline(this.page)).failed).toEqual([]);
  }

  card(kind: "practice" | "exam"): Locator {
    const chip = this.words.of(`lobby.cases.${kind}_pack`);
    return this.page.locator("article.card").filter({ hasText: chip });
  }

  /** Where a case is opened from a file. */
  get caseFile(): Locator {
    return this.page.locator("input[type=file][accept='.case']");
  }

  /** Chooses the bundled case; an exam's pack asks for its passphrase. */
  async choose(kind: "practice" | "exam"): Promise<void> {
    const begin = this.words.of("lobby.cases.begin");
    await this.card(kind).getByRole("button", { name: begin }).click();
    if (kind === "exam") await this.unlockPack(setting("PROBA_EXAM_PASSPHRASE"));
    await expect(this.candidate).toBeVisible({ timeout: 60_000 });
  }

  async unlockPack(passphrase: string): Promise<void> {
    const field = this.page.getByLabel(this.words.of("lobby.file.phrase_label"));
    await field.fill(passphrase);
    await this.page.getByRole("button", { name: this.words.of("lobby.file.unlock") }).click();
  }

  get candidate(): Locator {
    return this.page.getByLabel(this.words.of("lobby.start.candidate"), { exact: true });
  }

  /** Fills the form in and goes on to the rules. */
  async start(kind: "practice" | "exam", who: Candidate = anna): Promise<void> {
    const start = (key: string) => this.words.of(`lobby.start.${key}`);
    // From the beginning: the other mode's note may name this one.
    const name = new RegExp(`^${this.words.of(`common.mode.${kind}`)}`);
    await this.page.getByRole("radio", { name }).check();
    await this.candidate.fill(who.code);
    if (kind === "exam") {
      await this.page.getByLabel(start("phrase"), { exact: true }).fill(who.phrase);
      await this.page.getByLabel(start("phrase_again"), { exact: true }).fill(who.phrase);
      await this.secondCopy();
    }
    await this.page.getByRole("button", { name: start("go") }).click();
  }

  /** Where the second copy is required: a folder, or the promise where there can be none. */
  private async secondCopy(): Promise<void> {
    const start = (key: string) => this.words.of(`lobby.start.${key}`);
    const field = this.page.locator("#copying");
    if (!(await field.isVisible())) return;
    if (!(await field.innerText()).includes(start("second_copy_required"))) return;
    const promise = field.getByLabel(start("second_copy_confirm"));
    if (await promise.isVisible()) return promise.check();
    await lend(this.page);
    await field.getByRole("button", { name: start("choose_folder") }).click();
    await expect(field.getByRole("status")).toBeVisible();
  }

  /** The lines of attempts on this machine. */
  get attempts(): Locator {
    return this.page.locator(".attempts .attempt");
  }

  /** Goes on with the newest attempt. */
  async resume(): Promise<void> {
    const name = this.words.of("lobby.go_on.resume");
    await this.attempts.first().getByRole("link", { name }).click();
  }
}
