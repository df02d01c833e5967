//! The A/B test that the campaign ran: its figures at each look, what they prove, what to choose.

mod proof;

use super::design::Design;
use super::field::{Area, Marks, Pick, act};
use super::figures::Figures;
use super::sheet::Sheet;
use super::words::{self, I18n};
use crate::browser::format;
use crate::desk::Desk;
use crate::i18n::{t, t_string, use_i18n};
use crate::widgets::chart::{Bars, Data, Series};
use casefile::finished::AbTest;
use exam::results::{Choice, Command as Act, Field, TestId, VariantId};
use leptos::prelude::*;
use leptos::text_prop::TextProp;
use proof::{Counted, Look, Proof, looks, split};
use std::sync::Arc;

#[component]
pub fn Trial(
    figures: Arc<Figures>,
    /// Of the candidate's own campaign: the case asks nothing of it.
    #[prop(optional)]
    own: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    // One at a time, where a campaign ran several.
    let shown = RwSignal::new(0_usize);
    let named = Arc::clone(&figures);
    let options = Signal::derive(move || {
        let tests = named.campaign.tests.iter().enumerate();
        let option = |(at, test): (usize, &AbTest)| {
            let message = named.message(&test.message).map(|it| it.title.clone());
            let name = match test.hypothesis.as_str() {
                "" => message.unwrap_or_default(),
                hypothesis => hypothesis.to_string(),
            };
            (at.to_string(), name)
        };
        tests.map(option).collect::<Vec<_>>()
    });
    let several = figures.campaign.tests.len() > 1;
    let choose = move |word: String| shown.set(word.parse().unwrap_or(0));
    let pick = several.then(|| {
        view! {
            <Pick
                id="test-shown"
                label=move || t_string!(i18n, results.trial.title)
                options
                chosen=Signal::derive(move || shown.get().to_string())
                on_choose=choose
            />
        }
    });
    let read = move || {
        let test = figures.campaign.tests.get(shown.get())?.clone();
        let figures = Arc::clone(&figures);
        Some(view! { <Read figures test own/> })
    };
    view! {
        {pick}
        {read}
        {(!own).then(|| view! {
            <section class="results__part" aria-labelledby="design-title">
                <h2 id="design-title">{t!(i18n, results.design.title)}</h2>
                <p class="muted">{t!(i18n, results.design.lead)}</p>
                <Design/>
            </section>
        })}
    }
}

/// One test of the campaign.
#[component]
fn Read(figures: Arc<Figures>, test: AbTest, own: bool) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let counted = RwSignal::new(Counted::of(&test.measure));
    let options = Signal::derive(move || {
        let option = |own: Counted| (own.as_str().to_string(), own.words(i18n).to_string());
        Counted::ALL.map(option).to_vec()
    });
    let planned = Counted::of(&test.measure);
    let choose = move |word: String| {
        let found = Counted::ALL.into_iter().find(|own| own.as_str() == word);
        counted.set(found.unwrap_or(planned));
    };
    let (read, tested) = (Arc::clone(&figures), test.clone());
    let looks = Memo::new(move |_| looks(&read, &tested, counted.get()));
    let plan = (!own).then_some(move || {
        t_string!(
            i18n,
            results.trial.measure_of_plan,
            measure = planned.words(i18n)
        )
        .to_string()
    });
    let language = desk.case().language.as_str();
    let message = figures.message(&test.message).map(|own| own.title.clone());
    let names = test.variants.iter().map(|own| {
        let name = format!("{}: {}", own.id.to_uppercase(), own.title);
        view! { <li>{name}</li> }
    });
    let names = names.collect_view();
    let (id, hypothesis) = (test.message.clone(), test.hypothesis.clone());
    let answered = test.clone();
    view! {
        <section class="results__part" aria-labelledby="test-title">
            <h2 id="test-title">{t!(i18n, results.trial.title)}</h2>
            <div lang=language>
                <p><b>{id}</b>" "{message}</p>
                <ul class="results__variants">{names}</ul>
                {(!hypothesis.is_empty()).then(|| view! {
                    <p>
                        <b>{t!(i18n, results.trial.hypothesis)}</b>
                        " "{hypothesis}
                    </p>
                })}
            </div>
            {plan.map(|words| view! { <p>{words}</p> })}
            <p class="small muted">{move || split_words(i18n, &figures, &test)}</p>
            <Pick
                id="test-measure"
                label=move || t_string!(i18n, results.trial.measure)
                options
                chosen=Signal::derive(move || counted.get().as_str().to_string())
                on_choose=choose
            />
            {rates(i18n, looks)}
            {proofs(i18n, looks)}
            <details>
                <summary>{t!(i18n, results.trial.how)}</summary>
                <p class="muted">{t!(i18n, results.trial.how_text)}</p>
            </details>
            {(!own).then(|| view! { <Answer test=answered/> })}
        </section>
    }
}

/// Whether the people were split as planned.
fn split_words(i18n: I18n, figures: &Figures, test: &AbTest) -> String {
    let Some((counts, check)) = split(figures, test) else {
        return String::new();
    };
    let counts: Vec<String> = counts.iter().map(|own| words::count(i18n, *own)).collect();
    let (counts, p) = (counts.join(" : "), probability(i18n, check.p));
    match check.mismatch {
        true => t_string!(i18n, results.trial.split_bad, counts = counts, p = p).to_string(),
        false => t_string!(i18n, results.trial.split_good, counts = counts, p = p).to_string(),
    }
}

