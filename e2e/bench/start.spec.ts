// With no network, from a browser that has the client: how long until a candidate can go on.

import { screens, sit } from "../candidate.ts";
import { expect, test } from "../fixtures.ts";
import { landed, typeAtOnce } from "./desk.ts";
import { record } from "./measure.ts";

// A recorder at work in the page would be measured too.
test.use({ trace: "off" });

const ROUNDS = 15;

test("start", async ({ page, context, network, requests }) => {
  const all = screens(page, "pl");
  await all.lobby.open();
  await all.lobby.readyForOffline();
  await sit(all, "practice");
  await all.desk.room("answers");
  await all.answers.open(0);
  await all.answers.write("Zaczynam.");
  await all.desk.saved();
  const address = page.url();
  await page.close();
  await network.cut();

  const lobby: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const fresh = await context.newPage();
    const from = Date.now();
    await fresh.goto("/");
    await expect(screens(fresh, "pl").lobby.heading).toBeVisible();
    lobby.push(await fresh.evaluate((start) => Date.now() - start, from));
    await fresh.close();
  }
  record("start: lobby from the root, warm, offline", "ms", lobby);

  await requests.clear();
  await typeAtOnce(context);
  const desk: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const fresh = await context.newPage();
    await fresh.goto(address);
    desk.push(await landed(fresh));
    await screens(fresh, "pl").desk.saved();
    await fresh.close();
  }
  record("start: desk that takes a key, warm, offline", "ms", desk);
  expect(await requests.all()).toEqual([]);
});
