// Every walk is made twice: in Polish and in English.

import { test } from "../fixtures.ts";
import type { Language } from "../words.ts";

const locales = { pl: "pl-PL", en: "en-GB" } as const;

/** Describes the walks in each language; they are long, because every look is looked at. */
export function languages(walks: (language: Language) => void): void {
  for (const language of ["pl", "en"] as const) {
    test.describe(language, () => {
      test.describe.configure({ timeout: 300_000 });
      test.use({ locale: locales[language], actionTimeout: 15_000 });
      walks(language);
    });
  }
}
