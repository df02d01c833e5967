//! What a change would have brought, in practice: the campaign as it stands now is lived by the
//! same people with the same draws, and laid beside the launch that is looked at.

use super::assembly::assembled;
use crate::browser::format;
use crate::desk::Desk;
use crate::desk::simulation::{Launching, Outcome as End, Simulation};
use crate::i18n::{t, t_string, use_i18n};
use crate::rooms::automation::step_name;
use crate::rooms::results::sheet::Sheet;
use crate::rooms::results::words::{self, I18n};
use crate::widgets::{Alarm, Button, Tone, Wait};
use crate::words as codes;
use casefile::campaign::Campaign;
use casefile::changes::{Change, How};
use casefile::outcome::{Counts, Outcome};
use leptos::prelude::*;
use std::sync::Arc;
use worker::protocol::Progress;

#[derive(Debug, Clone, PartialEq)]
enum Phase {
    Nothing,
    /// The campaign is put together.
    Looking,
    Running(Progress),
    /// Nothing differs from what was launched.
    Same,
    /// As it stands now it cannot be launched.
    Unfit,
    /// What differs, and what came of it.
    Here(Vec<Change>, Arc<Outcome>),
    /// With a code of the catalogue.
    Failed(String),
}

/// The launch that is looked at is `campaign` with its `outcome`.
#[component]
pub fn WhatIf(campaign: Campaign, outcome: Arc<Outcome>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let i18n = use_i18n();
    let phase = RwSignal::new(Phase::Nothing);
    let launching = Simulation::of(desk).launching();
    let launched = Arc::new(campaign);
    let seed = outcome.seed;
    let run = Callback::new(move |()| {
        phase.set(Phase::Looking);
        let launched = Arc::clone(&launched);
        leptos::task::spawn_local(async move {
            let next = tried(desk, i18n, &launched, seed, phase).await;
            let _ = phase.try_set(next);
        });
    });
    // Two runs at a time there are not, and a launch is the one that counts.
    let off = Signal::derive(move || {
        let running = matches!(phase.get(), Phase::Looking | Phase::Running(_));
        running || launching.with(Launching::is_busy)
    });
    let body = move || match phase.get() {
        Phase::Nothing => ().into_any(),
        Phase::Looking => view! {
            <Wait label=move || t_string!(i18n, results.own.whatif.looking)/>
        }
        .into_any(),
        Phase::Running(progress) => {
            let (day, days) = (progress.done, progress.total);
            let label =
                move || t_string!(i18n, results.own.start.day, day = day, days = days).to_string();
            let value = Signal::derive(move || Some(f64::from(day) / f64::from(days.max(1))));
            view! { <Wait label value/> }.into_any()
        }
        Phase::Same => {
            view! { <p role="status">{t!(i18n, results.own.whatif.same)}</p> }.into_any()
        }
        Phase::Unfit => view! {
            <Alarm
                tone=Tone::Warning
                title=move || t_string!(i18n, results.own.whatif.unfit_title)
                text=move || t_string!(i18n, results.own.whatif.unfit)
            />
        }
        .into_any(),
        Phase::Failed(code) => {
            let named = code.clone();
            view! {
                <Alarm
                    tone=Tone::Error
                    title=move || codes::of(i18n, &named).0
                    text=move || codes::of(i18n, &code).1
                />
            }
            .into_any()
        }
        Phase::Here(changes, now) => {
            let before = Arc::clone(&outcome);
            (move || told(i18n, &changes, &before, &now)).into_any()
        }
    };
    view! {
        <section class="results__part" aria-labelledby="whatif-title">
            <h2 id="whatif-title">{t!(i18n, results.own.whatif.title)}</h2>
            <p class="muted">{t!(i18n, results.own.whatif.lead)}</p>
            <div class="row">
                <Button
                    label=move || t_string!(i18n, results.own.whatif.run)
                    disabled=off
                    on_press=run
                />
            </div>
            {body}
        </section>
    }
}

