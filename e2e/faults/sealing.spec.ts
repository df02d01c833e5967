// At zero the exam seals itself, without a network too, the last keystroke included. Sealing that
// a power cut broke is done again on reopening; what was sealed once stays the same bytes.

import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";

import type { Page } from "@playwright/test";

import { screens, sit, type Screens } from "../candidate.ts";
import { identity, proba, submissions } from "../commission.ts";
import { expect, test } from "../fixtures.ts";
import { Machine } from "../machine.ts";
import { anna } from "../pages/lobby.ts";
import type { Replayed } from "../robot.ts";
import { pass, skewable } from "../skew.ts";

/** So much time is left when the typing begins. */
const LAST_S = 6;

async function left_s(page: Page): Promise<number> {
  const shown = await page.getByRole("timer").locator("b").innerText();
  return shown.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
}

interface Typed {
  __typed: string;
}

/** Lets the page note what its field holds after each sign, before the client knows of it. */
async function noteTyping(page: Page): Promise<() => Promise<string>> {
  await page.evaluate(() => {
    const own = globalThis as unknown as Typed;
    const note = ({ target }: Event) => {
      if (target instanceof HTMLTextAreaElement) own.__typed = target.value;
    };
    addEventListener("input", note, { capture: true });
  });
  return () => page.evaluate(() => (globalThis as unknown as Typed).__typed);
}

test("at zero the exam seals itself, without a network, with the last keystroke", async ({
  page,
  network,
}, info) => {
  await skewable(page.context());
  const all = screens(page, "pl");
  await all.lobby.open();
  await all.lobby.readyForOffline();
  await sit(all, "exam");
  await all.desk.room("answers");
  await all.answers.open(0);
  await network.cut();
  const typed = await noteTyping(page);
  await expect.poll(() => left_s(page), "the clock runs").toBeGreaterThan(LAST_S);
  await pass(page, ((await left_s(page)) - LAST_S) * 1000);

  // Types on without a pause until the time is up under the fingers.
  await all.answers.field.focus();
  const up = page.locator(".seal__code");
  for (let sign = 0; (await up.count()) === 0; sign += 1) {
    await page.keyboard.insertText(String.fromCodePoint(0x61 + (sign % 26)));
    await page.waitForTimeout(20);
  }
  await all.receipt.sealCode();
  await expect(page.getByText(all.words.of("receipt.lead_time_up"))).toBeVisible();
  const file = info.outputPath("work.proba");
  await all.receipt.download(file);
  const { state } = await proba("replay", file, "--identity", identity());
  const [answer] = Object.values((state as Replayed).answers.answers);
  expect(answer.text.length).toBeGreaterThan(10);
  expect(answer.text, "all that the field ever held").toBe(await typed());
  const verified = await proba("verify", file, "--identity", identity());
  expect(verified).toMatchObject({ checked: "chain", reason: "time" });
});

interface Held {
  __asked: boolean;
}

/** From now on nothing gets through to the worker: sealing begins and does not end. */
async function holdWorker(page: Page): Promise<void> {
  await page.evaluate(() => {
    const own = globalThis as unknown as Held;
    Worker.prototype.postMessage = () => void (own.__asked = true);
  });
}

/** Resolves as soon as sealed bytes are durable; answers their id. */
function sealedId(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open("proba");
      request.onsuccess = () => resolve(request.result);
    });
    for (;;) {
      const rows = await new Promise<[IDBValidKey[], Uint8Array[]]>((resolve) => {
        const reading = database.transaction("outbox");
        const store = reading.objectStore("outbox");
        const [keys, values] = [store.getAllKeys(), store.getAll()];
        reading.oncomplete = () => resolve([keys.result, values.result]);
      });
      const at = rows[0].findIndex((key) => (key as IDBValidKey[])[1] === "sending");
      if (at >= 0) return JSON.parse(new TextDecoder().decode(rows[1][at])).id;
    }
  });
}

/** Opens a handed-in attempt, which has no desk any more. */
async function reopen(machine: Machine, address: string): Promise<Screens> {
  const [page] = (await machine.start()).pages();
  const all = screens(page, "pl");
  await page.goto(address);
  const unlock = (key: string) => all.words.of(`lobby.unlock.${key}`);
  await page.getByLabel(unlock("phrase"), { exact: true }).fill(anna.phrase);
  await page.getByRole("button", { name: unlock("go") }).click();
  return all;
}

async function idOf(file: string): Promise<string> {
  return createHash("sha256").update(await readFile(file)).digest("hex");
}

test("a power cut while sealing, and another after it: sealed once, the same bytes", async ({
  house,
}, info) => {
  const machine = await Machine.buy();
  try {
    let [page] = (await machine.start()).pages();
    let all = screens(page, "pl");
    await page.goto(house.address);
    await all.lobby.readyForOffline();
    await sit(all, "exam");
    await all.desk.room("answers");
    await all.answers.open(0);
    await all.answers.write("pieczęć");
    const address = page.url();
    // Nobody takes the work in before the end: the seal is the machine's own.
    await house.stop("SIGKILL");

    await holdWorker(page);
    await all.desk.handIn();
    await page.waitForFunction(() => (globalThis as unknown as Held).__asked);
    await expect(page.locator(".seal__code")).toHaveCount(0);
    await machine.losePower();

    all = await reopen(machine, address);
    const id = await sealedId(all.desk.page);
    await machine.losePower();

    const files = ["second.proba", "third.proba"].map((name) => info.outputPath(name));
    const codes: string[] = [];
    for (const file of files) {
      all = await reopen(machine, address);
      codes.push(await all.receipt.sealCode());
      await all.receipt.download(file);
      expect(await idOf(file)).toBe(id);
      await machine.losePower();
    }
    expect(codes[1]).toBe(codes[0]);
    const { state } = await proba("replay", files[0], "--identity", identity());
    expect(state).toMatchObject({ attempt: { hand_ins: ["candidate"] } });

    await house.start();
    all = await reopen(machine, address);
    await all.receipt.confirmed();
    expect((await submissions(house)).map((one) => one.id)).toEqual([id]);
    expect(machine.loose).toEqual([]);
  } finally {
    await machine.scrap();
  }
});
