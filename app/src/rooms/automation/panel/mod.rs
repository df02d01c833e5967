//! What stands beside the workflow: the chosen step, the chosen way, or the workflow's settings.

mod control;
mod field;
mod lists;
mod rules;
mod settings;
mod step;
mod ways;

use super::bench::Bench;
use crate::i18n::t_string;
use crate::widgets::{Button, Look, Size};
use leptos::prelude::*;

/// What is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Shown {
    Step(String),
    Way(String, String),
    Many,
    Settings,
}

/// The panel.
#[component]
pub fn Panel(bench: Bench) -> impl IntoView {
    let i18n = bench.i18n;
    let shown = Memo::new(move |_| {
        let there = |id: &String| bench.flow.with(|flow| flow.nodes.contains_key(id));
        bench
            .chosen
            .with(|chosen| match (&chosen.way, &chosen.active) {
                (Some((from, port)), _) if there(from) => Shown::Way(from.clone(), port.clone()),
                _ if chosen.steps.len() > 1 => Shown::Many,
                (_, Some(id)) if there(id) => Shown::Step(id.clone()),
                _ => Shown::Settings,
            })
    });
    let body = move || match shown.get() {
        Shown::Step(id) => view! { <step::Step bench id/> }.into_any(),
        Shown::Way(from, port) => view! { <ways::OneWay bench from port/> }.into_any(),
        Shown::Many => view! { <Many bench/> }.into_any(),
        Shown::Settings => view! { <settings::Entry bench/> }.into_any(),
    };
    view! {
        <section
            class="flow-panel"
            aria-label=move || t_string!(i18n, automation.panel.label)
        >
            {body}
        </section>
    }
}

/// Several steps at once.
#[component]
fn Many(bench: Bench) -> impl IntoView {
    let i18n = bench.i18n;
    let count = move || bench.chosen.with(|chosen| chosen.steps.len());
    let off = Signal::derive(move || !bench.writable.get());
    view! {
        <h2 id="step-panel" tabindex="-1">
            {move || t_string!(i18n, automation.panel.many, count = count()).to_string()}
        </h2>
        <div class="row">
            <Button
                label=move || t_string!(i18n, automation.panel.copy)
                icon="copy"
                size=Size::Small
                on_press=move |()| { bench.copy(); }
            />
            <Button
                label=move || t_string!(i18n, common.duplicate)
                size=Size::Small
                disabled=off
                on_press=move |()| bench.duplicate()
            />
            <Button
                label=move || t_string!(i18n, common.remove)
                icon="trash"
                look=Look::Danger
                size=Size::Small
                disabled=off
                on_press=move |()| bench.remove()
            />
        </div>
        <step::Nudge bench/>
    }
}
