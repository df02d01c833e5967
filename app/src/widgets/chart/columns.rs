//! Columns that touch: a histogram.

use super::frame::{Cursor, Frame};
use super::scale::{every, round};
use super::{Data, Format, Words};
use leptos::{prelude::*, text_prop::TextProp};

/// Height of the columns, in pixels; their names stand below.
const HEIGHT: f64 = 150.0;
const TOP: f64 = 10.0;

/// A column a label, of the first series; for classes that follow each other.
#[component]
pub fn Columns(
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
    let values = data.series.first().map_or(&[][..], |series| &series.values);
    let count = values.len().max(1);
    let column = |(at, value): (usize, &f64)| {
        let high = value / top * HEIGHT;
        let spoken = move || points.with(|points| points.get(at).cloned());
        view! {
            <g
                role="option"
                id=cursor.id(at)
                aria-label=spoken
                aria-selected=move || cursor.is_at(at).to_string()
                class:chart__here=move || cursor.is_at(at)
                on:click=move |_| cursor.go(at)
            >
                <rect
                    class="chart__hit"
                    x=share(at, count)
                    y=TOP.to_string()
                    width=share(1, count)
                    height=HEIGHT.to_string()
                />
                <rect
                    class="chart__ink chart__ink--0 chart__column"
                    x=share(at, count)
                    y=(TOP + HEIGHT - high).to_string()
                    width=share(1, count)
                    height=high.to_string()
                />
            </g>
        }
    };
    let every = every(&data.labels);
    let name = |(at, label): (usize, &String)| {
        view! {
            <text
                class="chart__name"
                x=share(2 * at + 1, 2 * count)
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
                {values.iter().enumerate().map(column).collect_view()}
                {named.collect_view()}
            </svg>
        </div>
    }
    .into_any()
}

fn share(part: usize, whole: usize) -> String {
    format!("{:.3}%", part as f64 / whole as f64 * 100.0)
}

/// The axis: round values from the top down.
pub fn ticks(top: f64, steps: u32, format: &Format) -> AnyView {
    let words = (0..=steps).rev().map(|step| {
        let value = top * f64::from(step) / f64::from(steps);
        let from_top = TOP + HEIGHT * f64::from(steps - step) / f64::from(steps);
        let place = format!("inset-block-start: {from_top:.1}px");
        view! { <span style=place>{format(value)}</span> }
    });
    let longest = format(top).chars().count().max(2);
    let room = format!("inline-size: {longest}ch; block-size: {}px", TOP + HEIGHT);
    view! { <div class="chart__ticks" aria-hidden="true" style=room>{words.collect_view()}</div> }
        .into_any()
}

/// The lines of the axis' values.
pub fn lines(steps: u32) -> AnyView {
    let line = |step: u32| {
        let y = (TOP + HEIGHT * f64::from(step) / f64::from(steps)).to_string();
        view! { <line class="chart__grid" x1="0" x2="100%" y1=y.clone() y2=y/> }
    };
    (0..=steps).map(line).collect_view().into_any()
}
