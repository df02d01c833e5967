// A small client of the W3C WebDriver protocol: as much of it as a smoke journey needs.

import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** A browser driven over WebDriver, with the driver's process. */
export class Browser {
  constructor(driver, address, session) {
    Object.assign(this, { driver, address, session });
  }

  /** Starts a driver on `port` and a browser with these capabilities. */
  static async open({ program, words, port, capabilities }) {
    const driver = spawn(program, words, { stdio: ["ignore", "ignore", "inherit"] });
    const address = `http://127.0.0.1:${port}`;
    try {
      await until(async () => (await fetch(`${address}/status`)).ok, 20_000, program);
      const wanted = { capabilities: { alwaysMatch: capabilities } };
      const { sessionId } = await call("POST", `${address}/session`, wanted);
      return new Browser(driver, address, sessionId);
    } catch (fault) {
      driver.kill();
      throw fault;
    }
  }

  async close() {
    await this.send("DELETE", "").catch(() => {});
    this.driver.kill();
  }

  send(method, path, body) {
    return call(method, `${this.address}/session/${this.session}${path}`, body);
  }

  go(url) {
    return this.send("POST", "/url", { url });
  }

  url() {
    return this.send("GET", "/url");
  }

  reload() {
    return this.send("POST", "/refresh", {});
  }

  /** Runs a function's source in the page; a promise that it returns is awaited. */
  run(script, ...args) {
    const text = `const done = arguments[arguments.length - 1];
      Promise.resolve((${script})(...Array.from(arguments).slice(0, -1)))
        .then((value) => done({ value }), (fault) => done({ fault: String(fault) }));`;
    const answer = this.send("POST", "/execute/async", { script: text, args });
    return answer.then(({ value, fault }) => {
      if (fault) throw new Error(fault);
      return value;
    });
  }

  /** The element at this XPath, as soon as there is one that is shown. */
  async find(xpath, patience_ms = 15_000) {
    let found;
    await until(async () => {
      found = await this.send("POST", "/element", { using: "xpath", value: xpath });
      return this.send("GET", `/element/${found[ELEMENT]}/displayed`);
    }, patience_ms, xpath);
    return found[ELEMENT];
  }

  async click(xpath) {
    // What is drawn anew between the finding and the click is found again.
    await until(async () => {
      await this.send("POST", `/element/${await this.find(xpath)}/click`, {});
      return true;
    }, 15_000, `click ${xpath}`);
  }

  async type(xpath, text) {
    await this.send("POST", `/element/${await this.find(xpath)}/value`, { text });
  }

  async text(xpath) {
    return this.send("GET", `/element/${await this.find(xpath)}/text`);
  }
}

/** Waits until the question is answered with yes; a throw counts as no. */
export async function until(question, patience_ms, what = "an answer") {
  const end = Date.now() + patience_ms;
  let last;
  while (Date.now() < end) {
    try {
      if (await question()) return;
    } catch (fault) {
      last = fault;
    }
    await sleep(100);
  }
  throw new Error(`waited ${patience_ms} ms in vain for ${what}: ${last?.message ?? "no"}`);
}

async function call(method, address, body) {
  const text = body === undefined ? undefined : JSON.stringify(body);
  const headers = { "content-type": "application/json" };
  const answer = await fetch(address, { method, headers, body: text });
  const { value } = await answer.json();
  if (!answer.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}
