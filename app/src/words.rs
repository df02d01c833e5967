//! The words of a code: what happened, and what to do next.

use crate::i18n::{Locale, t_string};
use leptos_i18n::I18nContext;

/// Title and next step of a code of the catalogue `codes`, in the screen's language now.
pub fn of(i18n: I18nContext<Locale>, code: &str) -> (String, String) {
    include!(concat!(env!("OUT_DIR"), "/i18n/words.rs"))
}
