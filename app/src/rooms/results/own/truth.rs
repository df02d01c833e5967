//! What was really so, in practice: the same days lived again without the campaign, without a step,
//! with one version for everybody.

use crate::browser::engine::odd;
use crate::browser::format;
use crate::desk::Desk;
use crate::desk::simulation::Simulation;
use crate::i18n::{t, t_string, use_i18n};
use crate::rooms::results::sheet::Sheet;
use crate::rooms::results::words::{self, I18n};
use crate::widgets::{Alarm, Button, Tone, Wait};
use crate::words as codes;
use casefile::campaign::Campaign;
use leptos::prelude::*;
use std::sync::Arc;
use worker::protocol::Failure;
use worker::protocol::simulation::{self as told, Effect, Launch, Request, Response, Yardstick};

#[derive(Debug, Clone, PartialEq)]
enum Phase {
    Nothing,
    Running,
    Here(told::Truth, Vec<Yardstick>),
    /// With a code of the catalogue.
    Failed(String),
}

#[component]
pub fn Truth(campaign: Campaign, seed: u64) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let i18n = use_i18n();
    let phase = RwSignal::new(Phase::Nothing);
    let campaign = Arc::new(campaign);
    let asked = Arc::clone(&campaign);
    let run = Callback::new(move |()| {
        phase.set(Phase::Running);
        let launch = Launch {
            seed: Some(seed),
            ..Launch::alone(Campaign::clone(&asked))
        };
        leptos::task::spawn_local(async move {
            let next = match judged(desk, launch).await {
                Ok((truth, yardsticks)) => Phase::Here(truth, yardsticks),
                Err(failure) => Phase::Failed(failure.code),
            };
            let _ = phase.try_set(next);
        });
    });
    let ask = move || {
        view! {
            <Button label=move || t_string!(i18n, results.own.truth.run) on_press=run/>
        }
        .into_any()
    };
    let body = move || match phase.get() {
        Phase::Nothing => ask(),
        Phase::Running => view! {
            <Wait label=move || t_string!(i18n, results.own.truth.running)/>
        }
        .into_any(),
        Phase::Failed(code) => {
            let named = code.clone();
            view! {
                <Alarm
                    tone=Tone::Error
                    title=move || codes::of(i18n, &named).0
                    text=move || codes::of(i18n, &code).1
                >
                    {ask()}
                </Alarm>
            }
            .into_any()
        }
        Phase::Here(truth, yardsticks) => {
            let campaign = Arc::clone(&campaign);
            (move || tables(i18n, &campaign, &truth, &yardsticks)).into_any()
        }
    };
    view! {
        <section class="results__part" aria-labelledby="truth-title">
            <h2 id="truth-title">{t!(i18n, results.own.truth.title)}</h2>
            <p class="muted">{t!(i18n, results.own.truth.lead)}</p>
            {body}
        </section>
    }
}

async fn judged(desk: Desk, launch: Launch) -> Result<(told::Truth, Vec<Yardstick>), Failure> {
    let simulation = Simulation::of(desk);
    let truth = match simulation.judge(Request::Truth(launch.clone())).await? {
        Response::Truth(truth) => truth,
        _ => return Err(odd()),
    };
    match simulation.judge(Request::Yardsticks(launch)).await? {
        Response::Yardsticks { yardsticks } => Ok((truth, yardsticks)),
        _ => Err(odd()),
    }
}

type Rows = Vec<(String, Effect)>;

fn tables(
    i18n: I18n,
    campaign: &Campaign,
    truth: &told::Truth,
    yardsticks: &[Yardstick],
) -> AnyView {
    let whole = t_string!(i18n, results.own.truth.whole).to_string();
    let steps = truth.steps.iter().map(|it| {
        let workflow = campaign.workflows.iter().find(|own| own.id == it.workflow);
        let node = workflow.and_then(|own| own.nodes.iter().find(|own| own.id == it.node));
        let title = node.map(|it| it.title.clone()).filter(|it| !it.is_empty());
        (title.unwrap_or_else(|| it.node.clone()), it.effect)
    });
    let parts: Rows = std::iter::once((whole, truth.campaign))
        .chain(steps)
        .collect();
    let variants: Rows = truth
        .variants
        .iter()
        .map(|it| {
            let message = campaign.messages.iter().find(|own| own.id == it.message);
            let message = message.map(|own| own.title.clone()).unwrap_or_default();
            let name = t_string!(
                i18n,
                results.own.truth.variant,
                message = message,
                variant = it.variant.to_uppercase()
            );
            (name.to_string(), it.effect)
        })
        .collect();
    let beside: Rows = yardsticks
        .iter()
        .map(|it| (yardstick(i18n, it), it.effect))
        .collect();
    let tested = !variants.is_empty();
    view! {
        {table(i18n, t_string!(i18n, results.own.truth.parts), parts)}
        {tested.then(|| table(i18n, t_string!(i18n, results.own.truth.variants), variants))}
        {table(i18n, t_string!(i18n, results.own.truth.yardsticks), beside)}
    }
    .into_any()
}

fn yardstick(i18n: I18n, it: &Yardstick) -> String {
    match (it.id.as_str(), it.hour) {
        ("none", _) => t_string!(i18n, results.own.truth.none).to_string(),
        ("own", _) => t_string!(i18n, results.own.truth.own).to_string(),
        ("blast", _) => t_string!(i18n, results.own.truth.blast).to_string(),
        (_, Some(hour)) => t_string!(i18n, results.own.truth.search_hour, hour = hour).to_string(),
        (_, None) => t_string!(i18n, results.own.truth.search).to_string(),
    }
}

fn table(i18n: I18n, title: &'static str, rows: Rows) -> AnyView {
    let heads = [
        t_string!(i18n, results.own.truth.what),
        t_string!(i18n, results.own.truth.orders),
        t_string!(i18n, results.own.truth.revenue),
        t_string!(i18n, results.own.truth.unsubscribes),
        t_string!(i18n, results.own.truth.complaints),
    ]
    .map(str::to_owned);
    let spoken = words::spoken(i18n);
    let count = |value: i64| format::number(value as f64, 0, spoken);
    let row = |(name, it): (String, Effect)| {
        vec![
            name,
            count(it.orders),
            format::money(it.revenue_grosze as f64, spoken),
            count(it.unsubscribes),
            count(it.complaints),
        ]
    };
    let rows = rows.into_iter().map(row).collect();
    view! {
        <h3>{title}</h3>
        <Sheet label=title heads=heads.to_vec() rows/>
    }
    .into_any()
}
