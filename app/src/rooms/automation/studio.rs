//! One workflow: its canvas or its plan, and beside it what is chosen.

use super::bench::{Bench, Chosen, Sheet};
use super::canvas::Canvas;
use super::canvas::camera::Camera;
use super::ghost::Ghost;
use super::outline::Outline;
use super::palette::Palette;
use super::panel::Panel;
use super::passed;
use super::problems::{self, Problems};
use super::workflows::{Bar, Shelf};
use crate::browser::{preference, reading};
use crate::i18n::t_string;
use crate::widgets::{Button, Empty, Look, Segment, Segments};
use casefile::workflow::{Reentry, Settings};
use exam::Map;
use exam::automation::{Flow, Origin, WorkflowId};
use leptos::prelude::*;
use std::sync::Arc;

/// A workflow with nothing in it: what is shown of one that is gone.
fn nothing() -> Flow {
    Flow {
        origin: Origin::Own,
        title: String::new(),
        settings: Settings {
            reentry: Reentry::Once,
            entry_filter: None,
            suppression: Vec::new(),
        },
        nodes: Map::new(),
        edges: Map::new(),
        edits: 0,
    }
}

/// The bench of a workflow of the candidate's.
fn bench(shelf: Shelf, id: WorkflowId) -> Bench {
    let desk = shelf.desk;
    let flow = desk.slice(move |s| {
        let flow = s.automation.workflows.get(&id).cloned();
        Arc::new(flow.unwrap_or_else(nothing))
    });
    Bench {
        desk,
        i18n: shelf.i18n,
        voice: shelf.voice,
        workflow: Some(id),
        flow: flow.into(),
        writable: desk.writable().into(),
        stock: expect_context(),
        passed: passed::follow(desk, id),
        chosen: RwSignal::new(Chosen::default()),
        adding: RwSignal::new(None),
        sheet: RwSignal::new(wanted()),
        camera: RwSignal::new(Camera::default()),
        size: RwSignal::new((0.0, 0.0)),
    }
}

/// The kept choice; on a narrow screen the plan, which needs no room.
fn wanted() -> Sheet {
    match preference::get("flow-sheet").as_deref() {
        Some("canvas") => Sheet::Canvas,
        Some(_) => Sheet::Outline,
        None if reading::is_narrow() => Sheet::Outline,
        None => Sheet::Canvas,
    }
}

/// A workflow that is open.
#[component]
pub fn Studio(shelf: Shelf, id: WorkflowId) -> impl IntoView {
    let bench = bench(shelf, id);
    let i18n = bench.i18n;
    let found = problems::follow(bench);
    let marks = problems::marks(found);
    let off = Signal::derive(move || !bench.writable.get());
    // In the place of the settings: one contact led through.
    let ghost = RwSignal::new(false);
    let empty = Memo::new(move |_| bench.flow.with(|flow| flow.nodes.is_empty()));
    let segments = vec![
        Segment::new(Sheet::Canvas, move || {
            t_string!(i18n, automation.sheet.canvas)
        }),
        Segment::new(Sheet::Outline, move || {
            t_string!(i18n, automation.sheet.outline)
        }),
    ];
    let turn = move |sheet: Sheet| {
        let word = if sheet == Sheet::Canvas {
            "canvas"
        } else {
            "outline"
        };
        preference::set("flow-sheet", word);
        bench.sheet.set(sheet);
    };
    let sheet = move || match (empty.get(), bench.sheet.get()) {
        (true, _) => view! { <Beginning bench/> }.into_any(),
        (false, Sheet::Canvas) => view! { <Canvas bench marks/> }.into_any(),
        (false, Sheet::Outline) => view! { <Outline bench marks/> }.into_any(),
    };
    view! {
        <div class="flow">
            <Bar shelf>
                <Segments
                    segments
                    selected=Signal::from(bench.sheet)
                    on_select=turn
                    label=move || t_string!(i18n, automation.sheet.label)
                />
                <span class="grow"></span>
                <Button
                    label=move || t_string!(i18n, automation.ghost.go)
                    icon="person"
                    look=Look::Bare
                    pressed=Signal::from(ghost)
                    on_press=move |()| ghost.update(|ghost| *ghost = !*ghost)
                />
                <Button
                    label=move || t_string!(i18n, automation.tidy)
                    look=Look::Bare
                    disabled=off
                    on_press=move |()| bench.tidy()
                />
                <Button
                    label=move || t_string!(i18n, automation.add)
                    icon="plus"
                    look=Look::Primary
                    disabled=off
                    on_press=move |()| bench.open_palette(bench.spot())
                />
            </Bar>
            <div class="flow__main">
                <div class="flow__work">
                    <div class="flow__sheet">{sheet}</div>
                    <div>
                        <passed::Legend passed=bench.passed i18n/>
                        <Problems bench found/>
                    </div>
                </div>
                {move || match ghost.get() {
                    true => view! { <Ghost bench/> }.into_any(),
                    false => view! { <Panel bench/> }.into_any(),
                }}
            </div>
        </div>
        <Palette bench/>
    }
}

/// An empty workflow: every one begins with what lets people in.
#[component]
fn Beginning(bench: Bench) -> impl IntoView {
    let i18n = bench.i18n;
    let off = Signal::derive(move || !bench.writable.get());
    view! {
        <Empty
            icon="play"
            title=move || t_string!(i18n, automation.first.title)
            text=move || t_string!(i18n, automation.first.text)
        >
            <Button
                label=move || t_string!(i18n, automation.first.go)
                icon="plus"
                look=Look::Primary
                disabled=off
                on_press=move |()| bench.open_palette(super::graph::acts::Spot::At(0, 0))
            />
        </Empty>
    }
}
