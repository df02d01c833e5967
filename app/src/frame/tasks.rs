use super::rail::RoomLink;
use crate::desk::Desk;
use crate::i18n::{t, t_string, use_i18n};
use crate::language;
use crate::rooms::task::{CaseText, progress};
use crate::widgets::markdown::Words;
use crate::widgets::{Icon, Markdown};
use casefile::{CarrierKind, Case, Room, Task};
use exam::attempt::Mode;
use exam::audience::Topic;
use exam::{Command, Need, NeedState, ResultsPart, TaskProgress, answers, desk};
use leptos::prelude::*;
use std::sync::Arc;

/// Rooms that can be worked in; the tasks of the others are answered in `answers`.
const BUILT: [Room; 6] = [
    Room::Brief,
    Room::Audience,
    Room::Content,
    Room::Automation,
    Room::Results,
    Room::Answers,
];

/// The task list; the open task shows its words and what it needs.
#[component]
pub fn Tasks() -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let count = desk.case().tasks.len();
    let tasks = (0..count).map(|index| view! { <One index/> }.into_any());
    view! {
        {tasks.collect_view()}
        <p class="small muted">{t!(i18n, desk.task.about)}</p>
    }
}

/// How a task stands: its icon with its tone.
pub fn sign(progress: &TaskProgress) -> (&'static str, &'static str) {
    if progress.done() {
        ("ok", "icon--ok")
    } else if progress.begun() {
        ("half", "icon--part")
    } else {
        ("circle", "")
    }
}

fn of(case: &Case, state: &exam::State, index: usize) -> TaskProgress {
    progress(case, state).swap_remove(index)
}

#[component]
fn One(index: usize) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let case = desk.case();
    let task = case.tasks[index].clone();
    let state = {
        let case = Arc::clone(&case);
        desk.slice(move |s| of(&case, s, index))
    };
    let id = task.id.clone();
    let current = desk.slice(move |s| s.desk.task.as_ref() == Some(&id));
    let id = task.id.clone();
    let flagged = desk.slice(move |s| s.desk.flagged.contains(&id));
    let id = task.id.clone();
    let opened = move |event: leptos::ev::Event| {
        let open = event_target::<web_sys::Element>(&event).has_attribute("open");
        if open && !current.get_untracked() {
            let task = id.clone();
            let _ = desk.dispatch(Command::Desk(desk::Command::OpenTask { task }));
        }
    };
    let named = task.title.clone();
    let title = move || {
        let title = named.get(language::of(i18n.get_locale())).to_string();
        t_string!(i18n, desk.task.number, number = index + 1, title = title)
    };
    let note = move || {
        let state = state.get();
        if flagged.get() {
            t_string!(i18n, desk.task.flagged)
        } else if state.done() {
            t_string!(i18n, common.state.done)
        } else if state.begun() {
            t_string!(i18n, common.state.begun)
        } else {
            t_string!(i18n, common.state.todo)
        }
    };
    let minutes = task.minutes;
    let body = task.clone();
    view! {
        <details
            class="task"
            class:task--current=current
            prop:open=move || current.get()
            on:toggle=opened
        >
            <summary class="task__head">
                {move || {
                    let (name, class) = sign(&state.get());
                    view! { <Icon name class/> }
                }}
                <span class="task__title">{title}</span>
                <span class="list__note">
                    {move || t_string!(i18n, common.minutes_short, count = minutes)}
                </span>
                <span class="task__note">{note}</span>
            </summary>
            <Show when=move || current.get()>
                <Body task=body.clone() state flagged/>
            </Show>
        </details>
    }
}

/// The words that Markdown needs of the catalogue.
fn words() -> Words {
    let i18n = use_i18n();
    Words::new(
        move || t_string!(i18n, common.rooms.brief),
        move || t_string!(i18n, common.picture_missing),
    )
}

#[component]
fn Body(task: Task, state: Memo<TaskProgress>, flagged: Memo<bool>) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let needs = move || {
        let needs = state.get().needs.into_iter();
        needs.map(|need| line(desk, need).into_any()).collect_view()
    };
    let built: Vec<Room> = task
        .rooms
        .iter()
        .copied()
        .filter(|r| BUILT.contains(r))
        .collect();
    let elsewhere = built.len() < task.rooms.len();
    let mut rooms = built;
    if !task.questions.is_empty() && !rooms.contains(&Room::Answers) {
        rooms.push(Room::Answers);
    }
    let to_question = Callback::new(move |()| open_question(desk, &state.get_untracked()));
    // Where nothing may be written, the mark is only shown.
    let writes = desk.writes();
    let id = task.id.clone();
    let flag = move |_| {
        let (task, flagged) = (id.clone(), !flagged.get_untracked());
        let _ = desk.dispatch(Command::Desk(desk::Command::FlagTask { task, flagged }));
    };
    let criteria = task
        .criteria
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(", ");
    view! {
        <div class="task__body">
            <CaseText source=Signal::stored(task.text.clone()) level=3/>
            <ul class="needs">{needs}</ul>
            <Show when=move || elsewhere>
                <p class="small muted">{t!(i18n, desk.task.in_answers)}</p>
            </Show>
            <div class="row">
                {rooms
                    .into_iter()
                    .map(|room| view! { <RoomLink room before=to_question/> }.into_any())
                    .collect_view()}
                {writes.then(|| view! {
                    <button
                        type="button"
                        class="button button--small button--bare"
                        aria-pressed=move || flagged.get().to_string()
                        on:click=flag
                    >
                        {t!(i18n, desk.task.flag)}
                    </button>
                })}
            </div>
            <p class="small muted">
                {move || t_string!(i18n, desk.task.criteria, list = criteria.clone())}
            </p>
            <Hints task/>
        </div>
    }
}

