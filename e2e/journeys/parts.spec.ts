// The client's parts: one that can't be had says so, and comes when it can.

import { screens, sit } from "../candidate.ts";
import { expect, test } from "../fixtures.ts";

// The service worker would have them all in its cache.
test.use({ serviceWorkers: "block" });

test("a part that does not come says so, and comes at the next try", async ({ page, context }) => {
  const away = /\/part-content\.wasm$/;
  await context.route(away, (route) => route.abort());
  const all = screens(page, "pl");
  await all.lobby.open();
  await sit(all, "practice");
  await all.desk.room("content");
  const title = all.words.of("codes.part_missing.title");
  const alarm = page.getByRole("alert").filter({ hasText: title });
  await expect(alarm).toBeVisible();
  await context.unroute(away);
  await alarm.getByRole("button", { name: all.words.of("common.retry") }).click();
  await expect(alarm).toHaveCount(0);
  await all.content.create("newsletter", "Po przerwie");
  await all.desk.saved();
});
