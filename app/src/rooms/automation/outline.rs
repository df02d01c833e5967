//! The plan of a workflow: the canvas's equal as a tree, read and changed row by row.
//!
//! Rows have a fixed height and only those in sight are made, so a long workflow costs no more.

use super::bench::{Bench, Chosen};
use super::graph::acts::Spot;
use super::graph::order::{self, Item, Row};
use super::marks::{Mark, Marks};
use super::passed;
use super::words;
use crate::browser::page;
use crate::i18n::t_string;
use crate::widgets::Icon;
use casefile::workflow::Node;
use leptos::ev::KeyboardEvent;
use leptos::{html, prelude::*};
use std::sync::Arc;

/// The height of a row, in pixels; the style sheet knows it too.
const ROW_PX: f64 = 36.0;

/// Rows made above and below what is in sight.
const SPARE: usize = 12;

/// The tree.
#[component]
pub fn Outline(bench: Bench, #[prop(into)] marks: Signal<Marks>) -> impl IntoView {
    let i18n = bench.i18n;
    let rows = Memo::new(move |_| Arc::new(bench.flow.with(|flow| order::rows(flow))));
    let at = Memo::new(move |_| rows.with(|rows| place(rows, &bench.chosen.get())));
    let host = NodeRef::<html::Div>::new();
    let top = RwSignal::new(0.0_f64);
    let high = RwSignal::new(600.0_f64);
    let window = Memo::new(move |_| {
        let count = rows.with(|rows| rows.len());
        let first = ((top.get() / ROW_PX) as usize).saturating_sub(SPARE);
        let last = (((top.get() + high.get()) / ROW_PX) as usize + SPARE).min(count);
        (first.min(count), last)
    });
    let look = move |_: leptos::ev::Event| {
        if let Some(host) = host.get_untracked() {
            top.set(f64::from(host.scroll_top()));
            high.set(f64::from(host.client_height()));
        }
    };
    follow(host, at, top, high);
    let shown = move || {
        let (first, last) = window.get();
        // The one with the keyboard is always there, for who reads the screen.
        let kept = at.get().filter(|at| !(first..last).contains(at));
        let all = rows.get();
        let one = |at: usize| Some((at, all.get(at)?.clone()));
        (first..last)
            .chain(kept)
            .filter_map(one)
            .collect::<Vec<_>>()
    };
    let active = move || at.get().map(|at| format!("row-{at}"));
    view! {
        <div
            class="outline"
            id="outline"
            role="tree"
            tabindex="0"
            aria-label=move || t_string!(i18n, automation.outline.label)
            aria-describedby="outline-hint"
            aria-activedescendant=active
            node_ref=host
            on:scroll=look
            on:keydown=move |event| on_key(bench, &rows.get_untracked(), at.get_untracked(), &event)
        >
            <div
                class="outline__rows"
                role="presentation"
                style:height=move || format!("{}px", rows.with(|rows| rows.len()) as f64 * ROW_PX)
            >
                <For
                    each=shown
                    key=|(at, row)| (*at, format!("{row:?}"))
                    children=move |(at, row)| line(bench, marks, at, row)
                />
            </div>
        </div>
        <p class="hidden" id="outline-hint">{move || t_string!(i18n, automation.outline.hint)}</p>
    }
}

/// Keeps the row with the keyboard in sight.
fn follow(
    host: NodeRef<html::Div>,
    at: Memo<Option<usize>>,
    top: RwSignal<f64>,
    high: RwSignal<f64>,
) {
    Effect::new(move |_| {
        let (Some(host), Some(at)) = (host.get(), at.get()) else {
            return;
        };
        let room = f64::from(host.client_height());
        high.set(room);
        let (low, up) = (at as f64 * ROW_PX, f64::from(host.scroll_top()));
        let wanted = if low < up {
            low
        } else if low + ROW_PX > up + room {
            low + ROW_PX - room
        } else {
            return;
        };
        host.set_scroll_top(wanted as i32);
        top.set(wanted);
    });
}

