// Accessibility: axe-core over the page as it stands.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import { expect, type Page } from "@playwright/test";
import type { AxeResults, RunOptions } from "axe-core";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const rules: RunOptions = {
  runOnly: [
    "wcag2a",
    "wcag2aa",
    "wcag21a",
    "wcag21aa",
    "wcag22a",
    "wcag22aa",
    "best-practice",
  ],
  resultTypes: ["violations"],
  // The preview's frame holds the candidate's own work, and lets no script in.
  iframes: false,
};

/** Asserts that axe finds nothing on the page; `screen` names it in the report. The walk goes on
  either way, so that one run tells everything. */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  // The page's policy forbids script from outside; the debugger's own world is not bound by it.
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(source);
  const results = await page.evaluate(
    (options) => (globalThis as unknown as { axe: Axe }).axe.run(document, options),
    rules,
  );
  const found = results.violations.map((violation) => ({
    rule: violation.id,
    help: violation.help,
    at: violation.nodes.slice(0, 5).map((node) => node.target.join(" ") + " " + node.html),
  }));
  expect.soft(found, `axe on ${screen}`).toEqual([]);
}

interface Axe {
  run(what: Document, options: RunOptions): Promise<AxeResults>;
}
