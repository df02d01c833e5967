//! What can be done with a carrier as a whole.

use crate::browser::page;
use crate::desk::Desk;
use crate::i18n::{t_string, use_i18n};
use crate::rooms::undo_last;
use crate::widgets::{Button, Dialog, Look, Size, TextField, Voice};
use exam::content::{CarrierId, Command as Act};
use exam::{Command, Scope};
use leptos::prelude::*;

/// The longest name, in characters; the core has the last word.
pub const NAME_CHARS_MAX: usize = 80;

/// Whether a name would be refused.
pub fn is_bad_name(name: &str) -> bool {
    let name = name.trim();
    name.is_empty() || name.chars().count() > NAME_CHARS_MAX
}

/// Rename, duplicate, delete: none asks, each can be undone.
#[component]
pub fn Acts(carrier: CarrierId, name: Memo<String>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let i18n = use_i18n();
    let voice = Voice::here();
    let renaming = RwSignal::new(false);
    let writable = desk.writable();
    let off = Signal::derive(move || !writable.get());
    let duplicate = move |()| {
        let copy = t_string!(i18n, content.copy_name, name = name.get_untracked()).to_string();
        let copy: String = copy.chars().take(NAME_CHARS_MAX).collect();
        let act = Act::Duplicate {
            carrier,
            name: copy.clone(),
        };
        if desk.dispatch(Command::Content(act)).is_ok() {
            voice.show(
                "copy",
                t_string!(i18n, content.duplicated, name = copy).to_string(),
                None,
            );
        }
    };
    let delete = move |()| {
        let gone = name.get_untracked();
        if desk
            .dispatch(Command::Content(Act::Delete { carrier }))
            .is_ok()
        {
            let words = t_string!(i18n, common.undo).to_string();
            let undo = undo_last(desk, words, Scope::Content);
            let said = t_string!(i18n, content.removed, name = gone).to_string();
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
        <Rename carrier name open=renaming/>
    }
}

#[component]
fn Rename(carrier: CarrierId, name: Memo<String>, open: RwSignal<bool>) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Dialog
            id="rename"
            open
            title=move || t_string!(i18n, content.rename.title)
            close_label=move || t_string!(i18n, common.close)
            on_close=move |()| open.set(false)
        >
            <RenameForm carrier name open/>
        </Dialog>
    }
}

#[component]
fn RenameForm(carrier: CarrierId, name: Memo<String>, open: RwSignal<bool>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let i18n = use_i18n();
    let voice = Voice::here();
    let typed = RwSignal::new(name.get_untracked());
    let wrong = RwSignal::new(false);
    let error = Signal::derive(move || {
        let wrong = wrong.get() && typed.with(|name| is_bad_name(name));
        wrong.then(|| t_string!(i18n, content.new.name_missing).to_string())
    });
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let name = typed.get_untracked().trim().to_string();
        wrong.set(is_bad_name(&name));
        if wrong.get_untracked() {
            return page::focus("rename-name");
        }
        let act = Act::Rename {
            carrier,
            name: name.clone(),
        };
        if desk.dispatch(Command::Content(act)).is_ok() {
            voice.say(t_string!(i18n, content.renamed, name = name).to_string());
        }
        open.set(false);
    };
    view! {
        <form on:submit=save>
            <div class="dialog__body">
                <TextField
                    id="rename-name"
                    label=move || t_string!(i18n, content.new.name)
                    value=typed
                    error
                    error_prefix=move || t_string!(i18n, common.error)
                />
            </div>
            <footer class="dialog__foot">
                <Button
                    label=move || t_string!(i18n, common.cancel)
                    on_press=move |()| open.set(false)
                />
                <button type="submit" class="button button--primary">
                    {move || t_string!(i18n, content.rename.go)}
                </button>
            </footer>
        </form>
    }
}
