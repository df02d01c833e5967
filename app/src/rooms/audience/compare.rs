//! Two to four segments side by side.

use super::base::Base;
use super::cell;
use super::chart;
use super::contacts::Faults;
use super::questions::Questions;
use crate::browser::engine::odd;
use crate::desk::simulation::Latest;
use crate::i18n::{t, t_string};
use crate::rooms::rule::word;
use crate::widgets::chart::{Bars, Data, Series};
use crate::widgets::{Alarm, Button, Empty, Tone};
use crate::words;
use exam::Command;
use exam::audience::{COMPARED_MAX, Command as Act, SegmentId, View};
use leptos::prelude::*;
use worker::protocol::simulation::{
    Bin, Compare as Ask, Comparison, Fault, Group, Measure, Request, Response, Unit,
};

/// A chart's id by its place; the worker compares by no more.
const IDS: [&str; 24] = [
    "measure-1",
    "measure-2",
    "measure-3",
    "measure-4",
    "measure-5",
    "measure-6",
    "measure-7",
    "measure-8",
    "measure-9",
    "measure-10",
    "measure-11",
    "measure-12",
    "measure-13",
    "measure-14",
    "measure-15",
    "measure-16",
    "measure-17",
    "measure-18",
    "measure-19",
    "measure-20",
    "measure-21",
    "measure-22",
    "measure-23",
    "measure-24",
];

/// A segment with a rule.
type Named = (SegmentId, String);

/// The view.
#[component]
pub fn Compare(base: Base) -> impl IntoView {
    let i18n = base.i18n;
    let desk = base.desk;
    let ruled = desk.slice(|s| {
        let segments = s.audience.segments.iter();
        let ruled = segments.filter(|(_, segment)| segment.rule.is_some());
        let named = ruled.map(|(id, segment)| (*id, segment.name.clone()));
        named.collect::<Vec<Named>>()
    });
    let compared = desk.slice(|s| s.audience.compared.clone());
    let chosen = Memo::new(move |_| {
        let known = ruled.get();
        let find = |id: &SegmentId| known.iter().find(|(own, _)| own == id).cloned();
        compared.with(|ids| ids.iter().filter_map(find).collect::<Vec<Named>>())
    });
    let body = move || match ruled.with(Vec::len) < 2 {
        true => view! {
            <Empty
                icon="audience"
                title=move || t_string!(i18n, audience.compare.none_title)
                text=move || t_string!(i18n, audience.compare.none_text)
            >
                <Button
                    label=move || t_string!(i18n, audience.compare.to_segments)
                    on_press=move |()| super::show(desk, View::Segments)
                />
            </Empty>
        }
        .into_any(),
        false => view! { <Chooser base ruled chosen/> <Outcome base chosen/> }.into_any(),
    };
    view! { <div class="compare">{body}<Questions base/></div> }
}

/// Which are compared: ticks, four at most.
#[component]
fn Chooser(base: Base, ruled: Memo<Vec<Named>>, chosen: Memo<Vec<Named>>) -> impl IntoView {
    let i18n = base.i18n;
    let writable = base.desk.writable();
    let full = RwSignal::new(false);
    let one = move |(id, name): Named| {
        let on = Memo::new(move |_| chosen.with(|own| own.iter().any(|(own, _)| *own == id)));
        let tick = move |event: leptos::ev::Event| {
            let mut ids: Vec<SegmentId> =
                chosen.get_untracked().into_iter().map(|it| it.0).collect();
            match event_target_checked(&event) {
                true => ids.push(id),
                false => ids.retain(|own| *own != id),
            }
            full.set(ids.len() > COMPARED_MAX);
            if full.get_untracked() {
                // The box shows what is so.
                let input: web_sys::HtmlInputElement = event_target(&event);
                return input.set_checked(false);
            }
            let segments = ids;
            let _ = base
                .desk
                .dispatch(Command::Audience(Act::Compare { segments }));
        };
        view! {
            <label class="logic__tick">
                <input
                    type="checkbox"
                    prop:checked=move || on.get()
                    aria-describedby="compare-hint"
                    disabled=move || !writable.get()
                    on:change=tick
                />
                <span>{name}</span>
            </label>
        }
    };
    view! {
        <fieldset class="compare__chooser">
            <legend class="field__label">{t!(i18n, audience.compare.choose)}</legend>
            <p class="field__hint" id="compare-hint">{t!(i18n, audience.compare.choose_hint)}</p>
            <Show when=move || full.get()>
                <p class="field__error" role="alert">{t!(i18n, audience.compare.limit)}</p>
            </Show>
            <div class="logic__ticks logic__ticks--line">
                {move || ruled.get().into_iter().map(one).collect_view()}
            </div>
        </fieldset>
    }
}