/// Lives the campaign as it stands now.
async fn tried(
    desk: Desk,
    i18n: I18n,
    launched: &Campaign,
    seed: u64,
    phase: RwSignal<Phase>,
) -> Phase {
    let simulation = Simulation::of(desk);
    let title = t_string!(i18n, results.own.name).to_string();
    let now = match simulation.world().await {
        Ok(world) => assembled(desk, &world, title).await,
        Err(failure) => Err(failure.code),
    };
    let now = match now {
        Ok(now) => now,
        Err(code) => return Phase::Failed(code),
    };
    let changes = launched.changes(&now);
    if changes.is_empty() {
        return Phase::Same;
    }
    // Whoever has gone from the report waits for nothing.
    let day = |progress| phase.try_set(Phase::Running(progress)).is_none();
    match simulation.run(now, seed, day).await {
        Ok(End::Report(report)) => match json::from_slice(&report.json) {
            Ok(outcome) => Phase::Here(changes, Arc::new(outcome)),
            Err(_) => Phase::Failed("worker-frame".into()),
        },
        Ok(End::Faults(_)) => Phase::Unfit,
        Ok(End::Stopped) => Phase::Nothing,
        Err(failure) => Phase::Failed(failure.code),
    }
}

/// A measure's name and how it is counted: over everything, credited to a message or not, since a
/// change moves what is credited as well.
type Line = (&'static str, fn(&Counts) -> u64, bool);

fn lines(i18n: I18n) -> [Line; 8] {
    [
        (
            t_string!(i18n, results.head.delivered),
            |it| it.delivered,
            false,
        ),
        (
            t_string!(i18n, results.measure.opens),
            |it| it.unique_opens,
            false,
        ),
        (
            t_string!(i18n, results.measure.clicks),
            |it| it.unique_clicks,
            false,
        ),
        (
            t_string!(i18n, results.measure.sessions),
            |it| it.sessions,
            false,
        ),
        (
            t_string!(i18n, results.measure.orders),
            |it| it.orders,
            false,
        ),
        (
            t_string!(i18n, results.measure.revenue),
            |it| it.revenue_grosze,
            true,
        ),
        (
            t_string!(i18n, results.measure.unsubscribes),
            |it| it.unsubscribes,
            false,
        ),
        (
            t_string!(i18n, results.measure.complaints),
            |it| it.complaints,
            false,
        ),
    ]
}

fn told(i18n: I18n, changes: &[Change], before: &Outcome, now: &Outcome) -> AnyView {
    let spoken = words::spoken(i18n);
    let written = |value: f64, money: bool| match money {
        true => format::money(value, spoken),
        false => format::number(value, 0, spoken),
    };
    let row = |(name, of, money): Line| {
        let sum = |it: &Outcome| (of(&it.total) + of(&it.other)) as f64;
        let (was, is) = (sum(before), sum(now));
        let difference = is - was;
        let sign = if difference > 0.0 { "+" } else { "" };
        vec![
            name.to_owned(),
            written(was, money),
            written(is, money),
            format!("{sign}{}", written(difference, money)),
        ]
    };
    let rows = lines(i18n).into_iter().map(row).collect();
    let heads = [
        t_string!(i18n, results.own.whatif.measure),
        t_string!(i18n, results.own.whatif.launched),
        t_string!(i18n, results.own.whatif.now),
        t_string!(i18n, results.own.whatif.difference),
    ]
    .map(str::to_owned)
    .to_vec();
    let label = move || t_string!(i18n, results.own.whatif.table);
    let list = changes.iter().map(|it| view! { <li>{said(i18n, it)}</li> });
    view! {
        <h3>{t!(i18n, results.own.whatif.changes)}</h3>
        <ul>{list.collect_view()}</ul>
        <h3>{t!(i18n, results.own.whatif.table)}</h3>
        <Sheet label heads rows/>
    }
    .into_any()
}

/// A change in words.
fn said(i18n: I18n, change: &Change) -> String {
    let (what, how) = match change {
        Change::Setup => return t_string!(i18n, results.own.whatif.setup).to_string(),
        Change::Ways(name) => {
            return t_string!(i18n, results.own.whatif.ways, name = name.clone()).to_string();
        }
        Change::Segment(name, how) => {
            let name = name.clone();
            (
                t_string!(i18n, results.own.whatif.segment, name = name).to_string(),
                how,
            )
        }
        Change::Message(name, how) => {
            let name = name.clone();
            (
                t_string!(i18n, results.own.whatif.message, name = name).to_string(),
                how,
            )
        }
        Change::Workflow(name, how) => {
            let name = name.clone();
            (
                t_string!(i18n, results.own.whatif.workflow, name = name).to_string(),
                how,
            )
        }
        Change::Step(node, how) => {
            let name = step_name(i18n, node);
            (
                t_string!(i18n, results.own.whatif.step, name = name).to_string(),
                how,
            )
        }
    };
    let how = match how {
        How::Added => t_string!(i18n, results.own.whatif.added),
        How::Changed => t_string!(i18n, results.own.whatif.changed),
        How::Removed => t_string!(i18n, results.own.whatif.removed),
    };
    format!("{what}: {how}")
}
