//! The written questions of the room's tasks, answered beside what they are about.

use crate::desk::Desk;
use crate::rooms::answers::composer::Composer;
use crate::rooms::task::{CaseText, heading};
use casefile::{Question, Room, Task};
use leptos::prelude::*;

fn own(desk: Desk) -> Vec<(usize, Task)> {
    let case = desk.case();
    let all = case.tasks.iter().enumerate();
    let here = |(_, task): &(usize, &Task)| {
        task.rooms.contains(&Room::Automation) && !task.questions.is_empty()
    };
    all.filter(here)
        .map(|(at, task)| (at, task.clone()))
        .collect()
}

/// Whether the case asks anything here.
pub fn any(desk: Desk) -> bool {
    !own(desk).is_empty()
}

/// Task by task.
#[component]
pub fn Questions() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let tasks = own(desk).into_iter().map(|(at, task)| {
        let name = heading(desk, at);
        let one = |question: Question| {
            let words_min = question.words_min.max(1);
            view! {
                <CaseText source=question.text/>
                <Composer question=question.id words_min/>
            }
            .into_any()
        };
        let questions: Vec<AnyView> = task.questions.into_iter().map(one).collect();
        view! { <section class="stack"><h2>{name}</h2>{questions}</section> }.into_any()
    });
    let tasks: Vec<AnyView> = tasks.collect();
    view! { <div class="room__body--padded stack">{tasks}</div> }
}
