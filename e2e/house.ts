// The institution under test: `proba serve` on a free port of the loopback, with fresh data.

import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A setting that `cargo xtask` gives to every run here. */
export function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the tests by \`cargo xtask test\``);
  return value;
}

export class House {
  private server: ChildProcess | undefined;
  private said = "";

  private constructor(
    /** Its address, without a slash at the end. */
    readonly address: string,
    /** The server's own data. */
    readonly data: string,
    /** What it serves; a copy, so that a test may deploy into it. */
    readonly client: string,
  ) {}

  static async open(): Promise<House> {
    const folder = await mkdtemp(join(tmpdir(), "proba-e2e-"));
    const client = join(folder, "client");
    await cp(setting("PROBA_CLIENT"), client, { recursive: true });
    const house = new House(`http://localhost:${await freePort()}`, join(folder, "data"), client);
    await house.start();
    return house;
  }

  /** Starts the server and waits until it answers. */
  async start(): Promise<void> {
    const listen = this.address.replace("http://localhost", "127.0.0.1");
    const words = ["serve", "--listen", listen, "--data", this.data];
    words.push("--keys", setting("PROBA_KEYS"), "--client", this.client);
    this.server = spawn(setting("PROBA_BIN"), words, { stdio: ["ignore", "pipe", "pipe"] });
    this.server.stdout?.on("data", (text) => (this.said += text));
    this.server.stderr?.on("data", (text) => (this.said += text));
    for (let tries = 0; tries < 200; tries += 1) {
      if (await answers(`${this.address}/builds.json`)) return;
      if (this.server.exitCode !== null) break;
      await new Promise((resume) => setTimeout(resume, 50));
    }
    throw new Error(`the server did not start:\n${this.said}`);
  }

  /** Everything the server wrote so far. */
  log(): string {
    return this.said;
  }

  /** Ends the server: gracefully, or as a power cut would. */
  async stop(signal: "SIGTERM" | "SIGKILL" = "SIGTERM"): Promise<void> {
    const server = this.server;
    this.server = undefined;
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, "exit");
    server.kill(signal);
    await ended;
  }

  /** Puts the next build in the place of the served one, as an update does. */
  async deployNext(): Promise<void> {
    await rm(this.client, { recursive: true });
    await cp(setting("PROBA_CLIENT_NEXT"), this.client, { recursive: true });
  }

  async close(): Promise<void> {
    await this.stop("SIGKILL");
    await rm(join(this.client, ".."), { recursive: true, force: true });
  }
}

async function answers(address: string): Promise<boolean> {
  try {
    return (await fetch(address)).ok;
  } catch {
    return false;
  }
}

/** A port of the loopback that nobody listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, "close");
  return port;
}
