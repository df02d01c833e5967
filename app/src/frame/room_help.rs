//! The first chapter of the help: the room that is open, in plain words, with its keys.

use super::rail;
use crate::desk::Desk;
use crate::i18n::{Locale, t_string, use_i18n};
use casefile::Room;
use leptos::prelude::*;
use leptos_i18n::I18nContext;

type Words = I18nContext<Locale>;

/// A key with what it does.
type Key = (&'static str, &'static str);

/// What this room is for, how to work in it, and its keys.
#[component]
pub fn RoomHelp() -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let room = desk.slice(|s| s.desk.room);
    let title = move || {
        let room = rail::name(room.get());
        t_string!(i18n, help.here, room = room)
    };
    let told = move || {
        let told = told(i18n, room.get()).into_iter();
        told.map(|words| view! { <p>{words}</p> }).collect_view()
    };
    let keys = move || {
        let keys = keys(i18n, room.get()).into_iter().chain(everywhere(i18n));
        keys.map(|key| line(key).into_any()).collect_view()
    };
    view! {
        <section data-help=move || room.get().as_str()>
            <h3>{title}</h3>
            {told}
            <h4>{move || t_string!(i18n, help.keys)}</h4>
            <dl class="keys">{keys}</dl>
        </section>
    }
}

fn line((words, keys): Key) -> impl IntoView {
    let keys = keys.split(' ').map(|key| view! { <kbd>{key}</kbd> " " });
    view! { <div><dt>{words}</dt><dd>{keys.collect_view()}</dd></div> }
}

fn told(i18n: Words, room: Room) -> Vec<&'static str> {
    let elsewhere = t_string!(i18n, help.elsewhere);
    match room {
        Room::Brief => vec![
            t_string!(i18n, help.brief.p1),
            t_string!(i18n, help.brief.p2),
            t_string!(i18n, help.brief.p3),
        ],
        Room::Audience => vec![
            t_string!(i18n, help.audience.p1),
            t_string!(i18n, help.audience.p2),
            t_string!(i18n, help.audience.p3),
        ],
        Room::Content => vec![
            t_string!(i18n, help.content.p1),
            t_string!(i18n, help.content.p2),
            t_string!(i18n, help.content.p3),
        ],
        Room::Answers => vec![
            t_string!(i18n, help.answers.p1),
            t_string!(i18n, help.answers.p2),
            t_string!(i18n, help.answers.p3),
        ],
        Room::Company => vec![t_string!(i18n, help.company), elsewhere],
        Room::Plan => vec![t_string!(i18n, help.plan), elsewhere],
        Room::Site => vec![
            t_string!(i18n, help.site.p1),
            t_string!(i18n, help.site.p2),
            t_string!(i18n, help.site.p3),
        ],
        Room::Automation => vec![
            t_string!(i18n, help.automation.p1),
            t_string!(i18n, help.automation.p2),
            t_string!(i18n, help.automation.p3),
            t_string!(i18n, help.automation.p4),
        ],
        Room::Results => vec![
            t_string!(i18n, help.results.p1),
            t_string!(i18n, help.results.p2),
            t_string!(i18n, help.results.p3),
        ],
    }
}

fn keys(i18n: Words, room: Room) -> Vec<Key> {
    match room {
        Room::Brief => vec![
            (t_string!(i18n, help.key.next_hit), "F3"),
            (t_string!(i18n, help.key.previous_hit), "Shift F3"),
        ],
        Room::Audience => vec![
            (t_string!(i18n, help.key.cells), "← ↑ ↓ →"),
            (t_string!(i18n, help.key.ends), "Home End"),
            (t_string!(i18n, help.key.sort), "Enter"),
        ],
        Room::Content => vec![
            (t_string!(i18n, desk.shortcuts.find), "Ctrl F"),
            (t_string!(i18n, desk.shortcuts.leave_editor), "Esc Tab"),
        ],
        Room::Automation => automation(i18n),
        Room::Answers => vec![
            (t_string!(i18n, desk.shortcuts.bold), "Ctrl B"),
            (t_string!(i18n, desk.shortcuts.italic), "Ctrl I"),
        ],
        _ => Vec::new(),
    }
}

/// On the canvas and in the plan, as long as the keyboard is there.
fn automation(i18n: Words) -> Vec<Key> {
    vec![
        (t_string!(i18n, help.flow.go), "← ↑ → ↓"),
        (t_string!(i18n, help.flow.add), "Insert N"),
        (t_string!(i18n, help.flow.panel), "Enter"),
        (t_string!(i18n, help.flow.ways), "C"),
        (t_string!(i18n, help.flow.remove), "Delete"),
        (t_string!(i18n, help.flow.shift), "Shift ← ↑ → ↓"),
        (t_string!(i18n, help.flow.swap), "[ ]"),
        (t_string!(i18n, help.flow.copy), "Ctrl C X V D"),
        (t_string!(i18n, help.flow.all), "Ctrl A"),
        (t_string!(i18n, help.flow.read), "PgUp PgDn"),
        (t_string!(i18n, help.flow.zoom), "+ − 0 1"),
        (t_string!(i18n, help.flow.pan), "Ctrl ← ↑ → ↓"),
        (t_string!(i18n, help.flow.tidy), "T"),
    ]
}

fn everywhere(i18n: Words) -> [Key; 6] {
    [
        (t_string!(i18n, desk.shortcuts.undo), "Ctrl Z"),
        (t_string!(i18n, desk.shortcuts.redo), "Ctrl Y"),
        (t_string!(i18n, desk.shortcuts.rooms), "Alt 1–9"),
        (t_string!(i18n, desk.shortcuts.tasks), "Alt T"),
        (t_string!(i18n, desk.shortcuts.brief), "Alt M"),
        (t_string!(i18n, desk.shortcuts.panel), "Alt P"),
    ]
}
