// A part of the client that does not come when it is wanted.

import { screens, sit } from "../candidate.ts";
import { expect, test } from "../fixtures.ts";
import { look } from "../looks.ts";
import { languages } from "./languages.ts";

// The service worker would have them all in its cache.
test.use({ serviceWorkers: "block" });

languages((language) => {
  test("a room that does not come", async ({ page, context }) => {
    const all = screens(page, language);
    await context.route(/\/part-content\.wasm$/, (route) => route.abort());
    await all.lobby.open();
    await sit(all, "practice");
    await all.desk.panel("closed");
    await all.desk.room("content");
    await expect(page.getByText(all.words.of("codes.part_missing.title"))).toBeVisible();
    await look(page, "part-missing");
  });
});
