// The power goes while a candidate types and clicks: again and again, by a seed.
//
// After each cut: at most a second of typing is lost, nothing that the screen had called saved is
// lost, and the desk is whole. In the end the work is handed in, and its replay by the command
// line is the robot's own record.

import { join } from "node:path";

import { screens, sit } from "../candidate.ts";
import { identity, proba } from "../commission.ts";
import { expect, test } from "../fixtures.ts";
import { Machine } from "../machine.ts";
import { anna } from "../pages/lobby.ts";
import { ofReplay, ofScreen, read, Robot, seeded, type Replayed } from "../robot.ts";

const kills = Number(process.env.PROBA_KILLS ?? 5);
const KILLS_A_SEED = 20;

for (let seed = 1; (seed - 1) * KILLS_A_SEED < kills; seed += 1) {
  const count = Math.min(KILLS_A_SEED, kills - (seed - 1) * KILLS_A_SEED);

  test(`${count} power cuts under a robot lose nothing, seed ${seed}`, async ({ house }, info) => {
    test.setTimeout(120_000 + count * 40_000);
    const machine = await Machine.buy();
    try {
      const next = seeded(seed);
      let page = (await machine.start()).pages()[0];
      let all = screens(page, "pl");
      await page.goto(house.address);
      await all.lobby.readyForOffline();
      await sit(all, "exam");
      const address = page.url();
      const robot = new Robot(all, next);
      robot.sit(all, await read(all));
      await robot.begin();

      for (let kill = 0; kill < count; kill += 1) {
        const toil = robot.toil();
        await page.waitForTimeout(1500 + next() * 4000);
        robot.stop();
        const cut_wall_ms = Date.now();
        await machine.losePower();
        await toil;

        page = (await machine.start()).pages()[0];
        all = screens(page, "pl");
        await page.goto(address);
        await all.desk.unlock(anna.phrase);
        const found = await read(all);
        expect(robot.allowed(cut_wall_ms), `after cut ${kill + 1}`).toContainEqual(found);
        robot.sit(all, found);
      }

      await all.desk.saved();
      await all.desk.handIn();
      await all.receipt.sealCode();
      const file = join(info.outputDir, "work.proba");
      await all.receipt.download(file);
      const verified = await proba("verify", file, "--identity", identity());
      expect(verified).toMatchObject({ checked: "chain" });
      const { state } = await proba("replay", file, "--identity", identity());
      expect(ofReplay(state as Replayed)).toEqual(ofScreen(robot.work));
    } finally {
      await machine.scrap();
    }
  });
}
