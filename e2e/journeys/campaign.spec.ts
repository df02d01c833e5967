// A campaign of one's own: put together, checked, launched, read; cut off by a reload and taken up.

import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { screens, sit, type Screens } from "../candidate.ts";
import { expect, test } from "../fixtures.ts";
import { anna } from "../pages/lobby.ts";

/** Whoever buys gets the first newsletter; it has no exit, which the check warns of. */
const workflow = {
  format: 1,
  id: "po-zakupie",
  title: "Po zakupie",
  settings: { reentry: "many", entry_filter: null, suppression: [] },
  nodes: [
    { id: "n1", kind: "trigger-purchase", title: "Zakup", config: {}, x: 0, y: 0 },
    { id: "n2", kind: "send-email", title: "Dzięki", config: { message: "c1" }, x: 0, y: 110 },
  ],
  edges: [{ from: "n1", port: "next", to: "n2" }],
};

/** A newsletter, the workflow that sends it, and a domain that may send it. */
async function furnish(all: Screens): Promise<void> {
  const { content, desk, automation, site } = all;
  await desk.panel("closed");
  await desk.room("content");
  await content.create("newsletter", "Dziękujemy");
  await desk.room("automation");
  const file = join(await mkdtemp(join(tmpdir(), "flow-")), "po-zakupie.json");
  await writeFile(file, JSON.stringify(workflow));
  await automation.button("import.open").click();
  await desk.page.locator("#import-file").setInputFiles(file);
  await expect(automation.steps).toHaveCount(2);
  await site.domain();
}

/** Up to a check that leaves nothing but warnings, all of them accepted. */
async function check({ results, desk }: Screens): Promise<void> {
  await desk.room("results");
  await results.show("launch");
  await desk.page.locator("#own-days").fill("14");
  await desk.page.keyboard.press("Tab");
  await results.button("own.check.run").click();
  const reasons = results.panel.getByLabel(results.word("own.check.reason"));
  await expect(reasons.first()).toBeVisible();
  await expect(results.button("own.start.launch")).toBeDisabled();
  for (const field of await reasons.all()) await field.fill("Proces kończy się wysyłką.");
  await expect(results.button("own.start.launch")).toBeEnabled();
}

async function launch({ results, desk }: Screens): Promise<void> {
  await results.button("own.start.launch").click();
  const dialog = desk.page.getByRole("dialog");
  await dialog.getByRole("button", { name: results.word("own.start.yes"), exact: true }).click();
}

/** The figure beside a name. */
async function fact({ results }: Screens, key: string): Promise<number> {
  const name = results.panel.locator("dt", { hasText: results.word(key) }).first();
  const text = await name.locator("xpath=following-sibling::dd").innerText();
  return Number(text.replace(/\D/g, ""));
}

test("an exam's campaign is checked, launched and read; a launch is spent", async ({ page }) => {
  test.setTimeout(300_000);
  const all = screens(page, "pl");
  const { results, desk } = all;
  await all.lobby.open();
  await sit(all, "exam", anna);
  await furnish(all);
  await check(all);
  await launch(all);
  await results.button("own.start.report").click({ timeout: 120_000 });
  await results.shows("outcome");
  expect(await fact(all, "own.outcome.days")).toBe(14);
  const delivered = await fact(all, "head.delivered");
  expect(delivered).toBeGreaterThan(100);
  await expect(results.chart(results.word("engagement.way"))).toBeVisible();

  const exported = page.waitForEvent("download");
  await results.button("own.outcome.export").click();
  await page.getByRole("menuitem", { name: results.word("own.outcome.json") }).click();
  const report = JSON.parse(await readFile(await (await exported).path(), "utf8"));
  expect(report.total.delivered).toBe(delivered);
  await page.keyboard.press("Escape");

  await results.show("launch");
  await expect(results.panel).toContainText(results.word("own.start.left_few", { count: 2 }));
  await desk.saved();
});

test("a launch that a reload cuts off is taken up, and comes out the same", async ({ page }) => {
  test.setTimeout(300_000);
  const all = screens(page, "pl");
  const { results, desk } = all;
  await all.lobby.open();
  await sit(all, "practice");
  await furnish(all);
  await check(all);
  const under = results.panel.getByText(/^Dzień \d+ z 14$/);
  await launch(all);
  await expect(under).toBeVisible({ timeout: 60_000 });
  await desk.saved();
  await page.reload();
  await desk.shown();
  await results.button("own.start.report").click({ timeout: 120_000 });
  const first = [await fact(all, "head.delivered"), await fact(all, "measure.orders")];

  await check(all);
  await launch(all);
  await expect(under).toBeVisible({ timeout: 60_000 });
  await results.button("own.start.report").click({ timeout: 120_000 });
  await expect(results.panel.locator("#own-run")).toHaveValue("1");
  expect([await fact(all, "head.delivered"), await fact(all, "measure.orders")]).toEqual(first);
});

test("a report leads back to the work: steps counted, the letter, what a change brings", async ({
  page,
}) => {
  test.setTimeout(300_000);
  const all = screens(page, "pl");
  const { automation, desk, results } = all;
  await all.lobby.open();
  await sit(all, "practice");
  await furnish(all);
  await check(all);
  await launch(all);
  await results.button("own.start.report").click({ timeout: 120_000 });

  const exported = page.waitForEvent("download");
  await results.button("own.outcome.export").click();
  await page.getByRole("menuitem", { name: results.word("own.outcome.json") }).click();
  const report = JSON.parse(await readFile(await (await exported).path(), "utf8"));
  await page.keyboard.press("Escape");
  await results.panel.locator("#engagement-message").selectOption("c1");
  const letter = results.panel.frameLocator("iframe").first();
  await expect(letter.locator("a").first()).toBeVisible();

  await desk.room("automation");
  const told = report.workflows[0].steps.map((it: { contacts: number }) => it.contacts);
  const badges = automation.steps.locator(".step__passed");
  await expect(badges).toHaveCount(told.length);
  const shown = await badges.allInnerTexts();
  expect(shown.map((it) => Number(it.replace(/\D/g, ""))).sort()).toEqual(told.sort());

  await desk.room("results");
  await results.show("outcome");
  await results.button("own.whatif.run").click();
  await expect(results.panel).toContainText(results.word("own.whatif.same"));
  await results.show("launch");
  await page.locator("#own-days").fill("7");
  await page.keyboard.press("Tab");
  await results.show("outcome");
  await results.button("own.whatif.run").click();
  await expect(results.panel).toContainText(results.word("own.whatif.setup"), { timeout: 120_000 });
  const table = results.panel.getByRole("group", {
    name: results.word("own.whatif.table"),
    exact: true,
  });
  const row = table.getByRole("row", { name: results.word("head.delivered") });
  const [was, now, difference] = (await row.getByRole("cell").allInnerTexts()).map((it) =>
    Number(it.replace(/[^\d−-]/g, "").replace("−", "-")),
  );
  expect(was).toBe(report.total.delivered + report.other.delivered);
  expect(now).toBeLessThan(was);
  expect(difference).toBe(now - was);
});
