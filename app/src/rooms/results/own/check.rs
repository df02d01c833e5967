//! What is found before a start: errors stop it, warnings are accepted with a reason.

use super::Bench;
use crate::desk::Desk;
use crate::i18n::{t, t_string};
use crate::rooms::results::words::I18n;
use crate::widgets::{Button, Icon, Look, Size};
use casefile::Room;
use casefile::campaign::Campaign;
use exam::campaign::Accepted;
use exam::{Command, desk};
use leptos::prelude::*;
use std::cell::RefCell;
use std::collections::BTreeMap;
use store::AttemptId;
use worker::protocol::simulation::{Fault, Problem, Severity};

/// Reasons by the place and code of a warning.
pub type Reasons = BTreeMap<(String, String), String>;

type Kept = (AttemptId, ArcRwSignal<Reasons>);

thread_local! {
    static KEPT: RefCell<Option<Kept>> = const { RefCell::new(None) };
}

/// The reasons of this attempt: they outlive a way to another room, where something is mended.
pub fn kept(desk: Desk) -> ArcRwSignal<Reasons> {
    let attempt = desk.sitting().id.clone();
    KEPT.with_borrow_mut(|held| match held {
        Some((own, reasons)) if *own == attempt => reasons.clone(),
        _ => {
            let reasons = ArcRwSignal::new(Reasons::new());
            held.insert((attempt, reasons)).1.clone()
        }
    })
}

/// The campaign that was looked at, and what was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Seen {
    pub campaign: Campaign,
    pub problems: Vec<Problem>,
}

impl Seen {
    pub fn errors(&self) -> usize {
        self.count(Severity::Error)
    }

    fn count(&self, severity: Severity) -> usize {
        self.problems
            .iter()
            .filter(|it| it.severity == severity)
            .count()
    }

    fn warnings(&self) -> impl Iterator<Item = &Problem> {
        let all = self.problems.iter();
        all.filter(|it| it.severity == Severity::Warning)
    }

    /// The warnings with their reasons; none while one has no reason.
    pub fn accepted(&self, reasons: &Reasons) -> Option<Vec<Accepted>> {
        let one = |problem: &Problem| {
            let reason = reasons.get(&key(problem)).map(|it| it.trim())?;
            (!reason.is_empty()).then(|| Accepted {
                code: problem.code.clone(),
                path: problem.path.clone(),
                reason: reason.to_owned(),
            })
        };
        self.warnings().map(one).collect()
    }
}

fn key(problem: &Problem) -> (String, String) {
    (problem.path.clone(), problem.code.clone())
}

/// Faults of a run that could not begin, as errors of the campaign.
pub fn of_faults(faults: Vec<Fault>) -> Vec<Problem> {
    let one = |it: Fault| Problem {
        severity: Severity::Error,
        code: it.code,
        node: None,
        path: it.path,
        message: it.message,
    };
    faults.into_iter().map(one).collect()
}

/// The list.
#[component]
pub fn Found(bench: Bench, seen: Seen, reasons: ArcRwSignal<Reasons>) -> impl IntoView {
    let i18n = bench.i18n;
    let (errors, warnings) = (seen.errors(), seen.count(Severity::Warning));
    let said = move || match (errors, warnings) {
        (0, 0) => t_string!(i18n, results.own.check.clean).to_string(),
        _ => {
            let errors = t_string!(i18n, results.own.check.errors, count = errors as u32);
            let warnings = t_string!(i18n, results.own.check.warnings, count = warnings as u32);
            format!("{errors}, {warnings}")
        }
    };
    let mut problems = seen.problems.clone();
    problems.sort_by_key(|it| it.severity);
    let rows = problems.into_iter().enumerate();
    let rows = rows.map(|(at, problem)| row(bench, &seen.campaign, at, problem, reasons.clone()));
    view! {
        <p role="status"><b>{said}</b></p>
        <p class="muted small" hidden=warnings == 0>{t!(i18n, results.own.check.accept)}</p>
        <ul class="own__problems">{rows.collect_view()}</ul>
    }
}