/// The row of what is chosen.
fn place(rows: &[Row], chosen: &Chosen) -> Option<usize> {
    if let Some(way) = &chosen.way {
        return rows.iter().position(|row| match &row.item {
            Item::Port { from, port } | Item::Jump { from, port, .. } => {
                (from, port) == (&way.0, &way.1)
            }
            _ => false,
        });
    }
    order::row_of(rows, chosen.active.as_ref()?)
}

fn choose(bench: Bench, item: &Item) {
    match item {
        Item::Step { id } => bench.choose(id),
        Item::Port { from, port } | Item::Jump { from, port, .. } => {
            bench.chosen.set(Chosen::way(from, port));
        }
        Item::Loose => {}
    }
}

fn line(bench: Bench, marks: Signal<Marks>, at: usize, row: Row) -> AnyView {
    let Row { item, level, place } = row;
    let i18n = bench.i18n;
    let (own, pressed) = (item.clone(), item.clone());
    let selected = Memo::new(move |_| {
        bench.chosen.with(|chosen| match &own {
            Item::Step { id } => chosen.steps.contains(id),
            Item::Port { from, port } | Item::Jump { from, port, .. } => chosen
                .way
                .as_ref()
                .is_some_and(|way| (&way.0, &way.1) == (from, port)),
            Item::Loose => false,
        })
    });
    let node = match &item {
        Item::Step { id } => Some(id.clone()),
        _ => None,
    };
    let mark = move || {
        node.as_ref()
            .and_then(|id| marks.with(|marks| marks.get(id).copied()))
    };
    let sign = move || match mark() {
        None => ().into_any(),
        Some(Mark::Error) => {
            let words = t_string!(i18n, automation.mark.error);
            view! { <Icon name="error" class="icon--error"/><span class="hidden">{words}</span> }
                .into_any()
        }
        Some(Mark::Warning) => {
            let words = t_string!(i18n, automation.mark.warning);
            view! {
                <Icon name="warning" class="icon--warning"/>
                <span class="hidden">{words}</span>
            }
            .into_any()
        }
    };
    let inside = inside(bench, item);
    let level_px = (level - 1) as f64 * 20.0 + 8.0;
    view! {
        <div
            class="outline__row"
            role="treeitem"
            id=format!("row-{at}")
            attr:aria-level=level.to_string()
            aria-posinset=place.0.to_string()
            aria-setsize=place.1.to_string()
            aria-selected=move || selected.get().to_string()
            style=format!(
                "transform: translateY({}px); padding-inline-start: {level_px}px",
                at as f64 * ROW_PX
            )
            on:click=move |_| {
                choose(bench, &pressed);
                page::focus("outline");
            }
        >
            {inside}
            {sign}
        </div>
    }
    .into_any()
}

/// The words of a row.
fn inside(bench: Bench, item: Item) -> AnyView {
    let i18n = bench.i18n;
    let node = move |id: &str| bench.flow.with(|flow| flow.nodes.get(id).cloned());
    match item {
        Item::Step { id } => {
            let step = id.clone();
            let found = Memo::new(move |_| node(&id));
            let of = move |read: fn(words::Words, &Node) -> String| {
                move || {
                    found
                        .get()
                        .map(|node| read(i18n, &node))
                        .unwrap_or_default()
                }
            };
            let icon = Signal::derive(move || {
                found
                    .get()
                    .map_or("circle", |node| words::kind_icon(node.kind))
            });
            let family = move || {
                let class = found
                    .get()
                    .map(|node| words::family_class(node.kind.family()));
                format!("outline__sign step--{}", class.unwrap_or_default())
            };
            let contacts = contacts(bench, step);
            let name = of(words::step_name);
            let kind = of(|i18n, node| words::family_name(i18n, node.kind.family()).to_string());
            view! {
                <span class=family><Icon name=icon/></span>
                <span class="outline__name">{name}</span>
                {contacts}
                <span class="outline__kind">{kind}</span>
            }
            .into_any()
        }
        Item::Port { from, port } => {
            let words = move || {
                let found = node(&from);
                let name = found
                    .map(|it| words::port_name(i18n, &it, &port))
                    .unwrap_or_default();
                let led = bench.flow.with(|flow| flow.lead(&from, &port).is_some());
                match led {
                    true => format!("{name}:"),
                    false => t_string!(i18n, automation.outline.nowhere, port = name).to_string(),
                }
            };
            view! { <span class="outline__port">{words}</span> }.into_any()
        }
        Item::Jump { to, .. } => {
            let words = move || {
                let name = node(&to)
                    .map(|it| words::step_name(i18n, &it))
                    .unwrap_or_default();
                t_string!(i18n, automation.outline.jump, name = name).to_string()
            };
            view! { <span class="outline__jump">{words}</span> }.into_any()
        }
        Item::Loose => view! {
            <span class="outline__loose">
                {move || t_string!(i18n, automation.outline.loose)}
            </span>
        }
        .into_any(),
    }
}

