//! The written questions of this room's tasks, beside what they are about.

use super::base::Base;
use crate::i18n::t;
use crate::rooms::answers::{Cites, Composer, want};
use crate::rooms::task::CaseText;
use casefile::{Question, Room};
use leptos::prelude::*;

/// Every question of a task that is done here.
#[component]
pub fn Questions(base: Base) -> impl IntoView {
    let i18n = base.i18n;
    let case = base.desk.case();
    let tasks = case.tasks.iter();
    let own = tasks.filter(|task| task.rooms.contains(&Room::Audience));
    let questions: Vec<AnyView> = own.flat_map(|task| &task.questions).map(one).collect();
    (!questions.is_empty()).then(|| {
        view! {
            <section class="card compare__questions" aria-labelledby="audience-questions">
                <h2 id="audience-questions">{t!(i18n, audience.compare.questions)}</h2>
                {questions}
            </section>
        }
    })
}

fn one(question: &Question) -> AnyView {
    let (id, text, words_min) = (question.id.clone(), question.text.clone(), want(question));
    view! {
        <div class="compare__question">
            <CaseText source=text/>
            <Composer question=id.clone() words_min/>
            <Cites question=id/>
        </div>
    }
    .into_any()
}
