//! The keys of the frame. Inside an editor or a field its own keys go first.

use super::Window;
use super::undo::{redo, undo};
use crate::browser::{page, reading};
use crate::desk::Desk;
use casefile::Room;
use exam::Command;
use exam::desk::{self, Panel};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Listens for as long as the frame stands.
pub fn listen(desk: Desk, open: RwSignal<Window>) {
    let handle = window_event_listener(leptos::ev::keydown, move |event| {
        if act(desk, open, &event) {
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
}

/// Whether the person is typing somewhere.
fn in_field(event: &KeyboardEvent) -> bool {
    let target = event
        .target()
        .and_then(|t| t.dyn_into::<web_sys::Element>().ok());
    let field = "input, textarea, select, [contenteditable], .monaco-editor";
    target.is_some_and(|target| target.closest(field).ok().flatten().is_some())
}

fn act(desk: Desk, open: RwSignal<Window>, event: &KeyboardEvent) -> bool {
    // Under a window the desk stands still: a pause must not be a time to look around in.
    if page::is_covered() {
        return false;
    }
    let key = event.key();
    let command = event.ctrl_key() || event.meta_key();
    if key == "F1" {
        open.set(Window::Help);
        return true;
    }
    if event.alt_key() && !command {
        return alt(desk, &event.code());
    }
    if in_field(event) {
        return false;
    }
    match (command, event.shift_key(), key.to_lowercase().as_str()) {
        (true, false, "z") => undo(desk),
        (true, true, "z") | (true, false, "y") => redo(desk),
        (false, _, "?") => {
            open.set(Window::Shortcuts);
            true
        }
        _ => false,
    }
}

/// By the key's place, not its letter: on Polish layouts Alt makes other letters.
fn alt(desk: Desk, code: &str) -> bool {
    let digit = code
        .strip_prefix("Digit")
        .and_then(|d| d.parse::<usize>().ok());
    if let Some(room) = digit.and_then(|d| Room::ALL.get(d.wrapping_sub(1))) {
        let room = *room;
        let _ = desk.dispatch(Command::Desk(desk::Command::OpenRoom { room }));
        page::focus("room");
        return true;
    }
    let shown = desk.peek(|s| s.desk.panel);
    let panel = match code {
        "KeyP" if shown == Panel::Closed => Panel::Tasks,
        "KeyP" => Panel::Closed,
        "KeyT" => Panel::Tasks,
        "KeyM" => Panel::Brief,
        _ => return false,
    };
    let _ = desk.dispatch(Command::Desk(desk::Command::ShowPanel { panel }));
    match panel {
        // Whoever has closed it from inside goes on in the room.
        Panel::Closed => reading::land("room"),
        Panel::Tasks | Panel::Brief => reading::reveal("panel", true),
    }
    true
}