fn row(
    bench: Bench,
    campaign: &Campaign,
    at: usize,
    problem: Problem,
    reasons: ArcRwSignal<Reasons>,
) -> AnyView {
    let i18n = bench.i18n;
    let error = problem.severity == Severity::Error;
    let (icon, class) = match error {
        true => ("error", "icon--error"),
        false => ("warning", "icon--warning"),
    };
    let place = place(campaign, &problem);
    let room = room(&problem.path);
    let code = problem.code.clone();
    let told = move || sentence(i18n, &code, &place);
    let technical = problem.message.clone();
    let go = move |()| {
        let room = desk::Command::OpenRoom { room };
        let _ = bench.desk.dispatch(Command::Desk(room));
    };
    let field = (!error).then(|| view! { <Reason bench at key=key(&problem) reasons/> });
    let way =
        move || t_string!(i18n, results.own.check.go, room = room_name(i18n, room)).to_string();
    view! {
        <li class="own__problem">
            <Icon name=icon class/>
            <div class="stack stack--tight">
                <p>{told}</p>
                <details class="small muted">
                    <summary>{t!(i18n, results.own.check.technical)}</summary>
                    <code lang="en">{technical}</code>
                </details>
                {field}
                <Button
                    label=way
                    look=Look::Bare
                    size=Size::Small
                    on_press=go
                />
            </div>
        </li>
    }
    .into_any()
}

/// Why a warning is accepted.
#[component]
fn Reason(
    bench: Bench,
    at: usize,
    key: (String, String),
    reasons: ArcRwSignal<Reasons>,
) -> impl IntoView {
    let i18n = bench.i18n;
    let reason = {
        let (key, reasons) = (key.clone(), reasons.clone());
        move || reasons.with(|all| all.get(&key).cloned().unwrap_or_default())
    };
    let id = format!("own-reason-{at}");
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>
                {t!(i18n, results.own.check.reason)}
            </label>
            <input
                class="input"
                id=id
                maxlength="500"
                autocomplete="off"
                readonly=move || !bench.writable.get()
                prop:value=reason
                on:input=move |event| {
                    let text = event_target_value(&event);
                    reasons.update(|all| { all.insert(key.clone(), text); });
                }
            />
        </div>
    }
}

/// What is meant by the path, by its own name; empty for the whole campaign.
fn place(campaign: &Campaign, problem: &Problem) -> String {
    let mut parts = problem.path.split(['.', '/']);
    let (area, at) = (parts.next(), parts.next());
    let at = at.and_then(|it| it.parse::<usize>().ok());
    let named = at.and_then(|at| match area {
        Some("workflows") => {
            let workflow = campaign.workflows.get(at)?;
            let node = problem.node.as_ref();
            let node = node.and_then(|id| workflow.nodes.iter().find(|it| it.id == *id));
            let title = node.map(|it| it.title.trim()).filter(|it| !it.is_empty());
            Some(match title {
                Some(step) => format!("{}, {step}", workflow.title),
                None => workflow.title.clone(),
            })
        }
        Some("messages") => campaign.messages.get(at).map(|it| it.title.clone()),
        Some("segments") => campaign.segments.get(at).map(|it| it.title.clone()),
        _ => None,
    });
    named.unwrap_or_else(|| campaign.title.clone())
}

/// Where it can be mended.
fn room(path: &str) -> Room {
    match path.split(['.', '/']).next() {
        Some("segments") => Room::Audience,
        Some("messages") => Room::Content,
        Some("workflows") => Room::Automation,
        _ => Room::Results,
    }
}

fn room_name(i18n: I18n, room: Room) -> &'static str {
    match room {
        Room::Audience => t_string!(i18n, common.rooms.audience),
        Room::Content => t_string!(i18n, common.rooms.content),
        Room::Automation => t_string!(i18n, common.rooms.automation),
        _ => t_string!(i18n, common.rooms.results),
    }
}

fn sentence(i18n: I18n, code: &str, place: &str) -> String {
    let place = place.to_owned();
    match code {
        "workflow-no-trigger" => t_string!(i18n, results.own.problem.no_trigger, place = place),
        "workflow-no-exit" => t_string!(i18n, results.own.problem.no_exit, place = place),
        "workflow-dead-end" => t_string!(i18n, results.own.problem.dead_end, place = place),
        "workflow-unreachable" => t_string!(i18n, results.own.problem.unreachable, place = place),
        "workflow-circle" => t_string!(i18n, results.own.problem.circle, place = place),
        "workflow-past" => t_string!(i18n, results.own.problem.past, place = place),
        "workflow-unknown" => t_string!(i18n, results.own.problem.unknown, place = place),
        "workflow-goals" => t_string!(i18n, results.own.problem.goals, place = place),
        "segment-empty" => t_string!(i18n, results.own.problem.segment_empty, place = place),
        "consent-missing" => t_string!(i18n, results.own.problem.consent, place = place),
        "unsubscribe-missing" => t_string!(i18n, results.own.problem.unsubscribe, place = place),
        "campaign-names" => t_string!(i18n, results.own.problem.too_much, place = place),
        rule if rule.starts_with("filter-") => {
            t_string!(i18n, results.own.problem.rule, place = place)
        }
        _ => t_string!(i18n, results.own.problem.other, place = place),
    }
    .to_string()
}
