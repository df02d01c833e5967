// Segments by keyboard alone: built, counted as the command line counts, compared, described, and
// all there after a reload.

import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { screens, sit } from "../candidate.ts";
import { proba } from "../commission.ts";
import { expect, test } from "../fixtures.ts";
import { Keyboard, watchPointers } from "../keyboard.ts";
import { Audience, AudienceKeys } from "../pages/audience.ts";

const folder = new URL("../../public/cases/bujnie", import.meta.url).pathname;

const fresh = {
  all: [
    { is: { field: "consent.email", op: "equal", value: true } },
    {
      any: [
        { is: { field: "orders.last", op: "date", value: "last 90 days" } },
        { is: { field: "orders.value_grosze", op: "at-least", value: 20_000 } },
      ],
    },
  ],
};

/** How many the command line finds, as the screen writes it in Polish. */
async function counted(rule: unknown): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), "proba-rule-")), "filter.json");
  await writeFile(file, JSON.stringify(rule));
  const found = await proba("segment", folder, "--filter", file);
  const count = String(found.count ?? found.contacts);
  return count.replace(/\B(?=(\d{3})+$)/g, "\u00a0");
}

test("segments are built, counted, compared and described without a mouse", async ({
  page,
  context,
}) => {
  test.setTimeout(240_000);
  const all = screens(page, "pl");
  const { lobby, desk, words } = all;
  const audience = new Audience(desk);
  await lobby.open();
  await sit(all, "practice");
  await desk.panel("closed");
  const pointed = await watchPointers(context);
  const keys = new Keyboard(page);
  const { choose } = bound(new AudienceKeys(audience, keys));
  const button = (key: string) => page.getByRole("button", { name: words.of(key), exact: true });

  await keys.press("Alt+2");
  await audience.loaded();
  await keys.reach(audience.grid);
  await keys.press("ArrowRight");
  await keys.press("ArrowRight");
  await keys.press("Enter");
  const age = audience.grid.getByRole("columnheader", { name: "wiek" });
  await expect(age).toHaveAttribute("aria-sort", "ascending");
  await keys.press("Control+End");
  await expect(audience.grid).toHaveAttribute("aria-activedescendant", /^grid-100000-/);
  await expect(page.locator('[id^="grid-100000-"]').first()).toBeVisible();

  await keys.reach(audience.tab("contacts"));
  await keys.press("ArrowRight");
  await keys.enter(button("audience.segments.create").first());
  await keys.fill(page.getByLabel(words.of("audience.segments.name"), { exact: true }), "Świeże");
  await keys.press("Enter");
  await expect(page.locator("#segment-title")).toHaveText("Świeże");

  await keys.enter(audience.rule.getByRole("button", { name: words.of("rule.add"), exact: true }));
  await choose(audience.labelled(audience.rows.nth(0), "field"), "consent.email");
  await expect(audience.count).toBeVisible();
  await keys.enter(audience.rule.getByRole("button", { name: words.of("rule.add_group") }).last());
  await choose(audience.labelled(audience.rows.nth(1), "field"), "orders.last");
  await keys.fill(audience.labelled(audience.rows.nth(1), "count"), "90");
  const inner = audience.page.locator(".logic__group--inner");
  await keys.enter(inner.getByRole("button", { name: words.of("rule.add"), exact: true }));
  await choose(audience.labelled(audience.rows.nth(2), "field"), "orders.value_grosze");
  await keys.fill(audience.labelled(audience.rows.nth(2), "value"), "dwieście");
  await keys.tab();
  await expect(page.getByText(words.of("rule.wrong.money"))).toBeVisible();
  await keys.tab(true);
  await keys.fill(audience.labelled(audience.rows.nth(2), "value"), "200");
  await keys.tab();
  const own = await counted(fresh);
  await expect(audience.count).toContainText(own);
  await expect(page.locator(".segment__sentence")).toContainText("ostatnie 90 dni");

  await keys.fill(page.locator("#segment-reason"), "Kupują i mają zgodę.");
  await keys.fill(page.locator("#persona-name"), "Ania, 27 lat, Łódź");
  await page.reload();
  await desk.shown();
  await expect(audience.count).toContainText(own, { timeout: 60_000 });
  await expect(page.locator("#segment-reason")).toHaveValue("Kupują i mają zgodę.");
  await expect(page.locator("#persona-name")).toHaveValue("Ania, 27 lat, Łódź");

  await keys.enter(button("common.duplicate"));
  await expect(page.locator("#segment-title")).toContainText("kopia");
  const last = audience.rows.last();
  await keys.enter(last.getByRole("button", { name: words.of("rule.remove"), exact: true }));
  await expect(audience.rows).toHaveCount(2);
  await expect(audience.count).not.toContainText(own);
  await keys.reach(audience.tab("segments"));
  await keys.press("Control+z");
  await expect(audience.rows).toHaveCount(3);
  await expect(audience.count).toContainText(own);
  await keys.press("Control+y");
  await expect(audience.rows).toHaveCount(2);

  await keys.press("ArrowRight");
  for (const box of await page.locator(".compare__chooser input").all()) await keys.tick(box);
  await expect(page.locator(".compare__charts figure").first()).toBeVisible();
  await expect(page.locator(".compare__tables td").first()).toContainText(own);
  expect(pointed).toEqual([]);
});

test("a rule that names a segment that is gone says so in words", async ({ page }) => {
  const all = screens(page, "pl");
  const { lobby, desk, words } = all;
  const audience = new Audience(desk);
  await lobby.open();
  await sit(all, "practice");
  await desk.room("audience");
  await audience.view("segments");
  await audience.create("Z listy");
  const consent = await audience.add("consent.email");
  await audience.labelled(consent, "value").selectOption("false");
  await audience.create("Zależny");
  const row = await audience.add("segment");
  await row.getByRole("checkbox", { name: "Z listy" }).check();
  await expect(audience.count).toBeVisible();

  await page.locator(".with-side__list .list__item").first().click();
  await desk.button("common.remove").first().click();
  await page.locator(".with-side__list .list__item").first().click();
  await expect(page.getByRole("alert")).toContainText(words.of("codes.filter_segment.title"));
  await desk.undo();
  await expect(page.locator(".with-side__list .list__item")).toHaveCount(2);
});

/** The methods of an object, to be called alone. */
function bound(keys: AudienceKeys): Pick<AudienceKeys, "choose"> {
  return { choose: keys.choose.bind(keys) };
}
