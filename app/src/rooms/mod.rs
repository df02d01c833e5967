//! The rooms of the desk, one folder each.

pub mod answers;
mod area;
pub mod audience;
pub mod automation;
pub mod brief;
pub mod content;
mod difference;
mod elsewhere;
mod leaf;
mod line;
mod opened;
mod pane;
pub mod results;
pub mod rule;
mod side;
mod site;
pub mod task;

use crate::browser::editor;
use crate::desk::Desk;
use crate::parts::{Part, Show, fetch_ahead};
use crate::widgets::VoiceAct;
use casefile::Room as Name;
use exam::Scope;
use leptos::prelude::*;
use std::sync::Arc;

/// Where the room that is open comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Source {
    Here,
    Part,
    Nowhere(Name),
}

impl Source {
    fn of(room: Name) -> Self {
        match room {
            Name::Brief => Self::Here,
            Name::Audience | Name::Content | Name::Automation => Self::Part,
            Name::Site | Name::Results | Name::Answers => Self::Part,
            Name::Company | Name::Plan => Self::Nowhere(room),
        }
    }
}

/// The room that is open.
#[component]
pub fn Room() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let source = desk.slice(|s| Source::of(s.desk.room));
    fetch_ahead(Part::OF_DESK);
    // From here on copies are remembered, so that a paste from the brief is known as one.
    leptos::task::spawn_local(async {
        let _ = editor::bundle().await;
    });
    move || match source.get() {
        Source::Here => view! { <brief::Brief/> }.into_any(),
        Source::Part => view! { <Show part=Part::Rooms/> }.into_any(),
        Source::Nowhere(room) => view! { <elsewhere::Elsewhere room/> }.into_any(),
    }
}

/// The rooms that come as one part.
#[component]
pub fn Rooms() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let room = desk.slice(|s| s.desk.room);
    move || match room.get() {
        Name::Audience => view! { <audience::Audience/> }.into_any(),
        Name::Content => view! { <content::Content/> }.into_any(),
        Name::Automation => view! { <automation::Automation/> }.into_any(),
        Name::Site => view! { <site::Site/> }.into_any(),
        Name::Results => view! { <results::Results/> }.into_any(),
        Name::Answers => view! { <answers::Answers/> }.into_any(),
        // Not this part's; the one that draws it is on its way out.
        Name::Brief | Name::Company | Name::Plan => ().into_any(),
    }
}

/// The words and the act of an undo of what was just done. Once other steps have followed it does
/// nothing, so that a late press never takes back something else.
fn undo_last(desk: Desk, words: String, scope: Scope) -> VoiceAct {
    let newest = move |scope: &Scope| {
        let step = |s: &exam::State| s.history.last_done(scope).map(|step| step.seq);
        desk.peek(step)
    };
    let done = newest(&scope);
    let undo = move || {
        if done.is_some() && newest(&scope) == done {
            desk.undo(scope.clone());
        }
    };
    (words, Arc::new(undo))
}
