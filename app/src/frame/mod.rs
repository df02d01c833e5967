//! The frame of the desk: top bar, rail of rooms, the room, the panel.

use leptos::prelude::*;

/// The desk.
#[component]
pub fn Frame() -> impl IntoView {
    view! { <main/> }
}
