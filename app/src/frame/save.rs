//! The save state: always in sight, never a lie.

use crate::browser::{format, preference};
use crate::desk::{Access, Desk, SaveStatus};
use crate::i18n::{t_string, use_i18n};
use crate::language;
use crate::widgets::Icon;
use leptos::prelude::*;

/// "Saved 12:03:22", "Saving…", or what is wrong.
#[component]
pub fn Save() -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let (save, access) = (desk.save_status(), desk.access());
    let class = move || match save.get() {
        SaveStatus::Saved(_) => "status status--ok",
        SaveStatus::Saving => "status",
        SaveStatus::Failing(_) => "status status--error",
        SaveStatus::Elsewhere => "status status--warning",
    };
    let icon = move || match save.get() {
        SaveStatus::Saved(_) | SaveStatus::Saving => "save",
        SaveStatus::Failing(_) => "save-failed",
        SaveStatus::Elsewhere => "lock",
    };
    let words = move || {
        if access.get() != Access::Writing {
            return t_string!(i18n, desk.save.read_only).to_string();
        }
        match save.get() {
            SaveStatus::Saved(wall) => {
                let time = format::time(wall, language::of(i18n.get_locale()));
                t_string!(i18n, desk.save.saved, time = time)
            }
            SaveStatus::Saving => t_string!(i18n, desk.save.saving).to_string(),
            SaveStatus::Failing(_) => t_string!(i18n, desk.save.failing_short).to_string(),
            SaveStatus::Elsewhere => t_string!(i18n, desk.save.read_only).to_string(),
        }
    };
    view! {
        <p class=class data-save=move || save_word(save.get())>
            <Icon name=Signal::derive(icon)/>
            {words}
        </p>
    }
}

/// The state's word, for styles and tests.
fn save_word(status: SaveStatus) -> &'static str {
    match status {
        SaveStatus::Saved(_) => "saved",
        SaveStatus::Saving => "saving",
        SaveStatus::Failing(_) => "failing",
        SaveStatus::Elsewhere => "elsewhere",
    }
}

/// Keeps the moment of the last save for the failure's screen.
pub fn remember(desk: Desk) {
    let save = desk.save_status();
    Effect::new(move |_| {
        if let SaveStatus::Saved(wall) = save.get() {
            preference::set("saved", &wall.to_string());
        }
    });
}
