import { defineConfig } from "@playwright/test";

/** One browser, the system's own Chromium, so that nothing is downloaded. */
export const chromium = process.env.PROBA_CHROMIUM ?? "/usr/bin/chromium";

/** No talk of the browser's own may mix with the requests that the tests count. */
export const quiet = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-domain-reliability",
  "--disable-sync",
  "--no-first-run",
  "--no-pings",
];

export default defineConfig({
  outputDir: "results/artefacts",
  fullyParallel: true,
  // Two cores: a third browser would only make the clocks of the tests lie.
  workers: 2,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json", { outputFile: "results/report.json" }]],
  use: {
    browserName: "chromium",
    headless: true,
    launchOptions: { executablePath: chromium, args: quiet, chromiumSandbox: false },
    viewport: { width: 1440, height: 900 },
    locale: "pl-PL",
    timezoneId: "Europe/Warsaw",
    trace: "retain-on-failure",
  },
  projects: [
    { name: "journeys", testDir: "journeys" },
    { name: "screens", testDir: "screens" },
    { name: "faults", testDir: "faults", timeout: 600_000, workers: 1 },
    // Not by Playwright's own browsers, see smoke/browsers.ts.
    { name: "firefox", testDir: "smoke", workers: 1 },
    { name: "webkit", testDir: "smoke", workers: 1 },
    { name: "bench", testDir: "bench", timeout: 600_000, workers: 1 },
  ],
});
