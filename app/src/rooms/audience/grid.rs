//! The table of contacts: only the rows in sight are drawn, whatever their number. Its keys are
//! those of the ARIA Authoring Practices for grids; the heads sort.

use super::base::Base;
use super::cell::{cell, is_number};
use super::rows::Rows;
use crate::i18n::t_string;
use crate::widgets::Icon;
use exam::Command;
use exam::audience::{Command as Act, Sort};
use leptos::ev::KeyboardEvent;
use leptos::{html, prelude::*};
use worker::protocol::simulation::{Column, ColumnKind};

/// A row's height; the style sheet has the same.
const ROW_PX: f64 = 32.0;
/// Rows that are drawn above and below of what is in sight.
const SPARE: u64 = 8;

#[derive(Clone, Copy)]
struct Grid {
    base: Base,
    rows: Rows,
    columns: Memo<Vec<Column>>,
    frame: NodeRef<html::Div>,
    top_px: RwSignal<f64>,
    high_px: RwSignal<f64>,
    /// Where the keyboard is: the head is row 0.
    at: RwSignal<(u64, usize)>,
}

/// The table.
#[component]
pub fn ContactGrid(base: Base, rows: Rows, columns: Memo<Vec<Column>>) -> impl IntoView {
    let i18n = base.i18n;
    let grid = Grid {
        base,
        rows,
        columns,
        frame: NodeRef::new(),
        top_px: RwSignal::new(0.0),
        high_px: RwSignal::new(600.0),
        at: RwSignal::new((0, 0)),
    };
    let total = move || rows.total.get().unwrap_or(0);
    let measure = move || {
        if let Some(frame) = grid.frame.get() {
            grid.high_px.set(f64::from(frame.client_height()));
        }
    };
    Effect::new(move |_| measure());
    let handle = window_event_listener(leptos::ev::resize, move |_| measure());
    on_cleanup(move || handle.remove());
    // Another question begins at the top.
    Effect::new(move |before: Option<()>| {
        rows.query.track();
        if before.is_some()
            && let Some(frame) = grid.frame.get_untracked()
        {
            frame.set_scroll_top(0);
        }
    });
    let on_scroll = move |_| {
        if let Some(frame) = grid.frame.get_untracked() {
            grid.top_px.set(f64::from(frame.scroll_top()));
            measure();
        }
    };
    let drawn = Memo::new(move |_| grid.drawn(total()));
    Effect::new(move |_| {
        let (first, last) = drawn.get();
        if last > first {
            rows.need(first, last - 1);
        }
    });
    let here = move || {
        let (row, column) = grid.at.get();
        cell_id(row, column)
    };
    view! {
        <div
            class="grid"
            role="grid"
            tabindex="0"
            node_ref=grid.frame
            aria-label=move || t_string!(i18n, audience.contacts.grid)
            aria-describedby="grid-keys"
            aria-rowcount=move || (total() + 1).to_string()
            aria-colcount=move || columns.with(Vec::len).to_string()
            aria-activedescendant=here
            style:--columns=move || template(&columns.get())
            on:scroll=on_scroll
            on:keydown=move |event| grid.key(&event)
        >
            <div class="grid__head" role="rowgroup">
                <div class="grid__row" role="row" aria-rowindex="1">
                    {move || {
                        let heads = columns.get().into_iter().enumerate();
                        heads.map(|(at, column)| head(grid, at, column)).collect_view()
                    }}
                </div>
            </div>
            <div
                class="grid__body"
                role="rowgroup"
                style:block-size=move || format!("{}px", total() as f64 * ROW_PX)
            >
                <For
                    each=move || { let (first, last) = drawn.get(); first..last }
                    key=|row| *row
                    children=move |row| row_view(grid, row)
                />
            </div>
        </div>
        <p class="hidden" id="grid-keys">{move || t_string!(i18n, audience.contacts.keys)}</p>
    }
}

fn cell_id(row: u64, column: usize) -> String {
    format!("grid-{row}-{column}")
}

/// The widths of the columns, by what they hold.
fn template(columns: &[Column]) -> String {
    let width = |column: &Column| match column.kind {
        ColumnKind::Whole if column.name == "id" => "6rem",
        ColumnKind::Whole => "9rem",
        ColumnKind::Grosze | ColumnKind::Date => "10rem",
        ColumnKind::Truth => "9rem",
        ColumnKind::Word => "11rem",
        ColumnKind::Text | ColumnKind::Set => "18rem",
    };
    columns.iter().map(width).collect::<Vec<_>>().join(" ")
}

fn head(grid: Grid, at: usize, column: Column) -> AnyView {
    let i18n = grid.base.i18n;
    let (name, title) = (column.name.clone(), column.title.clone());
    let title = title.get(grid.base.language()).to_string();
    let sorted = Memo::new(move |_| {
        let sort = grid.rows.query.with(|query| query.sort.clone());
        sort.filter(|sort| sort.column == name)
            .map(|sort| sort.descending)
    });
    let aria = move || match sorted.get() {
        None => "none",
        Some(false) => "ascending",
        Some(true) => "descending",
    };
    let name = column.name;
    let hint = title.clone();
    let by = move || {
        let column = hint.clone();
        t_string!(i18n, audience.contacts.sort, column = column).to_string()
    };
    view! {
        <div
            class="grid__cell grid__cell--head"
            class:grid__cell--number=is_number(column.kind)
            class:grid__cell--here=move || grid.at.get() == (0, at)
            role="columnheader"
            id=cell_id(0, at)
            aria-colindex=(at + 1).to_string()
            aria-sort=aria
        >
            <button
                type="button"
                class="grid__sort"
                tabindex="-1"
                title=by
                on:click=move |_| grid.sort(&name)
            >
                <span class="grid__title">{title}</span>
                {move || sorted.get().map(|descending| {
                    let name = if descending { "chevron-down" } else { "chevron-up" };
                    view! { <Icon name/> }
                })}
            </button>
        </div>
    }
    .into_any()
}

