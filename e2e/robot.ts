// A candidate that never tires: types and clicks by a seed, and writes down what it did and when.

import { isDeepStrictEqual } from "node:util";

import type { Screens } from "./candidate.ts";

/** What a candidate can see of the work: the robot's record, and what a restored desk is held
  to. */
export interface Work {
  /** Answers by the number of their question. */
  answers: Record<number, string>;
  /** The HTML of each newsletter by name. */
  letters: Record<string, string>;
  /** Pins as `document:passage`. */
  pins: string[];
}

interface Moment {
  wall_ms: number;
  work: string;
}

const QUESTIONS = 3;
const LETTERS = 4;
const DOCUMENTS = 2;
const PASSAGES = 3;
const words = "klient zgoda segment żółw łódź ćma lejek 🌱 kampania wynik poczta źdźbło".split(" ");

/** A small generator of numbers: the same seed gives the same robot. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export class Robot {
  work: Work = { answers: {}, letters: {}, pins: [] };
  private log: Moment[] = [];
  /** What a new letter holds. */
  private template = "";
  private acknowledged = 0;
  private stopped = false;

  constructor(
    private screens: Screens,
    private readonly next: () => number,
  ) {}

  /** Sits down at a desk that shows `work`: from now on that is the record. */
  sit(screens: Screens, work: Work): void {
    this.screens = screens;
    this.work = work;
    this.log = [];
    this.acknowledged = 0;
    this.stopped = false;
    this.note();
  }

  /** Makes the first letter, and so learns what a new one holds. */
  async begin(): Promise<void> {
    const { desk, content } = this.screens;
    await desk.room("content");
    await content.create("newsletter", "List 1");
    await content.plain();
    this.template = await content.code.inputValue();
    this.work.letters["List 1"] = this.template;
    this.note();
    await desk.saved();
    await this.hearken();
  }

  /** Works until it is stopped or the browser is gone. */
  async toil(): Promise<void> {
    try {
      while (!this.stopped) await this.act();
    } catch (fault) {
      if (!this.stopped) throw fault;
    }
  }

  stop(): void {
    this.stopped = true;
  }

  /** What a restored desk may show after a power cut at `wall_ms`: anything the robot had done
   * since a second before, and nothing older than what the screen had called saved. */
  allowed(wall_ms: number): Work[] {
    let oldest = this.acknowledged;
    for (const [at, moment] of this.log.entries()) {
      if (moment.wall_ms <= wall_ms - 1000) oldest = Math.max(oldest, at);
    }
    return this.log.slice(oldest).map((moment) => JSON.parse(moment.work));
  }

  /** How old the oldest act was that a power cut at `cut_wall_ms` took, given what is left. */
  lost_ms(left: Work, cut_wall_ms: number): number {
    const at = this.log.findLastIndex((moment) => isDeepStrictEqual(JSON.parse(moment.work), left));
    const next = this.log[at + 1]?.wall_ms ?? cut_wall_ms;
    return Math.max(0, cut_wall_ms - next);
  }

  /** Writes the record down before the act reaches the page, so that a half-done act is known. */
  private note(): void {
    this.log.push({ wall_ms: Date.now(), work: JSON.stringify(this.work) });
  }

  /** Whatever the screen calls saved is acknowledged. */
  private async hearken(): Promise<void> {
    const done = this.log.length - 1;
    const word = await this.screens.desk.save.getAttribute("data-save");
    if (word === "saved") this.acknowledged = done;
  }

  private pick(count: number): number {
    return Math.floor(this.next() * count);
  }

  private async act(): Promise<void> {
    const dice = this.next();
    if (dice < 0.55) await this.answer();
    else if (dice < 0.8) await this.letter();
    else await this.pin();
    await this.hearken();
  }

  private async answer(): Promise<void> {
    const { desk, answers } = this.screens;
    const question = this.pick(QUESTIONS);
    await desk.room("answers");
    await answers.open(question);
    await answers.field.press("Control+End");
    await this.type((text) => {
      this.work.answers[question] = (this.work.answers[question] ?? "") + text;
    });
  }

  private async letter(): Promise<void> {
    const { desk, content } = this.screens;
    const names = Object.keys(this.work.letters);
    await desk.room("content");
    if (names.length < LETTERS && this.next() < 0.3) {
      const name = `List ${names.length + 1}`;
      this.work.letters[name] = this.template;
      this.note();
      await content.create("newsletter", name);
      return;
    }
    const name = names[this.pick(names.length)];
    await content.open(name);
    await this.toEnd();
    await this.type((text) => {
      this.work.letters[name] += text;
    });
  }

  /** Puts the cursor at the end of the open letter, in the plain field or the coloured editor. */
  private async toEnd(): Promise<void> {
    const { desk, content } = this.screens;
    if (this.next() < 0.5) {
      await content.plain();
      await content.code.press("Control+End");
      return;
    }
    const plain = desk.button("content.editor.plain");
    if ((await plain.getAttribute("aria-pressed")) === "true") await plain.click();
    await desk.page.locator(".editor__pane:not([hidden]) .monaco-editor .view-lines").click();
    await desk.page.keyboard.press("Control+End");
  }

  private async pin(): Promise<void> {
    const { desk, brief } = this.screens;
    const [document, passage] = [this.pick(DOCUMENTS), this.pick(PASSAGES)];
    await desk.room("brief");
    await brief.open(document);
    const name = `${document}:${passage}`;
    const had = this.work.pins.includes(name);
    this.work.pins = had
      ? this.work.pins.filter((pin) => pin !== name)
      : [...this.work.pins, name].sort();
    this.note();
    await brief.pins.nth(passage).click();
  }

  /** Types a few words, sign by sign, at the speed of a quick person. */
  private async type(record: (text: string) => void): Promise<void> {
    const count = 1 + this.pick(4);
    const text = Array.from({ length: count }, () => words[this.pick(words.length)]).join(" ");
    for (const sign of `${text} `) {
      record(sign);
      this.note();
      await this.screens.desk.page.keyboard.insertText(sign);
      await this.screens.desk.page.waitForTimeout(10 + this.pick(40));
      if (this.next() < 0.1) await this.hearken();
    }
  }
}

