// Talking to the simulated tool's workers as the client does: `{id, kind, head, blobs}`.

import { readFileSync } from "node:fs";
import { join } from "node:path";

import type { Page } from "@playwright/test";

const CASE = join(import.meta.dirname, "../public/cases/bujnie");

/** What a browser is to run: the files of a world, and a campaign over it. */
export interface Task {
  files: { name: string; text: string }[];
  contacts: number;
  campaign: Record<string, unknown>;
  /** How many share the run, one after another. */
  workers: number[];
}

/** What a run came to, by the number of workers that shared it. */
export interface Ran {
  digest: string;
  days: number;
  /** From the world's files to the contacts. */
  load_ms: number;
  launch_ms: number;
  run_ms: number;
}

/** Rules to be counted over a world. */
export interface Counting {
  files: Task["files"];
  contacts: number;
  rules: unknown[];
}

/** The files of the bundled case's world. */
export function world(): Task["files"] {
  const names = ["audience.toml", "market.toml", "company.toml"];
  return names.map((name) => ({ name, text: readFileSync(join(CASE, name), "utf8") }));
}

/** The bundled case's own solution. */
export const solution = join(CASE, "solution/campaign.json");

/** The case's folder, for the command line. */
export const folder = CASE;

type Blobs = ArrayBuffer[];
interface Answer {
  head: Record<string, unknown>;
  blobs: Blobs;
}
interface Tool {
  ask(request: Record<string, unknown>, blobs?: Blobs): Promise<Answer>;
  end(): void;
}

/** In the page: a worker, and how to ask it. Has to stand alone. */
function tool(): Tool {
  const address = new URL("simulation_loader.js", document.baseURI);
  const worker = new Worker(address, { type: "module" });
  const open = new Map<number, [(answer: Answer) => void, (fault: Error) => void]>();
  const ready = new Promise<void>((resolve, reject) => {
    worker.onerror = (event) => reject(new Error(event.message));
    worker.onmessage = ({ data: { id, kind, head, blobs } }) => {
      if (kind === "ready") resolve();
      if (kind === "done") open.get(id)?.[0]({ head: JSON.parse(head), blobs });
      if (kind === "failed") open.get(id)?.[1](new Error(head));
    };
  });
  let last = 0;
  const ask = async (request: Record<string, unknown>, blobs: Blobs = []): Promise<Answer> => {
    await ready;
    last += 1;
    const id = last;
    const answer = new Promise<Answer>((...ends) => open.set(id, ends));
    worker.postMessage({ id, kind: "request", head: JSON.stringify(request), blobs }, blobs);
    return answer;
  };
  return { ask, end: () => worker.terminate() };
}

/** In the page: runs a task, shared by each number of workers. Has to stand alone. */
async function run(task: Task, made: () => Tool): Promise<Ran[]> {
  const { files, contacts, campaign } = task;
  const bytes = (text: string): ArrayBuffer => new TextEncoder().encode(text).slice().buffer;

  async function shared(shares: number): Promise<Ran> {
    const tools = Array.from({ length: shares }, made);
    const all = (request: (share: number) => Record<string, unknown>) =>
      Promise.all(tools.map((one, share) => one.ask(request(share))));
    const names = files.map(({ name }) => ({ name }));
    const load = { kind: "load", world: "bujnie", contacts, files: names };
    const begin = performance.now();
    await Promise.all(tools.map((one) => one.ask(load, files.map(({ text }) => bytes(text)))));
    const loaded = performance.now();
    const launch = { kind: "launch", campaign, seed: null, shares };
    const [first] = await all((share) => ({ ...launch, share }));
    const launched = performance.now();
    const { days, faults } = first.head as { days?: number; faults?: unknown };
    if (!days) throw new Error(JSON.stringify(faults));
    let before = { delivered: 0, complaints: 0, bounces: 0 };
    for (let day = 0; day < days; day += 1) {
      const lived = await all(() => ({ kind: "day", before }));
      const sums = lived.map(({ head }) => head.sums as typeof before);
      const sum = (of: keyof typeof before) => sums.reduce((whole, it) => whole + it[of], 0);
      const [delivered, complaints, bounces] = [
        sum("delivered"),
        sum("complaints"),
        sum("bounces"),
      ];
      before = { delivered, complaints, bounces };
    }
    const tallies = await Promise.all(tools.slice(1).map((one) => one.ask({ kind: "tally" })));
    const others = tallies.map(() => ({}));
    const counted = tallies.map(({ blobs }) => blobs[0]);
    const report = await tools[0].ask({ kind: "report", others }, counted);
    const ran = performance.now();
    tools.forEach((one) => one.end());
    return {
      digest: report.head.digest as string,
      days,
      load_ms: loaded - begin,
      launch_ms: launched - loaded,
      run_ms: ran - launched,
    };
  }

  const found: Ran[] = [];
  for (const shares of task.workers) found.push(await shared(shares));
  return found;
}

/** In the page: counts rules one after another. Has to stand alone. */
async function count(task: Counting, made: () => Tool): Promise<number[]> {
  const { files, contacts, rules } = task;
  const bytes = (text: string): ArrayBuffer => new TextEncoder().encode(text).slice().buffer;
  const one = made();
  const names = files.map(({ name }) => ({ name }));
  const load = { kind: "load", world: "bujnie", contacts, files: names };
  await one.ask(load, files.map(({ text }) => bytes(text)));
  const times: number[] = [];
  for (const rule of rules) {
    const begin = performance.now();
    const { head } = await one.ask({ kind: "count", rule, library: {}, channel: "sms" });
    times.push(performance.now() - begin);
    if (head.kind !== "count") throw new Error(JSON.stringify(head));
  }
  one.end();
  return times;
}

/** A script that runs a task and answers what it came to, for a browser behind WebDriver too. */
export const script = (task: Task): string => `(${run})(${JSON.stringify(task)}, ${tool})`;

/** Runs a task in a page. */
export function ranIn(page: Page, task: Task): Promise<Ran[]> {
  return page.evaluate<Ran[]>(script(task));
}

/** How long each rule took to be counted, in milliseconds. */
export function countedIn(page: Page, task: Counting): Promise<number[]> {
  return page.evaluate<number[]>(`(${count})(${JSON.stringify(task)}, ${tool})`);
}
