//! Before the hand-in: what is done and what is not, task by task, and the last question.

use crate::browser::format;
use crate::desk::{Access, Desk};
use crate::frame::tasks::{open_question, results_need};
use crate::frame::{Reading, Window, give_way};
use crate::i18n::{t, t_string, use_i18n};
use crate::language;
use crate::rooms::task::progress;
use crate::stages::page::Page;
use crate::widgets::{Alarm, Button, Dialog, Icon, Look, Size, Tone};
use casefile::{CarrierKind, Room};
use exam::attempt::{self, HandInReason, Mode};
use exam::audience::Topic;
use exam::{Command, Need, NeedState, TaskProgress, desk};
use leptos::prelude::*;

/// The screen in place of the desk.
#[component]
pub fn HandIn(open: RwSignal<Window>) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let practice = desk.sitting().mode() == Mode::Practice;
    desk.rest();
    let case = desk.case();
    let tasks = desk.slice(move |s| progress(&case, s));
    let asking = RwSignal::new(false);
    // A tab that only shows cannot hand in; its bar says why, and how to.
    let access = desk.access();
    let shows = Signal::derive(move || access.get() != Access::Writing);
    let lead = move || {
        if practice {
            t_string!(i18n, hand_in.lead_practice)
        } else {
            t_string!(i18n, hand_in.lead)
        }
    };
    view! {
        <Page>
            <div class="page__head">
                <h1>{t!(i18n, hand_in.title)}</h1>
                <p class="page__lead">{lead}</p>
            </div>
            <div class="stack">
                <Reading/>
                <Tally tasks/>
                <Table tasks open/>
                {move || verdict(&tasks.get())}
                <div class="act-bar">
                    <Button
                        label=move || t_string!(i18n, hand_in.back)
                        icon="chevron-left"
                        size=Size::Large
                        on_press=move || open.set(Window::None)
                    />
                    <Button
                        label=move || t_string!(i18n, hand_in.go)
                        icon="hand-in"
                        look=Look::Primary
                        size=Size::Large
                        disabled=shows
                        on_press=move || asking.set(true)
                    />
                </div>
            </div>
            <Confirm asking tasks/>
        </Page>
    }
}

fn verdict(tasks: &[TaskProgress]) -> AnyView {
    let i18n = use_i18n();
    let open = tasks.iter().filter(|task| !task.done()).count();
    if open == 0 {
        let title = t_string!(i18n, hand_in.finished);
        let text = t_string!(i18n, hand_in.finished_text);
        return view! { <Alarm tone=Tone::Ok title text/> }.into_any();
    }
    let title = t_string!(i18n, hand_in.unfinished, count = open);
    let text = t_string!(i18n, hand_in.unfinished_text);
    view! { <Alarm tone=Tone::Warning title text/> }.into_any()
}

#[component]
fn Tally(tasks: Memo<Vec<TaskProgress>>) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let (left, access) = (desk.left_ms(), desk.access());
    let count = move |test: fn(&TaskProgress) -> bool| {
        move || tasks.with(|tasks| tasks.iter().filter(|task| test(task)).count())
    };
    let all = move || tasks.with(Vec::len);
    let done = count(TaskProgress::done);
    let part = count(|task| !task.done() && task.begun());
    let none = count(|task| !task.begun() && !task.done());
    view! {
        <div class="card">
            <dl class="tally">
                <div><dt>{t!(i18n, hand_in.done)}</dt><dd>{done}</dd></div>
                <div><dt>{t!(i18n, hand_in.part)}</dt><dd>{part}</dd></div>
                <div><dt>{t!(i18n, hand_in.none)}</dt><dd>{none}</dd></div>
                // The clock is the writing tab's.
                <Show when=move || access.get() == Access::Writing>
                    <div>
                        <dt>{t!(i18n, hand_in.time_left)}</dt>
                        <dd>{move || format::clock(left.get())}</dd>
                    </div>
                </Show>
            </dl>
            <progress
                class="progress progress--ok"
                max=move || all().to_string()
                value=move || done().to_string()
                aria-label=move || t_string!(i18n, hand_in.progress)
            ></progress>
        </div>
    }
}