/// Opens the first question of a task that lacks an answer, else its first.
pub fn open_question(desk: Desk, task: &TaskProgress) {
    let answers = || {
        let needs = task.needs.iter();
        needs.filter_map(|state| match &state.need {
            Need::Answer { question } => Some((state.done(), question)),
            _ => None,
        })
    };
    let open = answers().find(|(done, _)| !done).or(answers().next());
    if let Some((_, question)) = open {
        let question = question.clone();
        let act = answers::Command::OpenQuestion { question };
        let _ = desk.dispatch(Command::Answers(act));
    }
}

/// The name of a need.
pub fn need_name(desk: Desk, need: &Need) -> String {
    let i18n = use_i18n();
    match need {
        Need::Answer { question } => {
            let case = desk.case();
            // Counted within the task, as everywhere.
            let place = |task: &Task| task.questions.iter().position(|q| q.id == *question);
            let number = case
                .tasks
                .iter()
                .find_map(place)
                .map_or(0, |place| place + 1);
            t_string!(i18n, desk.task.answer_plain, number = number)
        }
        Need::Carrier { kind } => match kind {
            CarrierKind::Newsletter => t_string!(i18n, desk.task.newsletter).to_string(),
            CarrierKind::LandingPage => t_string!(i18n, desk.task.landing_page).to_string(),
            CarrierKind::Sms => t_string!(i18n, desk.task.sms).to_string(),
            CarrierKind::Push => t_string!(i18n, desk.task.push).to_string(),
            CarrierKind::Post => t_string!(i18n, desk.task.post).to_string(),
        },
        Need::Segments => t_string!(i18n, desk.task.segments).to_string(),
        Need::SegmentTexts { topic } => match topic {
            Topic::Reason => t_string!(i18n, desk.task.segment_reasons),
            Topic::Needs => t_string!(i18n, desk.task.segment_needs),
            _ => t_string!(i18n, desk.task.segment_summaries),
        }
        .to_string(),
        Need::Personas => t_string!(i18n, desk.task.personas).to_string(),
        Need::Pins => t_string!(i18n, desk.task.pins).to_string(),
        Need::Steps => t_string!(i18n, desk.task.steps).to_string(),
        Need::Branches => t_string!(i18n, desk.task.branches).to_string(),
        Need::Instructions => t_string!(i18n, desk.task.instructions).to_string(),
        Need::Deviations => t_string!(i18n, desk.task.deviations).to_string(),
        Need::Mends => t_string!(i18n, desk.task.mends).to_string(),
        Need::Results(part) => results_need(*part).to_string(),
    }
}

/// The name of what is made in the results.
pub fn results_need(part: ResultsPart) -> &'static str {
    let i18n = use_i18n();
    match part {
        ResultsPart::Readings => t_string!(i18n, desk.task.readings),
        ResultsPart::Verdicts => t_string!(i18n, desk.task.verdicts),
        ResultsPart::Recommendations => t_string!(i18n, desk.task.recommendations),
        ResultsPart::TestReading => t_string!(i18n, desk.task.test_reading),
        ResultsPart::TestDesign => t_string!(i18n, desk.task.test_design),
    }
}

fn line(desk: Desk, state: NeedState) -> impl IntoView {
    let i18n = use_i18n();
    let done = state.done();
    let NeedState { need, have, want } = state;
    let name = need_name(desk, &need);
    let answer = matches!(need, Need::Answer { .. });
    let count = if answer {
        t_string!(i18n, desk.task.words, have = have, want = want)
    } else {
        t_string!(i18n, common.have_of_want, have = have, want = want)
    };
    let icon = if done { "ok" } else { "circle" };
    view! {
        <li class="needs__item" class:needs__item--done=done>
            <Icon name=icon/>
            <span>{name}</span>
            <span class="needs__count">{count}</span>
        </li>
    }
}

/// In practice: hints and model answers, each shown only when asked for.
#[component]
fn Hints(task: Task) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let case = desk.case();
    let practice = case
        .practice
        .clone()
        .filter(|_| desk.sitting().mode() == Mode::Practice);
    practice.map(|practice| {
        let hints = practice
            .hints
            .into_iter()
            .filter(|hint| hint.task == task.id);
        let hints =
            hints.map(|hint| fold(hint.text, move || t_string!(i18n, desk.practice.show_hint)));
        let own = move |id| task.questions.iter().any(|question| question.id == id);
        let answers = practice
            .answers
            .into_iter()
            .filter(|answer| own(answer.question.clone()));
        let answers = answers.map(|answer| {
            fold(answer.text, move || {
                t_string!(i18n, desk.practice.show_model)
            })
        });
        view! { <div class="stack stack--tight">{hints.chain(answers).collect_view()}</div> }
    })
}

fn fold(text: String, label: impl Fn() -> &'static str + Send + Sync + 'static) -> AnyView {
    view! {
        <details>
            <summary>{label}</summary>
            <div class="prose">
                <Markdown source=Signal::stored(text) level=4 words=words()/>
            </div>
        </details>
    }
    .into_any()
}
