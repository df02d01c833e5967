//! What a mail uses and some e-mail clients lack, by groups of clients.

use super::Checks;
use super::report::{Report, Use};
use crate::i18n::{t, t_string};
use crate::rooms::content::bench::Bench;
use crate::widgets::Icon;
use leptos::prelude::*;
use worker::protocol::simulation::Support;

/// The table, or the good news.
#[component]
pub fn Matrix(bench: Bench, checks: Checks) -> impl IntoView {
    let i18n = bench.i18n;
    move || {
        checks.seen.with(|seen| match seen {
            Some(seen) if seen.report.uses.is_empty() => view! {
                <div class="checks__good">
                    <Icon name="ok"/>
                    <p>{t!(i18n, content.checks.clients_good)}</p>
                </div>
            }
            .into_any(),
            Some(seen) => table(bench, &seen.report),
            None => ().into_any(),
        })
    }
}

fn table(bench: Bench, report: &Report) -> AnyView {
    let i18n = bench.i18n;
    let heads = report.groups.iter().cloned();
    let heads = heads.map(|name| view! { <th scope="col">{name}</th> });
    let rows = report.uses.iter().map(|used| row(bench, used));
    let day = report.clients.clone();
    let source = move || t_string!(i18n, content.checks.clients_source, day = day.clone());
    view! {
        <div
            class="table-frame"
            role="region"
            tabindex="0"
            aria-label=move || t_string!(i18n, content.checks.clients)
        >
            <table class="table checks__matrix">
                <thead>
                    <tr>
                        <th scope="col">{t!(i18n, content.checks.feature)}</th>
                        {heads.collect_view()}
                        <th scope="col">{t!(i18n, content.checks.client_notes)}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
        <p class="checks__origin small muted">{source}</p>
    }
    .into_any()
}

fn row(bench: Bench, used: &Use) -> AnyView {
    let cells = used.support.iter().map(|support| cell(bench, *support));
    let cells = cells.collect_view();
    let notes = used.notes.iter().cloned();
    let notes = notes.map(|note| view! { <p lang="en">{note}</p> });
    let title = used.title.clone();
    let first = used.places.first().copied();
    let first = first.and_then(|(part, range)| Some((bench.place_of(part)?, range)));
    let name = match first {
        Some((part, range)) => view! {
            <button type="button" class="jump" lang="en" on:click=move |_| bench.go_to(part, range)>
                {title}
            </button>
        }
        .into_any(),
        None => view! { <span lang="en">{title}</span> }.into_any(),
    };
    view! {
        <tr>
            <th scope="row">{name}</th>
            {cells}
            <td class="checks__notes small">{notes.collect_view()}</td>
        </tr>
    }
    .into_any()
}

fn cell(bench: Bench, support: Support) -> AnyView {
    let i18n = bench.i18n;
    let (icon, tone) = match support {
        Support::Full => ("check", "ok"),
        Support::Partial => ("half", "warning"),
        Support::None => ("close", "error"),
        Support::Unknown => ("help", "muted"),
    };
    let word = move || match support {
        Support::Full => t_string!(i18n, content.checks.support.full),
        Support::Partial => t_string!(i18n, content.checks.support.partial),
        Support::None => t_string!(i18n, content.checks.support.none),
        Support::Unknown => t_string!(i18n, content.checks.support.unknown),
    };
    view! {
        <td class=format!("checks__cell checks__cell--{tone}")>
            <Icon name=icon/>
            <span>{word}</span>
        </td>
    }
    .into_any()
}
