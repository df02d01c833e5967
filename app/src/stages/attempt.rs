//! The page of one attempt: brings it back, asks for the phrase where one is needed, and shows
//! the stage that the attempt is in.

use crate::browser::preference;
use crate::desk::copy::Copies;
use crate::desk::{Desk, resume};
use crate::frame::Frame;
use crate::i18n::use_i18n;
use crate::parts::{Part, Show};
use crate::stages::rules::Rules;
use crate::{language, stages};
use exam::attempt::Stage;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use resume::{Manner, Obstacle};
use std::cell::RefCell;
use store::AttemptId;

/// How far the page has come.
#[derive(Clone)]
enum Phase {
    Opening,
    Stopped(Obstacle),
    Open(Desk),
}

thread_local! {
    /// The phrase just set, so that it need not be typed twice on the way from the lobby.
    static PHRASE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Keeps the phrase for the next opening on this page, once.
pub fn remember(phrase: String) {
    PHRASE.set(Some(phrase));
}

fn remembered() -> Option<String> {
    PHRASE.take()
}

/// Makes the next opening on this machine take the attempt over.
pub fn take_over_next() {
    preference::set("take-over", "yes");
}

fn take_over_asked() -> bool {
    let asked = preference::get("take-over").as_deref() == Some("yes");
    if asked {
        preference::set("take-over", "");
    }
    asked
}

/// The page at `/attempt/:id`.
#[component]
pub fn AttemptPage() -> impl IntoView {
    let params = use_params_map();
    let id = params.with_untracked(|p| p.get("id").and_then(|id| id.parse::<AttemptId>().ok()));
    let phase = RwSignal::new(Phase::Opening);
    // Stands until the attempt is open: an exam's phrase is asked for in between.
    let taking = StoredValue::new(take_over_asked());
    let open = Callback::new(move |mut manner: Manner| {
        manner.take_over |= taking.get_value();
        let Some(id) = id.clone() else {
            return phase.set(Phase::Stopped(Obstacle::Missing));
        };
        leptos::task::spawn_local(async move {
            phase.set(match resume::open(&id, manner).await {
                Ok(desk) => {
                    taking.try_set_value(false);
                    Phase::Open(desk)
                }
                Err(obstacle) => Phase::Stopped(obstacle),
            });
        });
    });
    provide_context(open);
    open.run(Manner {
        phrase: remembered(),
        take_over: false,
    });
    move || match phase.get() {
        Phase::Opening => stages::obstacle::Opening().into_any(),
        Phase::Stopped(obstacle) => view! { <stages::obstacle::Stopped obstacle open/> }.into_any(),
        Phase::Open(desk) => view! { <Stages desk/> }.into_any(),
    }
}

/// The stage that the attempt is in.
#[component]
fn Stages(desk: Desk) -> impl IntoView {
    provide_context(desk);
    provide_context(Copies::begin(desk));
    follow_language(desk);
    let stage = desk.slice(|s| s.attempt.stage);
    move || match stage.get() {
        Stage::Rules => view! { <Rules/> }.into_any(),
        Stage::Desk => view! { <Frame/> }.into_any(),
        Stage::HandedIn => view! { <Show part=Part::Receipt/> }.into_any(),
    }
}

/// The screen speaks the language that the journal last recorded, at a replay too.
fn follow_language(desk: Desk) {
    let i18n = use_i18n();
    let chosen = desk.slice(|s| s.desk.language);
    Effect::new(move |_| {
        if let Some(chosen) = chosen.get() {
            i18n.set_locale(language::locale(chosen));
        }
    });
}
