// A canvas of 200, 1,000 and 5,000 steps: open, pan, zoom, drag, undo, as frames and milliseconds.

import type { Page } from "@playwright/test";

import { screens, sit } from "../candidate.ts";
import { expect, test } from "../fixtures.ts";
import { record, recordRounds } from "./measure.ts";

// A recorder at work in the page would be measured too.
test.use({ trace: "off" });

const SIZES = [200, 1_000, 5_000];
const ROUNDS = 3;
const FRAMES = 60;

/** A workflow that branches by every third step, as a file of ours. */
function workflow(count: number): string {
  const nodes = [];
  const edges = [];
  const columns = Math.ceil(Math.sqrt(count) / 2);
  for (let at = 0; at < count; at += 1) {
    const id = `n${at + 1}`;
    const kind = at === 0 ? "trigger-added" : at % 3 === 2 ? "decision-purchase" : "wait-duration";
    const config = at === 0 ? {} : { minutes: 60 };
    const place = { x: (at % columns) * 224, y: Math.floor(at / columns) * 112 };
    nodes.push({ id, kind, title: `Krok ${at + 1}`, config, ...place });
    const port = kind === "decision-purchase" ? "yes" : "next";
    if (at + 1 < count) edges.push({ from: id, port, to: `n${at + 2}` });
    if (port === "yes" && at + columns < count) {
      edges.push({ from: id, port: "no", to: `n${at + columns}` });
    }
  }
  const settings = { reentry: "once", entry_filter: null, suppression: [] };
  return JSON.stringify({ format: 1, id: "w", title: `${count}`, settings, nodes, edges });
}

/** How long each frame took in which `act` was done once. */
async function frames(page: Page, act: "pan" | "zoom" | "drag"): Promise<number[]> {
  return page.evaluate(
    async ({ act, count }) => {
      const port = document.querySelector("#canvas") as HTMLElement;
      const box = port.getBoundingClientRect();
      const step = document.querySelector(".step")?.getBoundingClientRect();
      const middle = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
      const at = act === "drag" && step ? { x: step.left + 60, y: step.top + 30 } : middle;
      const pointer = (type: string, dx: number) =>
        port.dispatchEvent(
          new PointerEvent(type, {
            pointerId: 1,
            pointerType: "mouse",
            clientX: at.x + dx,
            clientY: at.y + dx / 2,
            buttons: 1,
            bubbles: true,
          }),
        );
      const wheel = (zoom: boolean, delta: number) =>
        port.dispatchEvent(
          new WheelEvent("wheel", {
            deltaY: delta,
            deltaX: zoom ? 0 : delta / 2,
            ctrlKey: zoom,
            clientX: middle.x,
            clientY: middle.y,
            bubbles: true,
            cancelable: true,
          }),
        );
      port.setPointerCapture = () => {};
      if (act === "drag") pointer("pointerdown", 0);
      const times: number[] = [];
      const painted = new MessageChannel();
      for (let at = 0; at < count; at += 1) {
        const begun = performance.now();
        const done = new Promise((resolve) => (painted.port1.onmessage = resolve));
        if (act === "drag") pointer("pointermove", at + 5);
        else wheel(act === "zoom", (at % 20 < 10 ? 1 : -1) * (act === "zoom" ? 40 : 90));
        requestAnimationFrame(() => painted.port2.postMessage(0));
        await done;
        times.push(performance.now() - begun);
      }
      if (act === "drag") pointer("pointerup", count + 5);
      return times;
    },
    { act, count: FRAMES },
  );
}

/** Milliseconds from a press to the frame that shows what came of it. */
async function press(page: Page, selector: string): Promise<number> {
  return page.evaluate(async (selector) => {
    const begun = performance.now();
    (document.querySelector(selector) as HTMLElement).click();
    const after = new MessageChannel();
    await new Promise((resolve) => {
      after.port1.onmessage = resolve;
      requestAnimationFrame(() => after.port2.postMessage(0));
    });
    return performance.now() - begun;
  }, selector);
}

for (const size of SIZES) {
  test(`canvas of ${size} steps`, async ({ page }) => {
    test.setTimeout(600_000);
    const all = screens(page, "pl");
    const { automation, desk } = all;
    await all.lobby.open();
    await sit(all, "practice");
    await desk.panel("closed");
    await desk.room("automation");
    await automation.button("import.open").click();
    const buffer = Buffer.from(workflow(size));
    const file = { name: "w.json", mimeType: "application/json", buffer };
    await page.locator("#import-file").setInputFiles(file);
    await expect(automation.canvas).toBeVisible({ timeout: 60_000 });
    await desk.saved();

    const opened: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await automation.tab("instructions").click();
      await expect(automation.canvas).toBeHidden();
      opened.push(await press(page, "#flow-tab"));
      await expect(automation.canvas).toBeVisible();
    }
    record(`canvas ${size}, open`, "ms", opened);
    for (const act of ["pan", "zoom"] as const) {
      const rounds = [];
      for (let round = 0; round < ROUNDS; round += 1) rounds.push(await frames(page, act));
      recordRounds(`canvas ${size}, ${act}`, "ms", rounds);
    }
    await automation.button("canvas.fit").click();
    const whole = [];
    for (let round = 0; round < ROUNDS; round += 1) whole.push(await frames(page, "pan"));
    recordRounds(`canvas ${size}, pan of the whole`, "ms", whole);
    await automation.canvas.focus();
    await page.keyboard.press("1");
    await page.keyboard.press("Home");
    const drags = [];
    const undone = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      drags.push(await frames(page, "drag"));
      const undo = page.getByRole("button", { name: desk.words.like("common.undo") }).first();
      await expect(undo).toBeEnabled();
      const begun = await undo.evaluate((button) => {
        button.id = "bench-undo";
        return button.id;
      });
      undone.push(await press(page, `#${begun}`));
    }
    recordRounds(`canvas ${size}, drag`, "ms", drags);
    record(`canvas ${size}, undo`, "ms", undone);
  });
}
