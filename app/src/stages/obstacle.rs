//! While an attempt is not open: opening, locked, broken, missing.

use crate::desk::resume::{Manner, Obstacle};
use leptos::prelude::*;

/// While the attempt is being brought back.
#[component]
pub fn Opening() -> impl IntoView {
    view! { <main/> }
}

/// Why the attempt is not open, and the way on.
#[component]
pub fn Stopped(obstacle: Obstacle, open: Callback<Manner>) -> impl IntoView {
    let _ = (obstacle, open);
    view! { <main/> }
}
