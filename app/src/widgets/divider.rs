use super::keys;
use leptos::{ev::PointerEvent, html, prelude::*, text_prop::TextProp};

/// What a divider's value measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Pixels of what lies before it.
    Before,
    /// Pixels of its parent, at whose start it lies.
    Parent,
    /// Percent of the parent, of what lies before it.
    Share,
}

/// The line between two parts, moved by pointer or arrow keys.
///
/// The parent sets the size: `on_move` gives the new value while it moves, `on_rest` when it has
/// come to rest and is worth keeping.
#[component]
pub fn Divider(
    #[prop(into)] value: Signal<f64>,
    bounds: (f64, f64),
    measure: Measure,
    #[prop(into)] label: TextProp,
    #[prop(into)] on_move: Callback<f64>,
    #[prop(optional, into)] on_rest: Option<Callback<f64>>,
) -> impl IntoView {
    let line = NodeRef::<html::Div>::new();
    let held = RwSignal::new(false);
    let rest = move || {
        if let Some(on_rest) = on_rest {
            on_rest.run(value.get_untracked());
        }
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let step = if measure == Measure::Share { 2.0 } else { 16.0 };
        // An arrow to the right moves the line to the right, whatever the value measures.
        let toward = if measure == Measure::Parent {
            -step
        } else {
            step
        };
        if let Some(next) = keys::value(&event, value.get_untracked(), toward, bounds) {
            event.prevent_default();
            on_move.run(next);
            rest();
        }
    };
    let on_down = move |event: PointerEvent| {
        event.prevent_default();
        if let Some(line) = line.get_untracked() {
            let _ = line.set_pointer_capture(event.pointer_id());
        }
        held.set(true);
    };
    let on_drag = move |event: PointerEvent| {
        let at = line.get_untracked().filter(|_| held.get_untracked());
        if let Some(next) = at.and_then(|line| at_pointer(&line, &event, measure)) {
            on_move.run(next.clamp(bounds.0, bounds.1));
        }
    };
    let on_up = move |_: PointerEvent| {
        if held.get_untracked() {
            held.set(false);
            rest();
        }
    };
    view! {
        <div
            class="divider"
            class:divider--held=move || held.get()
            role="separator"
            tabindex="0"
            aria-orientation="vertical"
            aria-label=move || label.get()
            aria-valuenow=move || value.get().round().to_string()
            aria-valuemin=bounds.0.to_string()
            aria-valuemax=bounds.1.to_string()
            node_ref=line
            on:keydown=on_key
            on:pointerdown=on_down
            on:pointermove=on_drag
            on:pointerup=on_up
            on:pointercancel=on_up
        ></div>
    }
}

/// The value that puts the line under the pointer.
fn at_pointer(line: &web_sys::Element, event: &PointerEvent, measure: Measure) -> Option<f64> {
    let x = f64::from(event.client_x());
    let measured = match measure {
        Measure::Before => line.previous_element_sibling()?,
        Measure::Parent | Measure::Share => line.parent_element()?,
    };
    let frame = measured.get_bounding_client_rect();
    Some(match measure {
        Measure::Before => x - frame.left(),
        Measure::Parent => frame.right() - x,
        Measure::Share => (x - frame.left()) / frame.width().max(1.0) * 100.0,
    })
}
