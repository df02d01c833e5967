//! What every chart has around its marks: caption, legend, cursor, the point in words, the table.

use super::Words;
use crate::browser::reading;
use crate::widgets::keys;
use leptos::{prelude::*, text_prop::TextProp};

/// The same figures as a table; the first cell of a row is its head.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sheet {
    pub head: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// Where the keyboard is among a chart's points.
#[derive(Clone, Copy)]
pub struct Cursor {
    chart: &'static str,
    at: RwSignal<Option<usize>>,
}

impl Cursor {
    pub fn new(chart: &'static str) -> Self {
        let at = RwSignal::new(None);
        Self { chart, at }
    }

    /// The id of a point's mark.
    pub fn id(self, point: usize) -> String {
        format!("{}-{point}", self.chart)
    }

    pub fn is_at(self, point: usize) -> bool {
        self.at.get() == Some(point)
    }

    pub fn go(self, point: usize) {
        self.at.set(Some(point));
        reading::nearest(&self.id(point));
    }
}

/// The figure around the marks. `points` are read aloud as the cursor reaches them; the mark of
/// each is an `option` with the cursor's id.
#[component]
pub fn Frame(
    cursor: Cursor,
    #[prop(into)] caption: TextProp,
    words: Words,
    points: Memo<Vec<String>>,
    sheet: Memo<Sheet>,
    /// Names of the series; a single one needs no legend.
    names: Memo<Vec<String>>,
    plot: AnyView,
) -> impl IntoView {
    let named = caption.clone();
    let some = Memo::new(move |_| points.with(|points| !points.is_empty()));
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let count = points.with_untracked(Vec::len);
        let at = cursor.at.get_untracked();
        if let Some(next) = keys::along(&event, at.unwrap_or(0), count) {
            event.prevent_default();
            cursor.go(if at.is_none() { 0 } else { next });
        }
    };
    let begin = move |_| {
        let none = cursor.at.get_untracked().is_none();
        if none && some.get_untracked() {
            cursor.at.set(Some(0));
        }
    };
    let active = move || {
        let at = cursor.at.get()?;
        (at < points.with(Vec::len)).then(|| cursor.id(at))
    };
    let hint = words.hint.clone();
    let read = move || {
        let at = cursor.at.get();
        let point = at.and_then(|at| points.with(|points| points.get(at).cloned()));
        point.unwrap_or_else(|| hint.get().to_string())
    };
    let empty = words.empty.clone();
    view! {
        <figure class="chart">
            <figcaption class="chart__caption">{move || caption.get()}</figcaption>
            {legend(names)}
            <p class="muted" hidden=move || some.get()>{move || empty.get()}</p>
            <div
                class="chart__plot"
                role=move || some.get().then_some("listbox")
                tabindex=move || some.get().then_some("0")
                aria-label=move || some.get().then(|| named.get().to_string())
                aria-activedescendant=active
                on:keydown=on_key
                on:focus=begin
            >
                {plot}
            </div>
            <p class="chart__read small muted" aria-hidden="true">{read}</p>
            {table(words.table.clone(), sheet)}
        </figure>
    }
}

fn legend(names: Memo<Vec<String>>) -> AnyView {
    let items = move || {
        let names = names.get();
        if names.len() < 2 {
            return ().into_any();
        }
        let item = |(at, name): (usize, String)| {
            view! {
                <li class="chart__key">
                    <svg class="chart__sample" aria-hidden="true" width="20" height="12">
                        <rect
                            class=format!("chart__ink chart__ink--{}", at % 4)
                            x="1"
                            y="1"
                            width="18"
                            height="10"
                        />
                    </svg>
                    {name}
                </li>
            }
        };
        let items = names.into_iter().enumerate().map(item).collect_view();
        view! { <ul class="chart__legend">{items}</ul> }.into_any()
    };
    items.into_any()
}

fn table(label: TextProp, sheet: Memo<Sheet>) -> AnyView {
    let body = move || {
        let Sheet { head, rows } = sheet.get();
        let cell = |(at, words): (usize, String)| {
            let class = if at == 0 { "" } else { "number" };
            match at {
                0 => view! { <th scope="row">{words}</th> }.into_any(),
                _ => view! { <td class=class>{words}</td> }.into_any(),
            }
        };
        let row = |row: Vec<String>| {
            let cells = row.into_iter().enumerate().map(cell).collect_view();
            view! { <tr>{cells}</tr> }
        };
        let top = head.into_iter().enumerate().map(|(at, words)| {
            let class = if at == 0 { "" } else { "number" };
            view! { <th scope="col" class=class>{words}</th> }
        });
        view! {
            <table class="table">
                <thead><tr>{top.collect_view()}</tr></thead>
                <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
            </table>
        }
    };
    let named = label.clone();
    view! {
        <details class="chart__twin">
            <summary class="small">{move || label.get()}</summary>
            <div class="table-frame" tabindex="0" role="group" aria-label=move || named.get()>
                {body}
            </div>
        </details>
    }
    .into_any()
}