fn rates(i18n: I18n, looks: Memo<Vec<Look>>) -> AnyView {
    let data = Signal::derive(move || {
        let looks = looks.get();
        let count = looks.first().map_or(0, |look| look.sides.len());
        let series = (0..count).map(|at| Series {
            name: looks[0].sides[at].name.clone(),
            values: looks.iter().map(|look| look.sides[at].of.share()).collect(),
        });
        Data {
            labels: looks.iter().map(|look| look.moment.clone()).collect(),
            series: series.collect(),
        }
    });
    view! {
        <Bars
            id="chart-test"
            caption=move || t_string!(i18n, results.trial.chart)
            data
            format=words::format_of(i18n, true, None)
            words=words::of_chart(i18n, move || t_string!(i18n, results.trial.moment))
        />
    }
    .into_any()
}

/// What each look says: sides with their intervals, the difference, the tests.
fn proofs(i18n: I18n, looks: Memo<Vec<Look>>) -> AnyView {
    let table = move || {
        let looks = looks.get();
        let heads = [
            t_string!(i18n, results.trial.moment),
            t_string!(i18n, results.trial.variant),
            t_string!(i18n, results.trial.counts),
            t_string!(i18n, results.trial.rate),
            t_string!(i18n, results.trial.interval),
        ];
        let rows = looks.iter().flat_map(|look| {
            look.sides.iter().map(|side| {
                vec![
                    look.moment.clone(),
                    side.name.clone(),
                    t_string!(
                        i18n,
                        results.trial.of,
                        part = words::count(i18n, side.of.successes),
                        whole = words::count(i18n, side.of.trials)
                    )
                    .to_string(),
                    words::percent(i18n, side.of.share()),
                    interval(i18n, side.wilson),
                ]
            })
        });
        let label = move || t_string!(i18n, results.trial.sides);
        let heads = heads.map(String::from).to_vec();
        view! { <Sheet label heads rows=rows.collect()/> }
    };
    view! {
        <h3>{t!(i18n, results.trial.sides)}</h3>
        {table}
        <h3>{t!(i18n, results.trial.proofs)}</h3>
        {verdicts(i18n, looks)}
    }
    .into_any()
}

/// The difference at each look, and whether it is more than chance.
fn verdicts(i18n: I18n, looks: Memo<Vec<Look>>) -> AnyView {
    let table = move || {
        let heads = [
            t_string!(i18n, results.trial.moment),
            t_string!(i18n, results.trial.difference),
            t_string!(i18n, results.trial.interval),
            "z",
            "p",
            t_string!(i18n, results.trial.sequential),
        ];
        let rows = looks.get().into_iter().filter_map(|look| {
            let Proof {
                difference,
                newcombe,
                z,
                p,
                always,
            } = look.proof?;
            Some(vec![
                look.moment,
                points(i18n, difference),
                interval_of_points(i18n, newcombe),
                signed(i18n, z, 2),
                probability(i18n, p),
                probability(i18n, always),
            ])
        });
        let label = move || t_string!(i18n, results.trial.proofs);
        let heads = heads.map(String::from).to_vec();
        view! { <Sheet label heads rows=rows.collect()/> }
    };
    table.into_any()
}

fn interval(i18n: I18n, of: stats::Interval) -> String {
    format!(
        "{} – {}",
        words::percent(i18n, of.low),
        words::percent(i18n, of.high)
    )
}

/// "od −1,95 do −0,37 p.p."
fn interval_of_points(i18n: I18n, of: stats::Interval) -> String {
    let (low, high) = (
        signed(i18n, of.low * 100.0, 2),
        signed(i18n, of.high * 100.0, 2),
    );
    t_string!(i18n, results.trial.points_between, low = low, high = high).to_string()
}

fn points(i18n: I18n, difference: f64) -> String {
    let value = signed(i18n, difference * 100.0, 2);
    t_string!(i18n, results.trial.points, value = value).to_string()
}

fn signed(i18n: I18n, value: f64, places: u8) -> String {
    let sign = if value < 0.0 { "−" } else { "+" };
    format!(
        "{sign}{}",
        format::number(value.abs(), places, words::spoken(i18n))
    )
}

fn probability(i18n: I18n, p: f64) -> String {
    if p < 0.001 {
        return format!("< {}", format::number(0.001, 3, words::spoken(i18n)));
    }
    format::number(p, 3, words::spoken(i18n))
}

/// What the candidate would go on with, and why.
#[component]
fn Answer(test: AbTest) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let Ok(id) = TestId::new(test.id.clone()) else {
        return ().into_any();
    };
    let own = id.clone();
    let chosen = desk.slice(move |s| s.results.tests.get(&own).and_then(|it| it.choice.clone()));
    let variants = test.variants.iter().filter_map(|own| {
        let name = format!("{}: {}", own.id.to_uppercase(), own.title);
        let words: TextProp = name.into();
        let id = VariantId::new(own.id.clone()).ok()?;
        Some((Choice::Variant(id), words))
    });
    let neither: TextProp = (move || t_string!(i18n, results.trial.neither)).into();
    let marks = variants.chain([(Choice::Neither, neither)]).collect();
    let decided = id.clone();
    let choose = move |choice| {
        let (test, choice) = (decided.clone(), Some(choice));
        act(desk, Act::Decide { test, choice });
    };
    view! {
        <div class="card results__answer">
            <Marks
                name=format!("decide-{id}")
                legend=move || t_string!(i18n, results.trial.choice)
                marks
                chosen
                on_choose=choose
            />
            <Area
                field=Field::Test(id)
                label=move || t_string!(i18n, results.trial.reading)
                hint=move || t_string!(i18n, results.trial.reading_hint)
                rows=5
            />
        </div>
    }
    .into_any()
}
