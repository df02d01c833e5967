// The simulated tool in its worker: a run of 100,000 contacts over 60 days, and a segment of twenty
// predicates. The same natively: `cargo run --release -p simulator --example bench`.

import { expect, test } from "../fixtures.ts";
import { countedIn, ranIn, world } from "../simulation.ts";
import { enter } from "../worker.ts";
import { campaign, twenty } from "./campaign.ts";
import { record } from "./measure.ts";

// A recorder at work in the page would be measured too.
test.use({ trace: "off" });

const ROUNDS = 3;
const CONTACTS = 100_000;

test("simulation", async ({ page }) => {
  await enter(page);
  const files = world();
  for (const workers of [1, 2]) {
    const rounds = Array(ROUNDS).fill(workers);
    const task = { files, contacts: CONTACTS, campaign: campaign(), workers: rounds };
    const ran = await ranIn(page, task);
    const unit = workers > 1 ? "workers" : "worker";
    const name = `simulation: 100,000 contacts, 60 days, ${workers} ${unit}`;
    record(`${name}, the run`, "ms", ran.map((it) => it.run_ms));
    record(`${name}, contacts made`, "ms", ran.map((it) => it.load_ms));
    record(`${name}, the launch`, "ms", ran.map((it) => it.launch_ms));
    expect(new Set(ran.map((it) => it.digest)).size).toBe(1);
  }
  for (const contacts of [CONTACTS, 1_000_000]) {
    const times = await countedIn(page, { files, contacts, rules: twenty(ROUNDS * 5) });
    const name = `simulation: 20 predicates over ${contacts.toLocaleString("en")} contacts`;
    record(`${name}, all of them new`, "ms", times.filter((_, at) => at % 2 === 0));
    record(`${name}, one of them new`, "ms", times.filter((_, at) => at % 2 === 1));
  }
});
