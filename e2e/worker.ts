// Talking to the service worker as the client does.

import type { Page } from "@playwright/test";

export interface Status {
  build: string;
  done: number;
  total: number;
  failed: string[];
  ready: boolean;
}

/** Asks the service worker how far the page's build is; asking also makes it go on. */
export function status(page: Page): Promise<Status> {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const channel = new MessageChannel();
    const answered = new Promise<Status>((resolve) => {
      channel.port1.onmessage = (event) => resolve(event.data);
    });
    const build = location.pathname.split("/")[2];
    registration.active?.postMessage({ type: "status", build }, [channel.port2]);
    return answered;
  });
}

/** Resolves when the page's build is whole and verified in its cache. */
export async function readyOffline(page: Page): Promise<Status> {
  for (;;) {
    const now = await status(page);
    if (now.ready) return now;
    await page.waitForTimeout(200);
  }
}

/** Opens the address and waits until it has led to a build; answers the build's digest. */
export async function enter(page: Page, path = "/"): Promise<string> {
  await page.goto(path);
  await page.waitForURL(/\/b\/[0-9a-f]{64}\//);
  return new URL(page.url()).pathname.split("/")[2];
}
