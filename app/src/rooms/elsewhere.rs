//! A room that this version does not have: its tasks are done in `answers`, and it says so.

use super::task::{CaseText, heading, progress};
use crate::desk::Desk;
use crate::i18n::{t, t_string, use_i18n};
use crate::widgets::{Button, Empty, Icon};
use casefile::{Room, Task};
use exam::{Command, answers, desk};
use leptos::prelude::*;

/// The room's tasks, each with the way to its questions.
#[component]
pub fn Elsewhere(room: Room) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let i18n = use_i18n();
    let name = move || match room {
        Room::Company => t_string!(i18n, common.rooms.company),
        Room::Plan => t_string!(i18n, common.rooms.plan),
        _ => t_string!(i18n, common.rooms.site),
    };
    let case = desk.case();
    let own = case
        .tasks
        .iter()
        .enumerate()
        .filter(|(_, task)| task.rooms.contains(&room));
    let cards = own.map(|(index, task)| view! { <TaskCard index task=task.clone()/> }.into_any());
    let cards: Vec<AnyView> = cards.collect();
    let body = if cards.is_empty() {
        view! {
            <Empty
                icon=room.as_str()
                title=move || t_string!(i18n, answers.elsewhere.none_title)
                text=move || t_string!(i18n, answers.elsewhere.none_text)
            />
        }
        .into_any()
    } else {
        view! {
            <p class="page__lead">{t!(i18n, answers.elsewhere.lead)}</p>
            {cards}
        }
        .into_any()
    };
    view! {
        <header class="room__head"><h1>{name}</h1></header>
        <div class="room__body room__body--padded"><div class="stack elsewhere">{body}</div></div>
    }
}

#[component]
fn TaskCard(index: usize, task: Task) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let i18n = use_i18n();
    let case = desk.case();
    let count = desk.slice(move |s| {
        let own = progress(&case, s).into_iter().nth(index);
        own.map_or((0, 0), |own| own.count())
    });
    let done = move || count.with(|(have, want)| have >= want);
    let icon = Signal::derive(move || if done() { "ok" } else { "circle" });
    let words = move || {
        let (have, want) = count.get();
        t_string!(i18n, common.have_of_want, have = have, want = want).to_string()
    };
    let first = task.questions.first().map(|question| question.id.clone());
    let go = move |()| {
        let room = desk::Command::OpenRoom {
            room: Room::Answers,
        };
        let _ = desk.dispatch(Command::Desk(room));
        if let Some(question) = first.clone() {
            let open = answers::Command::OpenQuestion { question };
            let _ = desk.dispatch(Command::Answers(open));
        }
    };
    view! {
        <article class="card">
            <div class="card__head">
                <h2>{heading(desk, index)}</h2>
                <span class="chip"><Icon name=icon/>{words}</span>
            </div>
            <CaseText source=task.text/>
            <div class="card__foot">
                <Button
                    label=move || t_string!(i18n, answers.elsewhere.go)
                    icon="answers"
                    on_press=go
                />
            </div>
        </article>
    }
}
