// The institution's side, by the command line: what has arrived, and whether it is sound.

import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

import { setting, type House } from "./house.ts";

const run = promisify(execFile);

export interface Arrived {
  id: string;
  seal_code: string;
  attempt: string;
  candidate: string;
  length: number;
  [field: string]: unknown;
}

/** Runs `proba … --json` and answers its document; a finding (exit 1) is answered too. */
export async function proba(...words: string[]): Promise<Record<string, unknown>> {
  const options = { maxBuffer: 64 * 1024 * 1024 };
  try {
    const { stdout } = await run(setting("PROBA_BIN"), ["--json", ...words], options);
    return JSON.parse(stdout);
  } catch (fault) {
    const { stdout, stderr } = fault as { stdout?: string; stderr?: string };
    if (stdout) return JSON.parse(stdout);
    throw new Error(`proba ${words.join(" ")}: ${stderr ?? fault}`);
  }
}

const keys = () => setting("PROBA_KEYS");

/** The file with which the institution opens what was handed in. */
export const identity = (): string => join(keys(), "identity.txt");

/** A line of a journal, as far as the tests look into it. */
export interface Entry {
  seq: number;
  elapsed_ms: number;
  wall: number;
  event: Record<string, unknown>;
}

/** The journal in a sealed file, opened into the folder `out`, which must not exist. */
export async function journal(file: string, out: string): Promise<Entry[]> {
  await proba("open", file, "--identity", identity(), "--out", out);
  const lines = (await readFile(join(out, "journal.jsonl"), "utf8")).trimEnd().split("\n");
  return lines.map((line) => JSON.parse(line));
}

/** Where the house under test keeps what arrived. */
export function place(house: House): string[] {
  return ["--data", house.data, "--keys", keys()];
}

export async function submissions(house: House): Promise<Arrived[]> {
  const listed = await proba("submissions", "list", ...place(house));
  return listed.submissions as Arrived[];
}

/** Opens, checks and signs whatever is not verified yet. */
export function verifyAll(house: House): Promise<Record<string, unknown>> {
  return proba("submissions", "verify", "--identity", identity(), ...place(house));
}
