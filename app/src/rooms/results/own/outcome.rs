//! What came of a launch: the same charts and tables as of the finished campaign, from the one
//! report that is kept with the attempt.

use super::figures::figures;
use super::life::Life;
use super::truth::Truth;
use super::whatif::WhatIf;
use crate::browser::files;
use crate::desk::Desk;
use crate::desk::simulation::Simulation;
use crate::i18n::{t, t_string, use_i18n};
use crate::rooms::opened::Opened;
use crate::rooms::results::comparison::Comparison;
use crate::rooms::results::engagement::Engagement;
use crate::rooms::results::field::Pick;
use crate::rooms::results::figures::Figures;
use crate::rooms::results::overview;
use crate::rooms::results::trial::Trial;
use crate::rooms::results::words;
use crate::widgets::{Alarm, Empty, Menu, MenuItem, Tone, Wait};
use crate::words as codes;
use casefile::campaign::Campaign;
use casefile::outcome::Outcome;
use exam::Command;
use exam::campaign::{Command as Act, Run};
use leptos::prelude::*;
use std::sync::Arc;

/// What was kept of a launch.
#[derive(Debug, Clone, PartialEq)]
struct Kept {
    campaign: Campaign,
    outcome: Arc<Outcome>,
    json: Arc<Vec<u8>>,
}

#[derive(Debug, Clone, PartialEq)]
enum Phase {
    Coming,
    Here(Kept),
    /// With a code of the catalogue.
    Failed(String),
}

/// The report of the launch that is looked at.
#[component]
pub fn OwnOutcome(case: Option<Arc<Figures>>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let i18n = use_i18n();
    let open = Opened::new(desk, |s| s.campaign.looked_at());
    let shown = Memo::new(move |_| open.get());
    move || match shown.get() {
        Some(at) => view! { <Shown at open case=case.clone()/> }.into_any(),
        None => view! {
            <Empty
                icon="results"
                title=move || t_string!(i18n, results.own.outcome.none_title)
                text=move || t_string!(i18n, results.own.outcome.none_text)
            />
        }
        .into_any(),
    }
}

