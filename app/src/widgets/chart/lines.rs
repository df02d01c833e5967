//! Lines over time.

use super::columns::{lines, ticks};
use super::frame::{Cursor, Frame};
use super::scale::{every, round};
use super::{Data, Format, Words};
use leptos::{prelude::*, text_prop::TextProp};

/// As the columns', whose axis is used here too.
const HEIGHT: f64 = 150.0;
const TOP: f64 = 10.0;

/// A line a series, its points at equal steps; series differ by dash and mark.
#[component]
pub fn Lines(
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
    let plot = move || draw(cursor, &data.get(), &format, points);
    view! { <Frame cursor caption words points sheet names plot=plot.into_any()/> }
}

fn draw(cursor: Cursor, data: &Data, format: &Format, points: Memo<Vec<String>>) -> AnyView {
    let (top, steps) = round(data.greatest());
    let count = data.labels.len();
    let strokes = data.series.iter().enumerate().map(|(at, series)| {
        let path = series.values.iter().enumerate().map(|(at, value)| {
            let y = (1.0 - value / top) * 100.0;
            format!("{:.3},{y:.3}", along(at, count))
        });
        let path = path.collect::<Vec<_>>().join(" ");
        let class = format!("chart__stroke chart__stroke--{}", at % 4);
        view! { <polyline class=class points=path/> }
    });
    let mut marks = Vec::new();
    for at in 0..count {
        for (series, own) in data.series.iter().enumerate() {
            let value = own.values.get(at).copied().unwrap_or(0.0);
            let y = TOP + (1.0 - value / top) * HEIGHT;
            let place = (along(at, count), y);
            let point = at * data.series.len() + series;
            marks.push(mark(cursor, points, point, series, place));
        }
    }
    let every = every(&data.labels);
    let name = |(at, label): (usize, &String)| {
        view! {
            <text
                class="chart__name"
                x=format!("{:.2}%", along(at, count))
                y=(TOP + HEIGHT + 16.0).to_string()
            >
                {label.clone()}
            </text>
        }
    };
    let named = data.labels.iter().enumerate().step_by(every).map(name);
    let height = (TOP + HEIGHT + 24.0).to_string();
    view! {
        <div class="chart__axes">
            {ticks(top, steps, format)}
            <svg class="chart__svg" role="presentation" width="100%" height=height>
                {lines(steps)}
                <svg
                    role="presentation"
                    x="0"
                    y=TOP.to_string()
                    width="100%"
                    height=HEIGHT.to_string()
                    viewBox="0 0 100 100"
                    preserveAspectRatio="none"
                >
                    {strokes.collect_view()}
                </svg>
                {marks}
                {named.collect_view()}
            </svg>
        </div>
    }
    .into_any()
}

/// Where a point is along the axis, in per cent; with room for the marks at both ends.
fn along(at: usize, count: usize) -> f64 {
    match count {
        0 | 1 => 50.0,
        count => 2.0 + 96.0 * at as f64 / (count - 1) as f64,
    }
}

fn mark(
    cursor: Cursor,
    points: Memo<Vec<String>>,
    point: usize,
    series: usize,
    (x, y): (f64, f64),
) -> AnyView {
    let spoken = move || points.with(|points| points.get(point).cloned());
    let (x, y) = (format!("{x:.2}%"), format!("{y:.1}"));
    let class = format!("chart__mark chart__mark--{}", series % 4);
    view! {
        <g
            role="option"
            id=cursor.id(point)
            aria-label=spoken
            aria-selected=move || cursor.is_at(point).to_string()
            class:chart__here=move || cursor.is_at(point)
            on:click=move |_| cursor.go(point)
        >
            <circle class="chart__hit" cx=x.clone() cy=y.clone() r="9"/>
            <circle class=class cx=x cy=y r="3.5"/>
        </g>
    }
    .into_any()
}
