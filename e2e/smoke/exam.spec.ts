// The main job in another engine: practice, then an exam from the lobby to the receipt.

import { readFileSync } from "node:fs";
import { join } from "node:path";

import { identity, place, proba, submissions, verifyAll } from "../commission.ts";
import { expect, test as base } from "../fixtures.ts";
import type { House } from "../house.ts";
import { anna } from "../pages/lobby.ts";
import { folder, script, solution, world, type Ran } from "../simulation.ts";
import { Words } from "../words.ts";
import { open, type Name } from "./browsers.ts";
import { Screen } from "./screen.ts";
import { ANSWER, CODE, LINES, Sitting } from "./sitting.ts";

const test = base.extend<{ sitting: Sitting }>({
  sitting: async ({ house }, use, info) => {
    const { driver, close } = await open(info.project.name as Name);
    const screen = new Screen(driver, new Words("pl"));
    await use(new Sitting(screen, house.address));
    if (info.status !== info.expectedStatus) {
      const picture = Buffer.from(await driver.takeScreenshot(), "base64");
      await info.attach("screen.png", { body: picture, contentType: "image/png" });
    }
    await close();
  },
});

/** As much of the replayed state as is asked for here. */
interface Desk {
  answers: { answers: Record<string, { text: string }> };
  content: { carriers: Record<string, { html: string }> };
}

const practised = "Zażółć gęślą jaźń.";
const coloured = "Witaj w sklepie 🌱";
const plain = "; zażółć gęślą jaźń";
const first = "Pierwsze zdanie.";
const second = " Drugie zdanie.";

test("practice: what was written is there after a reload", async ({ sitting }) => {
  const { screen } = sitting;
  await sitting.lobby();
  await sitting.checked();
  await sitting.begin("practice", anna);
  await sitting.room("answers");
  await sitting.item(0);
  await screen.type(ANSWER, practised, "end");
  await sitting.saved();
  await sitting.reload();
  await expect.poll(() => screen.value(ANSWER)).toBe(practised);
  expect(await screen.hear(), "the page complained").toEqual([]);
});

test("an exam is written, reloaded, undone, sealed and received", async ({ sitting, house }) => {
  const { screen } = sitting;
  await sitting.lobby();
  expect(await sitting.readyForOffline()).toMatchObject({ ready: true, failed: [] });
  await sitting.checked();
  await sitting.begin("exam", anna);

  await sitting.room("answers");
  await sitting.item(0);
  await screen.type(ANSWER, first, "end");
  await sitting.room("content");
  await sitting.newsletter("Powitanie");
  await screen.type(LINES, coloured, "instead");
  await expect.poll(() => sitting.preview()).toBe(coloured);
  // Going elsewhere ends a burst of typing: what comes next is undone by itself.
  await sitting.room("answers");
  await sitting.room("content");
  await screen.press("content.editor.plain");
  await screen.type(CODE, plain, "end");
  await expect.poll(() => sitting.preview()).toBe(coloured + plain);
  await sitting.room("answers");
  await screen.type(ANSWER, second, "end");
  await sitting.saved();

  // The machine has everything: it comes back with no server.
  await house.stop("SIGKILL");
  await sitting.reload(anna.phrase);
  await expect.poll(() => screen.value(ANSWER)).toBe(first + second);
  await screen.click(ANSWER);
  await screen.chord("z");
  await expect.poll(() => screen.value(ANSWER)).toBe(first);
  await sitting.room("content");
  await expect.poll(() => screen.value(CODE)).toBe(coloured + plain);
  // The coloured editor's Ctrl+Z is the journal's, from before the reload.
  await screen.press("content.editor.plain");
  await screen.click(LINES);
  await screen.chord("z");
  await expect.poll(() => sitting.preview()).toBe(coloured);
  await sitting.saved();

  await house.start();
  await sitting.handIn();
  const code = await sitting.sealCode();
  await sitting.confirmed();
  expect(await screen.hear(), "the page complained").toEqual([]);
  await received(house, code);
});

test("one, two or four workers come to the command line's digest", async ({ sitting }) => {
  const { driver } = sitting.screen;
  const contacts = 2_000;
  const told = ["--contacts", String(contacts), "--campaign", solution];
  const { digest } = await proba("simulate", folder, ...told);
  await sitting.lobby();
  await driver.manage().setTimeouts({ script: 60_000 });
  const campaign = JSON.parse(readFileSync(solution, "utf8"));
  const workers = [1, 2, 4];
  const task = script({ files: world(), contacts, campaign, workers });
  const done = "arguments[arguments.length - 1]";
  const ran = await driver.executeAsyncScript<Ran[]>(
    `const done = ${done}; ${task}.then(done, (fault) => done(String(fault)));`,
  );
  expect(ran).toMatchObject(workers.map(() => ({ digest, days: campaign.days })));
});

/** Exactly one work arrived: the sealed one, sound, and with the texts as they were left. */
async function received(house: House, code: string): Promise<void> {
  const [arrived, ...more] = await submissions(house);
  expect(more).toEqual([]);
  expect(arrived.seal_code.replace(/\s/g, "-")).toBe(code);
  expect(await verifyAll(house)).toMatchObject({ broken: 0, submissions: [{ id: arrived.id }] });
  const out = join(house.data, "out");
  const { files } = await proba("submissions", "export", "--all", "--out", out, ...place(house));
  const [file] = files as string[];
  const { state } = await proba("replay", file, "--identity", identity());
  const { answers, content } = state as Desk;
  expect(Object.values(answers.answers).map(({ text }) => text)).toEqual([first]);
  expect(Object.values(content.carriers).map(({ html }) => html)).toEqual([coloured]);
}