fn row_view(grid: Grid, row: u64) -> AnyView {
    let i18n = grid.base.i18n;
    let cells = Memo::new(move |_| grid.rows.cells(row));
    let one = move |(at, column): (usize, Column)| {
        let number = is_number(column.kind);
        let text = move || match cells.with(|cells| {
            cells
                .as_ref()
                .map(|cells| cells.get(at).cloned().unwrap_or_default())
        }) {
            Some(text) => cell(i18n, &column, &text),
            None => "…".to_string(),
        };
        view! {
            <div
                class="grid__cell"
                class:grid__cell--number=number
                class:grid__cell--here=move || grid.at.get() == (row + 1, at)
                role="gridcell"
                id=cell_id(row + 1, at)
                aria-colindex=(at + 1).to_string()
                on:click=move |_| grid.at.set((row + 1, at))
            >
                {text}
            </div>
        }
    };
    view! {
        <div
            class="grid__row"
            class:grid__row--odd=row % 2 == 1
            role="row"
            aria-rowindex=(row + 2).to_string()
            style=format!("inset-block-start: {}px", row as f64 * ROW_PX)
        >
            {move || grid.columns.get().into_iter().enumerate().map(one).collect_view()}
        </div>
    }
    .into_any()
}

/// Scrolls sideways until a cell is in sight.
fn reveal(frame: &web_sys::HtmlDivElement, id: &str) {
    let Ok(Some(cell)) = frame.query_selector(&format!("#{id}")) else {
        return;
    };
    let (cell, sight) = (
        cell.get_bounding_client_rect(),
        frame.get_bounding_client_rect(),
    );
    let left = cell.left() - sight.left();
    let right = cell.right() - sight.left() - f64::from(frame.client_width());
    let by = if left < 0.0 {
        left
    } else {
        right.max(0.0).min(left)
    };
    frame.set_scroll_left(frame.scroll_left() + by as i32);
}

impl Grid {
    /// The rows to be drawn: the first, and the one after the last.
    fn drawn(self, total: u64) -> (u64, u64) {
        let first = (self.top_px.get() / ROW_PX) as u64;
        let count = (self.high_px.get() / ROW_PX) as u64 + 1;
        (
            first.saturating_sub(SPARE).min(total),
            (first + count + SPARE).min(total),
        )
    }

    /// Ascending, descending, and back to the base's own order.
    fn sort(self, column: &str) {
        let now = self.rows.query.with_untracked(|query| query.sort.clone());
        let descending = match now.filter(|sort| sort.column == column) {
            None => Some(false),
            Some(sort) if !sort.descending => Some(true),
            Some(_) => None,
        };
        let sort = descending.map(|descending| Sort {
            column: column.to_string(),
            descending,
        });
        let _ = self
            .base
            .desk
            .dispatch(Command::Audience(Act::SortTable { sort }));
    }

    fn key(self, event: &KeyboardEvent) {
        let (row, column) = self.at.get_untracked();
        let rows = self.rows.total.get_untracked().unwrap_or(0);
        let last = self.columns.with_untracked(Vec::len).saturating_sub(1);
        let page = (self.high_px.get_untracked() / ROW_PX) as u64;
        let far = event.ctrl_key() || event.meta_key();
        let to = match event.key().as_str() {
            "ArrowDown" => (row + 1, column),
            "ArrowUp" => (row.saturating_sub(1), column),
            "ArrowRight" => (row, column + 1),
            "ArrowLeft" => (row, column.saturating_sub(1)),
            "PageDown" => (row + page.saturating_sub(2), column),
            "PageUp" => (row.saturating_sub(page.saturating_sub(2)), column),
            "Home" if far => (1, 0),
            "End" if far => (rows, last),
            "Home" => (row, 0),
            "End" => (row, last),
            "Enter" | " " if row == 0 => {
                let name = self.columns.with_untracked(|columns| {
                    columns.get(column).map(|column| column.name.clone())
                });
                event.prevent_default();
                return name.map(|name| self.sort(&name)).unwrap_or_default();
            }
            _ => return,
        };
        if event.alt_key() {
            return;
        }
        event.prevent_default();
        self.go((to.0.min(rows), to.1.min(last)));
    }

    /// Moves the keyboard to a cell and shows it.
    fn go(self, to: (u64, usize)) {
        self.at.set(to);
        let Some(frame) = self.frame.get_untracked() else {
            return;
        };
        if let Some(row) = to.0.checked_sub(1) {
            let (top, high) = (
                f64::from(frame.scroll_top()),
                f64::from(frame.client_height()),
            );
            let at = row as f64 * ROW_PX;
            // The head lies over the first row in sight.
            let room = high - 2.0 * ROW_PX - 8.0;
            if at < top {
                frame.set_scroll_top(at as i32);
            } else if at > top + room {
                frame.set_scroll_top((at - room) as i32);
            }
        }
        let id = cell_id(to.0, to.1);
        request_animation_frame(move || reveal(&frame, &id));
    }
}