/** Reads the work off a desk. */
export async function read({ desk, answers, brief, content }: Screens): Promise<Work> {
  const work: Work = { answers: {}, letters: {}, pins: [] };
  await desk.room("answers");
  for (let question = 0; question < QUESTIONS; question += 1) {
    await answers.open(question);
    const text = await answers.field.inputValue();
    if (text) work.answers[question] = text;
  }
  await desk.room("content");
  for (const name of await content.names()) {
    await content.open(name);
    await content.plain();
    work.letters[name] = await content.code.inputValue();
  }
  await desk.room("brief");
  for (let document = 0; document < DOCUMENTS; document += 1) {
    await brief.open(document);
    for (let passage = 0; passage < PASSAGES; passage += 1) {
      const pressed = await brief.pins.nth(passage).getAttribute("aria-pressed");
      if (pressed === "true") work.pins.push(`${document}:${passage}`);
    }
  }
  work.pins.sort();
  return work;
}

/** The state of a replay, as far as the robot makes it. */
export interface Replayed {
  answers: { answers: Record<string, { text: string }> };
  content: { carriers: Record<string, { name: string; html: string }> };
  brief: { pins: Record<string, unknown> };
}

/** Work without the names that a screen does not show: comparable with `ofReplay`. */
export function ofScreen(work: Work) {
  const answers = Object.values(work.answers).filter(Boolean).sort();
  return { answers, letters: work.letters, pins: work.pins.length };
}

/** The same of a replayed state. */
export function ofReplay({ answers, content, brief }: Replayed) {
  const texts = Object.values(answers.answers).map((answer) => answer.text);
  const letters = Object.values(content.carriers).map(({ name, html }) => [name, html] as const);
  return {
    answers: texts.filter(Boolean).sort(),
    letters: Object.fromEntries(letters),
    pins: Object.keys(brief.pins).length,
  };
}
