//! What was found, the heaviest first; each leads to its place.

use super::report::{Area, Finding, Seen, Weight, fits, said};
use super::{Checks, Phase};
use crate::i18n::{Locale, t, t_string};
use crate::rooms::content::bench::Bench;
use crate::widgets::Icon;
use leptos::{html, prelude::*};
use leptos_i18n::I18nContext;
use wasm_bindgen::JsCast;
use worker::protocol::simulation as wire;

const AREAS: [Area; 11] = [
    Area::Syntax,
    Area::Html,
    Area::Css,
    Area::Accessibility,
    Area::Mail,
    Area::Landing,
    Area::Words,
    Area::Law,
    Area::Sms,
    Area::Push,
    Area::Post,
];

const WEIGHTS: [Weight; 3] = [Weight::Error, Weight::Warning, Weight::Note];

/// The list with its filter.
#[component]
pub fn List(bench: Bench, checks: Checks) -> impl IntoView {
    let i18n = bench.i18n;
    let area = RwSignal::new(None::<Area>);
    let list = NodeRef::<html::Div>::new();
    let groups = move || {
        checks.seen.with(|seen| match seen {
            Some(seen) if seen.report.findings.is_empty() => view! { <Good bench/> }.into_any(),
            Some(seen) => grouped(bench, seen, area.get()),
            None => ().into_any(),
        })
    };
    let busy = move || (checks.phase.get() == Phase::Behind).to_string();
    view! {
        <Filter bench checks area/>
        <div
            class="checks__list"
            role="group"
            aria-label=move || t_string!(i18n, content.checks.list)
            aria-busy=busy
            node_ref=list
            on:keydown=move |event| walk(list, &event)
        >
            {groups}
        </div>
    }
}

/// Nothing was found, said plainly.
#[component]
fn Good(bench: Bench) -> impl IntoView {
    let i18n = bench.i18n;
    view! {
        <div class="checks__good">
            <Icon name="ok"/>
            <div>
                <p><b>{t!(i18n, content.checks.good_title)}</b></p>
                <p class="small muted">{t!(i18n, content.checks.good_text)}</p>
            </div>
        </div>
    }
}

/// Chooses one area of those that have findings.
#[component]
fn Filter(bench: Bench, checks: Checks, area: RwSignal<Option<Area>>) -> impl IntoView {
    let i18n = bench.i18n;
    let found = Memo::new(move |_| {
        checks.seen.with(|seen| {
            let report = seen.as_ref().map(|seen| &seen.report);
            let count = |area| report.map_or(0, |report| report.about(area));
            let all = AREAS.map(|area| (area, count(Some(area))));
            let some: Vec<_> = all.into_iter().filter(|(_, count)| *count > 0).collect();
            (count(None), some)
        })
    });
    Effect::new(move |_| {
        let gone = area.get().is_some_and(|area| {
            let is = |own: &(Area, usize)| own.0 == area;
            !found.with(|(_, some)| some.iter().any(is))
        });
        if gone {
            area.set(None);
        }
    });
    let option = move |own: Option<Area>, name: String, count: usize| {
        view! {
            <option value=own.map_or("", word) selected=move || area.get() == own>
                {format!("{name} ({count})")}
            </option>
        }
    };
    let options = move || {
        let (all, some) = found.get();
        let rest = some.into_iter();
        let rest = rest.map(|(own, count)| option(Some(own), area_name(i18n, own), count));
        let every = t_string!(i18n, content.checks.every_area).to_string();
        std::iter::once(option(None, every, all))
            .chain(rest)
            .collect_view()
    };
    let choose = move |event| {
        let chosen = event_target_value(&event);
        area.set(AREAS.into_iter().find(|area| word(*area) == chosen));
    };
    view! {
        <div class="checks__filter" hidden=move || found.with(|(_, some)| some.len() < 2)>
            <label for="checks-area">{t!(i18n, content.checks.area)}</label>
            <select class="input input--short" id="checks-area" on:change=choose>
                {options}
            </select>
        </div>
    }
}

fn grouped(bench: Bench, seen: &Seen, area: Option<Area>) -> AnyView {
    let mut first = true;
    let groups = WEIGHTS.into_iter().filter_map(|weight| {
        let of = |finding: &&Finding| finding.weight == weight && fits(finding, area);
        let mut own: Vec<&Finding> = seen.report.findings.iter().filter(of).collect();
        // Areas together; within one, the order of the text.
        own.sort_by_key(|finding| finding.area);
        if own.is_empty() {
            return None;
        }
        let count = own.len();
        let rows = own.into_iter().map(|finding| {
            let stop = std::mem::replace(&mut first, false);
            row(bench, finding, stop)
        });
        let rows = rows.collect_view();
        let name = weight_name(bench.i18n, weight);
        Some(view! {
            <h3 class="checks__weight">{name}" ("{count}")"</h3>
            <ul class="checks__rows">{rows}</ul>
        })
    });
    groups.collect_view().into_any()
}

