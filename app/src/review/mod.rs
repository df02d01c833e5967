//! The assessor's side: open, verify, replay.

use leptos::prelude::*;

/// The page at `/review`.
#[component]
pub fn Review() -> impl IntoView {
    view! { <main/> }
}
