//! The list of problems under the workflow: found at a pause, beside the edits; each leads to its
//! step.

use super::bench::Bench;
use super::graph::faults::{self, Code, Problem};
use super::marks::{Mark, Marks};
use super::words;
use crate::browser::page;
use crate::i18n::t_string;
use crate::widgets::Icon;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::time::Duration;

/// A pause in editing.
const PAUSE: Duration = Duration::from_millis(300);

/// More are not listed one by one.
const LISTED_MAX: usize = 100;

/// What is found wrong; follows the workflow at a distance.
pub fn follow(bench: Bench) -> RwSignal<Vec<Problem>> {
    let found = RwSignal::new(bench.flow.with_untracked(|flow| faults::find(flow)));
    let timer: StoredValue<Option<TimeoutHandle>, LocalStorage> = StoredValue::new_local(None);
    let forget = move || {
        if let Some(handle) = timer.try_update_value(Option::take).flatten() {
            handle.clear();
        }
    };
    Effect::new(move |before: Option<()>| {
        bench.flow.track();
        if before.is_none() {
            return;
        }
        forget();
        let look = move || {
            // The workflow may have been left meanwhile.
            if let Some(now) = bench.flow.try_with_untracked(|flow| faults::find(flow)) {
                let _ = found.try_set(now);
            }
        };
        timer.set_value(set_timeout_with_handle(look, PAUSE).ok());
    });
    on_cleanup(forget);
    found
}

/// By the step.
pub fn marks(found: RwSignal<Vec<Problem>>) -> Signal<Marks> {
    Memo::new(move |_| found.with(|found| faults::marks(found))).into()
}

/// The list, folded until somebody asks.
#[component]
pub fn Problems(bench: Bench, found: RwSignal<Vec<Problem>>) -> impl IntoView {
    let i18n = bench.i18n;
    let of = move |mark: Mark| {
        found.with(|found| found.iter().filter(|it| it.code.mark() == mark).count())
    };
    let head = move || {
        let (errors, warnings) = (of(Mark::Error), of(Mark::Warning));
        if errors + warnings == 0 {
            return t_string!(i18n, automation.problems.none).to_string();
        }
        let errors = t_string!(i18n, automation.problems.errors, count = errors).to_string();
        let warnings = t_string!(i18n, automation.problems.warnings, count = warnings);
        format!("{errors}, {warnings}")
    };
    let icon = Signal::derive(move || {
        if of(Mark::Error) > 0 {
            "error"
        } else if of(Mark::Warning) > 0 {
            "warning"
        } else {
            "ok"
        }
    });
    let lines = move || {
        let list = found.get();
        let lines = list.into_iter().take(LISTED_MAX);
        lines.map(|problem| line(bench, problem)).collect_view()
    };
    let empty = move || found.with(Vec::is_empty);
    view! {
        <details class="problems">
            <summary>
                <Icon name=icon/>
                <b>{move || t_string!(i18n, automation.problems.title)}</b>
                <span>{head}</span>
            </summary>
            <Show when=move || !empty()>
                <ul class="problems__list">{lines}</ul>
            </Show>
        </details>
    }
}

fn line(bench: Bench, problem: Problem) -> AnyView {
    let icon = match problem.code.mark() {
        Mark::Error => "error",
        Mark::Warning => "warning",
    };
    let class = match problem.code.mark() {
        Mark::Error => "icon--error",
        Mark::Warning => "icon--warning",
    };
    let step = problem.step.clone();
    let told = move || sentence(bench, &problem);
    let go = move |_| match &step {
        Some(id) => {
            bench.lead_to(id);
            request_animation_frame(|| page::focus("step-panel"));
        }
        None => bench.open_palette(bench.free()),
    };
    view! {
        <li>
            <button type="button" class="problems__item" on:click=go>
                <Icon name=icon class/>
                <span>{told}</span>
            </button>
        </li>
    }
    .into_any()
}

fn sentence(bench: Bench, problem: &Problem) -> String {
    let i18n = bench.i18n;
    let node = problem.step.as_ref().and_then(|id| {
        bench
            .flow
            .with_untracked(|flow| flow.nodes.get(id).cloned())
    });
    let name = node
        .as_ref()
        .map(|node| words::step_name(i18n, node))
        .unwrap_or_default();
    let part = problem.part.as_deref().unwrap_or_default();
    match problem.code {
        Code::NoTrigger => t_string!(i18n, automation.problems.no_trigger).to_string(),
        Code::NoExit => t_string!(i18n, automation.problems.no_exit).to_string(),
        Code::Setting => {
            let field = words::field_label(i18n, part);
            t_string!(
                i18n,
                automation.problems.setting,
                name = name,
                field = field
            )
            .to_string()
        }
        Code::Target => t_string!(i18n, automation.problems.target, name = name).to_string(),
        Code::DeadEnd => {
            let port = node
                .map(|node| words::port_name(i18n, &node, part))
                .unwrap_or_default();
            t_string!(i18n, automation.problems.dead_end, name = name, port = port).to_string()
        }
        Code::Unreachable => {
            t_string!(i18n, automation.problems.unreachable, name = name).to_string()
        }
        Code::Circle => t_string!(i18n, automation.problems.circle, name = name).to_string(),
    }
}