#[derive(Debug, Clone, PartialEq)]
enum Answer {
    Coming,
    Here(Vec<Named>, Comparison),
    Faults(Vec<Fault>),
    Failed(String),
}

/// What the worker says of the chosen segments.
#[component]
fn Outcome(base: Base, chosen: Memo<Vec<Named>>) -> impl IntoView {
    let i18n = base.i18n;
    let answer = RwSignal::new(Answer::Coming);
    let latest = Latest::new(base.simulation);
    Effect::new(move |_| {
        let (named, library) = (chosen.get(), base.library.get());
        if named.len() < 2 {
            return;
        }
        let rule = |(id, _): &Named| {
            let id = id.to_string();
            let rule = library.get(&id)?.clone();
            Some((id, rule))
        };
        let segments = named.iter().filter_map(rule).collect();
        let ask = Ask {
            segments,
            library: library.clone(),
        };
        latest.ask(Request::Compare(ask), move |told| {
            answer.set(match told {
                Ok(Response::Comparison(comparison)) => Answer::Here(named, comparison),
                Ok(Response::Faults { faults }) => Answer::Faults(faults),
                Ok(_) => Answer::Failed(odd().code),
                Err(failure) => Answer::Failed(failure.code),
            });
        });
    });
    let shown = move || match answer.get() {
        Answer::Coming => view! {
            <p class="coming" role="status">{t!(i18n, audience.compare.loading)}</p>
        }
        .into_any(),
        Answer::Here(named, comparison) => view! { <Charts base named comparison/> }.into_any(),
        Answer::Faults(faults) => view! { <Faults base faults=Signal::stored(faults)/> }.into_any(),
        Answer::Failed(code) => {
            let (title, next) = words::of(i18n, &code);
            view! { <Alarm tone=Tone::Error title=title text=next/> }.into_any()
        }
    };
    move || match chosen.with(Vec::len) < 2 {
        true => view! {
            <Empty
                icon="audience"
                title=move || t_string!(i18n, audience.compare.too_few_title)
                text=move || t_string!(i18n, audience.compare.too_few_text)
            />
        }
        .into_any(),
        false => shown().into_any(),
    }
}

#[component]
fn Charts(base: Base, named: Vec<Named>, comparison: Comparison) -> impl IntoView {
    let i18n = base.i18n;
    let names: Vec<String> = named.into_iter().map(|(_, name)| name).collect();
    let sizes = comparison.contacts.clone();
    let one = |(at, measure): (usize, &Measure)| {
        let data = Signal::stored(data(base, &names, &sizes, measure));
        let title = title(base, &measure.id);
        let caption = move || title.clone();
        let words = chart::words(base, move || {
            t_string!(i18n, audience.profile.value).to_string()
        });
        let format = chart::shares(base);
        view! {
            <div class="card"><Bars id=IDS[at] caption data format words/></div>
        }
    };
    let charts = comparison
        .measures
        .iter()
        .take(IDS.len())
        .enumerate()
        .map(one);
    view! {
        <div class="compare__tables">
            <Sizes base names=names.clone() comparison=comparison.clone()/>
            <Figures base names=names.clone() measures=comparison.measures.clone()/>
        </div>
        <p class="muted small">{t!(i18n, audience.compare.share_of)}</p>
        <div class="compare__charts">{charts.collect_view()}</div>
    }
}

/// A measure's name for people.
fn title(base: Base, id: &str) -> String {
    let i18n = base.i18n;
    match id {
        "recency" => t_string!(i18n, audience.compare.recency).to_string(),
        "frequency" => t_string!(i18n, audience.compare.frequency).to_string(),
        "spend" => t_string!(i18n, audience.compare.spend).to_string(),
        "categories" => t_string!(i18n, audience.compare.categories).to_string(),
        "consents" => t_string!(i18n, audience.compare.consents).to_string(),
        column => base.title(column),
    }
}

/// Shares of each segment, in thousandths.
fn data(base: Base, names: &[String], sizes: &[u64], measure: &Measure) -> Data {
    let labels = measure.bins.iter().map(|bin| label(base, measure, bin));
    let series = names.iter().zip(&measure.groups).zip(sizes);
    let series = series.map(|((name, group), size)| {
        let share = |count: &u64| match size {
            0 => 0.0,
            size => *count as f64 * 1_000.0 / *size as f64,
        };
        Series {
            name: name.clone(),
            values: group.counts.iter().map(share).collect(),
        }
    });
    Data {
        labels: labels.collect(),
        series: series.collect(),
    }
}