/// How many passed the step.
fn contacts(bench: Bench, step: String) -> AnyView {
    let i18n = bench.i18n;
    let figure = move || {
        let passed = bench.passed.with(|it| it.get(&step).copied())?;
        i18n.get_locale();
        Some(view! {
            <span class="step__passed">
                <span aria-hidden="true">{passed::figure(i18n, passed)}</span>
                <span class="hidden">{passed::said(i18n, passed)}</span>
            </span>
        })
    };
    figure.into_any()
}

fn on_key(bench: Bench, rows: &[Row], at: Option<usize>, event: &KeyboardEvent) {
    let command = event.ctrl_key() || event.meta_key();
    if event.alt_key() {
        return;
    }
    let key = event.key();
    let done = if command {
        with_command(bench, &key.to_lowercase())
    } else {
        walk(bench, rows, at, &key, event.shift_key()) || act(bench, rows, at, &key)
    };
    if done {
        event.prevent_default();
        event.stop_propagation();
    }
}

fn with_command(bench: Bench, key: &str) -> bool {
    match key {
        "a" => bench.choose_all(),
        "c" => return bench.copy(),
        "x" => bench.cut(),
        "v" => bench.paste(),
        "d" => bench.duplicate(),
        _ => return false,
    }
    true
}

/// The keys of every tree; with Shift the step moves along its row.
fn walk(bench: Bench, rows: &[Row], at: Option<usize>, key: &str, shift: bool) -> bool {
    let now = at.unwrap_or(0);
    let level = rows.get(now).map_or(1, |row| row.level);
    let next = match key {
        "ArrowDown" if shift => {
            bench.swap(false);
            return true;
        }
        "ArrowUp" if shift => {
            bench.swap(true);
            return true;
        }
        "ArrowDown" => (at.map_or(0, |at| at + 1)..rows.len()).find(|at| can(rows, *at)),
        "ArrowUp" => (0..now).rev().find(|at| can(rows, *at)),
        "ArrowLeft" => (0..now).rev().find(|at| rows[*at].level < level),
        "ArrowRight" => Some(now + 1).filter(|at| rows.get(*at).is_some_and(|it| it.level > level)),
        "Home" => Some(0),
        "End" => (0..rows.len()).rev().find(|at| can(rows, *at)),
        _ => return false,
    };
    if let Some(row) = next.and_then(|at| rows.get(at)) {
        choose(bench, &row.item);
    }
    true
}

/// Whether a row can be gone to: a jump under the row of its own way is one with it.
fn can(rows: &[Row], at: usize) -> bool {
    let under_port = || {
        at.checked_sub(1)
            .is_some_and(|at| matches!(rows[at].item, Item::Port { .. }))
    };
    match rows[at].item {
        Item::Loose => false,
        Item::Jump { .. } => !under_port(),
        _ => true,
    }
}

fn act(bench: Bench, rows: &[Row], at: Option<usize>, key: &str) -> bool {
    let item = at.and_then(|at| rows.get(at)).map(|row| &row.item);
    match (key, item) {
        ("Enter", Some(Item::Port { from, port })) if bench.writable.get_untracked() => {
            bench.open_palette(Spot::Behind {
                from: from.clone(),
                port: port.clone(),
            });
        }
        ("Enter", _) => page::focus("step-panel"),
        ("c", _) => page::focus("step-ways"),
        ("Insert" | "n", _) => bench.open_palette(bench.spot()),
        ("Delete" | "Backspace", _) => bench.remove(),
        ("t", _) => bench.tidy(),
        ("Escape", _) => bench.chosen.set(Chosen::default()),
        _ => return false,
    }
    true
}
