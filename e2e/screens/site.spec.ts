// The room of the shop, view by view.

import { screens, sit } from "../candidate.ts";
import { test } from "../fixtures.ts";
import { look } from "../looks.ts";
import { views } from "../pages/site.ts";
import { languages } from "./languages.ts";

languages((language) => {
  test("site: every view", async ({ page }) => {
    const all = screens(page, language);
    const { desk, site } = all;
    await all.lobby.open();
    await sit(all, "practice");
    await desk.room("site");
    await desk.panel("closed");
    for (const view of views) {
      await site.show(view);
      await look(page, `site-${view}`);
    }
  });
});
