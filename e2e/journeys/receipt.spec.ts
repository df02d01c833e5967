// What the institution answers and what the candidate sends, checked by programs that are not ours:
// a JOSE library, age, unzip, and a few lines over SHA-256.

import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

import type { Page } from "@playwright/test";
import { calculateJwkThumbprint, compactVerify, importJWK, type JWK } from "jose";

import { screens, sit } from "../candidate.ts";
import { identity, submissions, verifyAll } from "../commission.ts";
import { expect, test } from "../fixtures.ts";
import { setting } from "../house.ts";

const run = promisify(execFile);
const sha256 = (bytes: string | Buffer) => createHash("sha256").update(bytes).digest("hex");

async function institutionKey(): Promise<JWK> {
  const file = join(setting("PROBA_KEYS"), "institution.json");
  return JSON.parse(await readFile(file, "utf8")).receipt_public;
}

/** Checks a receipt with the institution's key; answers its claims. */
async function checked(jws: string) {
  const jwk = await institutionKey();
  const key = await importJWK(jwk, "EdDSA");
  const { payload, protectedHeader } = await compactVerify(jws, key, { algorithms: ["EdDSA"] });
  const kid = await calculateJwkThumbprint(jwk);
  expect(protectedHeader).toEqual({ alg: "EdDSA", typ: "proba-receipt+jwt", kid });
  return JSON.parse(Buffer.from(payload).toString());
}

/** The receipt that the candidate's machine keeps, whichever attempt is on it. */
function kept(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const finish = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await finish(indexedDB.open("proba"));
    const outbox = database.transaction("outbox").objectStore("outbox");
    const [keys, values] = await Promise.all([
      finish(outbox.getAllKeys()),
      finish(outbox.getAll()),
    ]);
    database.close();
    const at = keys.findIndex((key) => Array.isArray(key) && key[1] === "sending");
    return JSON.parse(new TextDecoder().decode(values[at])).receipt;
  });
}

/** A signature with one letter changed. */
function forged(jws: string): string {
  const [head, claims, signature] = jws.split(".");
  const other = signature[20] === "A" ? "B" : "A";
  return [head, claims, signature.slice(0, 20) + other + signature.slice(21)].join(".");
}

/** Follows the chain of a journal from its header, line by line. */
function follow(header: string, journal: string): number {
  expect(journal.endsWith("\n")).toBe(true);
  const lines = journal.split("\n").slice(0, -1);
  let before = sha256(header);
  for (const [at, line] of lines.entries()) {
    const { seq, prev } = JSON.parse(line);
    expect([seq, prev]).toEqual([at, before]);
    before = sha256(line);
  }
  return lines.length;
}

test("a receipt and a sealed file hold in the eyes of other programs", async ({ page, house }) => {
  const all = screens(page, "pl");
  await all.lobby.open();
  await sit(all, "exam");
  await all.desk.room("answers");
  await all.answers.open(0);
  await all.answers.write("Zażółć gęślą jaźń 🌱");
  await all.desk.handIn();
  const code = await all.receipt.sealCode();
  await all.receipt.confirmed();

  const folder = await mkdtemp(join(tmpdir(), "proba-receipt-"));
  const file = join(folder, "work.proba");
  await all.receipt.download(file);
  const id = sha256(await readFile(file));
  expect(id.startsWith(Buffer.from(base32(code)).toString("hex"))).toBe(true);

  // The receipt: of this file, by this institution.
  const [{ attempt }] = await submissions(house);
  const size_bytes = (await stat(file)).size;
  const received = await kept(page);
  const claims = { sub: id, attempt, size_bytes, wall: expect.any(Number) };
  expect(await checked(received)).toEqual({ ...claims, state: "received" });
  await expect(checked(forged(received))).rejects.toThrow("signature verification failed");
  await verifyAll(house);
  const answer = await fetch(`${house.address}/api/submissions/${id}/receipt`);
  expect(await checked(await answer.text())).toEqual({ ...claims, state: "verified" });

  // The file: opened by unzip and age, its chain followed from the header to the last entry.
  const options = { cwd: folder };
  await run("unzip", ["-q", "work.proba"], options);
  await run("age", ["-d", "-i", identity(), "-o", "work.zip", "sealed.age"], options);
  await run("unzip", ["-q", "work.zip"], options);
  const read = (name: string) => readFile(join(folder, name), "utf8");
  const header = await read("attempt.json");
  const journal = await read("journal.jsonl");
  const { statement } = JSON.parse(await read("envelope.json"));
  expect(follow(header, journal)).toBe(statement.length);
  expect(sha256(journal.split("\n").at(-2) ?? "")).toBe(statement.head);
  expect(sha256(await readFile(join(folder, "sealed.age")))).toBe(statement.sealed_sha256);
  expect(journal).toContain("Zażółć gęślą jaźń 🌱");
  expect(JSON.parse(header).attempt).toBe(attempt);
});

/** The bytes of a seal code: base32 of RFC 4648. */
function base32(code: string): number[] {
  const digits = [...code.replaceAll("-", "")].map((sign) =>
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(sign),
  );
  const bits = digits.map((digit) => digit.toString(2).padStart(5, "0")).join("");
  return (bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2));
}
