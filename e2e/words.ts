// The client's own words, read from its catalogues: the tests say what the screen says.

import { readdirSync, readFileSync } from "node:fs";

export type Language = "pl" | "en";
type Catalogue = { [name: string]: string | Catalogue };

const folder = new URL("../app/locales/", import.meta.url);

export class Words {
  private readonly catalogues: Catalogue = {};

  constructor(readonly language: Language) {
    const own = new URL(`${language}/`, folder);
    for (const file of readdirSync(own)) {
      const text = readFileSync(new URL(file, own), "utf8");
      this.catalogues[file.replace(".json", "")] = JSON.parse(text);
    }
  }

  /** The words under a key such as `lobby.cases.begin`, with its gaps filled. */
  of(key: string, gaps: Record<string, string | number> = {}): string {
    return this.raw(key).replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name) => String(gaps[name]));
  }

  /** A pattern for words whose gaps may hold anything. */
  like(key: string): RegExp {
    const pieces = this.raw(key).split(/\{\{.*?\}\}/);
    const literal = (piece: string) => piece.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return new RegExp(pieces.map(literal).join(".+"));
  }

  private raw(key: string): string {
    let found: string | Catalogue | undefined = this.catalogues;
    for (const name of key.split(".")) {
      found = typeof found === "object" ? found[name] : undefined;
    }
    if (typeof found !== "string") throw new Error(`${this.language} has no words for ${key}`);
    return found;
  }
}
