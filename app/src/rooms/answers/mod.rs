//! The room `answers`: written answers in Markdown, with the passages that they cite.

pub mod composer;
mod marks;
mod quote;

pub use composer::Composer;
pub use quote::Cites;

use crate::desk::Desk;
use crate::i18n::{t, t_string, use_i18n};
use crate::rooms::opened::Opened;
use crate::rooms::side::{Back, Part, WithSide, show_main};
use crate::rooms::task::{CaseText, heading};
use crate::widgets::{Empty, Icon};
use casefile::{Case, Question, QuestionId};
use exam::answers::Command as Act;
use exam::{Command, State, TextId, words};
use leptos::prelude::*;

/// The id of the open question's heading.
const HEADING: &str = "question-title";

/// What counts as written; a question that asks for no words still wants one.
pub fn want(question: &Question) -> u32 {
    question.words_min.max(1)
}

fn questions(case: &Case) -> impl Iterator<Item = &Question> {
    case.tasks.iter().flat_map(|task| &task.questions)
}

/// The room.
#[component]
pub fn Answers() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let i18n = use_i18n();
    let case = desk.case();
    let count = questions(&case).count();
    let written = desk.slice(move |s: &State| {
        let enough = |question: &&Question| words(s.answers.text(&question.id)) >= want(question);
        questions(&case).filter(enough).count()
    });
    let open = Opened::new(desk, |s| s.answers.question.clone());
    let begin = if open.get_untracked().is_some() {
        Part::Main
    } else {
        Part::Side
    };
    let part = RwSignal::new(begin);
    let said =
        move || t_string!(i18n, answers.written, have = written.get(), want = count).to_string();
    let body = if count == 0 {
        view! {
            <Empty
                icon="answers"
                title=move || t_string!(i18n, answers.empty_title)
                text=move || t_string!(i18n, answers.empty_text)
            />
        }
        .into_any()
    } else {
        let side = view! { <Questions open part/> }.into_any();
        let main = view! { <Open open part/> }.into_any();
        view! { <WithSide name="list-answers" part side main/> }.into_any()
    };
    view! {
        <header class="room__head">
            <h1>{t!(i18n, answers.title)}</h1>
            <p class="muted small">{said}</p>
        </header>
        <div class="room__body">{body}</div>
    }
}

/// The list, task by task.
#[component]
fn Questions(open: Opened<Option<QuestionId>>, part: RwSignal<Part>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let case = desk.case();
    let tasks = case
        .tasks
        .iter()
        .enumerate()
        .filter(|(_, task)| !task.questions.is_empty());
    let groups = tasks.map(|(index, task)| {
        let items = task.questions.iter().enumerate();
        let items = items.map(|(at, question)| item(desk, open, part, at + 1, question));
        view! {
            <li class="list__group">{heading(desk, index)}</li>
            {items.collect_view()}
        }
        .into_any()
    });
    view! {
        <div></div>
        <ul class="list with-side__list">{groups.collect_view()}</ul>
    }
}

fn item(
    desk: Desk,
    open: Opened<Option<QuestionId>>,
    part: RwSignal<Part>,
    number: usize,
    question: &Question,
) -> AnyView {
    let i18n = use_i18n();
    let id = question.id.clone();
    let text = desk.text(TextId::Answer(id.clone()));
    let have = Memo::new(move |_| text.with(|text| words(text)));
    let want = want(question);
    let sign = move || match have.get() {
        0 => view! { <Icon name="circle"/> }.into_any(),
        have if have < want => view! { <Icon name="half" class="icon--part"/> }.into_any(),
        _ => view! { <Icon name="ok" class="icon--ok"/> }.into_any(),
    };
    let state = move || match have.get() {
        0 => t_string!(i18n, common.state.todo),
        have if have < want => t_string!(i18n, common.state.begun),
        _ => t_string!(i18n, common.state.done),
    };
    let own = id.clone();
    let current = move || (open.get().as_ref() == Some(&own)).then_some("true");
    let choose = move |_| {
        if open.get_untracked().as_ref() != Some(&id) {
            let act = Act::OpenQuestion {
                question: id.clone(),
            };
            open.open(Some(id.clone()), Command::Answers(act));
        }
        show_main(part, HEADING);
    };
    let beginning = beginning(&question.text);
    view! {
        <li>
            <button type="button" class="list__item" aria-current=current on:click=choose>
                {sign}
                <span class="list__name">
                    {move || t_string!(i18n, answers.question, number = number).to_string()}
                </span>
                <span class="list__note">
                    {move || {
                        t_string!(i18n, answers.count, have = have.get(), want = want).to_string()
                    }}
                    <span class="hidden">", "{state}</span>
                </span>
                <span class="list__more" lang=desk.case().language.as_str()>{beginning}</span>
            </button>
        </li>
    }
    .into_any()
}

/// The first words of a question, enough to know it again.
fn beginning(text: &str) -> String {
    const LETTERS: usize = 60;
    if text.chars().count() <= LETTERS {
        return text.to_string();
    }
    let kept: String = text.chars().take(LETTERS).collect();
    let kept = kept
        .rsplit_once(' ')
        .map_or(kept.as_str(), |(whole, _)| whole);
    format!("{kept}…")
}

/// The open question, or how to open one.
#[component]
fn Open(open: Opened<Option<QuestionId>>, part: RwSignal<Part>) -> impl IntoView {
    let i18n = use_i18n();
    let id = Memo::new(move |_| open.get());
    move || match id.get() {
        Some(id) => view! { <Sheet id part/> }.into_any(),
        None => view! { <p class="empty">{t!(i18n, answers.choose)}</p> }.into_any(),
    }
}

/// One question: its words, its task, the answer, what it cites.
#[component]
fn Sheet(id: QuestionId, part: RwSignal<Part>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let i18n = use_i18n();
    let case = desk.case();
    let Some((task, question)) = case.question(id.as_str()) else {
        return ().into_any();
    };
    let index = case
        .tasks
        .iter()
        .position(|other| other.id == task.id)
        .unwrap_or(0);
    let number = task.questions.iter().position(|q| q.id == id).unwrap_or(0) + 1;
    let name = heading(desk, index);
    let (text, story, words_min) = (question.text.clone(), task.text.clone(), want(question));
    view! {
        <article class="question">
            <div class="question__head">
                <Back part label=move || t_string!(i18n, answers.back)/>
                <p>{name}</p>
                <h2 id=HEADING tabindex="-1">
                    {move || t_string!(i18n, answers.question, number = number).to_string()}
                </h2>
            </div>
            <div class="stack stack--tight">
                <CaseText source=text/>
                <details class="question__task">
                    <summary>{t!(i18n, answers.task_text)}</summary>
                    <CaseText source=story/>
                </details>
            </div>
            <Composer question=id.clone() words_min/>
            <Cites question=id/>
        </article>
    }
    .into_any()
}
