//! Help and the sheet of shortcuts.

use super::Window;
use super::room_help::RoomHelp;
use crate::i18n::{t_string, use_i18n};
use crate::widgets::{Dialog, Keys, Shortcuts};
use leptos::prelude::*;

/// The window of help.
#[component]
pub fn Help(open: RwSignal<Window>) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Dialog
            id="help"
            open=Signal::derive(move || open.get() == Window::Help)
            title=move || t_string!(i18n, desk.help.title)
            on_close=move || open.set(Window::None)
            close_label=move || t_string!(i18n, common.close)
            wide=true
        >
            <div class="dialog__body prose">
                <RoomHelp/>
                {move || chapters()}
            </div>
        </Dialog>
    }
}

fn chapter(title: &str, points: &[&str]) -> AnyView {
    let points = points
        .iter()
        .map(|words| view! { <p>{words.to_string()}</p> });
    view! {
        <section>
            <h3>{title.to_string()}</h3>
            {points.collect_view()}
        </section>
    }
    .into_any()
}

fn chapters() -> Vec<AnyView> {
    let i18n = use_i18n();
    vec![
        chapter(
            t_string!(i18n, desk.help.work.title),
            &[
                t_string!(i18n, desk.help.work.p1),
                t_string!(i18n, desk.help.work.p2),
                t_string!(i18n, desk.help.work.p3),
            ],
        ),
        chapter(
            t_string!(i18n, desk.help.saving.title),
            &[
                t_string!(i18n, desk.help.saving.p1),
                t_string!(i18n, desk.help.saving.p2),
                t_string!(i18n, desk.help.saving.p3),
            ],
        ),
        chapter(
            t_string!(i18n, desk.help.clock.title),
            &[
                t_string!(i18n, desk.help.clock.p1),
                t_string!(i18n, desk.help.clock.p2),
            ],
        ),
        chapter(
            t_string!(i18n, desk.help.network.title),
            &[
                t_string!(i18n, desk.help.network.p1),
                t_string!(i18n, desk.help.network.p2),
            ],
        ),
        chapter(
            t_string!(i18n, desk.help.hand_in.title),
            &[
                t_string!(i18n, desk.help.hand_in.p1),
                t_string!(i18n, desk.help.hand_in.p2),
            ],
        ),
        chapter(
            t_string!(i18n, desk.help.access.title),
            &[
                t_string!(i18n, desk.help.access.p1),
                t_string!(i18n, desk.help.access.p2),
                t_string!(i18n, desk.help.access.p3),
            ],
        ),
        chapter(
            t_string!(i18n, desk.help.trouble.title),
            &[
                t_string!(i18n, desk.help.trouble.p1),
                t_string!(i18n, desk.help.trouble.p2),
            ],
        ),
    ]
}

/// The sheet of shortcuts.
#[component]
pub fn Sheet(open: RwSignal<Window>) -> impl IntoView {
    let i18n = use_i18n();
    let everywhere = Keys {
        group: (move || t_string!(i18n, desk.shortcuts.everywhere)).into(),
        keys: vec![
            (
                (move || t_string!(i18n, desk.shortcuts.undo)).into(),
                "Ctrl Z",
            ),
            (
                (move || t_string!(i18n, desk.shortcuts.redo)).into(),
                "Ctrl Y",
            ),
            (
                (move || t_string!(i18n, desk.shortcuts.rooms)).into(),
                "Alt 1–9",
            ),
            (
                (move || t_string!(i18n, desk.shortcuts.panel)).into(),
                "Alt P",
            ),
            (
                (move || t_string!(i18n, desk.shortcuts.tasks)).into(),
                "Alt T",
            ),
            (
                (move || t_string!(i18n, desk.shortcuts.brief)).into(),
                "Alt M",
            ),
            ((move || t_string!(i18n, desk.shortcuts.help)).into(), "F1"),
            ((move || t_string!(i18n, desk.shortcuts.sheet)).into(), "?"),
            (
                (move || t_string!(i18n, desk.shortcuts.resize)).into(),
                "← →",
            ),
        ],
    };
    let editor = Keys {
        group: (move || t_string!(i18n, desk.shortcuts.in_editor)).into(),
        keys: vec![
            (
                (move || t_string!(i18n, desk.shortcuts.leave_editor)).into(),
                "Esc Tab",
            ),
            (
                (move || t_string!(i18n, desk.shortcuts.find)).into(),
                "Ctrl F",
            ),
        ],
    };
    let answers = Keys {
        group: (move || t_string!(i18n, desk.shortcuts.in_answers)).into(),
        keys: vec![
            (
                (move || t_string!(i18n, desk.shortcuts.bold)).into(),
                "Ctrl B",
            ),
            (
                (move || t_string!(i18n, desk.shortcuts.italic)).into(),
                "Ctrl I",
            ),
        ],
    };
    view! {
        <Shortcuts
            open=Signal::derive(move || open.get() == Window::Shortcuts)
            on_close=move || open.set(Window::None)
            title=move || t_string!(i18n, desk.shortcuts.title)
            close_label=move || t_string!(i18n, common.close)
            groups=vec![everywhere, editor, answers]
        />
    }
}
