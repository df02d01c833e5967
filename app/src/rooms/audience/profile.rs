//! What a column looks like as a whole.

use super::base::Base;
use super::cell::{self, cell};
use super::chart;
use super::rows::Query;
use crate::desk::simulation::Latest;
use crate::i18n::{t, t_string};
use crate::widgets::chart::{Bars, Columns, Data};
use leptos::prelude::*;
use worker::protocol::simulation::{Column, ColumnKind, Profile, ProfileOf, Request, Response};

/// The panel beside the table.
#[component]
pub fn ProfilePanel(base: Base, query: Memo<Query>) -> impl IntoView {
    let i18n = base.i18n;
    let first = query.with_untracked(|query| {
        let known = |name: &&str| query.columns.iter().any(|own| own == name);
        let usual = ["age", "orders.value_grosze"].iter().copied().find(known);
        usual
            .map(str::to_string)
            .or_else(|| query.columns.first().cloned())
    });
    let chosen = RwSignal::new(first.unwrap_or_default());
    let profile = RwSignal::new(None::<Profile>);
    let latest = Latest::new(base.simulation);
    let filtered = Memo::new(move |_| query.with(|query| query.filter.is_some()));
    Effect::new(move |_| {
        let column = chosen.get();
        let (rule, library) = query.with(|query| (query.filter.clone(), query.library.clone()));
        let ask = ProfileOf {
            column,
            rule,
            library,
        };
        latest.ask(Request::Profile(ask), move |answer| {
            profile.set(match answer {
                Ok(Response::Profile(own)) => Some(own),
                _ => None,
            });
        });
    });
    let options = move || {
        let columns = base.world.with(|world| world.columns.clone());
        let option = |column: Column| {
            let title = column.title.get(base.language()).to_string();
            let own = column.name.clone();
            view! {
                <option value=column.name prop:selected=move || chosen.with(|now| *now == own)>
                    {title}
                </option>
            }
        };
        columns.into_iter().map(option).collect_view()
    };
    view! {
        <section
            class="contacts__profile"
            aria-label=move || t_string!(i18n, audience.contacts.profile)
        >
            <div class="field">
                <label class="field__label" for="profile-column">
                    {t!(i18n, audience.profile.column)}
                </label>
                <select
                    class="input"
                    id="profile-column"
                    on:change=move |event| chosen.set(event_target_value(&event))
                >
                    {options}
                </select>
            </div>
            <Show when=move || filtered.get()>
                <p class="small muted">{t!(i18n, audience.profile.of_filter)}</p>
            </Show>
            {move || profile.get().map(|profile| view! { <Shown base profile/> })}
        </section>
    }
}

#[component]
fn Shown(base: Base, profile: Profile) -> impl IntoView {
    let i18n = base.i18n;
    let Some(column) = base.column(&profile.name) else {
        return ().into_any();
    };
    let language = base.language();
    let all = profile.filled + profile.missing;
    let part = move |count: u64| {
        format!(
            "{} ({})",
            cell::count(count, language),
            cell::share(count, all, language)
        )
    };
    let told = |text: &str| cell(i18n, &column, text);
    let range = profile.range.as_ref().map(|[from, to]| {
        t_string!(i18n, audience.profile.to, from = told(from), to = told(to)).to_string()
    });
    let median = profile.median.as_deref().map(told);
    let distinct = cell::count(profile.distinct, language);
    let row = |title: &'static str, words: String| {
        view! { <div><dt>{title}</dt><dd>{words}</dd></div> }
    };
    let rows = [
        Some(row(
            t_string!(i18n, audience.profile.filled),
            part(profile.filled),
        )),
        Some(row(
            t_string!(i18n, audience.profile.missing),
            part(profile.missing),
        )),
        Some(row(t_string!(i18n, audience.profile.distinct), distinct)),
        range.map(|words| row(t_string!(i18n, audience.profile.range), words)),
        median.map(|words| row(t_string!(i18n, audience.profile.median), words)),
    ];
    view! {
        <dl class="facts facts--rows">{rows.into_iter().flatten().collect_view()}</dl>
        <Chart base profile column=column.clone()/>
    }
    .into_any()
}

#[component]
fn Chart(base: Base, profile: Profile, column: Column) -> impl IntoView {
    let i18n = base.i18n;
    if profile.filled == 0 {
        return view! { <p class="muted">{t!(i18n, audience.profile.empty)}</p> }.into_any();
    }
    let title = column.title.get(base.language()).to_string();
    let label = |from: &str, to: &str| match from == to {
        true => cell(i18n, &column, from),
        false => format!(
            "{} – {}",
            cell(i18n, &column, from),
            cell(i18n, &column, to)
        ),
    };
    let points = profile.bars.iter();
    let points = points.map(|bar| (label(&bar.from, &bar.to), bar.count as f64));
    let name = t_string!(i18n, audience.profile.people).to_string();
    let data = Signal::stored(Data::single(name, points.collect::<Vec<_>>()));
    let words = chart::words(base, move || {
        t_string!(i18n, audience.profile.value).to_string()
    });
    let format = chart::people(base);
    let numbers = matches!(
        column.kind,
        ColumnKind::Whole | ColumnKind::Grosze | ColumnKind::Date
    );
    if numbers {
        let caption =
            move || t_string!(i18n, audience.profile.histogram, column = title.clone()).to_string();
        view! { <Columns id="profile" caption data format words/> }.into_any()
    } else {
        let caption =
            move || t_string!(i18n, audience.profile.frequent, column = title.clone()).to_string();
        view! { <Bars id="profile" caption data format words/> }.into_any()
    }
}