#[component]
fn Table(tasks: Memo<Vec<TaskProgress>>, open: RwSignal<Window>) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let rows = move || {
        let tasks = tasks.get().into_iter().enumerate();
        tasks
            .map(|(index, task)| row(desk, index, task, open).into_any())
            .collect_view()
    };
    view! {
        <div class="table-frame">
            <table class="table table--tasks">
                <caption class="hidden">{t!(i18n, hand_in.caption)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t!(i18n, hand_in.column.task)}</th>
                        <th scope="col">{t!(i18n, hand_in.column.state)}</th>
                        <th scope="col">{t!(i18n, hand_in.column.missing)}</th>
                        <th scope="col">
                            <span class="hidden">{t!(i18n, hand_in.column.act)}</span>
                        </th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn state_of(task: &TaskProgress) -> (&'static str, &'static str, &'static str) {
    let i18n = use_i18n();
    if task.done() {
        ("status status--ok", "ok", t_string!(i18n, hand_in.done))
    } else if task.begun() {
        ("status", "half", t_string!(i18n, hand_in.part))
    } else {
        ("status", "circle", t_string!(i18n, hand_in.none))
    }
}

fn row(desk: Desk, index: usize, task: TaskProgress, open: RwSignal<Window>) -> impl IntoView {
    let i18n = use_i18n();
    let case = desk.case();
    let own = &case.tasks[index];
    let title = own.title.get(language::of(i18n.get_locale())).to_string();
    let number = index + 1;
    let place = |need: &NeedState| match &need.need {
        Need::Answer { question } => own.questions.iter().position(|q| q.id == *question),
        _ => None,
    };
    let lacking = task.needs.iter().filter(|need| !need.done());
    let missing = lacking.map(|need| missing(need, place(need).map_or(0, |place| place + 1)));
    let missing = missing.collect::<Vec<_>>().join("; ");
    let (class, icon, words) = state_of(&task);
    let (own_progress, room) = (task.clone(), room_of(&task));
    let go = move |_| {
        let task = own_progress.task.clone();
        let _ = desk.dispatch(Command::Desk(desk::Command::OpenTask { task }));
        let _ = desk.dispatch(Command::Desk(desk::Command::OpenRoom { room }));
        open_question(desk, &own_progress);
        give_way(desk);
        open.set(Window::None);
    };
    let back = (!task.done()).then(|| {
        view! {
            <button
                type="button"
                class="button button--bare button--small"
                aria-label=t_string!(i18n, hand_in.go_back_to_number, number = number)
                on:click=go
            >
                {t_string!(i18n, hand_in.go_back_to)}
            </button>
        }
    });
    view! {
        <tr>
            <th scope="row">{t_string!(i18n, desk.task.number, number = number, title = title)}</th>
            <td><span class=class><Icon name=icon/>{words}</span></td>
            <td class="muted">{missing}</td>
            <td class="number">{back}</td>
        </tr>
    }
}

/// Where the first missing thing is made.
fn room_of(task: &TaskProgress) -> Room {
    match task
        .needs
        .iter()
        .find(|need| !need.done())
        .map(|need| &need.need)
    {
        Some(Need::Carrier { .. }) => Room::Content,
        Some(Need::Segments | Need::SegmentTexts { .. } | Need::Personas) => Room::Audience,
        Some(Need::Pins) => Room::Brief,
        Some(
            Need::Steps | Need::Branches | Need::Instructions | Need::Deviations | Need::Mends,
        ) => Room::Automation,
        Some(Need::Results(_)) => Room::Results,
        Some(Need::Answer { .. }) | None => Room::Answers,
    }
}

fn missing_carriers(kind: CarrierKind, have: u32, want: u32) -> String {
    let i18n = use_i18n();
    match kind {
        CarrierKind::Newsletter => {
            t_string!(i18n, hand_in.missing.newsletter, have = have, want = want)
        }
        CarrierKind::LandingPage => {
            t_string!(i18n, hand_in.missing.landing_page, have = have, want = want)
        }
        CarrierKind::Sms => t_string!(i18n, hand_in.missing.sms, have = have, want = want),
        CarrierKind::Push => t_string!(i18n, hand_in.missing.push, have = have, want = want),
        CarrierKind::Post => t_string!(i18n, hand_in.missing.post, have = have, want = want),
    }
}

/// What a need lacks, in words; `number` is an answer's place within its task.
fn missing(need: &NeedState, number: usize) -> String {
    let i18n = use_i18n();
    let (have, want) = (need.have, need.want);
    match need.need {
        Need::Answer { .. } => t_string!(
            i18n,
            hand_in.missing.words,
            number = number,
            have = have,
            want = want
        ),
        Need::Carrier { kind } => missing_carriers(kind, have, want),
        Need::Segments => t_string!(i18n, hand_in.missing.segments, have = have, want = want),
        Need::SegmentTexts {
            topic: Topic::Reason,
        } => t_string!(i18n, hand_in.missing.reasons, have = have, want = want),
        Need::SegmentTexts {
            topic: Topic::Needs,
        } => t_string!(i18n, hand_in.missing.needs, have = have, want = want),
        Need::SegmentTexts { .. } => {
            t_string!(i18n, hand_in.missing.summaries, have = have, want = want)
        }
        Need::Personas => t_string!(i18n, hand_in.missing.personas, have = have, want = want),
        Need::Pins => t_string!(i18n, hand_in.missing.pins, have = have, want = want),
        Need::Steps => t_string!(i18n, hand_in.missing.steps, have = have, want = want),
        Need::Branches => t_string!(i18n, hand_in.missing.branches, have = have, want = want),
        Need::Instructions => {
            t_string!(i18n, hand_in.missing.instructions, have = have, want = want)
        }
        Need::Deviations => t_string!(i18n, hand_in.missing.deviations, have = have, want = want),
        Need::Mends => t_string!(i18n, hand_in.missing.mends, have = have, want = want),
        Need::Results(part) => {
            let name = results_need(part);
            t_string!(
                i18n,
                hand_in.missing.results,
                name = name,
                have = have,
                want = want
            )
        }
    }
}

#[component]
fn Confirm(asking: RwSignal<bool>, tasks: Memo<Vec<TaskProgress>>) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let practice = desk.sitting().mode() == Mode::Practice;
    let unfinished = move || tasks.with(|tasks| tasks.iter().filter(|task| !task.done()).count());
    let left = desk.left_ms();
    // What the page says may be out of sight above the window.
    let open = move || {
        let count = Some(unfinished()).filter(|count| *count > 0)?;
        let time = format::clock(left.get());
        Some(t_string!(
            i18n,
            hand_in.confirm.open,
            count = count,
            time = time
        ))
    };
    let go = move || {
        let reason = HandInReason::Candidate;
        let done = desk.dispatch(Command::Attempt(attempt::Command::HandIn { reason }));
        if done.is_err() {
            // Another tab has taken over meanwhile: the page behind says so.
            asking.set(false);
        }
    };
    view! {
        <Dialog
            id="confirm"
            open=asking
            title=move || t_string!(i18n, hand_in.confirm.title)
            on_close=move || asking.set(false)
            close_label=move || t_string!(i18n, common.close)
        >
            <div class="dialog__body">
                {move || open().map(|words| view! { <p><b>{words}</b></p> })}
                <p>{move || match practice {
                    true => t_string!(i18n, hand_in.confirm.text_practice),
                    false => t_string!(i18n, hand_in.confirm.text),
                }}</p>
            </div>
            <footer class="dialog__foot">
                <Button
                    label=move || t_string!(i18n, hand_in.confirm.go)
                    icon="hand-in"
                    look=Look::Primary
                    on_press=go
                />
                <Button
                    label=move || t_string!(i18n, hand_in.back)
                    on_press=move || asking.set(false)
                />
            </footer>
        </Dialog>
    }
}
