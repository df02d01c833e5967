// The power goes while a candidate types and clicks: again and again, by a seed.
//
// After each cut: at most a second of typing is lost, nothing that the screen had called saved is
// lost, and the desk is whole. In the end the work is handed in, and its replay by the command
// line is the robot's own record.

import type { Page } from "@playwright/test";

import { screens, sit, type Screens } from "../candidate.ts";
import { identity, proba } from "../commission.ts";
import { expect, test } from "../fixtures.ts";
import { Machine } from "../machine.ts";
import { anna } from "../pages/lobby.ts";
import { ofReplay, ofScreen, read, Robot, seeded, type Replayed } from "../robot.ts";
import { writes } from "../spies.ts";

const kills = Number(process.env.PROBA_KILLS ?? 5);
const KILLS_A_SEED = 20;

/** What each cut took, in milliseconds before it. */
const lost_ms: number[] = [];

for (let seed = 1; (seed - 1) * KILLS_A_SEED < kills; seed += 1) {
  const count = Math.min(KILLS_A_SEED, kills - (seed - 1) * KILLS_A_SEED);

  test(`${count} power cuts under a robot lose nothing, seed ${seed}`, async ({ house }, info) => {
    test.setTimeout(120_000 + count * 40_000);
    const machine = await Machine.buy();
    try {
      const next = seeded(seed);
      let all = await on(machine, house.address);
      await all.lobby.readyForOffline();
      await sit(all, "exam");
      const address = all.desk.page.url();
      const robot = new Robot(all, next);
      robot.sit(all, await read(all));
      await robot.begin();

      for (let kill = 1; kill <= count; kill += 1) {
        const cut_wall_ms = await workAndCut(machine, robot, all.desk.page, 1500 + next() * 4000);
        all = await on(machine, address);
        await all.desk.unlock(anna.phrase);
        const left = await read(all);
        expect(robot.allowed(cut_wall_ms), `after cut ${kill}`).toContainEqual(left);
        lost_ms.push(robot.lost_ms(left, cut_wall_ms));
        expect((await writes(all.desk.page)).length, "the spy sees writes").toBeGreaterThan(0);
        robot.sit(all, left);
      }

      const file = info.outputPath("work.proba");
      await handIn(all, file);
      expect(machine.loose, "every write asks for strict durability").toEqual([]);
      const verified = await proba("verify", file, "--identity", identity());
      expect(verified).toMatchObject({ checked: "chain" });
      const { state } = await proba("replay", file, "--identity", identity());
      expect(ofReplay(state as Replayed)).toEqual(ofScreen(robot.work));
    } finally {
      await machine.scrap();
    }
  });
}

test.afterAll(() => {
  if (lost_ms.length === 0) return;
  const sorted = lost_ms.toSorted((a, b) => a - b);
  const [median, most] = [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
  console.log(`${sorted.length} power cuts: median ${median} ms lost, at most ${most} ms`);
});

/** Switches the machine on and goes to the address. */
async function on(machine: Machine, address: string): Promise<Screens> {
  const [page] = (await machine.start()).pages();
  await page.goto(address);
  return screens(page, "pl");
}

/** Lets the robot work for a while and cuts the power in the middle; answers when that was. */
async function workAndCut(
  machine: Machine,
  robot: Robot,
  page: Page,
  after_ms: number,
): Promise<number> {
  const toil = robot.toil();
  await page.waitForTimeout(after_ms);
  robot.stop();
  const cut_wall_ms = Date.now();
  await machine.losePower();
  await toil;
  return cut_wall_ms;
}

async function handIn({ desk, receipt }: Screens, file: string): Promise<void> {
  await desk.saved();
  await desk.handIn();
  await receipt.sealCode();
  await receipt.download(file);
}
