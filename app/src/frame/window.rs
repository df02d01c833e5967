//! Leaving and returning to the window: facts for the assessor, and the moment to seal typing.

use crate::browser::clock::page_ms;
use crate::desk::Desk;
use exam::{Command, desk};
use leptos::prelude::*;

/// Watches for as long as the frame stands.
pub fn watch(desk: Desk) {
    let away = StoredValue::new(None::<f64>);
    let leave = move || {
        desk.rest();
        if away.get_value().is_none() {
            away.set_value(Some(page_ms()));
            let _ = desk.dispatch(Command::Desk(desk::Command::LeaveWindow));
        }
    };
    let back = move || {
        let Some(since) = away.get_value() else {
            return;
        };
        away.set_value(None);
        let away_ms = (page_ms() - since).max(0.0) as u64;
        let _ = desk.dispatch(Command::Desk(desk::Command::ReturnToWindow { away_ms }));
    };
    let hidden = move |_| if document().hidden() { leave() } else { back() };
    let handles = [
        window_event_listener(leptos::ev::visibilitychange, hidden),
        // Moving into the preview's frame blurs the window too; then the page still has focus.
        window_event_listener(leptos::ev::blur, move |_| {
            if !document().has_focus().unwrap_or(true) {
                leave();
            }
        }),
        window_event_listener(leptos::ev::focus, move |_| back()),
    ];
    // Before a reload or a way back there is time for a write only from the first of these on: the
    // page still lives while the next one is fetched.
    let gone = ["beforeunload", "pagehide"]
        .map(|name| window_event_listener_untyped(name, move |_| desk.rest()));
    on_cleanup(move || {
        for handle in handles {
            handle.remove();
        }
        for handle in gone {
            handle.remove();
        }
    });
}
