//! A new segment, and another name for one.

use super::base::Base;
use super::segment::HEADING;
use crate::browser::page;
use crate::i18n::t_string;
use crate::rooms::side::{Part, show_main};
use crate::widgets::{Button, Dialog, TextField, Voice};
use exam::Command;
use exam::audience::{Command as Act, SegmentId};
use leptos::prelude::*;

/// The longest name, in characters; the core has the last word.
pub const NAME_CHARS_MAX: usize = 80;

fn is_bad(name: &str) -> bool {
    let name = name.trim();
    name.is_empty() || name.chars().count() > NAME_CHARS_MAX
}

/// The window that makes one.
#[component]
pub fn Create(base: Base, open: RwSignal<bool>, part: RwSignal<Part>) -> impl IntoView {
    let i18n = base.i18n;
    let voice = Voice::here();
    let beginning = move || {
        let number = base.desk.peek(|s| s.audience.segments.len()) + 1;
        t_string!(i18n, audience.segments.default_name, number = number).to_string()
    };
    let make = Callback::new(move |name: String| {
        let create = Act::Create {
            name: name.clone(),
            rule: None,
        };
        if base.desk.dispatch(Command::Audience(create)).is_ok() {
            voice.say(t_string!(i18n, audience.segments.created, name = name).to_string());
            show_main(part, HEADING);
        }
    });
    view! {
        <Dialog
            id="segment-create"
            open
            title=move || t_string!(i18n, audience.segments.create_title)
            close_label=move || t_string!(i18n, common.close)
            on_close=move |()| open.set(false)
        >
            <NameForm
                base
                open
                beginning=beginning()
                go=Signal::derive(move || t_string!(i18n, audience.segments.create_go))
                make
            />
        </Dialog>
    }
}

/// The window that gives another name.
#[component]
pub fn Rename(
    base: Base,
    segment: SegmentId,
    name: Memo<String>,
    open: RwSignal<bool>,
) -> impl IntoView {
    let i18n = base.i18n;
    let voice = Voice::here();
    let make = Callback::new(move |after: String| {
        if after == name.get_untracked() {
            return;
        }
        let rename = Act::Rename {
            segment,
            name: after.clone(),
        };
        if base.desk.dispatch(Command::Audience(rename)).is_ok() {
            voice.say(t_string!(i18n, audience.segments.renamed, name = after).to_string());
        }
    });
    view! {
        <Dialog
            id="segment-rename"
            open
            title=move || t_string!(i18n, audience.segments.rename_title)
            close_label=move || t_string!(i18n, common.close)
            on_close=move |()| open.set(false)
        >
            <NameForm
                base
                open
                beginning=name.get_untracked()
                go=Signal::derive(move || t_string!(i18n, audience.segments.rename_go))
                make
            />
        </Dialog>
    }
}

#[component]
fn NameForm(
    base: Base,
    open: RwSignal<bool>,
    beginning: String,
    go: Signal<&'static str>,
    make: Callback<String>,
) -> impl IntoView {
    let i18n = base.i18n;
    let typed = RwSignal::new(beginning);
    let wrong = RwSignal::new(false);
    let error = Signal::derive(move || {
        let wrong = wrong.get() && typed.with(|name| is_bad(name));
        wrong.then(|| t_string!(i18n, audience.segments.name_missing).to_string())
    });
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let name = typed.get_untracked().trim().to_string();
        wrong.set(is_bad(&name));
        if wrong.get_untracked() {
            return page::focus("segment-name");
        }
        open.set(false);
        make.run(name);
    };
    view! {
        <form on:submit=save>
            <div class="dialog__body">
                <TextField
                    id="segment-name"
                    label=move || t_string!(i18n, audience.segments.name)
                    hint=move || t_string!(i18n, audience.segments.name_hint)
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
                    {move || go.get()}
                </button>
            </footer>
        </form>
    }
}
