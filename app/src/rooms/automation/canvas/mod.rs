//! The canvas: steps as elements over one layer of lines.
//!
//! The size of everything is known before it is drawn, so only what is in sight is made. A pan or
//! a zoom changes one transform; a drag moves the dragged elements and redraws their lines.

pub mod camera;
pub mod edges;
pub mod export;
mod gestures;
mod keys;
mod layer;
mod minimap;
mod tools;

use super::bench::Bench;
use super::graph::place::Area;
use super::marks::Marks;
use crate::i18n::t_string;
use edges::Lines;
use gestures::Hands;
use layer::{Layer, Look};
use leptos::{html, prelude::*, svg};
use std::collections::BTreeSet;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// What the parts of the canvas share.
#[derive(Clone, Copy)]
pub struct Stage {
    pub bench: Bench,
    marks: Signal<Marks>,
    port: NodeRef<html::Div>,
    layer: StoredValue<Option<Layer>, LocalStorage>,
    hands: StoredValue<Hands>,
    /// Steps that are off their places while they are dragged.
    lifted: RwSignal<BTreeSet<String>>,
    moving: [NodeRef<svg::Path>; 2],
    wire: NodeRef<svg::Path>,
    frame: RwSignal<Option<Area>>,
    nudged: StoredValue<(i32, i32)>,
    /// Whether the space bar is held.
    space: StoredValue<bool>,
    /// Whether a drag beside the steps moves the canvas.
    hand: RwSignal<bool>,
}

impl Stage {
    fn new(bench: Bench, marks: Signal<Marks>) -> Self {
        Self {
            bench,
            marks,
            port: NodeRef::new(),
            layer: StoredValue::new_local(None),
            hands: StoredValue::default(),
            lifted: RwSignal::default(),
            moving: [NodeRef::new(), NodeRef::new()],
            wire: NodeRef::new(),
            frame: RwSignal::new(None),
            nudged: StoredValue::default(),
            space: StoredValue::default(),
            hand: RwSignal::new(false),
        }
    }

    /// Takes steps off their places; their lines are drawn apart from now on.
    fn lift(&self, steps: &BTreeSet<String>) {
        if self.lifted.with_untracked(|lifted| lifted != steps) {
            self.lifted.set(steps.clone());
        }
        if steps.is_empty() {
            self.draw_moving(&Lines::default());
        }
    }

    /// Shows lifted steps so much beside their places.
    fn show_shift(&self, steps: &BTreeSet<String>, by: (i32, i32)) {
        self.layer.with_value(|layer| {
            if let Some(layer) = layer {
                layer.shift(steps, by);
            }
        });
        let touches = |from: &str, to: &str| steps.contains(from) || steps.contains(to);
        let sight = self.drawn();
        let lines = self
            .bench
            .flow
            .with_untracked(|flow| edges::lines(flow, sight, touches, Some((steps, by))));
        self.draw_moving(&lines);
    }

    fn drawn(&self) -> Area {
        let size = self.bench.size.get_untracked();
        self.bench.camera.get_untracked().drawn(size)
    }

    fn draw_moving(&self, lines: &Lines) {
        for (path, d) in self.moving.iter().zip([&lines.line, &lines.arrows]) {
            draw(path, d);
        }
    }

    fn show_wire(&self, from: (i32, i32), to: (i32, i32)) {
        draw(&self.wire, &edges::loose(from, to).line);
    }

    fn hide_wire(&self) {
        draw(&self.wire, "");
    }
}

fn draw(path: &NodeRef<svg::Path>, d: &str) {
    if let Some(path) = path.get_untracked() {
        let _ = path.set_attribute("d", d);
    }
}

/// The canvas with its tools.
#[component]
pub fn Canvas(bench: Bench, #[prop(into)] marks: Signal<Marks>) -> impl IntoView {
    let stage = Stage::new(bench, marks);
    measure(stage);
    let i18n = bench.i18n;
    let active = move || {
        let id = bench.active()?.id;
        Some(format!("step-{id}"))
    };
    view! {
        <div class="canvas">
            <tools::Tools stage/>
            <div
                class="canvas__port"
                class:canvas__port--hand=move || stage.hand.get()
                id="canvas"
                role="listbox"
                tabindex="0"
                aria-multiselectable="true"
                aria-label=move || t_string!(i18n, automation.canvas.label)
                aria-describedby="canvas-hint"
                aria-activedescendant=active
                node_ref=stage.port
                on:keydown=move |event| stage.on_key(&event)
                on:keyup=move |event| stage.on_key_up(&event)
                on:blur=move |_| stage.settle_nudge()
                on:pointerdown=move |event| stage.on_down(&event)
                on:pointermove=move |event| stage.on_move(&event)
                on:pointerup=move |event| stage.on_up(&event)
                on:pointercancel=move |event| stage.on_cancel(&event)
                on:wheel=move |event| stage.on_wheel(&event)
            >
                <World stage/>
            </div>
            <p class="hidden" id="canvas-hint">
                {move || t_string!(i18n, automation.canvas.hint)}
            </p>
            <minimap::Minimap stage/>
        </div>
    }
}