fn label(base: Base, measure: &Measure, bin: &Bin) -> String {
    if let Some(name) = &bin.word {
        let title = base.title(name);
        return match title == *name {
            true => word(base.i18n, &measure.id, name, name),
            false => title,
        };
    }
    match bin.range {
        Some([from, to]) if from == to => told(base, measure.unit, from),
        Some([from, to]) => {
            format!(
                "{} – {}",
                told(base, measure.unit, from),
                told(base, measure.unit, to)
            )
        }
        None => t_string!(base.i18n, audience.compare.rest).to_string(),
    }
}

fn told(base: Base, unit: Unit, value: i64) -> String {
    match unit {
        Unit::Grosze => cell::zloty(value, base.language()),
        _ => cell::whole(value, base.language()),
    }
}

/// How many are in each, and in two at once.
#[component]
fn Sizes(base: Base, names: Vec<String>, comparison: Comparison) -> impl IntoView {
    let i18n = base.i18n;
    let language = base.language();
    let all = base.world.with_untracked(|world| world.contacts);
    let heads = names
        .iter()
        .map(|name| view! { <th scope="col">{name.clone()}</th> });
    let heads = heads.collect_view();
    let rows = names.iter().enumerate().map(|(at, name)| {
        let size = comparison.contacts.get(at).copied().unwrap_or_default();
        let overlaps = comparison.overlaps.get(at).cloned().unwrap_or_default();
        let overlaps = overlaps.into_iter().enumerate().map(|(other, count)| {
            let words = if other == at {
                "–".into()
            } else {
                cell::count(count, language)
            };
            view! { <td class="number">{words}</td> }
        });
        view! {
            <tr>
                <th scope="row">{name.clone()}</th>
                <td class="number">{cell::count(size, language)}</td>
                <td class="number">{cell::share(size, all, language)}</td>
                {overlaps.collect_view()}
            </tr>
        }
    });
    view! {
        <div class="table-frame" tabindex="0" role="region" aria-labelledby="compare-sizes">
            <table class="table">
                <caption id="compare-sizes">
                    {t!(i18n, audience.compare.size)} ". " {t!(i18n, audience.compare.overlap_text)}
                </caption>
                <thead>
                    <tr>
                        <th scope="col">{t!(i18n, audience.compare.segment)}</th>
                        <th scope="col">{t!(i18n, audience.compare.people)}</th>
                        <th scope="col">{t!(i18n, audience.compare.share)}</th>
                        {heads}
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}

/// Means and medians of what is counted.
#[component]
fn Figures(base: Base, names: Vec<String>, measures: Vec<Measure>) -> impl IntoView {
    let i18n = base.i18n;
    let heads = names
        .iter()
        .map(|name| view! { <th scope="col">{name.clone()}</th> });
    let heads = heads.collect_view();
    let counted = measures
        .into_iter()
        .filter(|measure| measure.groups.iter().any(|group| group.median.is_some()));
    let rows = counted.map(|measure| {
        let unit = measure.unit;
        let cells = measure.groups.iter().map(|group| {
            view! { <td class="number">{figures(base, unit, group)}</td> }
        });
        view! {
            <tr>
                <th scope="row">{title(base, &measure.id)}</th>
                {cells.collect_view()}
            </tr>
        }
    });
    view! {
        <div class="table-frame" tabindex="0" role="region" aria-labelledby="compare-figures">
            <table class="table">
                <caption id="compare-figures">{t!(i18n, audience.compare.figures)}</caption>
                <thead>
                    <tr><th scope="col">{t!(i18n, audience.compare.measure)}</th>{heads}</tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}

/// "12,5; mediana 9".
fn figures(base: Base, unit: Unit, group: &Group) -> String {
    let i18n = base.i18n;
    let language = base.language();
    let mean = group.mean_hundredths.map(|mean| match unit {
        Unit::Grosze => cell::zloty((mean + 50).div_euclid(100), language),
        _ => cell::hundredths(mean, language),
    });
    let Some((mean, median)) = mean.zip(group.median) else {
        return "–".into();
    };
    let median = told(base, unit, median);
    t_string!(
        i18n,
        audience.compare.mean_median,
        mean = mean,
        median = median
    )
    .to_string()
}
