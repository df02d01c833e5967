//! Indicators against their targets, each judged and read.

use super::field::{Area, Marks, act};
use super::figures::Figures;
use super::words::{self, I18n};
use crate::desk::Desk;
use crate::i18n::{t, t_string, use_i18n};
use crate::widgets::chart::{Bullet, Bullets};
use casefile::finished::Kpi;
use exam::results::{Command as Act, Field, Judgement, KpiId};
use leptos::prelude::*;
use leptos::text_prop::TextProp;
use std::sync::Arc;

#[component]
pub fn Overview(figures: Arc<Figures>) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let kpis = figures.campaign.kpis.clone().into_iter();
    let cards = kpis.map(|kpi| {
        let value = figures.value(&kpi);
        view! { <Card kpi value/> }.into_any()
    });
    let cards = cards.collect_view();
    view! {
        <Facts figures=Arc::clone(&figures)/>
        {chart(i18n, figures)}
        <section class="results__part" aria-labelledby="kpis-title">
            <h2 id="kpis-title">{t!(i18n, results.overview.readings)}</h2>
            <p class="muted">{t!(i18n, results.overview.readings_lead)}</p>
            <div class="results__cards" lang=desk.case().language.as_str()>{cards}</div>
        </section>
    }
}

/// Every indicator beside its target.
pub fn chart(i18n: I18n, own: Arc<Figures>) -> AnyView {
    let rows = Signal::derive(move || {
        let bullet = |kpi: &Kpi| {
            let value = own.value(kpi)?;
            Some(Bullet {
                label: kpi.title.clone(),
                value,
                target: kpi.target,
                written: words::value(i18n, kpi.unit, value),
                wanted: words::wanted(i18n, kpi),
            })
        };
        own.campaign
            .kpis
            .iter()
            .filter_map(bullet)
            .collect::<Vec<_>>()
    });
    let heads: (TextProp, TextProp) = (
        (move || t_string!(i18n, results.overview.value)).into(),
        (move || t_string!(i18n, results.overview.target)).into(),
    );
    let chart_words = words::of_chart(i18n, move || t_string!(i18n, results.overview.kpi));
    view! {
        <Bullets
            id="chart-kpis"
            caption=move || t_string!(i18n, results.overview.chart)
            rows
            words=chart_words
            heads
        />
    }
    .into_any()
}

/// What the campaign was and what it came to.
#[component]
fn Facts(figures: Arc<Figures>) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let (from, to) = (figures.campaign.from, figures.campaign.to);
    let contacts: u64 = figures
        .campaign
        .segments
        .iter()
        .map(|own| own.contacts)
        .sum();
    let cost = figures.cost();
    let fact = |name: TextProp, value: TextProp| {
        view! { <div><dt>{move || name.get()}</dt><dd>{move || value.get()}</dd></div> }
    };
    view! {
        <p class="results__goal">
            <b>{t!(i18n, results.overview.goal)}</b>
            " "
            <span lang=desk.case().language.as_str()>{figures.campaign.goal.clone()}</span>
        </p>
        <dl class="facts results__facts">
            {fact(
                (move || t_string!(i18n, results.overview.from)).into(),
                (move || words::day(i18n, from)).into(),
            )}
            {fact(
                (move || t_string!(i18n, results.overview.to)).into(),
                (move || words::day(i18n, to)).into(),
            )}
            {fact(
                (move || t_string!(i18n, results.overview.contacts)).into(),
                (move || words::count(i18n, contacts)).into(),
            )}
            {fact(
                (move || t_string!(i18n, results.overview.cost)).into(),
                (move || words::money(i18n, cost)).into(),
            )}
        </dl>
    }
}

/// One indicator: its figures, the judgement, the reading.
#[component]
fn Card(kpi: Kpi, value: Option<f64>) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let Ok(id) = KpiId::new(kpi.id.clone()) else {
        return ().into_any();
    };
    let own = id.clone();
    let chosen = desk.slice(move |s| s.results.readings.get(&own).and_then(|it| it.judgement));
    let marks = Judgement::ALL.map(|mark| {
        let words: TextProp = (move || words::judgement(i18n, mark)).into();
        (mark, words)
    });
    let judged = id.clone();
    let choose = move |mark| {
        let (kpi, judgement) = (judged.clone(), Some(mark));
        act(desk, Act::Judge { kpi, judgement });
    };
    let (title, formula) = (kpi.title.clone(), kpi.formula.clone());
    let (named, read) = (title.clone(), title.clone());
    let figures = move || {
        let written = value.map_or("–".into(), |it| words::value(i18n, kpi.unit, it));
        let before = kpi
            .baseline
            .map_or("–".into(), |it| words::value(i18n, kpi.unit, it));
        t_string!(
            i18n,
            results.overview.line,
            value = written,
            target = words::wanted(i18n, &kpi),
            before = before
        )
        .to_string()
    };
    view! {
        <article class="card results__kpi">
            <h3>{title}</h3>
            <p>{figures}</p>
            <p class="small muted">{move || t_string!(
                i18n, results.overview.formula, formula = formula.clone()
            ).to_string()}</p>
            <Marks
                name=format!("judge-{id}")
                legend=move || t_string!(
                    i18n, results.overview.judgement_of, name = named.clone()
                ).to_string()
                marks=marks.to_vec()
                chosen
                on_choose=choose
            />
            <Area
                field=Field::Reading(id)
                label=move || t_string!(
                    i18n, results.overview.reading_of, name = read.clone()
                ).to_string()
            />
        </article>
    }
    .into_any()
}
