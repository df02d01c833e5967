// What a bench leaves behind: `{name, unit, n, min, median, max}`, gathered by `cargo xtask bench`.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The value below which `share` of them lie. */
export function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

/** Keeps what was measured under a name, in a unit. */
export function record(name: string, unit: string, values: number[]): void {
  if (values.length === 0) throw new Error(`nothing was measured: ${name}`);
  const at = (share: number) => Number(quantile(values, share).toFixed(1));
  const measure = { name, unit, n: values.length, min: at(0), median: at(0.5), max: at(1) };
  const folder = process.env.PROBA_BENCH ?? "results/bench";
  mkdirSync(folder, { recursive: true });
  const file = `${name.replaceAll(/[^a-z0-9]+/gi, "-")}.json`;
  writeFileSync(join(folder, file), JSON.stringify(measure));
  console.log(JSON.stringify(measure));
}

/** Keeps all rounds together, and apart the 95th percentile of each round. */
export function recordRounds(name: string, unit: string, rounds: number[][]): void {
  record(name, unit, rounds.flat());
  const worst = rounds.map((round) => quantile(round, 0.95));
  record(`${name}, p95 of a round`, unit, worst);
}
