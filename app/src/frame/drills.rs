//! Practice: the drills, what each asks for, and what each showed.

use super::Window;
use crate::browser::format;
use crate::desk::{Desk, SaveStatus, drill};
use crate::i18n::{Locale, t, t_string, use_i18n};
use crate::widgets::{Alarm, Button, Chip, Dialog, Icon, Look, Tone};
use exam::drill::{Drill, Kind, Outcome};
use exam::{Map, State, attempt::Mode};
use leptos::prelude::*;
use leptos_i18n::I18nContext;

type Words = I18nContext<Locale>;

/// How many steps a drill has.
const STEPS: usize = 3;

/// The window of drills. It opens by itself when one has come to its end.
#[component]
pub fn Drills(open: RwSignal<Window>) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let ended = desk.slice(|s| (s.drill.open.is_none(), s.drill.done.clone()));
    Effect::new(move |before: Option<(bool, Map<Kind, Outcome>)>| {
        let now = ended.get();
        let passed = before.is_some_and(|before| now.0 && before.1 != now.1);
        if passed || drill::take_returned() {
            open.set(Window::Drills);
        }
        now
    });
    view! {
        <Dialog
            id="drills"
            open=Signal::derive(move || open.get() == Window::Drills)
            title=move || t_string!(i18n, drills.title)
            on_close=move || open.set(Window::None)
            close_label=move || t_string!(i18n, common.close)
            wide=true
        >
            <div class="dialog__body">
                <p>{t!(i18n, drills.lead)}</p>
                {Kind::ALL.map(|kind| view! { <One kind open/> }.into_any()).collect_view()}
            </div>
        </Dialog>
    }
}

fn name(i18n: Words, kind: Kind) -> &'static str {
    match kind {
        Kind::Connection => t_string!(i18n, drills.connection.name),
        Kind::Closing => t_string!(i18n, drills.closing.name),
        Kind::Power => t_string!(i18n, drills.power.name),
    }
}

fn purpose(i18n: Words, kind: Kind) -> &'static str {
    match kind {
        Kind::Connection => t_string!(i18n, drills.connection.purpose),
        Kind::Closing => t_string!(i18n, drills.closing.purpose),
        Kind::Power => t_string!(i18n, drills.power.purpose),
    }
}

fn steps(i18n: Words, kind: Kind) -> [&'static str; STEPS] {
    match kind {
        Kind::Connection => [
            t_string!(i18n, drills.connection.step1),
            t_string!(i18n, drills.connection.step2),
            t_string!(i18n, drills.connection.step3),
        ],
        Kind::Closing => [
            t_string!(i18n, drills.closing.step1),
            t_string!(i18n, drills.closing.step2),
            t_string!(i18n, drills.closing.step3),
        ],
        Kind::Power => [
            t_string!(i18n, drills.power.step1),
            t_string!(i18n, drills.power.step2),
            t_string!(i18n, drills.power.step3),
        ],
    }
}

/// How many steps the page has seen done; `saved`: all that was done is in the storage.
fn seen(drill: &Drill, saved: bool) -> usize {
    let worked = drill.acts > 0 && saved;
    match drill.kind {
        Kind::Connection => match (drill.cut_ms, worked) {
            (None, _) => 0,
            (Some(_), false) => 1,
            (Some(_), true) => 2,
        },
        Kind::Closing | Kind::Power => usize::from(worked),
    }
}

/// The drill under way, with the steps that the page has seen done.
fn under_way(desk: Desk) -> Memo<Option<(Drill, usize)>> {
    let drill = desk.slice(|s: &State| s.drill.open.clone());
    let save = desk.save_status();
    Memo::new(move |_| {
        let saved = matches!(save.get(), SaveStatus::Saved(_));
        drill.get().map(|drill| {
            let seen = seen(&drill, saved);
            (drill, seen)
        })
    })
}

#[component]
fn One(kind: Kind, open: RwSignal<Window>) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let drill = under_way(desk);
    let done = desk.slice(move |s| s.drill.done.get(&kind).copied());
    let mine = Memo::new(move |_| drill.get().filter(|(drill, _)| drill.kind == kind));
    // A drill that was done and is not begun anew has all its steps behind it.
    let at = move || match (mine.get(), done.get()) {
        (Some((_, seen)), _) => seen,
        (None, Some(_)) => STEPS,
        (None, None) => 0,
    };
    let state = move || match (mine.get().is_some(), done.get().is_some()) {
        (true, _) => {
            let label = t_string!(i18n, drills.under_way);
            view! { <Chip tone=Tone::Info icon="half" label/> }.into_any()
        }
        (false, true) => {
            let label = t_string!(i18n, drills.done);
            view! { <Chip tone=Tone::Ok icon="ok" label/> }.into_any()
        }
        (false, false) => ().into_any(),
    };
    view! {
        <section class="card">
            <div class="card__head">
                <h3>{move || name(i18n, kind)}</h3>
                {state}
            </div>
            <p class="card__text">{move || purpose(i18n, kind)}</p>
            <ol class="steps">{move || list(i18n, kind, at())}</ol>
            {move || mine.get().and_then(|(drill, _)| missed(i18n, &drill))}
            {move || done.get().map(|outcome| facts(i18n, desk, kind, outcome))}
            <div class="card__foot"><Act kind drill done open/></div>
        </section>
    }
}

