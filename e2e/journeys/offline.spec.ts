// The client as a whole: it loads under its real policy, is kept, and comes back with no network.

import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { expect, test } from "../fixtures.ts";
import { setting } from "../house.ts";
import { enter, readyOffline, status } from "../worker.ts";

test("the client loads under its real policy without a complaint", async ({ page, quietPage }) => {
  const answer = await page.goto("/");
  await page.waitForURL(/\/b\/[0-9a-f]{64}\//);
  await page.waitForLoadState("networkidle");
  const policy = (await answer?.headerValue("content-security-policy")) ?? "";
  expect(policy).toMatch(/script-src 'self' 'wasm-unsafe-eval'(;|$)/);
  expect(quietPage).toEqual([]);
});

test("once ready, the client starts with no network and no request", async ({
  page,
  network,
  requests,
}) => {
  const build = await enter(page);
  await readyOffline(page);
  const title = await page.title();
  await network.cut();
  expect((await requests.all()).length, "the spy sees requests").toBeGreaterThan(10);
  await requests.clear();
  await page.reload();
  await expect(page).toHaveTitle(title);
  expect(await enter(page)).toBe(build);
  expect(await enter(page, "/review")).toBe(build);
  expect(new URL(page.url()).pathname).toBe(`/b/${build}/review`);
  expect(await requests.all()).toEqual([]);
});

test("a file with other bytes than listed is never kept", async ({ page, house }) => {
  const file = join(house.client, "b", setting("PROBA_BUILD"), "editor/pl.js");
  const right = await readFile(file);
  await rm(`${file}.br`);
  await writeFile(file, "export default {};");
  await enter(page);
  const failed = expect.poll(async () => (await status(page)).failed, { timeout: 30_000 });
  await failed.toContain("editor/pl.js");
  expect((await status(page)).ready).toBe(false);
  await writeFile(file, right);
  expect((await readyOffline(page)).failed).toEqual([]);
});

test("a fetch that was cut goes on where it stopped", async ({ page, house }) => {
  const build = await enter(page);
  // Answered once the worker stands; a house that dies before that is the next test's.
  await status(page);
  await page.evaluate(async (name) => caches.delete(name), `build-${build}`);
  await house.stop("SIGKILL");
  expect((await status(page)).ready).toBe(false);
  await house.start();
  const now = await readyOffline(page);
  expect(now.done).toBe(now.total);
});

test("a worker that could not be had at first is asked for again", async ({ page, house }) => {
  const script = join(house.client, "sw.js");
  await rename(script, `${script}.away`);
  await rm(`${script}.br`, { force: true });
  // No request of a worker's own script is seen from outside, so the asking itself is watched.
  await page.addInitScript(() => {
    const register = ServiceWorkerContainer.prototype.register;
    ServiceWorkerContainer.prototype.register = function (...words) {
      const asked = register.apply(this, words);
      asked.catch(() => document.documentElement.setAttribute("data-refused", ""));
      return asked;
    };
  });
  await enter(page);
  await expect(page.locator("html[data-refused]")).toBeAttached();
  await rename(`${script}.away`, script);
  expect((await readyOffline(page)).failed).toEqual([]);
});

test("a deployed update is used at once, and the old build goes when nothing needs it", async ({
  page,
  house,
}) => {
  const old = await enter(page);
  await readyOffline(page);
  await house.deployNext();
  const fresh = await enter(page);
  expect(fresh).not.toBe(old);
  await readyOffline(page);
  const held = () => page.evaluate(() => caches.keys());
  await expect.poll(held).toEqual([`build-${fresh}`]);
});
