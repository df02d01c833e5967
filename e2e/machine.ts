// A candidate's computer: a browser with a profile on disk, which can lose its power.

import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { chromium as driver, type Browser, type BrowserContext } from "@playwright/test";

import { chromium, quiet } from "./playwright.config.ts";
import { watchWrites, type Write } from "./spies.ts";

const words = [
  "--headless=new",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--no-default-browser-check",
  "--remote-debugging-port=0",
  "--window-size=1440,900",
  "--accept-lang=pl-PL,pl",
  ...quiet,
];

export class Machine {
  /** Writes of all its lives that did not ask for strict durability. */
  readonly loose: Write[] = [];
  private process: ChildProcess | undefined;
  private browser: Browser | undefined;

  private constructor(private readonly profile: string) {}

  static async buy(): Promise<Machine> {
    return new Machine(await mkdtemp(join(tmpdir(), "proba-machine-")));
  }

  /** Starts the browser; answers its one context, which has whatever the profile kept. */
  async start(): Promise<BrowserContext> {
    await rm(this.portFile, { force: true });
    const all = [...words, `--user-data-dir=${this.profile}`, "about:blank"];
    // A group of its own, so that the whole of it can be killed at once.
    this.process = spawn(chromium, all, { detached: true, stdio: "ignore" });
    this.browser = await driver.connectOverCDP(`http://127.0.0.1:${await this.port()}`);
    const [context] = this.browser.contexts();
    await watchWrites(context, this.loose);
    return context;
  }

  /** SIGKILL to every process of the browser, as when the power goes. */
  async losePower(): Promise<void> {
    const { process: running, browser } = this;
    this.process = this.browser = undefined;
    if (!running?.pid) return;
    const ended = once(running, "exit");
    process.kill(-running.pid, "SIGKILL");
    await ended;
    await browser?.close().catch(() => {});
  }

  async scrap(): Promise<void> {
    await this.losePower();
    await rm(this.profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }

  private get portFile(): string {
    return join(this.profile, "DevToolsActivePort");
  }

  private async port(): Promise<string> {
    for (let tries = 0; tries < 300; tries += 1) {
      const text = await readFile(this.portFile, "utf8").catch(() => "");
      const [port, path] = text.split("\n");
      if (port && path) return port;
      await new Promise((resume) => setTimeout(resume, 50));
    }
    throw new Error("the browser did not start");
  }
}
