//! How many go on from step to step.

use super::bars::bar;
use super::frame::{Cursor, Frame, Sheet};
use super::{Format, Words};
use leptos::{prelude::*, text_prop::TextProp};

/// One step of a funnel.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    pub label: String,
    pub value: f64,
    /// What it is of the step before, in words; shown beside the value and in the table.
    pub note: String,
}

/// Bars that narrow, each with its share of the one before.
#[component]
pub fn Funnel(
    /// Unique on the page.
    id: &'static str,
    #[prop(into)] caption: TextProp,
    #[prop(into)] steps: Signal<Vec<Step>>,
    format: Format,
    words: Words,
    /// The heads of the table's two columns of figures.
    heads: (TextProp, TextProp),
) -> impl IntoView {
    let cursor = Cursor::new(id);
    let own = format.clone();
    let points = Memo::new(move |_| {
        let say = |step: &Step| format!("{}: {}, {}", step.label, own(step.value), step.note);
        steps.with(|steps| steps.iter().map(say).collect::<Vec<_>>())
    });
    let (own, category) = (format.clone(), words.category.clone());
    let sheet = Memo::new(move |_| {
        let row = |step: &Step| vec![step.label.clone(), own(step.value), step.note.clone()];
        let (value, note) = (heads.0.get().to_string(), heads.1.get().to_string());
        Sheet {
            head: vec![category.get().to_string(), value, note],
            rows: steps.with(|steps| steps.iter().map(row).collect()),
        }
    });
    let names = Memo::new(|_| Vec::new());
    let plot = move || {
        let steps = steps.get();
        let top = steps.iter().map(|step| step.value).fold(0.0, f64::max);
        let row = |(at, step): (usize, Step)| {
            let share = if top > 0.0 { step.value / top } else { 0.0 };
            let value = format!("{} · {}", format(step.value), step.note);
            view! {
                <div class="bars__row">
                    <span class="bars__label" aria-hidden="true">{step.label}</span>
                    <div class="bars__bars">{bar(cursor, points, at, 0, share, value)}</div>
                </div>
            }
        };
        let rows = steps.into_iter().enumerate().map(row).collect_view();
        view! { <div class="bars bars--noted">{rows}</div> }
    };
    view! { <Frame cursor caption words points sheet names plot=plot.into_any()/> }
}
