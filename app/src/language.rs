//! Which language the screen speaks.

use crate::browser::preference;
use crate::i18n::Locale;
use casefile::Language;

/// The language kept at this machine, else the browser's, else Polish.
pub fn preferred() -> Language {
    let kept = preference::get("language");
    let browser = || web_sys::window()?.navigator().language();
    match kept.or_else(browser) {
        Some(tag) if tag.starts_with("en") => Language::En,
        _ => Language::Pl,
    }
}

/// Keeps a language for the next visit.
pub fn keep(language: Language) {
    preference::set("language", language.as_str());
}

/// The catalogues' own name for a language.
pub fn locale(language: Language) -> Locale {
    match language {
        Language::Pl => Locale::pl,
        Language::En => Locale::en,
    }
}

/// The language of the catalogues in use.
pub fn of(locale: Locale) -> Language {
    match locale {
        Locale::pl => Language::Pl,
        Locale::en => Language::En,
    }
}
