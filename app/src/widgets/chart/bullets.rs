//! Values against their targets, each on a scale of its own.

use super::Words;
use super::frame::{Cursor, Frame, Sheet};
use leptos::{prelude::*, text_prop::TextProp};

/// One value with what was wanted of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Bullet {
    pub label: String,
    pub value: f64,
    pub target: f64,
    /// The value, written.
    pub written: String,
    /// The target, in words: "co najmniej 32%".
    pub wanted: String,
}

impl Bullet {
    /// Shares of the row's width: the bar's and the target's.
    fn shares(&self) -> (f64, f64) {
        let whole = self.value.max(self.target) * 1.15;
        match whole > 0.0 {
            true => (self.value / whole, self.target / whole),
            false => (0.0, 0.0),
        }
    }
}

/// A bar for each value with a line where its target is.
#[component]
pub fn Bullets(
    /// Unique on the page.
    id: &'static str,
    #[prop(into)] caption: TextProp,
    #[prop(into)] rows: Signal<Vec<Bullet>>,
    words: Words,
    /// The heads of the table's columns: the value's and the target's.
    heads: (TextProp, TextProp),
) -> impl IntoView {
    let cursor = Cursor::new(id);
    let named = heads.clone();
    let points = Memo::new(move |_| {
        let target = named.1.get();
        let say = |row: &Bullet| {
            let Bullet {
                label,
                written,
                wanted,
                ..
            } = row;
            format!("{label}: {written}. {target}: {wanted}")
        };
        rows.with(|rows| rows.iter().map(say).collect::<Vec<_>>())
    });
    let category = words.category.clone();
    let sheet = Memo::new(move |_| {
        let row = |row: &Bullet| vec![row.label.clone(), row.written.clone(), row.wanted.clone()];
        let (value, target) = (heads.0.get().to_string(), heads.1.get().to_string());
        Sheet {
            head: vec![category.get().to_string(), value, target],
            rows: rows.with(|rows| rows.iter().map(row).collect()),
        }
    });
    let names = Memo::new(|_| Vec::new());
    let plot = move || {
        let rows = rows.get().into_iter().enumerate();
        let rows = rows.map(|(at, row)| bullet(cursor, points, at, row));
        view! { <div class="bars bars--noted">{rows.collect_view()}</div> }
    };
    view! { <Frame cursor caption words points sheet names plot=plot.into_any()/> }
}

fn bullet(cursor: Cursor, points: Memo<Vec<String>>, point: usize, row: Bullet) -> AnyView {
    let (value, target) = row.shares();
    let (width, at) = (percent(value), percent(target));
    let spoken = move || points.with(|points| points.get(point).cloned());
    view! {
        <div class="bars__row">
            <span class="bars__label" aria-hidden="true">{row.label}</span>
            <div
                class="bars__bar"
                class:chart__here=move || cursor.is_at(point)
                role="option"
                id=cursor.id(point)
                aria-label=spoken
                aria-selected=move || cursor.is_at(point).to_string()
                on:click=move |_| cursor.go(point)
            >
                <svg class="bars__track" aria-hidden="true" width="100%" height="18">
                    <rect class="chart__ink chart__ink--0" x="0" y="4" width=width height="10"/>
                    <line class="chart__target" x1=at.clone() x2=at y1="0" y2="18"/>
                </svg>
                <span class="bars__value" aria-hidden="true">
                    <b>{row.written}</b>" · "{row.wanted}
                </span>
            </div>
        </div>
    }
    .into_any()
}

fn percent(share: f64) -> String {
    format!("{:.2}%", share.clamp(0.0, 1.0) * 100.0)
}
