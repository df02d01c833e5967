//! A one-line text of the journal: a field whose edits, undo and pastes are the desk's.

use crate::browser::editor;
use crate::desk::Desk;
use crate::rooms::difference::difference;
use exam::{Command, Scope, TextId, desk};
use leptos::{prelude::*, text_prop::TextProp};

/// A labelled input over a text of the journal.
#[component]
pub fn Line(
    text: TextId,
    /// Unique on the page.
    #[prop(into)]
    id: String,
    #[prop(into)] label: TextProp,
) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let shown = desk.text(text.clone());
    let writable = desk.writable();
    let history = history(desk, text.clone());
    let (typed, pasted) = (text.clone(), text);
    let on_input = move |event: leptos::ev::Event| {
        let now = event_target_value(&event).replace(['\r', '\n'], " ");
        if let Some(edit) = difference(&shown.get_untracked(), &now) {
            desk.type_text(typed.clone(), vec![edit]);
        }
    };
    let (on_key, on_before) = (history.clone(), history);
    view! {
        <label class="field__label" for=id.clone()>{move || label.get()}</label>
        <input
            class="input"
            id=id
            autocomplete="off"
            prop:value=move || shown.get()
            readonly=move || !writable.get()
            on:input=on_input
            on:keydown=move |event| on_key(&event)
            on:beforeinput=move |event| on_before(&event)
            on:paste=paste_noted(desk, pasted)
            on:blur=move |_| desk.rest()
        />
    }
}

/// Takes over the keys and the menu's items for undo and redo.
pub fn history(desk: Desk, text: TextId) -> impl Fn(&web_sys::Event) + Clone {
    move |event| {
        if let Some(undo) = editor::asks_undo(event) {
            event.prevent_default();
            event.stop_propagation();
            step(desk, &text, undo);
        }
    }
}

/// Records the pastes into a field.
pub fn paste_noted(desk: Desk, text: TextId) -> impl Fn(web_sys::ClipboardEvent) {
    let writable = desk.writable();
    move |event| {
        let facts = editor::paste(&event).filter(|_| writable.get_untracked());
        if let Some((units, inside)) = facts {
            note_paste(desk, text.clone(), units, inside);
        }
    }
}

/// Takes back or does again the newest step in a text; nothing happens where there is none.
pub fn step(desk: Desk, text: &TextId, undo: bool) {
    desk.rest();
    let scope = Scope::Text(text.clone());
    let found = desk.peek(|s| match undo {
        true => s.history.last_done(&scope).is_some(),
        false => s.history.last_undone(&scope).is_some(),
    });
    match (found, undo) {
        (false, _) => {}
        (true, true) => desk.undo(scope),
        (true, false) => desk.redo(scope),
    }
}

/// Records a paste as a fact: its size in UTF-16 units, and whether it was copied in this page.
pub fn note_paste(desk: Desk, text: TextId, units: u32, inside: bool) {
    let paste = desk::Command::NotePaste {
        text,
        units,
        inside,
    };
    let _ = desk.dispatch(Command::Desk(paste));
}
