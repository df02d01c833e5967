use super::Window;
use super::clock::Clock;
use super::drills;
use super::save::Save;
use super::undo::{redo, redoable, undo, undoable};
use crate::desk::Desk;
use crate::i18n::{t, t_string, use_i18n};
use crate::language;
use crate::stages::page::{LanguageMenu, OnLanguage, ThemeMenu};
use crate::widgets::{Button, Chip, Icon, Look, Menu, MenuItem, Tone, Voice};
use exam::attempt::Mode;
use exam::desk::Panel;
use exam::{Command, desk};
use leptos::prelude::*;
use std::sync::Arc;

/// Case, time left, save state, and the tools.
#[component]
pub fn TopBar(open: RwSignal<Window>) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let case = desk.case();
    let exam = desk.sitting().mode() == Mode::Exam;
    let title = move || case.title.get(language::of(i18n.get_locale())).to_string();
    let mode = move || {
        if exam {
            t_string!(i18n, common.mode.exam)
        } else {
            t_string!(i18n, common.mode.practice)
        }
    };
    view! {
        <header class="topbar topbar--desk">
            <p class="topbar__case">
                <b>{title}</b>
                <Chip tone=Tone::Info label=mode/>
            </p>
            <Clock/>
            <Save/>
            <div class="topbar__tools">
                <UndoRedo/>
                <span class="topbar__gap topbar__wide"></span>
                <Choices/>
                // A narrow screen has it in the menu alone.
                {exam.then(|| view! {
                    <Button
                        label=move || t_string!(i18n, desk.top.invigilator)
                        icon="key"
                        icon_only=true
                        look=Look::Bare
                        class="topbar__wide"
                        on_press=move |()| open.set(Window::Invigilator)
                    />
                })}
                <More open/>
                <PanelToggle/>
                <button
                    type="button"
                    class="button topbar__wide"
                    on:click=move |_| open.set(Window::HandIn)
                >
                    <Icon name="hand-in"/>
                    {t!(i18n, desk.top.hand_in)}
                </button>
            </div>
        </header>
    }
}

#[component]
fn UndoRedo() -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let voice = Voice::here();
    let writable = desk.writable();
    let none = desk.slice(|s| (undoable(s).is_none(), redoable(s).is_none()));
    let typing = desk.is_typing();
    let back = move || {
        let done = undo(desk);
        voice.say(if done {
            t_string!(i18n, desk.announce.undone)
        } else {
            t_string!(i18n, desk.announce.nothing_undo)
        });
    };
    let again = move || {
        let done = redo(desk);
        voice.say(if done {
            t_string!(i18n, desk.announce.redone)
        } else {
            t_string!(i18n, desk.announce.nothing_redo)
        });
    };
    view! {
        <Button
            label=move || t_string!(i18n, common.undo)
            hint=move || t_string!(i18n, desk.top.undo_hint)
            icon="undo"
            icon_only=true
            look=Look::Bare
            disabled=Signal::derive(move || !writable.get() || (none.get().0 && !typing.get()))
            on_press=back
        />
        <Button
            label=move || t_string!(i18n, common.redo)
            hint=move || t_string!(i18n, desk.top.redo_hint)
            icon="redo"
            icon_only=true
            look=Look::Bare
            disabled=Signal::derive(move || !writable.get() || none.get().1)
            on_press=again
        />
    }
}

/// Language and looks; the language is an event, because a replay shows what was seen.
#[component]
fn Choices() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let record: OnLanguage = Arc::new(move |language| {
        let _ = desk.dispatch(Command::Desk(desk::Command::ChooseLanguage { language }));
    });
    view! {
        <LanguageMenu on_language=Some(record)/>
        <ThemeMenu class="topbar__wide"/>
    }
}

/// Help, second copy, invigilator.
#[component]
fn More(open: RwSignal<Window>) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let exam = desk.sitting().mode() == Mode::Exam;
    let show = move |window: Window| move || open.set(window);
    let mut items = vec![
        MenuItem::new(move || t_string!(i18n, common.help), show(Window::Help)).icon("help"),
        MenuItem::new(
            move || t_string!(i18n, common.shortcuts),
            show(Window::Shortcuts),
        )
        .icon("keyboard"),
        MenuItem::new(
            move || t_string!(i18n, desk.top.second_copy),
            show(Window::Copies),
        )
        .icon("usb"),
    ];
    if drills::offered(desk) {
        let label = move || t_string!(i18n, drills.title);
        items.push(MenuItem::new(label, show(Window::Drills)).icon("shield"));
    }
    if exam {
        let label = move || t_string!(i18n, desk.top.invigilator);
        items.push(MenuItem::new(label, show(Window::Invigilator)).icon("key"));
    }
    items.push(
        MenuItem::new(
            move || t_string!(i18n, desk.top.hand_in),
            show(Window::HandIn),
        )
        .icon("hand-in"),
    );
    view! {
        <Menu
            id="menu-more"
            icon="help"
            label=move || t_string!(i18n, desk.top.help_hint)
            items
        />
    }
}

#[component]
fn PanelToggle() -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let panel = desk.slice(|s| s.desk.panel);
    let toggle = move || {
        let panel = match panel.get_untracked() {
            Panel::Closed => Panel::Tasks,
            Panel::Tasks | Panel::Brief => Panel::Closed,
        };
        let _ = desk.dispatch(Command::Desk(desk::Command::ShowPanel { panel }));
    };
    view! {
        <Button
            id="panel-toggle"
            label=move || t_string!(i18n, desk.top.panel)
            icon="panel"
            icon_only=true
            look=Look::Bare
            expanded=Signal::derive(move || panel.get() != Panel::Closed)
            on_press=toggle
        />
    }
}
