// The whole exam without a network: nothing is asked for, and the work is carried by hand.

import { join } from "node:path";

import { screens, sit } from "../candidate.ts";
import { place, proba, submissions } from "../commission.ts";
import { expect, test } from "../fixtures.ts";
import { anna } from "../pages/lobby.ts";

test("an exam runs, seals and is carried by hand with the network cut", async ({
  page,
  house,
  network,
  requests,
}, info) => {
  const all = screens(page, "pl");
  await all.lobby.open();
  await all.lobby.readyForOffline();
  await network.cut();
  await requests.clear();

  await sit(all, "exam");
  await all.desk.room("answers");
  await all.answers.open(0);
  await all.answers.write("Bez sieci też się da.");
  await all.desk.room("content");
  await all.content.create("landing_page", "Oferta");
  await all.desk.saved();
  await page.reload();
  await all.desk.unlock(anna.phrase);
  await all.desk.room("answers");
  await expect(all.answers.field).toHaveValue("Bez sieci też się da.");
  expect(await requests.all(), "until the hand-in").toEqual([]);

  await all.desk.handIn();
  const code = await all.receipt.sealCode();
  const file = join(info.outputDir, "carried.proba");
  await all.receipt.download(file);
  await proba("submissions", "import", file, ...place(house));
  await proba("submissions", "import", file, ...place(house));
  const carried = await submissions(house);
  expect(carried.map((one) => one.seal_code.replace(/\s/g, "-"))).toEqual([code]);

  // The same work by the network, later: still one.
  await network.join();
  await all.receipt.confirmed();
  expect((await submissions(house)).length).toBe(1);
});
