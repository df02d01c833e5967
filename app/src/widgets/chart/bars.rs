//! Horizontal bars, one a label and series; long names have room.

use super::frame::{Cursor, Frame};
use super::{Data, Format, Words};
use leptos::{prelude::*, text_prop::TextProp};

/// Bars from one nought; several series stand one under the other.
#[component]
pub fn Bars(
    /// Unique on the page.
    id: &'static str,
    #[prop(into)] caption: TextProp,
    #[prop(into)] data: Signal<Data>,
    format: Format,
    words: Words,
) -> impl IntoView {
    let cursor = Cursor::new(id);
    let own = format.clone();
    let points = Memo::new(move |_| data.with(|data| data.spoken(&own)));
    let (own, category) = (format.clone(), words.category.clone());
    let sheet = Memo::new(move |_| data.with(|data| data.sheet(category.get().to_string(), &own)));
    let names = Memo::new(move |_| data.with(Data::names));
    let plot = move || rows(cursor, &data.get(), &format, points);
    view! { <Frame cursor caption words points sheet names plot=plot.into_any()/> }
}

fn rows(cursor: Cursor, data: &Data, format: &Format, points: Memo<Vec<String>>) -> AnyView {
    let greatest = data.greatest();
    let count = data.series.len();
    let row = |(at, label): (usize, &String)| {
        let bars = data.series.iter().enumerate().map(|(series, own)| {
            let value = own.values.get(at).copied().unwrap_or(0.0);
            let share = if greatest > 0.0 {
                value / greatest
            } else {
                0.0
            };
            let point = at * count + series;
            bar(cursor, points, point, series, share, format(value))
        });
        view! {
            <div class="bars__row">
                <span class="bars__label" aria-hidden="true">{label.clone()}</span>
                <div class="bars__bars">{bars.collect_view()}</div>
            </div>
        }
    };
    let rows = data.labels.iter().enumerate().map(row).collect_view();
    view! { <div class="bars">{rows}</div> }.into_any()
}

/// One bar with its value; `share` of the whole width.
pub fn bar(
    cursor: Cursor,
    points: Memo<Vec<String>>,
    point: usize,
    series: usize,
    share: f64,
    value: String,
) -> AnyView {
    let spoken = move || points.with(|points| points.get(point).cloned());
    let width = format!("{:.2}%", share.clamp(0.0, 1.0) * 100.0);
    view! {
        <div
            class="bars__bar"
            class:chart__here=move || cursor.is_at(point)
            role="option"
            id=cursor.id(point)
            aria-label=spoken
            aria-selected=move || cursor.is_at(point).to_string()
            on:click=move |_| cursor.go(point)
        >
            <svg class="bars__track" aria-hidden="true" width="100%" height="14">
                <rect
                    class=format!("chart__ink chart__ink--{}", series % 4)
                    x="0"
                    y="1"
                    width=width
                    height="12"
                />
            </svg>
            <span class="bars__value" aria-hidden="true">{value}</span>
        </div>
    }
    .into_any()
}