#[component]
fn Shown(at: usize, open: Opened<Option<usize>>, case: Option<Arc<Figures>>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let i18n = use_i18n();
    let phase = RwSignal::new(Phase::Coming);
    leptos::task::spawn_local(async move {
        let run = desk.peek(|s| s.campaign.runs.get(at).cloned());
        let next = match run {
            Some(run) => kept(desk, &run).await,
            None => Err("no-run".into()),
        };
        let _ = phase.try_set(next.map_or_else(Phase::Failed, Phase::Here));
    });
    let options = {
        let runs = desk.slice(|s| {
            let runs = s.campaign.runs.iter();
            runs.map(|it| it.report.is_some()).collect::<Vec<_>>()
        });
        Signal::derive(move || {
            let runs = runs.get().into_iter().enumerate();
            let over = runs.filter(|(_, over)| *over);
            let one = |(at, _): (usize, bool)| {
                let name = t_string!(i18n, results.own.outcome.run, place = at + 1).to_string();
                (at.to_string(), name)
            };
            over.map(one).collect::<Vec<_>>()
        })
    };
    let choose = move |word: String| {
        if let Ok(run) = word.parse::<usize>() {
            open.open(Some(run), Command::Campaign(Act::Show { run }));
        }
    };
    let body = move || match phase.get() {
        Phase::Coming => view! {
            <Wait label=move || t_string!(i18n, results.coming)/>
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
        Phase::Here(kept) => told(desk, i18n, &kept, case.as_deref()),
    };
    view! {
        <div class="results__picks">
            <Pick
                id="own-run"
                label=move || t_string!(i18n, results.own.outcome.which)
                options
                chosen=Signal::stored(at.to_string())
                on_choose=choose
            />
        </div>
        {body}
    }
}

async fn kept(desk: Desk, run: &Run) -> Result<Kept, String> {
    let missing = || String::from("store-missing");
    let campaign = Simulation::of(desk).launched(run).await;
    let campaign = campaign.ok_or_else(missing)?;
    let report = run.report.ok_or("no-run")?;
    let bytes = desk.shown(report).await.ok_or_else(missing)?;
    let outcome: Outcome = json::from_slice(&bytes).map_err(|_| missing())?;
    Ok(Kept {
        campaign,
        outcome: Arc::new(outcome),
        json: Arc::new(bytes),
    })
}

fn told(desk: Desk, i18n: words::I18n, kept: &Kept, case: Option<&Figures>) -> AnyView {
    // Never for a candidate in an exam, nor in the replay of one.
    let practice = desk.sitting().attempt.mode == envelope::Mode::Practice;
    let figures = figures(&kept.campaign, &kept.outcome, case);
    let tested = !figures.campaign.tests.is_empty();
    let kpis = !figures.campaign.kpis.is_empty();
    let against = Arc::clone(&figures);
    view! {
        <Facts kept=kept.clone()/>
        {kpis.then(|| overview::chart(i18n, against))}
        <Engagement figures=Arc::clone(&figures) own=true/>
        {tested.then(|| view! { <Trial figures=Arc::clone(&figures) own=true/> })}
        {case.map(|_| view! { <Comparison figures=Arc::clone(&figures) own=true/> })}
        {practice.then(|| view! {
            <WhatIf campaign=kept.campaign.clone() outcome=Arc::clone(&kept.outcome)/>
        })}
        {practice.then(|| view! { <Truth campaign=kept.campaign.clone() seed=kept.outcome.seed/> })}
        <Life
            campaign=kept.campaign.clone()
            seed=kept.outcome.seed
            contacts=kept.outcome.contacts
        />
        <Export kept=kept.clone()/>
    }
    .into_any()
}

/// What was launched, and what it came to in all.
#[component]
fn Facts(kept: Kept) -> impl IntoView {
    let i18n = use_i18n();
    let outcome = Arc::clone(&kept.outcome);
    let total = outcome.total;
    let from = outcome.from;
    let facts = move || {
        let count = |value: u64| words::count(i18n, value);
        [
            (
                t_string!(i18n, results.own.outcome.from),
                words::day(i18n, from),
            ),
            (
                t_string!(i18n, results.own.outcome.days),
                count(outcome.days_count.into()),
            ),
            (
                t_string!(i18n, results.own.outcome.contacts),
                count(outcome.contacts),
            ),
            (
                t_string!(i18n, results.head.delivered),
                count(total.delivered),
            ),
            (t_string!(i18n, results.measure.orders), count(total.orders)),
            (
                t_string!(i18n, results.measure.revenue),
                words::money(i18n, total.revenue_grosze),
            ),
        ]
        .map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> })
        .into_iter()
        .collect_view()
    };
    let breaches = move || {
        (total.breaches > 0).then(|| {
            let count = words::count(i18n, total.breaches);
            view! {
                <Alarm
                    tone=Tone::Error
                    title=move || t_string!(i18n, results.own.outcome.breaches_title)
                    text=move || {
                        let count = count.clone();
                        t_string!(i18n, results.own.outcome.breaches, count = count).to_string()
                    }
                />
            }
        })
    };
    view! {
        <dl class="facts results__facts">{facts}</dl>
        {breaches}
        <p class="small muted">{t!(i18n, results.own.outcome.credited)}</p>
    }
}

/// The whole report as files.
#[component]
fn Export(kept: Kept) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let save = move |done: Option<()>| {
        if done.is_none() {
            desk.notify("export-failed");
        }
    };
    let json = Arc::clone(&kept.json);
    let label = move || t_string!(i18n, results.own.outcome.json);
    let whole = MenuItem::new(label, move || {
        save(files::download("raport.json", &json, "application/json"));
    });
    let tables = kept.outcome.tables().into_iter().map(|table| {
        let name = format!("{}.csv", table.name);
        let label = name.clone();
        MenuItem::new(
            move || label.clone(),
            move || {
                save(files::download(&name, table.csv.as_bytes(), "text/csv"));
            },
        )
    });
    let items: Vec<MenuItem> = std::iter::once(whole).chain(tables).collect();
    view! {
        <Menu
            id="own-export"
            icon="download"
            label=move || t_string!(i18n, results.own.outcome.export)
            words=move || t_string!(i18n, results.own.outcome.export)
            items
        />
    }
}
