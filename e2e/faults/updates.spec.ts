// A new build is deployed during an attempt, the power goes, and the network with it: the same
// build comes back, with the attempt in it.

import type { Page } from "@playwright/test";

import { screens, sit } from "../candidate.ts";
import { expect, test } from "../fixtures.ts";
import { Machine } from "../machine.ts";
import { anna } from "../pages/lobby.ts";
import { enter, readyOffline } from "../worker.ts";

const decoy = `build-${"0".repeat(64)}`;

/** Waits until the service worker has swept old builds out: a decoy that nothing needs goes. */
async function swept(page: Page): Promise<string[]> {
  const held = () => page.evaluate(() => caches.keys());
  await expect.poll(held).not.toContain(decoy);
  return held();
}

test("after an update, power cuts and with no network the attempt's own build comes back", async ({
  house,
}) => {
  const machine = await Machine.buy();
  const on = async () => (await machine.start()).pages()[0];
  try {
    let page = await on();
    let all = screens(page, "pl");
    const build = await enter(page, house.address);
    await all.lobby.readyForOffline();
    await sit(all, "exam");
    await all.desk.room("answers");
    await all.answers.open(0);
    await all.answers.write("przed wdrożeniem");
    await all.desk.saved();

    // No page of the old build is open when the new one is fetched: only the attempt needs it.
    await page.evaluate((name) => caches.open(name), decoy);
    await house.deployNext();
    await machine.losePower();
    page = await on();
    const fresh = await enter(page, house.address);
    expect(fresh).not.toBe(build);
    await readyOffline(page);
    expect((await swept(page)).sort()).toEqual([`build-${build}`, `build-${fresh}`].sort());

    await machine.losePower();
    await house.stop("SIGKILL");
    page = await on();
    all = screens(page, "pl");
    expect(await enter(page, house.address), "the way in, without a network").toBe(build);
    await all.lobby.resume();
    await all.desk.unlock(anna.phrase);
    expect(page.url()).toContain(`/b/${build}/attempt/`);
    await all.desk.room("answers");
    await expect(all.answers.field).toHaveValue("przed wdrożeniem");
    await all.answers.field.press("Control+End");
    await all.answers.write(" i po nim");
    await all.desk.saved();

    // With the network back, the new build's lobby leads to the attempt's own build.
    await machine.losePower();
    await house.start();
    page = await on();
    all = screens(page, "pl");
    expect(await enter(page, house.address)).toBe(fresh);
    await all.lobby.resume();
    await all.desk.unlock(anna.phrase);
    expect(page.url()).toContain(`/b/${build}/attempt/`);
    await all.desk.room("answers");
    await expect(all.answers.field).toHaveValue("przed wdrożeniem i po nim");
    expect(machine.loose).toEqual([]);
  } finally {
    await machine.scrap();
  }
});
