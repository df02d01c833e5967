//! The editor of a rule: conditions in nested groups, each with the operators and the controls
//! that fit its field. Whole by keyboard. What is not whole yet stays here; a whole rule goes out
//! once a gesture, and while one types for a count that follows.

mod bench;
mod clause;
mod draft;
mod group;
mod moment;
mod raw;
#[cfg(test)]
mod tests;
mod value;
mod vocabulary;
mod when;
mod words;

pub use raw::{ZLOTY, money};
pub use vocabulary::Vocabulary;
pub use words::value as word;

use crate::browser::editor;
use crate::i18n::{t_string, use_i18n};
use bench::Bench;
use casefile::workflow::rule::Rule;
use draft::ROOT;
use group::Group;
use leptos::{prelude::*, text_prop::TextProp};
use worker::protocol::simulation::Fault;

/// The editor. It is made anew for another rule; the vocabulary is there from the beginning.
#[component]
pub fn RuleEditor(
    /// Unique on the page: its controls' ids begin with it.
    id: &'static str,
    #[prop(into)] label: TextProp,
    /// The rule that is kept; none for no condition.
    #[prop(into)]
    rule: Signal<Option<Rule>>,
    #[prop(into)] vocabulary: Signal<Vocabulary>,
    /// "Today" of the contacts, as in "2026-03-02".
    #[prop(into)]
    today: Signal<String>,
    /// What the simulator says of the rule that is kept.
    #[prop(optional, into)]
    faults: Signal<Vec<Fault>>,
    #[prop(optional, into)] disabled: Signal<bool>,
    /// A gesture made another whole rule.
    #[prop(into)]
    on_change: Callback<Option<Rule>>,
    /// The rule is whole at this moment; called while one types, too.
    #[prop(optional, into)]
    on_try: Option<Callback<Option<Rule>>>,
    /// Undo (true) or redo was asked for inside of a field.
    #[prop(optional, into)]
    on_step: Option<Callback<bool>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let bench = Bench::new(id, rule, vocabulary, today, faults, disabled, on_change);
    if let Some(on_try) = on_try {
        Effect::new(move |_| {
            if let Ok(rule) = bench.whole.get() {
                on_try.run(rule);
            }
        });
    }
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let asked = editor::asks_undo(&event).zip(on_step);
        if let Some((undo, on_step)) = asked {
            event.prevent_default();
            event.stop_propagation();
            bench.settle();
            on_step.run(undo);
        }
    };
    let unfinished = Memo::new(move |_| {
        bench.whole.with(|whole| match whole {
            Ok(_) => 0,
            Err(wrong) => wrong.len(),
        })
    });
    view! {
        <div class="logic" role="group" aria-label=move || label.get() on:keydown=on_key>
            <Group bench id=ROOT/>
            <p class="logic__state small" role="status">
                {move || match unfinished.get() {
                    0 => String::new(),
                    count => t_string!(i18n, rule.unfinished, count = count).to_string(),
                }}
            </p>
        </div>
    }
}
