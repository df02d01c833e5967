//! Who may enter the workflow, and how often.

use super::lists;
use super::rules::Edited;
use crate::i18n::t_string;
use crate::rooms::automation::bench::Bench;
use casefile::workflow::{Reentry, Rule, Settings};
use leptos::prelude::*;

const WAYS: [(Reentry, &str); 3] = [
    (Reentry::Once, "once"),
    (Reentry::AfterLeaving, "after-leaving"),
    (Reentry::Many, "many"),
];

/// The settings.
#[component]
pub fn Entry(bench: Bench) -> impl IntoView {
    let i18n = bench.i18n;
    let settings = Memo::new(move |_| bench.flow.with(|flow| flow.settings.clone()));
    let name = move |way: Reentry| match way {
        Reentry::Once => t_string!(i18n, automation.entry.once),
        Reentry::AfterLeaving => t_string!(i18n, automation.entry.after_leaving),
        Reentry::Many => t_string!(i18n, automation.entry.many),
    };
    let change = move |event: leptos::ev::Event| {
        let word = event_target_value(&event);
        if let Some((reentry, _)) = WAYS.into_iter().find(|(_, own)| *own == word) {
            let kept = settings.get_untracked();
            bench.settle(Settings { reentry, ..kept });
        }
    };
    let chosen = move || {
        let now = settings.with(|it| it.reentry);
        WAYS.into_iter()
            .find(|(way, _)| *way == now)
            .map_or("", |(_, word)| word)
    };
    view! {
        <h2 id="step-panel" tabindex="-1">{move || t_string!(i18n, automation.entry.title)}</h2>
        <p class="small muted">{move || t_string!(i18n, automation.entry.about)}</p>
        <div class="field">
            <label class="field__label" for="entry-again">
                {move || t_string!(i18n, automation.entry.again)}
            </label>
            <p class="field__hint" id="entry-again-hint">
                {move || t_string!(i18n, automation.entry.again_hint)}
            </p>
            <select
                class="input"
                id="entry-again"
                aria-describedby="entry-again-hint"
                disabled=move || !bench.writable.get()
                prop:value=chosen
                on:change=change
            >
                {WAYS.map(|(way, word)| view! {
                    <option value=word selected=move || chosen() == word>
                        {move || name(way)}
                    </option>
                })}
            </select>
        </div>
        <Filter bench settings/>
        <lists::Suppression bench settings/>
    }
}

/// The rule that a person must meet to enter.
#[component]
fn Filter(bench: Bench, settings: Memo<Settings>) -> impl IntoView {
    let i18n = bench.i18n;
    let kept = Signal::derive(move || settings.with(|it| it.entry_filter.clone()));
    let change = move |entry_filter: Option<Rule>| {
        let now = settings.get_untracked();
        bench.settle(Settings {
            entry_filter,
            ..now
        });
    };
    view! {
        <div class="field">
            <p class="field__label">{move || t_string!(i18n, automation.entry.filter)}</p>
            <p class="field__hint">{move || t_string!(i18n, automation.entry.everybody)}</p>
            <Edited
                bench
                id="entry-rule"
                label=move || t_string!(i18n, automation.entry.filter)
                kept
                change=Callback::new(change)
            />
        </div>
    }
}
