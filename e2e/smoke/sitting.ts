// A candidate's steps, as in ../candidate.ts and ../pages, for a browser behind WebDriver.

import { By } from "selenium-webdriver";

import { setting } from "../house.ts";
import type { Candidate } from "../pages/lobby.ts";
import type { Room } from "../pages/desk.ts";
import type { Status } from "../worker.ts";
import type { Screen } from "./screen.ts";

export type Kind = "practice" | "exam";

/** The field of the open question. */
export const ANSWER = "//main//textarea";

const PANE = "//*[contains(@class, 'editor__pane') and not(@hidden)]";
/** The open code in the coloured editor, and in the plain one. */
export const LINES = `${PANE}//*[contains(@class, 'view-lines')]`;
export const CODE = `${PANE}//textarea`;

export class Sitting {
  constructor(
    readonly screen: Screen,
    readonly address: string,
  ) {}

  /** Opens the client. */
  async lobby(): Promise<void> {
    const { driver } = this.screen;
    const led = async () => /\/b\/[0-9a-f]{64}\//.test(await driver.getCurrentUrl());
    await this.screen.load(async () => {
      await driver.get(this.address);
      await driver.wait(led, 20_000);
    });
    await this.screen.says("lobby.title");
  }

  /** Waits for "Ready for offline", and asks the service worker whether it is so. */
  async readyForOffline(): Promise<Status> {
    await this.screen.says("lobby.computer.offline.ok", 60_000);
    return this.screen.driver.executeAsyncScript((done: (status: Status) => void) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = (event) => done(event.data);
      navigator.serviceWorker.controller?.postMessage({ type: "status" }, [channel.port2]);
    });
  }

  /** Waits for the verdict on this computer: good enough for an exam. */
  async checked(): Promise<void> {
    const verdicts = ["ready", "ready_warn"].map((key) => {
      return `normalize-space()='${this.screen.words.of(`lobby.computer.${key}`)}'`;
    });
    await this.screen.find(`//*[contains(@class, 'chip')][${verdicts.join(" or ")}]`);
  }

  /** From the lobby to the desk. */
  async begin(kind: Kind, who: Candidate): Promise<void> {
    const { screen } = this;
    const chip = screen.words.of(`lobby.cases.${kind}_pack`);
    await screen.press("lobby.cases.begin", `//article[contains(., '${chip}')]`);
    if (kind === "exam") {
      await screen.fill("lobby.file.phrase_label", setting("PROBA_EXAM_PASSPHRASE"));
      await screen.press("lobby.file.unlock");
    }
    await screen.tick(`common.mode.${kind}`);
    await screen.fill("lobby.start.candidate", who.code);
    if (kind === "exam") await this.phrases(who.phrase);
    await screen.press("lobby.start.go");
    await screen.says("rules.title", 60_000);
    for (const part of ["safety", "order", "personal_data"]) {
      await screen.tick(`rules.${part}.agree`);
    }
    await screen.press(`rules.begin_${kind}`);
    await this.desk();
  }

  private async phrases(phrase: string): Promise<void> {
    await this.screen.fill("lobby.start.phrase", phrase);
    await this.screen.fill("lobby.start.phrase_again", phrase);
    // Asked for where the browser does not promise to keep its storage.
    const promise = By.xpath(this.screen.field("lobby.start.second_copy_confirm"));
    const asked = await this.screen.driver.findElements(promise);
    if (asked.length > 0) await this.screen.tick("lobby.start.second_copy_confirm");
  }

  async desk(): Promise<void> {
    await this.screen.find("//*[contains(@class, 'desk')]//nav", 60_000);
  }

  async room(room: Room): Promise<void> {
    const name = this.screen.words.of(`common.rooms.${room}`);
    await this.screen.click(`//nav//button[contains(., '${name}')]`);
    await this.screen.find(`//nav//button[contains(., '${name}') and @aria-current='page']`);
  }

  /** Opens a room's item, by its place or its name. */
  async item(which: number | string): Promise<void> {
    const list = "//ul[contains(@class, 'with-side__list')]//button";
    const place = typeof which === "number" ? `(${list})[${which + 1}]` : undefined;
    await this.screen.click(place ?? `${list}[contains(., '${which}')]`);
  }

  async newsletter(name: string): Promise<void> {
    const { screen } = this;
    await screen.press("content.create");
    await screen.tick("content.newsletter");
    await screen.fill("content.new.name", name);
    await screen.press("content.new.go", "//dialog");
    await screen.find(`//h2[normalize-space()='${name}']`);
  }

  /** What the preview shows, as text. */
  async preview(): Promise<string> {
    const { driver } = this.screen;
    const frame = await this.screen.find("//section[contains(@class, 'preview')]//iframe");
    await driver.switchTo().frame(frame);
    try {
      return await driver.findElement(By.css("body")).getText();
    } finally {
      await driver.switchTo().defaultContent();
    }
  }

  /** Waits until all that was done is durable. */
  async saved(): Promise<void> {
    await this.screen.find("//*[@data-save='saved']");
  }

  /** Loads the page anew; an exam asks for its phrase. */
  async reload(phrase?: string): Promise<void> {
    const { driver } = this.screen;
    // The reload of Firefox's driver goes past the service worker, as Shift and F5 do.
    await this.screen.load(async () => driver.get(await driver.getCurrentUrl()));
    if (phrase) {
      await this.screen.fill("lobby.unlock.phrase", phrase);
      await this.screen.press("lobby.unlock.go");
    }
    await this.desk();
  }

  async handIn(): Promise<void> {
    await this.screen.press("desk.top.hand_in");
    await this.screen.says("hand_in.title");
    await this.screen.press("hand_in.go", "//main");
    await this.screen.press("hand_in.confirm.go", "//dialog");
  }

  /** The seal code, as four groups of four. */
  async sealCode(): Promise<string> {
    const code = await this.screen.find("//*[contains(@class, 'seal__code')]", 60_000);
    return (await code.getText()).trim().replace(/\s+/g, "-");
  }

  /** Waits for the institution's signed receipt. */
  async confirmed(): Promise<void> {
    const last = "(//*[contains(@class, 'steps__item')])[4][@data-state='done']";
    await this.screen.find(last, 60_000);
  }
}
