//! The whole workflow, small, with the window on it; a press goes there.

use super::{Stage, edges};
use crate::rooms::automation::graph::place::{Area, bounds};
use leptos::ev::PointerEvent;
use leptos::{html, prelude::*};

/// Its size on the screen.
const SIZE: (f64, f64) = (176.0, 120.0);

/// Drawn for the eye alone: all that it does, the keys of the canvas do too.
#[component]
pub fn Minimap(stage: Stage) -> impl IntoView {
    let bench = stage.bench;
    let whole = Memo::new(move |_| {
        let area = bench.flow.with(|flow| bounds(flow));
        area.map(|area| area.grown(80))
    });
    let boxes = Memo::new(move |_| bench.flow.with(|flow| edges::boxes(flow.nodes.values())));
    let sight = Memo::new(move |_| bench.camera.get().sight(bench.size.get()));
    let hidden = move || {
        let sight = sight.get();
        let whole = whole.get();
        whole.is_none_or(|it| sight.around(it) == sight)
    };
    let shown = move || {
        let area = whole.get().unwrap_or_default();
        format!(
            "{} {} {} {}",
            area.left,
            area.top,
            area.width().max(1),
            area.height().max(1)
        )
    };
    let own = NodeRef::<html::Div>::new();
    let go = move |event: PointerEvent| {
        let (Some(own), Some(area)) = (own.get_untracked(), whole.get_untracked()) else {
            return;
        };
        let corner = own.get_bounding_client_rect();
        let at = (
            f64::from(event.client_x()) - corner.left(),
            f64::from(event.client_y()) - corner.top(),
        );
        center(stage, area, at);
    };
    let drag = move |event: PointerEvent| {
        if event.buttons() & 1 == 1 {
            go(event);
        }
    };
    view! {
        <div
            class="minimap"
            aria-hidden="true"
            hidden=hidden
            node_ref=own
            on:pointerdown=go
            on:pointermove=drag
        >
            <svg viewBox=shown width=SIZE.0 height=SIZE.1 preserveAspectRatio="xMidYMid meet">
                <path class="minimap__steps" d=move || boxes.get()></path>
                <rect
                    class="minimap__sight"
                    x=move || sight.get().left
                    y=move || sight.get().top
                    width=move || sight.get().width()
                    height=move || sight.get().height()
                ></rect>
            </svg>
        </div>
    }
}

/// Puts the place under a press in the middle of the canvas.
fn center(stage: Stage, area: Area, at: (f64, f64)) {
    let (wide, high) = (
        f64::from(area.width()).max(1.0),
        f64::from(area.height()).max(1.0),
    );
    let scale = (SIZE.0 / wide).min(SIZE.1 / high);
    let x = f64::from(area.left) + (at.0 - (SIZE.0 - wide * scale) / 2.0) / scale;
    let y = f64::from(area.top) + (at.1 - (SIZE.1 - high * scale) / 2.0) / scale;
    let size = stage.bench.size.get_untracked();
    stage.bench.camera.update(|camera| {
        camera.x = size.0 / 2.0 - x * camera.scale;
        camera.y = size.1 / 2.0 - y * camera.scale;
    });
}