/// What moves with the camera.
#[component]
fn World(stage: Stage) -> impl IntoView {
    let Stage { bench, lifted, .. } = stage;
    let host = NodeRef::<html::Div>::new();
    let drawn = Memo::new(move |_| {
        let camera = bench.camera.get();
        (camera.drawn(bench.size.get()), camera.is_plain())
    });
    let lines = Memo::new(move |_| {
        let (area, _) = drawn.get();
        lifted.with(|lifted| {
            let still = |from: &str, to: &str| !lifted.contains(from) && !lifted.contains(to);
            bench
                .flow
                .with(|flow| edges::lines(flow, area, still, None))
        })
    });
    let way = Memo::new(move |_| {
        let way = bench.chosen.with(|chosen| chosen.way.clone());
        let line = |way| bench.flow.with(|flow| edges::line(flow, &way));
        way.map(line).unwrap_or_default()
    });
    let boxes = Memo::new(move |_| {
        let (area, plain) = drawn.get();
        let inside = |node: &&casefile::workflow::Node| Area::of(node).meets(&area);
        bench.flow.with(|flow| match plain {
            true => edges::boxes(flow.nodes.values().filter(inside)),
            false => String::new(),
        })
    });
    follow(stage, host, drawn);
    let frame = move || {
        stage.frame.get().map(|area| {
            let (x, y, wide, high) = (area.left, area.top, area.width(), area.height());
            view! { <rect class="canvas__frame" x=x y=y width=wide height=high></rect> }
        })
    };
    let [moving, arrows] = stage.moving;
    view! {
        <div
            class="canvas__world"
            role="presentation"
            style=move || bench.camera.get().css()
        >
            <svg class="canvas__lines" aria-hidden="true">
                <path class="way" d=move || lines.with(|lines| lines.line.clone())></path>
                <path class="way__tip" d=move || lines.with(|lines| lines.arrows.clone())></path>
                <path class="way way--moving" node_ref=moving></path>
                <path class="way__tip" node_ref=arrows></path>
                <path class="way way--chosen" d=move || way.with(|way| way.line.clone())></path>
                <path
                    class="way__tip way__tip--chosen"
                    d=move || way.with(|way| way.arrows.clone())
                ></path>
                <path class="canvas__boxes" d=move || boxes.get()></path>
                <path class="way way--wire" node_ref=stage.wire></path>
                {frame}
            </svg>
            <div class="canvas__steps" role="presentation" node_ref=host></div>
        </div>
    }
}

/// Keeps the elements of the steps what they are to be.
fn follow(stage: Stage, host: NodeRef<html::Div>, drawn: Memo<(Area, bool)>) {
    let bench = stage.bench;
    Effect::new(move |_| {
        let Some(host) = host.get() else { return };
        let words = bench.i18n;
        words.get_locale();
        let (area, plain) = drawn.get();
        let passed = bench.passed.get();
        stage.layer.update_value(|layer| {
            if layer.is_none() {
                *layer = Layer::new(host.into());
            }
            let Some(layer) = layer else { return };
            bench.flow.with(|flow| {
                bench.chosen.with(|chosen| {
                    stage.marks.with(|marks| {
                        // The one with the keyboard is always there, for who reads the screen.
                        let active = |id: &str| chosen.active.as_deref() == Some(id);
                        let shown = |node: &&casefile::workflow::Node| {
                            active(&node.id) || !plain && Area::of(node).meets(&area)
                        };
                        let nodes = flow.nodes.values().filter(shown).collect();
                        layer.sync(&Look {
                            nodes,
                            chosen,
                            marks,
                            passed: &passed,
                            words,
                        });
                    });
                });
            });
        });
    });
    on_cleanup(move || stage.layer.set_value(None));
}

/// Follows the canvas's size on the screen; the first time shows the whole workflow.
fn measure(stage: Stage) {
    let bench = stage.bench;
    let watch: StoredValue<Option<web_sys::ResizeObserver>, LocalStorage> =
        StoredValue::new_local(None);
    Effect::new(move |_| {
        let Some(port) = stage.port.get() else { return };
        let own = port.clone();
        let take = move || {
            let size = (
                f64::from(own.client_width()),
                f64::from(own.client_height()),
            );
            let first = bench.size.try_get_untracked() == Some((0.0, 0.0));
            if bench.size.try_set(size).is_none() && first && size.0 > 0.0 {
                bench.begin();
            }
        };
        take();
        let heard = Closure::<dyn FnMut(JsValue)>::new(move |_| take()).into_js_value();
        if let Ok(observer) = web_sys::ResizeObserver::new(heard.unchecked_ref()) {
            observer.observe(&port);
            watch.set_value(Some(observer));
        }
    });
    on_cleanup(move || {
        watch.with_value(|watch| {
            if let Some(observer) = watch {
                observer.disconnect();
            }
        });
    });
}
