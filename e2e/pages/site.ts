// The room of the shop: pages, theme, mail domain, forms, channels.

import { expect, type Locator } from "@playwright/test";

import type { Desk } from "./desk.ts";

/** The order of the tabs. */
export const views = ["pages", "theme", "mail", "forms", "channels"] as const;

export type View = (typeof views)[number];

/** The tool's code, as the case's paper on the domain gives it. */
export const CODE =
  '<script async src="https://cdn.kompas.example/k.js" data-konto="BJN-40217"' +
  ' data-zgoda="marketing"></script>';

type Row = { kind: "TXT" | "CNAME"; name: string; value: string };

/** What the case's zone lacks. */
const ZONE: Row[] = [
  { kind: "CNAME", name: "km1._domainkey", value: "km1.dkim.kompas.example" },
  { kind: "CNAME", name: "km2._domainkey", value: "km2.dkim.kompas.example" },
  { kind: "TXT", name: "_dmarc", value: "v=DMARC1; p=none; rua=mailto:dmarc@bujnie.example" },
  { kind: "CNAME", name: "poczta", value: "odbicia.kompas.example" },
];

const SPF = "v=spf1 include:_spf.kramik.example include:_spf.kompas.example ~all";

export class Site {
  constructor(readonly desk: Desk) {}

  word(key: string, gaps: Record<string, string | number> = {}): string {
    return this.desk.words.of(`site.${key}`, gaps);
  }

  tab(view: View): Locator {
    return this.desk.page.getByRole("tab", { name: this.word(`views.${view}`), exact: true });
  }

  /** The open view. */
  get panel(): Locator {
    return this.desk.page.getByRole("tabpanel");
  }

  async show(view: View): Promise<void> {
    await this.tab(view).click();
    await expect(this.panel).toHaveAttribute("aria-labelledby", `site-${view}`);
  }

  button(key: string): Locator {
    return this.panel.getByRole("button", { name: this.word(key), exact: true });
  }

  get dialog(): Locator {
    return this.desk.page.getByRole("dialog");
  }

  /** The codes of what the last check has found. */
  async codes(): Promise<string[]> {
    const rows = this.panel.locator("[data-code]");
    return rows.evaluateAll((all) => all.map((row) => row.getAttribute("data-code") ?? ""));
  }

  /** A new page, opened. */
  async create(title: string, slug: string): Promise<void> {
    await this.button("pages.create").click();
    await this.dialog.getByLabel(this.word("naming.title"), { exact: true }).fill(title);
    await this.dialog.getByLabel(this.word("naming.slug"), { exact: true }).fill(slug);
    await this.dialog.getByRole("button", { name: this.word("pages.create"), exact: true }).click();
    await expect(this.panel.getByRole("heading", { level: 2, name: title })).toBeFocused();
  }

  /** Writes what stands in a slot of the theme. */
  async slot(name: string, text: string): Promise<void> {
    await this.panel.locator(`#site-slot-${name}`).fill(text);
    await this.desk.page.keyboard.press("Tab");
  }

  /** A record more. */
  async record({ kind, name, value }: Row): Promise<void> {
    await this.button("zone.add").click();
    await this.dialog.locator("#site-record-kind").selectOption(kind);
    await this.fillRecord(name, value);
  }

  private async fillRecord(name: string, value: string): Promise<void> {
    await this.dialog.locator("#site-record-name").fill(name);
    await this.dialog.locator("#site-record-value").fill(value);
    const save = this.word("zone.save");
    await this.dialog.getByRole("button", { name: save, exact: true }).click();
    await expect(this.dialog).toBeHidden();
  }

  /** The whole mail domain, as the case's paper wants it. */
  async domain(): Promise<void> {
    await this.desk.room("site");
    await this.show("mail");
    const spf = this.panel.getByRole("row").filter({ hasText: "v=spf1" });
    await spf.getByRole("button", { name: this.word("zone.edit") }).click();
    await this.fillRecord("@", SPF);
    for (const row of ZONE) await this.record(row);
  }
}
