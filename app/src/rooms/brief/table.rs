//! A document that is a table: it can be sorted by any column, for this reading alone.

use super::passages::{CELL_END, Passage, rows};
use super::prose::Sheet;
use super::search::Folded;
use crate::i18n::t_string;
use crate::widgets::Icon;
use casefile::Table;
use leptos::prelude::*;
use std::cmp::Ordering;
use std::sync::Arc;

/// The column that rows are sorted by, and whether from the greatest.
type Sorting = Option<(usize, bool)>;

/// The table with its passages.
struct Sheets {
    columns: Vec<String>,
    cells: Vec<Vec<String>>,
    passages: Vec<Passage>,
    figures: Vec<bool>,
}

/// The table; a press on a column's head sorts, another turns it round, a third gives back the
/// order of the document.
#[component]
pub fn DocumentTable(sheet: Sheet, table: Table) -> impl IntoView {
    let reader = sheet.reader;
    let i18n = reader.i18n;
    let sorting = RwSignal::new(Sorting::None);
    let sheets = Arc::new(Sheets::new(table));
    let heads = sheets
        .columns
        .iter()
        .enumerate()
        .map(|(at, words)| head(sorting, at, sheets.figures[at], words.clone()));
    let heads = heads.collect_view();
    let body = move || {
        let order = sheets.order(sorting.get()).into_iter();
        order.map(|at| row(sheet, &sheets, at)).collect_view()
    };
    let label = move || t_string!(i18n, common.table_region, name = reader.title(sheet.index));
    view! {
        <div class="table-frame" tabindex="0" role="group" aria-label=label>
            <table class="table">
                <thead><tr>{heads}{sheet.pin_head()}</tr></thead>
                <tbody>{body}</tbody>
            </table>
        </div>
    }
}

fn head(sorting: RwSignal<Sorting>, at: usize, figure: bool, words: String) -> AnyView {
    let now = move || sorting.get().filter(|(column, _)| *column == at);
    let sort = move || match now() {
        Some((_, true)) => Some("descending"),
        Some((_, false)) => Some("ascending"),
        None => None,
    };
    let icon = Signal::derive(move || match now() {
        Some((_, true)) => "chevron-down",
        _ => "chevron-up",
    });
    let press = move |_| {
        sorting.update(|sorting| {
            *sorting = match *sorting {
                Some((column, false)) if column == at => Some((at, true)),
                Some((column, true)) if column == at => None,
                _ => Some((at, false)),
            }
        });
    };
    view! {
        <th scope="col" class=if figure { "number" } else { "" } aria-sort=sort>
            <button type="button" class="table__sort" on:click=press>
                {words}
                <Show when=move || now().is_some()><Icon name=icon/></Show>
            </button>
        </th>
    }
    .into_any()
}

fn row(sheet: Sheet, sheets: &Sheets, at: usize) -> AnyView {
    let passage = &sheets.passages[at];
    let pen = sheet.pen(passage.number);
    let cell = |(column, words): (usize, &String)| {
        if column > 0 {
            pen.skip(CELL_END.chars().count());
        }
        let figure = sheets.figures.get(column).copied().unwrap_or(false);
        let class = if figure { "number" } else { "" };
        let inner = pen.text(words);
        match column {
            0 => view! { <th scope="row" class=class>{inner}</th> }.into_any(),
            _ => view! { <td class=class>{inner}</td> }.into_any(),
        }
    };
    let cells = sheets.cells[at].iter().enumerate().map(cell).collect_view();
    sheet.row(passage, at + 1, cells.into_any())
}

impl Sheets {
    fn new(table: Table) -> Self {
        let passages = rows(&table);
        let Table {
            columns,
            rows: cells,
        } = table;
        let figures = (0..columns.len())
            .map(|at| is_numeric(&cells, at))
            .collect();
        Self {
            columns,
            cells,
            passages,
            figures,
        }
    }

    /// The rows' numbers in the order of the sorting; equal ones stay as they stand.
    fn order(&self, sorting: Sorting) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.cells.len()).collect();
        if let Some((column, down)) = sorting {
            let figures = self.figures[column];
            order.sort_by(|a, b| {
                let (a, b) = (&self.cells[*a][column], &self.cells[*b][column]);
                compare(a, b, figures, down)
            });
        }
        order
    }
}

/// Empty cells come last, whichever way.
fn compare(a: &str, b: &str, figures: bool, down: bool) -> Ordering {
    let turn = |order: Ordering| if down { order.reverse() } else { order };
    if !figures {
        return turn(Folded::new(a).cmp(&Folded::new(b)));
    }
    match (figure(a), figure(b)) {
        (Some(a), Some(b)) => turn(a.total_cmp(&b)),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    }
}

/// Whether every filled cell of a column is a figure.
fn is_numeric(rows: &[Vec<String>], at: usize) -> bool {
    let cells = rows.iter().filter_map(|row| row.get(at));
    let mut filled = cells.filter(|cell| !is_blank(cell)).peekable();
    filled.peek().is_some() && filled.all(|cell| figure(cell).is_some())
}

fn is_blank(cell: &str) -> bool {
    matches!(cell.trim(), "" | "–" | "-")
}

/// A figure with spaces between thousands, a comma or a point, and a unit behind it.
fn figure(cell: &str) -> Option<f64> {
    let bare = cell.trim().trim_end_matches("zł").trim_end_matches('%');
    let keep = |c: &char| !c.is_whitespace();
    let plain: String = bare.chars().filter(keep).collect();
    let plain = plain.replace(',', ".").replace('−', "-");
    let digits = plain
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '+'));
    plain.parse().ok().filter(|_| digits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn given_figures_as_people_write_them_when_read_then_they_are_numbers() {
        assert_eq!(figure("1\u{a0}204"), Some(1204.0));
        assert_eq!(figure("2,1%"), Some(2.1));
        assert_eq!(figure("−14 zł"), Some(-14.0));
        assert_eq!(figure("2024-03"), None);
        assert_eq!(figure("inf"), None);
    }

    #[wasm_bindgen_test]
    fn given_an_empty_cell_when_sorted_either_way_then_it_is_last() {
        assert_eq!(compare("–", "1", true, false), Ordering::Greater);
        assert_eq!(compare("–", "1", true, true), Ordering::Greater);
        assert_eq!(compare("2", "10", true, false), Ordering::Less);
        assert_eq!(compare("2", "10", true, true), Ordering::Greater);
    }
}
