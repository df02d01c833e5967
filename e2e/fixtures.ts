// What every test here starts from.

import { test as base, expect } from "@playwright/test";

import { House } from "./house.ts";
import { complaints, Requests, watchWrites } from "./spies.ts";

interface Fixtures {
  /** A running institution with no submission yet. */
  house: House;
  /** The requests that reached for the network. */
  requests: Requests;
  /** What the page complained of; asserted to be nothing at the end. */
  quietPage: string[];
  /** Cuts the network, or joins it again. */
  network: { cut(): Promise<void>; join(): Promise<void> };
}

export const test = base.extend<Fixtures>({
  house: async ({}, use) => {
    const house = await House.open();
    await use(house);
    await house.close();
  },

  context: async ({ context }, use) => {
    await watchWrites(context);
    await use(context);
  },

  baseURL: async ({ house }, use) => use(house.address),

  requests: async ({ context }, use) => use(new Requests(context)),

  quietPage: async ({ page }, use) => {
    const found = complaints(page);
    await use(found);
    expect(found, "the page complained").toEqual([]);
  },

  // Both ends are cut: the browser is told that it is offline, and nobody listens any more.
  network: async ({ context, house }, use) => {
    await use({
      cut: async () => {
        await context.setOffline(true);
        await house.stop("SIGKILL");
      },
      join: async () => {
        await house.start();
        await context.setOffline(false);
      },
    });
  },
});

export { expect };
