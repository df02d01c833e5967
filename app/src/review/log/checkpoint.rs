//! A checkpoint that was noted on paper during the exam leads to its place in the journal.

use crate::browser::format;
use crate::i18n::{t_string, use_i18n};
use crate::review::player::Player;
use leptos::prelude::*;

/// What came of a search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Found {
    /// So many entries stand before it.
    At(usize),
    Nowhere,
}

/// The field, and what came of it.
#[component]
pub fn Checkpoint(player: Player) -> impl IntoView {
    let i18n = use_i18n();
    let found = RwSignal::new(None::<Found>);
    let tape = player.tape();
    let sought = tape.clone();
    let seek = move |event: leptos::ev::Event| {
        let typed = event_target_value(&event);
        if typed.trim().is_empty() {
            return found.set(None);
        }
        let place = sought.place_of(&typed);
        if let Some(place) = place {
            player.pause();
            player.seek(place);
        }
        found.set(Some(place.map_or(Found::Nowhere, Found::At)));
    };
    let said = move || match found.get()? {
        Found::Nowhere => Some(t_string!(i18n, review.checkpoint.nowhere).to_string()),
        Found::At(place) => {
            let time = format::clock(tape.elapsed_ms(place) as i64);
            Some(t_string!(
                i18n,
                review.checkpoint.at,
                place = place,
                time = time
            ))
        }
    };
    view! {
        <input
            class="input"
            type="text"
            autocomplete="off"
            spellcheck="false"
            aria-label=move || t_string!(i18n, review.checkpoint.label)
            placeholder=move || t_string!(i18n, review.checkpoint.label)
            title=move || t_string!(i18n, review.checkpoint.hint)
            on:change=seek
        />
        <p class="small muted" role="status">{said}</p>
    }
}
