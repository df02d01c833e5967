//! A report's rows as a table.

use super::words::{self, I18n};
use crate::browser::format;
use casefile::report::{Report, Row};
use leptos::{prelude::*, text_prop::TextProp};

/// A table of written cells; columns of figures stand at the right.
#[component]
pub fn Sheet(
    #[prop(into)] label: TextProp,
    heads: Vec<String>,
    rows: Vec<Vec<String>>,
) -> impl IntoView {
    let figure = |at: usize| {
        let mut cells = rows.iter().filter_map(|row| row.get(at)).peekable();
        cells.peek().is_some() && cells.all(|cell| is_figure(cell))
    };
    let figures: Vec<bool> = (0..heads.len()).map(figure).collect();
    let class = |at: usize| if figures[at] { "number" } else { "" };
    let top = heads.into_iter().enumerate();
    let top = top.map(|(at, words)| view! { <th scope="col" class=class(at)>{words}</th> });
    let top = top.collect_view();
    let row = |row: Vec<String>| {
        let cells = row.into_iter().enumerate().map(|(at, words)| match at {
            0 => view! { <th scope="row">{words}</th> }.into_any(),
            _ => view! { <td class=class(at)>{words}</td> }.into_any(),
        });
        view! { <tr>{cells.collect_view()}</tr> }
    };
    let body = rows.clone().into_iter().map(row).collect_view();
    view! {
        <div class="table-frame" tabindex="0" role="group" aria-label=move || label.get()>
            <table class="table">
                <thead><tr>{top}</tr></thead>
                <tbody>{body}</tbody>
            </table>
        </div>
    }
}

fn is_figure(cell: &str) -> bool {
    let first = cell.chars().next();
    cell == "–" || first.is_some_and(|it| it.is_ascii_digit() || it == '−')
}

/// The heads and the picked rows of a report, written.
pub fn written(
    i18n: I18n,
    report: &Report,
    of: impl Fn(&Row<'_>) -> bool,
) -> (Vec<String>, Vec<Vec<String>>) {
    let heads = report.heads();
    let row = |row: Row<'_>| {
        let cells = heads.iter().zip(row.cells());
        cells
            .map(|(head, cell)| written_cell(i18n, head, cell))
            .collect()
    };
    let rows = report.rows().filter(|row| of(row)).map(row).collect();
    let heads = heads.iter().map(|head| words::head(i18n, head)).collect();
    (heads, rows)
}

/// A cell in the screen's language; what is no figure stays as it is.
fn written_cell(i18n: I18n, head: &str, cell: &str) -> String {
    if cell.is_empty() {
        return "–".into();
    }
    if head == "device" {
        return words::device(i18n, cell);
    }
    let plain = cell
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'.');
    let Some(value) = cell.parse::<f64>().ok().filter(|_| plain && head != "year") else {
        return cell.to_string();
    };
    if head.ends_with("_grosze") {
        return format::money(value, words::spoken(i18n));
    }
    let places = cell.split_once('.').map_or(0, |(_, part)| part.len() as u8);
    let written = format::number(value, places, words::spoken(i18n));
    match head.ends_with("_rate") {
        true => format!("{written}%"),
        false => written,
    }
}
