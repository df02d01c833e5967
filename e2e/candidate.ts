// A candidate at work: the screens in the order in which they come.

import type { Page } from "@playwright/test";

import { Automation } from "./pages/automation.ts";
import { Desk } from "./pages/desk.ts";
import { Lobby, type Candidate } from "./pages/lobby.ts";
import { Receipt } from "./pages/receipt.ts";
import { Results } from "./pages/results.ts";
import { Answers, Brief, Content } from "./pages/rooms.ts";
import { Rules } from "./pages/rules.ts";
import { Site } from "./pages/site.ts";
import { Words, type Language } from "./words.ts";

/** All screens of one page, in one language. */
export function screens(page: Page, language: Language) {
  const words = new Words(language);
  const desk = new Desk(page, words);
  return {
    words,
    lobby: new Lobby(page, words),
    rules: new Rules(page, words),
    desk,
    brief: new Brief(desk),
    answers: new Answers(desk),
    content: new Content(desk),
    site: new Site(desk),
    automation: new Automation(desk),
    results: new Results(desk),
    receipt: new Receipt(page, words),
  };
}

export type Screens = ReturnType<typeof screens>;

/** From an open lobby to the desk. */
export async function sit(
  { lobby, rules, desk }: Screens,
  kind: "practice" | "exam",
  who?: Candidate,
): Promise<void> {
  await lobby.choose(kind);
  await lobby.start(kind, who);
  await rules.accept(kind);
  await desk.shown();
}
