// The simulated tool in the browser comes to the same as the institution's command line.

import { readFileSync } from "node:fs";

import { proba } from "../commission.ts";
import { expect, test } from "../fixtures.ts";
import { folder, ranIn, solution, world } from "../simulation.ts";
import { enter } from "../worker.ts";

const CONTACTS = 4_000;

test("a run shared by one, two or four workers has the command line's digest", async ({ page }) => {
  const place = [folder, "--contacts", String(CONTACTS), "--campaign", solution];
  const { digest } = await proba("simulate", ...place);
  await enter(page);
  const campaign = JSON.parse(readFileSync(solution, "utf8"));
  const workers = [1, 2, 4];
  const ran = await ranIn(page, { files: world(), contacts: CONTACTS, campaign, workers });
  expect(ran.map((it) => it.digest)).toEqual(workers.map(() => digest));
  expect(ran[0].days).toBe(campaign.days);
});
