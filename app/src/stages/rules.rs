//! Stage.

use leptos::prelude::*;

/// The stage.
#[component]
pub fn Rules() -> impl IntoView {
    view! { <main/> }
}
