//! Stage.

use leptos::prelude::*;

/// The stage.
#[component]
pub fn Lobby() -> impl IntoView {
    view! { <main/> }
}
