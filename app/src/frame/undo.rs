//! What the buttons and keys of the frame undo: the newest act of the room in sight.

use crate::desk::Desk;
use casefile::Room;
use exam::audience::Topic;
use exam::{Scope, State, TextId, site};

/// Scopes in sight: the room's own, and the text that is open in it.
fn scopes(state: &State) -> Vec<Scope> {
    match state.desk.room {
        Room::Brief => vec![Scope::Brief],
        Room::Audience => {
            let open = state.audience.open_segment().map(|(id, _)| id);
            let texts = open.into_iter().flat_map(|id| {
                let text = move |topic| Scope::Text(TextId::Segment(id, topic));
                Topic::ALL.into_iter().map(text)
            });
            texts.chain([Scope::Audience]).collect()
        }
        Room::Content => {
            let open = state.content.open_carrier().map(|(id, _)| id);
            let part = state.content.part;
            let text = open.map(|id| Scope::Text(TextId::Carrier(id, part)));
            text.into_iter().chain([Scope::Content]).collect()
        }
        Room::Automation => {
            let items = state.automation.items.keys().copied().map(TextId::Item);
            // The room's questions are answered in it.
            let answers = state.answers.answers.keys().cloned().map(TextId::Answer);
            let texts = items.chain(answers).map(Scope::Text);
            texts.chain([Scope::Automation, Scope::Answers]).collect()
        }
        Room::Site => {
            let open = state.site.open_page().map(|(id, _)| site::Field::Page(id));
            let slots = site::Slot::ALL.into_iter().map(site::Field::Slot);
            let texts = open.into_iter().chain(slots);
            let texts = texts.map(|it| Scope::Text(TextId::Site(it)));
            texts.chain([Scope::Site]).collect()
        }
        Room::Results => {
            let fields = state.results.fields().into_iter().map(TextId::Results);
            // A question of the case may stand beside the figures.
            let answers = state.answers.answers.keys().cloned().map(TextId::Answer);
            let texts = fields.chain(answers).map(Scope::Text);
            texts
                .chain([Scope::Results, Scope::Campaign, Scope::Answers])
                .collect()
        }
        Room::Answers => {
            let open = state.answers.question.clone();
            let text = open.map(|id| Scope::Text(TextId::Answer(id)));
            text.into_iter().chain([Scope::Answers]).collect()
        }
        _ => Vec::new(),
    }
}

/// The scope whose newest act would be undone.
pub fn undoable(state: &State) -> Option<Scope> {
    let newest = |scope: &Scope| state.history.last_done(scope).map(|step| step.seq);
    scopes(state)
        .into_iter()
        .filter(|scope| newest(scope).is_some())
        .max_by_key(newest)
}

/// The scope whose act would be done again.
pub fn redoable(state: &State) -> Option<Scope> {
    let newest = |scope: &Scope| state.history.last_undone(scope).map(|step| step.seq);
    scopes(state)
        .into_iter()
        .filter(|scope| newest(scope).is_some())
        .min_by_key(newest)
}

/// Undoes; what is being typed becomes an act first. False when there is nothing.
pub fn undo(desk: Desk) -> bool {
    desk.rest();
    let scope = desk.peek(undoable);
    scope.map(|scope| desk.undo(scope)).is_some()
}

/// Does again. False when there is nothing.
pub fn redo(desk: Desk) -> bool {
    desk.rest();
    let scope = desk.peek(redoable);
    scope.map(|scope| desk.redo(scope)).is_some()
}
