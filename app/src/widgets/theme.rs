//! Light, dark, or as the system has it; a choice of this machine, kept between visits.

use crate::browser::preference;

/// What the person chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

impl Theme {
    /// All of them, in the order of the menu.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    fn as_str(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// The kept choice.
pub fn chosen() -> Theme {
    let kept = preference::get("theme").unwrap_or_default();
    let known = |theme: &Theme| theme.as_str() == kept;
    Theme::ALL.into_iter().find(known).unwrap_or_default()
}

/// Keeps a choice and shows it.
pub fn choose(theme: Theme) {
    preference::set("theme", theme.as_str());
    show(theme);
}

/// Shows the kept choice; called once, before the first screen.
pub fn follow() {
    show(chosen());
}

fn show(theme: Theme) {
    let root = leptos::prelude::document().document_element();
    let Some(root) = root else { return };
    let _ = match theme {
        Theme::System => root.remove_attribute("data-theme"),
        theme => root.set_attribute("data-theme", theme.as_str()),
    };
}
