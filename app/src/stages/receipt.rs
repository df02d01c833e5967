//! Stage.

use leptos::prelude::*;

/// The stage.
#[component]
pub fn Receipt() -> impl IntoView {
    view! { <main/> }
}
