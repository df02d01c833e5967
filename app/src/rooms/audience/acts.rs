//! What can be done with a segment as a whole: none asks, each can be undone.

use super::base::Base;
use super::create::{NAME_CHARS_MAX, Rename};
use crate::browser::page;
use crate::i18n::t_string;
use crate::rooms::undo_last;
use crate::widgets::{Button, Look, Size, Voice};
use exam::audience::{Command as Act, SegmentId};
use exam::{Command, Scope};
use leptos::prelude::*;

/// Rename, duplicate, delete.
#[component]
pub fn Acts(base: Base, segment: SegmentId, name: Memo<String>) -> impl IntoView {
    let desk = base.desk;
    let i18n = base.i18n;
    let voice = Voice::here();
    let renaming = RwSignal::new(false);
    let writable = desk.writable();
    let off = Signal::derive(move || !writable.get());
    let duplicate = move |()| {
        let copy = name.get_untracked();
        let copy = t_string!(i18n, audience.segments.copy_name, name = copy).to_string();
        let copy: String = copy.chars().take(NAME_CHARS_MAX).collect();
        let act = Act::Duplicate {
            segment,
            name: copy.clone(),
        };
        if desk.dispatch(Command::Audience(act)).is_ok() {
            let said = t_string!(i18n, audience.segments.duplicated, name = copy).to_string();
            voice.show("copy", said, None);
        }
    };
    let delete = move |()| {
        let gone = name.get_untracked();
        if desk
            .dispatch(Command::Audience(Act::Delete { segment }))
            .is_ok()
        {
            let words = t_string!(i18n, common.undo).to_string();
            let undo = undo_last(desk, words, Scope::Audience);
            let said = t_string!(i18n, audience.segments.removed, name = gone).to_string();
            voice.show("trash", said, Some(undo));
            page::focus("room");
        }
    };
    view! {
        <div class="row">
            <Button
                label=move || t_string!(i18n, common.rename)
                icon="edit"
                look=Look::Bare
                size=Size::Small
                disabled=off
                on_press=move |()| renaming.set(true)
            />
            <Button
                label=move || t_string!(i18n, common.duplicate)
                icon="copy"
                look=Look::Bare
                size=Size::Small
                disabled=off
                on_press=duplicate
            />
            <Button
                label=move || t_string!(i18n, common.remove)
                icon="trash"
                look=Look::Danger
                size=Size::Small
                disabled=off
                on_press=delete
            />
        </div>
        <Rename base segment name open=renaming/>
    }
}
