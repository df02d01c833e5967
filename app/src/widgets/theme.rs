//! Light or dark: what the person chose, else what their system says.

use crate::browser::preference;
use leptos::prelude::*;

/// What the person chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    System,
    Light,
    Dark,
}

impl Theme {
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// The theme kept at this machine.
pub fn chosen() -> Theme {
    let kept = preference::get("theme");
    let kept = kept.and_then(|word| Theme::ALL.into_iter().find(|t| t.as_str() == word));
    kept.unwrap_or(Theme::System)
}

/// Puts a theme on the page and keeps it.
pub fn choose(theme: Theme) {
    preference::set("theme", theme.as_str());
    show(theme);
}

/// Puts the kept theme on the page.
pub fn follow() {
    show(chosen());
}

fn show(theme: Theme) {
    let root = document().document_element();
    let Some(root) = root else { return };
    let _ = match theme {
        Theme::System => root.remove_attribute("data-theme"),
        other => root.set_attribute("data-theme", other.as_str()),
    };
}
