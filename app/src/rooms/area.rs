//! A text of the journal over several lines: a field whose edits, undo and pastes are the desk's.

use super::line::{history, paste_noted};
use crate::desk::Desk;
use crate::rooms::difference::difference;
use exam::TextId;
use leptos::{prelude::*, text_prop::TextProp};

/// A labelled field with a hint over a text of the journal.
#[component]
pub fn Area(
    text: TextId,
    /// Unique on the page.
    id: &'static str,
    #[prop(into)] label: TextProp,
    #[prop(into)] hint: TextProp,
    #[prop(default = 4)] rows: u32,
) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let shown = desk.text(text.clone());
    let writable = desk.writable();
    let history = history(desk, text.clone());
    let (typed, pasted) = (text.clone(), text);
    let on_input = move |event: leptos::ev::Event| {
        let now = event_target_value(&event).replace('\r', "");
        if let Some(edit) = difference(&shown.get_untracked(), &now) {
            desk.type_text(typed.clone(), vec![edit]);
        }
    };
    let (on_key, on_before) = (history.clone(), history);
    let hint_id = format!("{id}-hint");
    view! {
        <div class="field">
            <label class="field__label" for=id>{move || label.get()}</label>
            <p class="field__hint" id=hint_id.clone()>{move || hint.get()}</p>
            <textarea
                class="input input--text"
                id=id
                rows=rows.to_string()
                aria-describedby=hint_id
                lang=desk.case().language.as_str()
                prop:value=move || shown.get()
                readonly=move || !writable.get()
                on:input=on_input
                on:keydown=move |event| on_key(&event)
                on:beforeinput=move |event| on_before(&event)
                on:paste=paste_noted(desk, pasted)
                on:blur=move |_| desk.rest()
            ></textarea>
        </div>
    }
}
