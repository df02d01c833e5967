//! How many came by each step in the launch that is looked at, for the canvas and the outline.

use crate::browser::format;
use crate::desk::Desk;
use crate::i18n::t_string;
use crate::language;
use casefile::outcome::Outcome;
use exam::automation::WorkflowId;
use journal::Digest;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::words::Words;

/// By the step; nothing of a workflow that was never launched.
pub type Passed = Arc<BTreeMap<String, u64>>;

/// Follows which launch is looked at.
pub fn follow(desk: Desk, workflow: WorkflowId) -> Signal<Passed> {
    let passed = RwSignal::new(Passed::default());
    let report = desk.slice(|s| {
        let campaign = &s.campaign;
        let run = campaign.looked_at().and_then(|at| campaign.runs.get(at));
        run.and_then(|run| run.report)
    });
    Effect::new(move |_| {
        let asked = report.get();
        leptos::task::spawn_local(async move {
            let counts = match asked {
                Some(report) => read(desk, report, workflow).await,
                None => None,
            };
            // Another launch may be looked at by now, or the room be left.
            if report.try_get_untracked() == Some(asked) {
                let _ = passed.try_set(Arc::new(counts.unwrap_or_default()));
            }
        });
    });
    passed.into()
}

async fn read(desk: Desk, report: Digest, of: WorkflowId) -> Option<BTreeMap<String, u64>> {
    let bytes = desk.shown(report).await?;
    let outcome: Outcome = json::from_slice(&bytes).ok()?;
    let of = of.to_string();
    let told = outcome.workflows.into_iter().find(|own| own.id == of)?;
    let steps = told.steps.into_iter().map(|it| (it.node, it.contacts));
    Some(steps.collect())
}

/// "12 345", in the screen's language.
pub fn figure(i18n: Words, contacts: u64) -> String {
    let language = language::of(i18n.get_locale_untracked());
    format::number(contacts as f64, 0, language)
}

/// What the figure is, for who hears it.
pub fn said(i18n: Words, contacts: u64) -> String {
    t_string!(i18n, automation.passed.said, count = figure(i18n, contacts)).to_string()
}

/// What the figures at the steps are, where there are any.
#[component]
pub fn Legend(passed: Signal<Passed>, i18n: Words) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let at = desk.slice(|s| s.campaign.looked_at());
    move || {
        let at = at.get().filter(|_| passed.with(|it| !it.is_empty()))?;
        let words = move || t_string!(i18n, automation.passed.legend, place = at + 1).to_string();
        Some(view! { <p class="flow__legend small muted">{words}</p> })
    }
}