fn list(i18n: Words, kind: Kind, seen: usize) -> impl IntoView {
    let line = |(at, words): (usize, &'static str)| {
        let (state, icon) = if at < seen {
            ("done", "ok")
        } else {
            ("waiting", "circle")
        };
        view! {
            <li class="steps__item" data-state=state>
                <Icon name=icon/>
                <div><p>{words}</p></div>
                <span></span>
            </li>
        }
    };
    let steps = steps(i18n, kind).into_iter().enumerate();
    steps.map(|step| line(step).into_any()).collect_view()
}

/// What the page saw instead of what the drill asks for.
fn missed(i18n: Words, drill: &Drill) -> Option<AnyView> {
    let text = match drill.kind {
        _ if drill.misses == 0 => return None,
        Kind::Power => t_string!(i18n, drills.power.missed),
        Kind::Connection => t_string!(i18n, drills.connection.missed),
        Kind::Closing => return None,
    };
    let title = t_string!(i18n, drills.not_yet);
    Some(view! { <Alarm tone=Tone::Warning title text/> }.into_any())
}

/// Begins, stops or repeats a drill; one at a time.
#[component]
fn Act(
    kind: Kind,
    drill: Memo<Option<(Drill, usize)>>,
    done: Memo<Option<Outcome>>,
    open: RwSignal<Window>,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let writable = desk.writable();
    let running = Memo::new(move |_| drill.get().map(|(drill, _)| drill.kind));
    let mine = move || running.get() == Some(kind);
    let go = move || {
        drill::begin(desk, kind);
        open.set(Window::None);
    };
    let label = move || match done.get() {
        Some(_) => t_string!(i18n, drills.again),
        None => t_string!(i18n, drills.begin),
    };
    let closed = Signal::derive(move || running.get().is_some() || !writable.get());
    view! {
        <Show
            when=mine
            fallback=move || view! {
                <Button
                    label
                    icon="play"
                    disabled=closed
                    on_press=go
                />
            }
        >
            <Button label=move || t_string!(i18n, drills.stop) on_press=move || drill::stop(desk)/>
        </Show>
    }
}

/// What came back, in figures of the journal.
fn facts(i18n: Words, desk: Desk, kind: Kind, outcome: Outcome) -> AnyView {
    let Outcome {
        away_ms,
        acts,
        restored_units,
        sudden,
    } = outcome;
    let page = kind != Kind::Connection;
    let row = |name: &'static str, value: String| {
        view! { <div><dt>{name}</dt><dd>{value}</dd></div> }.into_any()
    };
    let mut rows = vec![
        row(t_string!(i18n, drills.fact.away), format::clock(away_ms)),
        row(t_string!(i18n, drills.fact.acts), acts.to_string()),
    ];
    if page {
        let end = match sudden {
            true => t_string!(i18n, drills.fact.end_sudden),
            false => t_string!(i18n, drills.fact.end_orderly),
        };
        let restored = restored_units.to_string();
        rows.push(row(t_string!(i18n, drills.fact.restored), restored));
        rows.push(row(t_string!(i18n, drills.fact.end), end.to_string()));
        rows.push(row(
            t_string!(i18n, drills.fact.exam),
            in_an_exam(i18n, desk, away_ms),
        ));
    } else {
        let free = t_string!(i18n, drills.fact.exam_free);
        rows.push(row(t_string!(i18n, drills.fact.exam), free.to_string()));
    }
    if let Some(head) = desk.head() {
        rows.push(row(
            t_string!(i18n, drills.fact.entries),
            head.length.to_string(),
        ));
    }
    view! { <dl class="facts facts--rows">{rows}</dl> }.into_any()
}

/// What the same gap would mean in an exam of this case.
fn in_an_exam(i18n: Words, desk: Desk, away_ms: i64) -> String {
    let most = i64::from(desk.case().clock_gap_minutes_max);
    if (0..=most * 60_000).contains(&away_ms) {
        t_string!(i18n, drills.fact.exam_counts).to_string()
    } else {
        t_string!(i18n, drills.fact.exam_settles, minutes = most)
    }
}

/// Under the top bar while a drill is under way: the next step, and the way out.
#[component]
pub fn DrillBar(open: RwSignal<Window>) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let drill = under_way(desk);
    let next = move |drill: &Drill, seen: usize| {
        let steps = steps(i18n, drill.kind);
        let at = seen.min(steps.len() - 1);
        let number = at + 1;
        let step = t_string!(i18n, drills.step, number = number, all = steps.len());
        format!("{step} {}", steps[at])
    };
    move || {
        drill.get().map(|(drill, seen)| {
            let kind = drill.kind;
            let title = move || name(i18n, kind);
            let text = next(&drill, seen);
            view! {
                <div data-drill=seen>
                    <Alarm tone=Tone::Info title text bar=true>
                        <Button
                            label=move || t_string!(i18n, drills.steps)
                            on_press=move || open.set(Window::Drills)
                        />
                        <Button
                            label=move || t_string!(i18n, drills.stop)
                            look=Look::Bare
                            on_press=move || drill::stop(desk)
                        />
                    </Alarm>
                </div>
            }
        })
    }
}

/// Whether drills belong to this attempt.
pub fn offered(desk: Desk) -> bool {
    desk.sitting().mode() == Mode::Practice
}
