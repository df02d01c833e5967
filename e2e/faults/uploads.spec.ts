// The way to the institution misbehaves in every manner; one object is stored, and a receipt comes.

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import type { Page } from "@playwright/test";

import { screens, sit } from "../candidate.ts";
import { place, proba, submissions } from "../commission.ts";
import { Door, type Mishap } from "../door.ts";
import { expect, test } from "../fixtures.ts";
import type { House } from "../house.ts";

/** How long the browser waits for an answer in these runs; else it is two minutes. */
const PATIENCE_MS = 3_000;

/** Everything that the house keeps for good, odd things too; pieces of what was cut go by age. */
async function held(house: House): Promise<string[]> {
  const folders = ["submissions", "odd"].map((name) => join(house.data, name));
  const all = await Promise.all(folders.map((folder) => readdir(folder).catch(() => [])));
  return all.flat();
}

/** Shortens the browser's patience with a server that says nothing. */
async function hurry(page: Page): Promise<void> {
  await page.addInitScript((patience_ms) => {
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    AbortSignal.timeout = (ms) => timeout(Math.min(ms, patience_ms));
  }, PATIENCE_MS);
}

const plans: Record<string, Mishap[]> = {
  "cut mid-body, twice": ["cut", "cut"],
  "500s": ["error", "error"],
  "a stall": ["stall"],
  "a time-out": ["silence"],
  "an answer that is lost": ["answer-lost"],
  "the server killed mid-upload": ["kill", "kill-late"],
};

for (const [name, mishaps] of Object.entries(plans)) {
  test(`${name}: exactly one object and a receipt`, async ({ page, house }, info) => {
    const door = await Door.open(house.address);
    door.onKill = async () => {
      await house.stop("SIGKILL");
      await house.start();
    };
    door.mishaps.push(...mishaps);
    try {
      await hurry(page);
      const all = screens(page, "pl");
      await page.goto(door.address);
      await sit(all, "exam");
      await all.desk.handIn();
      const code = await all.receipt.sealCode();
      await all.receipt.confirmed();
      expect(door.uploads).toBe(mishaps.length + 1);
      const arrived = await submissions(house);
      expect(arrived.map((one) => one.seal_code.replace(/\s/g, "-"))).toEqual([code]);

      const file = info.outputPath("work.proba");
      await all.receipt.download(file);
      await tenDuplicates(house, file);
    } finally {
      door.close();
    }
  });
}

test("a refusal is told with a next step, and the way stays open", async ({ page, house }) => {
  const door = await Door.open(house.address);
  door.mishaps.push("refused");
  try {
    const all = screens(page, "pl");
    await page.goto(door.address);
    await sit(all, "exam");
    await all.desk.handIn();
    await all.receipt.sealCode();
    const sending = all.receipt.step(2);
    await expect(sending).toHaveAttribute("data-state", "wrong");
    for (const part of ["title", "next"]) {
      await expect(sending).toContainText(all.words.of(`codes.institution_unknown.${part}`));
    }
    // Whoever has mended it need not wait for the next try.
    await all.desk.button("receipt.way.now").click();
    await all.receipt.confirmed();
    expect((await submissions(house)).length).toBe(1);
  } finally {
    door.close();
  }
});

async function tenDuplicates(house: House, file: string): Promise<void> {
  const body = await readFile(file);
  const headers = { "content-type": "application/vnd.proba" };
  const send = () =>
    fetch(`${house.address}/api/submissions`, { method: "POST", headers, body });
  const answers = await Promise.all(Array.from({ length: 10 }, send));
  const receipts = await Promise.all(answers.map((answer) => answer.text()));
  expect(answers.every((answer) => answer.ok), receipts.join("\n")).toBe(true);
  expect(new Set(receipts).size, "one receipt for all").toBe(1);
  await proba("submissions", "import", file, ...place(house));
  expect((await submissions(house)).length).toBe(1);
  expect((await held(house)).length, "nothing beside it").toBe(1);
}
