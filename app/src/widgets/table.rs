use leptos::{prelude::*, text_prop::TextProp};

/// What stands at the end of a row, by its number from 0.
pub type RowEnd = Callback<usize, AnyView>;

/// A table of texts that scrolls by itself; columns of numbers are set to the right.
#[component]
pub fn Table(
    #[prop(into)] caption: TextProp,
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
    /// A last column of acts: its head, read aloud, and its cells.
    #[prop(optional)]
    row_end: Option<(TextProp, RowEnd)>,
) -> impl IntoView {
    let numeric: Vec<bool> = (0..columns.len()).map(|at| is_numeric(&rows, at)).collect();
    let class = |number: bool| if number { "number" } else { "" };
    let heads = columns.into_iter().enumerate().map(|(at, words)| {
        view! { <th scope="col" class=class(numeric[at])>{words}</th> }
    });
    let heads = heads.collect_view();
    let end_head = row_end.clone().map(|(head, _)| {
        view! { <th scope="col"><span class="hidden">{move || head.get()}</span></th> }
    });
    let body = rows.into_iter().enumerate().map(|(number, cells)| {
        let cells = cells.into_iter().enumerate().map(|(at, words)| {
            let number = numeric.get(at).copied().unwrap_or(false);
            view! { <td class=class(number)>{words}</td> }
        });
        let end = row_end
            .as_ref()
            .map(|(_, end)| view! { <td class="number">{end.run(number)}</td> });
        view! { <tr>{cells.collect_view()}{end}</tr> }.into_any()
    });
    let body = body.collect_view();
    let named = caption.clone();
    view! {
        <div class="table-frame" tabindex="0" role="region" aria-label=move || named.get()>
            <table class="table">
                <caption class="hidden">{move || caption.get()}</caption>
                <thead><tr>{heads}{end_head}</tr></thead>
                <tbody>{body}</tbody>
            </table>
        </div>
    }
}

/// Whether every filled cell of a column is a figure, perhaps with a unit behind it.
fn is_numeric(rows: &[Vec<String>], at: usize) -> bool {
    let mut filled = rows
        .iter()
        .filter_map(|row| row.get(at))
        .map(|cell| cell.trim())
        .filter(|cell| !cell.is_empty() && *cell != "–" && *cell != "-")
        .peekable();
    filled.peek().is_some() && filled.all(is_figure)
}

fn is_figure(cell: &str) -> bool {
    let bare = cell.trim_start_matches(['-', '−', '+']);
    let bare = bare
        .trim_end_matches("zł")
        .trim_end_matches(['%', ' ', '\u{a0}']);
    let figures =
        |c: char| c.is_ascii_digit() || matches!(c, ' ' | '\u{a0}' | '\u{202f}' | ',' | '.');
    bare.starts_with(|c: char| c.is_ascii_digit()) && bare.chars().all(figures)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(cells: &[&str]) -> Vec<Vec<String>> {
        cells.iter().map(|cell| vec![(*cell).to_string()]).collect()
    }

    #[test]
    fn given_figures_with_units_when_asked_then_the_column_is_numeric() {
        assert!(is_numeric(&column(&["1 204", "", "2,1%", "−14 zł"]), 0));
    }

    #[test]
    fn given_words_or_nothing_when_asked_then_the_column_is_not_numeric() {
        assert!(!is_numeric(&column(&["12", "dwa"]), 0));
        assert!(!is_numeric(&column(&["", "–"]), 0));
    }
}
