// The browsers that Playwright can't drive as the system has them, by their own WebDriver.

import { spawn } from "node:child_process";
import { once } from "node:events";

import { Builder, Capabilities, type WebDriver } from "selenium-webdriver";

import { freePort } from "../house.ts";

export type Name = "firefox" | "webkit";

interface Kind {
  /** The driver's program, and the words that give it a port. */
  program: string;
  words(port: number): string[];
  capabilities: Record<string, unknown>;
}

const KINDS: Record<Name, Kind> = {
  firefox: {
    program: "geckodriver",
    words: (port) => ["--port", `${port}`, "--log", "fatal"],
    capabilities: {
      browserName: "firefox",
      "moz:firefoxOptions": {
        args: ["-headless"],
        prefs: {
          "intl.accept_languages": "pl-PL",
          // Nothing is looked up on the network behind the tests' back.
          "app.normandy.enabled": false,
          "network.captive-portal-service.enabled": false,
          "network.connectivity-service.enabled": false,
        },
      },
    },
  },
  // WebKit knows no headless mode: it runs on a virtual screen (`xvfb-run`).
  webkit: {
    program: "WebKitWebDriver",
    words: (port) => [`--port=${port}`],
    capabilities: { browserName: "MiniBrowser" },
  },
};

const START_MS_MAX = 20_000;

export interface Opened {
  driver: WebDriver;
  close(): Promise<void>;
}

/** Starts a browser with its driver. */
export async function open(name: Name): Promise<Opened> {
  const { program, words, capabilities } = KINDS[name];
  const port = await freePort();
  const server = spawn(program, words(port), { stdio: "ignore" });
  const missing = once(server, "error").then(([fault]) => {
    throw new Error(`${program} does not start: ${fault}`);
  });
  const address = `http://127.0.0.1:${port}`;
  try {
    await Promise.race([listening(address), missing]);
    const wanted = new Builder().disableEnvironmentOverrides().usingServer(address);
    const driver = await wanted.withCapabilities(new Capabilities(capabilities)).build();
    await driver.manage().window().setRect({ x: 0, y: 0, width: 1440, height: 900 });
    const close = async () => {
      await driver.quit().finally(() => server.kill());
    };
    return { driver, close };
  } catch (fault) {
    server.kill();
    throw fault;
  }
}

async function listening(address: string): Promise<void> {
  const end = Date.now() + START_MS_MAX;
  while (Date.now() < end) {
    const answer = await fetch(`${address}/status`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resume) => setTimeout(resume, 100));
  }
  throw new Error(`no driver answers at ${address}`);
}