/// One finding: a button that leads to its place, where the room has one.
fn row(bench: Bench, finding: &Finding, stop: bool) -> AnyView {
    let i18n = bench.i18n;
    let locale = i18n.get_locale();
    let sentence = said(&finding.sentence, locale);
    let step = said(&finding.step, locale);
    let code = finding.code.clone();
    let area = area_name(i18n, finding.area);
    let place = place_name(i18n, finding);
    let (icon, tone) = sign(finding.weight);
    let inner = view! {
        <Icon name=icon/>
        <span class="checks__said">
            <span class="hidden">{weight_one(i18n, finding.weight)}": "</span>
            <b>{sentence}</b>
            " "
            <span>{step}</span>
            <span class="checks__foot small muted">
                <span>{place}</span>
                <span>{area}</span>
                <code>{code}</code>
            </span>
        </span>
    };
    let class = format!("checks__row checks__row--{tone}");
    let range = finding.range;
    let Some(place) = bench.place_of(finding.part) else {
        return view! { <li class=class>{inner}</li> }.into_any();
    };
    view! {
        <li>
            <button
                type="button"
                class=class
                tabindex=if stop { "0" } else { "-1" }
                on:click=move |_| bench.go_to(place, range)
            >
                {inner}
            </button>
        </li>
    }
    .into_any()
}

/// Up, down, Home, End: one stop for Tab, as in any list of choices.
fn walk(list: NodeRef<html::Div>, event: &leptos::ev::KeyboardEvent) {
    let Some(list) = list.get_untracked() else {
        return;
    };
    let Ok(found) = list.query_selector_all("button.checks__row") else {
        return;
    };
    let rows: Vec<web_sys::HtmlElement> = (0..found.length())
        .filter_map(|at| found.get(at)?.dyn_into().ok())
        .collect();
    let active = document().active_element();
    let at = rows.iter().position(|row| {
        let active = active.as_ref().map(AsRef::as_ref);
        row.is_same_node(active)
    });
    let (Some(at), last) = (at, rows.len().saturating_sub(1)) else {
        return;
    };
    let next = match event.key().as_str() {
        "ArrowDown" => (at + 1).min(last),
        "ArrowUp" => at.saturating_sub(1),
        "Home" => 0,
        "End" => last,
        _ => return,
    };
    event.prevent_default();
    let _ = rows[at].set_attribute("tabindex", "-1");
    let _ = rows[next].set_attribute("tabindex", "0");
    let _ = rows[next].focus();
}

fn sign(weight: Weight) -> (&'static str, &'static str) {
    match weight {
        Weight::Error => ("error", "error"),
        Weight::Warning => ("warning", "warning"),
        Weight::Note => ("info", "info"),
    }
}

fn weight_name(i18n: I18nContext<Locale>, weight: Weight) -> String {
    match weight {
        Weight::Error => t_string!(i18n, content.checks.errors_title).to_string(),
        Weight::Warning => t_string!(i18n, content.checks.warnings_title).to_string(),
        Weight::Note => t_string!(i18n, content.checks.notes_title).to_string(),
    }
}

fn weight_one(i18n: I18nContext<Locale>, weight: Weight) -> &'static str {
    match weight {
        Weight::Error => t_string!(i18n, content.checks.error),
        Weight::Warning => t_string!(i18n, content.checks.warning),
        Weight::Note => t_string!(i18n, content.checks.note),
    }
}

fn word(area: Area) -> &'static str {
    match area {
        Area::Syntax => "syntax",
        Area::Html => "html",
        Area::Css => "css",
        Area::Accessibility => "accessibility",
        Area::Mail => "mail",
        Area::Landing => "landing",
        Area::Words => "words",
        Area::Law => "law",
        Area::Sms => "sms",
        Area::Push => "push",
        Area::Post => "post",
    }
}

fn area_name(i18n: I18nContext<Locale>, area: Area) -> String {
    match area {
        Area::Syntax => t_string!(i18n, content.checks.areas.syntax).to_string(),
        Area::Html => t_string!(i18n, content.checks.areas.html).to_string(),
        Area::Css => t_string!(i18n, content.checks.areas.css).to_string(),
        Area::Accessibility => t_string!(i18n, content.checks.areas.accessibility).to_string(),
        Area::Mail => t_string!(i18n, content.checks.areas.mail).to_string(),
        Area::Landing => t_string!(i18n, content.checks.areas.landing).to_string(),
        Area::Words => t_string!(i18n, content.checks.areas.words).to_string(),
        Area::Law => t_string!(i18n, content.checks.areas.law).to_string(),
        Area::Sms => t_string!(i18n, content.checks.areas.sms).to_string(),
        Area::Push => t_string!(i18n, content.checks.areas.push).to_string(),
        Area::Post => t_string!(i18n, content.checks.areas.post).to_string(),
    }
}

/// The text and, where it has lines, line and column.
fn place_name(i18n: I18nContext<Locale>, finding: &Finding) -> String {
    let (line, column) = (finding.line, finding.column);
    let lines = |part: &'static str| {
        let said = t_string!(
            i18n,
            content.checks.place,
            part = part,
            line = line,
            column = column
        );
        said.to_string()
    };
    match finding.part {
        wire::Part::Html => lines("HTML"),
        wire::Part::Css => lines("CSS"),
        wire::Part::Subject => t_string!(i18n, content.subject).to_string(),
        wire::Part::Preheader => t_string!(i18n, content.preheader).to_string(),
        wire::Part::Sender => t_string!(i18n, content.checks.sender).to_string(),
        wire::Part::PlainText => t_string!(i18n, content.checks.plain_text).to_string(),
        wire::Part::Title => t_string!(i18n, content.short.title).to_string(),
        wire::Part::Text => t_string!(i18n, content.short.text).to_string(),
        wire::Part::Link => t_string!(i18n, content.short.link).to_string(),
        wire::Part::Picture => t_string!(i18n, content.short.picture).to_string(),
        wire::Part::Alt => t_string!(i18n, content.short.alt).to_string(),
    }
}
