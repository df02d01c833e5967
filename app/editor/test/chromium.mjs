/** Chromium, and a page of it on a test page, with everything it says on the console kept. */
import { chromium } from 'playwright-core';
import { serve } from './server.mjs';

const PROGRAM = process.env.PROBA_CHROMIUM ?? '/usr/bin/chromium';

export const launch = () =>
  chromium.launch({
    executablePath: PROGRAM,
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });

/** A browser and the server for all tests of a file. */
export async function stage() {
  const [browser, server] = await Promise.all([launch(), serve()]);
  return {
    browser,
    origin: server.origin,
    async open(name, { query = '', ...options } = {}) {
      const context = await browser.newContext({
        viewport: { width: 1000, height: 700 },
        permissions: ['clipboard-read', 'clipboard-write'],
        ...options,
      });
      const page = await context.newPage();
      page.said = [];
      page.on('console', (message) => page.said.push(`${message.type()}: ${message.text()}`));
      page.on('pageerror', (error) => page.said.push(`thrown: ${error.message}`));
      await page.goto(`${server.origin}/page/${name}${query}`);
      await page.waitForFunction(() => window.ready === true);
      return page;
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}
