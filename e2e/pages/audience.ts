// The room of contacts and segments.

import { expect, type Locator, type Page } from "@playwright/test";

import type { Keyboard } from "../keyboard.ts";
import type { Desk } from "./desk.ts";

export type View = "contacts" | "segments" | "compare";

export class Audience {
  readonly page: Page;

  constructor(readonly desk: Desk) {
    this.page = desk.page;
  }

  private of(key: string): string {
    return this.desk.words.of(key);
  }

  tab(view: View): Locator {
    const name = this.desk.words.like(`audience.${view}.tab`);
    const tabs = this.page.getByRole("tablist", { name: this.of("audience.views") });
    return tabs.getByRole("tab", { name });
  }

  async view(view: View): Promise<void> {
    await this.tab(view).click();
    await expect(this.tab(view)).toHaveAttribute("aria-selected", "true");
  }

  get grid(): Locator {
    return this.page.getByRole("grid", { name: this.of("audience.contacts.grid") });
  }

  /** The base has come: its first cells have words. */
  async loaded(): Promise<void> {
    const cell = this.grid.getByRole("gridcell").first();
    await expect(cell).toHaveText("1", { timeout: 60_000 });
  }

  get rule(): Locator {
    return this.page.locator(".logic");
  }

  get rows(): Locator {
    return this.rule.locator(".logic__row");
  }

  /** The size of the open segment, as it is shown. */
  get count(): Locator {
    return this.page.locator(".segment__count b");
  }

  /** What the fields of a condition are called. */
  labelled(row: Locator, key: string): Locator {
    return row.getByLabel(this.of(`rule.${key}`), { exact: true });
  }

  async create(name: string): Promise<void> {
    await this.desk.button("audience.segments.create").first().click();
    await this.page.getByLabel(this.of("audience.segments.name"), { exact: true }).fill(name);
    await this.desk.button("audience.segments.create_go").click();
    await expect(this.page.locator("#segment-title")).toHaveText(name);
  }

  /** Adds a condition on a field; answers its row. */
  async add(field: string): Promise<Locator> {
    const before = await this.rows.count();
    await this.rule.getByRole("button", { name: this.of("rule.add"), exact: true }).last().click();
    await expect(this.rows).toHaveCount(before + 1);
    const row = this.rows.nth(before);
    await this.labelled(row, "field").selectOption(field);
    return row;
  }
}

/** The same by keyboard alone. */
export class AudienceKeys {
  constructor(
    readonly audience: Audience,
    readonly keys: Keyboard,
  ) {}

  /** Chooses in a list by its keys: as many steps down as the option is from the first. */
  async choose(select: Locator, value: string): Promise<void> {
    await this.keys.reach(select);
    const steps = await select.evaluate((own, value) => {
      const options = [...(own as HTMLSelectElement).options].filter((it) => !it.disabled);
      return options.findIndex((option) => option.value === value);
    }, value);
    expect(steps, `an option ${value}`).toBeGreaterThanOrEqual(0);
    await this.keys.press("Home");
    for (let step = 0; step < steps; step += 1) await this.keys.press("ArrowDown");
    await expect(select).toHaveValue(value);
  }
}
