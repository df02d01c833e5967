//! The foot of every page outside of the desk: which build, whose institution.

use crate::browser::page;
use crate::i18n::{t_string, use_i18n};
use crate::stages::institution;
use leptos::prelude::*;

/// Build and institution.
#[component]
pub fn Foot() -> impl IntoView {
    let i18n = use_i18n();
    let build: String = page::build().chars().take(12).collect();
    let held = institution::held();
    let name = move || {
        let language = crate::language::of(i18n.get_locale());
        held.get()
            .and_then(Result::ok)
            .map(|held| held.name(language))
    };
    view! {
        <footer class="page__foot">
            <span>{move || t_string!(i18n, common.build, build = build.clone())}</span>
            <span>{name}</span>
        </footer>
    }
}
