use crate::browser::reading;
use crate::desk::Desk;
use crate::i18n::{t, t_string, use_i18n};
use crate::rooms::task::progress;
use crate::widgets::{Icon, Voice};
use casefile::{Case, Room};
use exam::{Command, State, desk, words};
use leptos::prelude::*;

/// The nine rooms with how far each is.
#[component]
pub fn Rail() -> impl IntoView {
    let i18n = use_i18n();
    let rooms = Room::ALL.map(|room| view! { <li><Item room/></li> }.into_any());
    view! {
        <nav class="rail" aria-label=move || t_string!(i18n, common.rooms.label)>
            <ul class="rail__list">{rooms.into_iter().collect_view()}</ul>
        </nav>
    }
}

/// The room's name in the screen's language.
pub fn name(room: Room) -> &'static str {
    let i18n = use_i18n();
    match room {
        Room::Brief => t_string!(i18n, common.rooms.brief),
        Room::Audience => t_string!(i18n, common.rooms.audience),
        Room::Company => t_string!(i18n, common.rooms.company),
        Room::Plan => t_string!(i18n, common.rooms.plan),
        Room::Content => t_string!(i18n, common.rooms.content),
        Room::Site => t_string!(i18n, common.rooms.site),
        Room::Automation => t_string!(i18n, common.rooms.automation),
        Room::Results => t_string!(i18n, common.rooms.results),
        Room::Answers => t_string!(i18n, common.rooms.answers),
    }
}

/// Opens a room and takes the keyboard there.
pub fn open(desk: Desk, room: Room, voice: Voice) {
    let i18n = use_i18n();
    if desk
        .dispatch(Command::Desk(desk::Command::OpenRoom { room }))
        .is_ok()
    {
        let room = name(room);
        voice.say(t_string!(i18n, desk.announce.room, room = room));
        crate::browser::page::focus("room");
    }
}

/// Done and all: tasks of a room; in `answers` the questions themselves.
fn count(case: &Case, state: &State, room: Room) -> (usize, usize) {
    if room == Room::Answers {
        let questions = case.tasks.iter().flat_map(|task| &task.questions);
        let done = questions
            .clone()
            .filter(|q| words(state.answers.text(&q.id)) >= q.words_min.max(1));
        return (done.count(), questions.count());
    }
    let all = case.tasks.iter().zip(progress(case, state));
    let own: Vec<bool> = all
        .filter(|(task, _)| task.rooms.contains(&room))
        .map(|(_, progress)| progress.done())
        .collect();
    (own.iter().filter(|done| **done).count(), own.len())
}

#[component]
fn Item(room: Room) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let voice = Voice::here();
    let case = desk.case();
    let here = desk.slice(move |s| s.desk.room == room);
    let tally = desk.slice(move |s| count(&case, s, room));
    let share = move || {
        let (done, all) = tally.get();
        format!("--done: {}%", done * 100 / all.max(1))
    };
    let counted = move || tally.with(|(_, all)| *all > 0);
    let full = move || tally.get().0 == tally.get().1;
    let spoken = move || {
        let (have, want) = tally.get();
        t_string!(i18n, desk.rail.tasks_done, have = have, want = want)
    };
    let go = move |_| open(desk, room, voice);
    let id = format!("rail-{}", room.as_str());
    let own = id.clone();
    Effect::new(move |_| {
        // On a narrow screen the rail scrolls; the room that one is in is always in sight.
        if here.get() {
            reading::reveal(&own, false);
        }
    });
    view! {
        <button
            type="button"
            class="rail__item"
            id=id
            aria-current=move || here.get().then_some("page")
            on:click=go
        >
            <Icon name=room.as_str()/>
            <span class="rail__name">{move || name(room)}</span>
            <Show when=counted>
                <span class="rail__count" aria-hidden="true">
                    {move || format!("{}/{}", tally.get().0, tally.get().1)}
                </span>
                <span class="hidden">{spoken}</span>
                <span class="rail__bar" class:rail__bar--done=full style=share></span>
            </Show>
        </button>
    }
}

/// The words of a room's button that leads there; `before` it goes, what is wanted there is opened.
#[component]
pub fn RoomLink(room: Room, before: Callback<()>) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let voice = Voice::here();
    view! {
        <button
            type="button"
            class="button button--small"
            on:click=move |_| {
                before.run(());
                open(desk, room, voice);
                give_way(desk);
            }
        >
            <Icon name=room.as_str()/>
            {move || {
                let room = name(room);
                t!(i18n, desk.task.go_to, room = room)
            }}
        </button>
    }
}

/// On a narrow screen the panel stands over the room that was gone to, so it closes.
pub fn give_way(desk: Desk) {
    if reading::is_narrow() {
        let panel = desk::Panel::Closed;
        let _ = desk.dispatch(Command::Desk(desk::Command::ShowPanel { panel }));
        // By the next frame it can be reached again.
        reading::reveal("room", true);
    }
}
