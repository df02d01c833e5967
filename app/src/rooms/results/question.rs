//! A written question of the case beside the figures that it is about.

use crate::desk::Desk;
use crate::i18n::{t, use_i18n};
use crate::rooms::answers::{Cites, Composer};
use crate::rooms::task::CaseText;
use casefile::{QuestionId, ResultsNeed};
use leptos::prelude::*;

/// Which question stands here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beside {
    Engagement,
    Comparison,
}

impl Beside {
    fn of(self, need: &ResultsNeed) -> Option<&QuestionId> {
        match self {
            Self::Engagement => need.engagement.as_ref(),
            Self::Comparison => need.comparison.as_ref(),
        }
    }
}

/// The question with its answer; nothing where the case asks none here.
#[component]
pub fn Asked(beside: Beside) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let i18n = use_i18n();
    let case = desk.case();
    let needs = case.tasks.iter().filter_map(|task| task.results.as_ref());
    let id = needs.filter_map(|need| beside.of(need)).next();
    let found = id.and_then(|id| case.question(id.as_str()));
    found.map(|(_, question)| {
        let (id, text) = (question.id.clone(), question.text.clone());
        let words_min = question.words_min.max(1);
        view! {
            <section class="results__part" aria-labelledby="asked-title">
                <h2 id="asked-title">{t!(i18n, results.asked)}</h2>
                <CaseText source=text/>
                <Composer question=id.clone() words_min/>
                <Cites question=id/>
            </section>
        }
    })
}
