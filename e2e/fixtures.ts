// What every test here starts from.

import { test as base, expect } from "@playwright/test";

import { House } from "./house.ts";
import { Sentinel } from "./sentinel.ts";
import { complaints, Requests, watchWrites, type Write } from "./spies.ts";

interface Fixtures {
  /** A running institution with no submission yet. */
  house: House;
  /** Writes that did not ask for strict durability; asserted to be none at the end. */
  loose: Write[];
  /** Whoever comes to the house's port while the network is cut. */
  sentinel: Sentinel;
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

  loose: async ({}, use) => {
    const found: Write[] = [];
    await use(found);
    expect(found, "a write does not ask for strict durability").toEqual([]);
  },

  context: async ({ context, loose }, use) => {
    await watchWrites(context, loose);
    await use(context);
  },

  baseURL: async ({ house }, use) => use(house.address),

  sentinel: async ({}, use) => {
    const sentinel = new Sentinel();
    await use(sentinel);
    await sentinel.leave();
  },

  requests: async ({ context, sentinel }, use) => use(new Requests(context, sentinel)),

  quietPage: async ({ page }, use) => {
    const found = complaints(page);
    await use(found);
    expect(found, "the page complained").toEqual([]);
  },

  // Both ends are cut: the browser is told that it is offline, and where the house was stands a
  // sentinel that answers nothing of use.
  network: async ({ context, house, sentinel }, use) => {
    await use({
      cut: async () => {
        await context.setOffline(true);
        await house.stop("SIGKILL");
        await sentinel.stand(house.address);
      },
      join: async () => {
        await sentinel.leave();
        await house.start();
        await context.setOffline(false);
      },
    });
  },
});

export { expect };
