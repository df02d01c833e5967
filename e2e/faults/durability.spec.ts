// Every write of the exam's database asks for strict durability. The spy that every other test here
// and every journey runs under is shown to see one that does not.

import { screens, sit } from "../candidate.ts";
import { expect, test } from "../fixtures.ts";
import { writes } from "../spies.ts";

test("the spy sees every write of an attempt, and each is strict", async ({ page, loose }) => {
  const all = screens(page, "pl");
  await all.lobby.open();
  await sit(all, "exam");
  await all.desk.room("brief");
  await all.brief.open(0);
  await all.brief.pin(0);
  await all.desk.room("answers");
  await all.answers.open(0);
  await all.answers.write("każdy zapis");
  await all.desk.saved();
  await all.desk.handIn();
  await all.receipt.confirmed();
  const own = (await writes(page)).filter(({ database }) => database === "proba");
  const touched = new Set(own.flatMap(({ stores }) => stores));
  for (const store of ["attempts", "entries", "drafts", "blobs", "outbox"]) {
    expect(touched, "the spy sees writes").toContain(store);
  }
  expect(new Set(own.map(({ durability }) => durability))).toEqual(new Set(["strict"]));
  expect(loose).toEqual([]);
});

test("a write that asks for less is seen", async ({ page, loose }) => {
  const all = screens(page, "pl");
  await all.lobby.open();
  await sit(all, "practice");
  await all.desk.saved();
  await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open("proba");
      request.onsuccess = () => resolve(request.result);
    });
    database.transaction("entries", "readwrite", { durability: "relaxed" }).abort();
    database.close();
  });
  await expect.poll(() => loose.splice(0)).toEqual([
    { database: "proba", stores: ["entries"], durability: "relaxed" },
  ]);
});
