//! The keys of the replay. A field, an editor or a widget with keys of its own goes first.

use super::player::Player;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// What has a use of its own for arrows, Home and End.
const OWN_ARROWS: &str = "input, textarea, select, dialog, [contenteditable], .monaco-editor, \
                          [role=tab], [role=menu], [role=separator], [role=region], [role=grid]";

/// What has a use of its own for the space bar.
const OWN_SPACE: &str = "input:not([type=range]), textarea, select, dialog, button, a, summary, \
                         [contenteditable], .monaco-editor, [role=tab], [role=menu]";

/// Listens for as long as the replay stands.
pub fn listen(player: Player) {
    let handle = window_event_listener(leptos::ev::keydown, move |event| {
        if !event.default_prevented() && act(player, &event) {
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
}

fn within(event: &KeyboardEvent, own: &str) -> bool {
    let target = event.target();
    let target = target.and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|target| target.closest(own).ok().flatten().is_some())
}

fn act(player: Player, event: &KeyboardEvent) -> bool {
    if event.ctrl_key() || event.alt_key() || event.meta_key() || event.shift_key() {
        return false;
    }
    let key = event.key();
    let own = if key == " " { OWN_SPACE } else { OWN_ARROWS };
    if within(event, own) {
        return false;
    }
    match key.as_str() {
        " " => player.toggle(),
        "ArrowRight" => player.step(true),
        "ArrowLeft" => player.step(false),
        "Home" => player.first(),
        "End" => player.last(),
        _ => return false,
    }
    true
}
