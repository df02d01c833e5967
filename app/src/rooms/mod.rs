//! The rooms of the desk, one folder each.

mod answers;
pub mod brief;
mod content;
mod difference;
mod elsewhere;
mod leaf;
mod line;
mod opened;
mod pane;
mod side;
pub mod task;

use crate::browser::editor;
use crate::desk::Desk;
use casefile::Room as Name;
use exam::Scope;
use leptos::prelude::*;

/// The room that is open.
#[component]
pub fn Room() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let room = desk.slice(|s| s.desk.room);
    // From here on copies are remembered, so that a paste from the brief is known as one.
    leptos::task::spawn_local(async {
        let _ = editor::bundle().await;
    });
    move || match room.get() {
        Name::Brief => view! { <brief::Brief/> }.into_any(),
        Name::Content => view! { <content::Content/> }.into_any(),
        Name::Answers => view! { <answers::Answers/> }.into_any(),
        room => view! { <elsewhere::Elsewhere room/> }.into_any(),
    }
}

/// Takes back the newest step of a scope as it is now; nothing once other steps have followed, so
/// that a late press never takes back something else.
fn undo_last(desk: Desk, scope: Scope) -> Callback<()> {
    let newest =
        move |scope: &Scope| desk.peek(|s| s.history.last_done(scope).map(|step| step.seq));
    let done = newest(&scope);
    Callback::new(move |()| {
        if done.is_some() && newest(&scope) == done {
            desk.undo(scope.clone());
        }
    })
}
