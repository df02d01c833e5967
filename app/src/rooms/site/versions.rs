//! A page's way to its visitors, and what they were shown so far.

use super::bench::Bench;
use crate::i18n::{t, t_string};
use crate::widgets::{Button, Look, TextField};
use casefile::Date;
use exam::site::{Command as Act, Issue, PageId, Stage};
use leptos::prelude::*;

#[component]
pub fn Versions(bench: Bench, id: PageId, at: Memo<Stage>) -> impl IntoView {
    let i18n = bench.i18n;
    let issues = bench.desk.slice(move |s| {
        let page = s.site.pages.get(&id);
        page.map(|it| it.issues.clone()).unwrap_or_default()
    });
    let out = move || issues.with(|all| all.iter().any(|it| it.live));
    let rows = move || {
        let all = issues.get().into_iter().enumerate();
        all.map(|(at, it)| issue(bench, at + 1, it)).collect_view()
    };
    let press = move |act: Act, words: fn(super::bench::I18n) -> &'static str| {
        move |()| {
            if bench.act(act.clone()) {
                bench.say(words(i18n));
            }
        }
    };
    let step = move || match at.get() {
        Stage::Draft => view! {
            <Button
                label=move || t_string!(i18n, site.way.submit)
                icon="hand-in"
                look=Look::Primary
                disabled=bench.off
                on_press=press(Act::Submit { page: id }, |i| t_string!(i, site.way.submitted))
            />
        }
        .into_any(),
        Stage::Review => view! { <Accept bench id/> }.into_any(),
        Stage::Scheduled | Stage::Published => ().into_any(),
    };
    view! {
        <h3>{t!(i18n, site.way.title)}</h3>
        <p class="muted">{move || told(bench, at.get())}</p>
        <div class="row">
            {step}
            <Show when=move || at.get() != Stage::Draft>
                <Button
                    label=move || t_string!(i18n, site.way.revise)
                    icon="edit"
                    disabled=bench.off
                    on_press=press(Act::Revise { page: id }, |i| t_string!(i, site.way.revised))
                />
            </Show>
            <Show when=out>
                <Button
                    label=move || t_string!(i18n, site.way.withdraw)
                    icon="eye-off"
                    disabled=bench.off
                    on_press=press(Act::Withdraw { page: id }, |i| t_string!(i, site.way.withdrawn))
                />
            </Show>
        </div>
        <Show when=move || issues.with(|all| !all.is_empty())>
            <ol class="site__issues">{rows}</ol>
        </Show>
    }
}

fn told(bench: Bench, stage: Stage) -> &'static str {
    let i18n = bench.i18n;
    match stage {
        Stage::Draft => t_string!(i18n, site.way.is_draft),
        Stage::Review => t_string!(i18n, site.way.is_review),
        Stage::Scheduled => t_string!(i18n, site.way.is_scheduled),
        Stage::Published => t_string!(i18n, site.way.is_published),
    }
}

fn issue(bench: Bench, number: usize, issue: Issue) -> AnyView {
    let i18n = bench.i18n;
    let Issue { version, on, live } = issue;
    let when = move || match (on, live) {
        (_, false) => t_string!(i18n, site.way.off).to_string(),
        (Some(on), true) => t_string!(i18n, site.way.from, day = on.to_string()).to_string(),
        (None, true) => t_string!(i18n, site.way.at_once).to_string(),
    };
    let words = move || t_string!(i18n, site.way.version, number = number).to_string();
    view! { <li><b>{words}</b> ": " {version.title} " " <span class="muted">{when}</span></li> }
        .into_any()
}

/// What was reviewed is published, at once or on a day.
#[component]
fn Accept(bench: Bench, id: PageId) -> impl IntoView {
    let i18n = bench.i18n;
    let day = RwSignal::new(String::new());
    let wrong = RwSignal::new(false);
    let error = Signal::derive(move || {
        let bad = wrong.get() && day.with(|it| it.parse::<Date>().is_err());
        bad.then(|| t_string!(i18n, site.way.day_bad).to_string())
    });
    let publish = move |()| {
        if bench.act(Act::Publish { page: id }) {
            bench.say(t_string!(i18n, site.way.published));
        }
    };
    let plan = move |()| {
        wrong.set(true);
        let Ok(on) = day.get_untracked().parse::<Date>() else {
            return crate::browser::page::focus("site-day");
        };
        if bench.act(Act::Schedule { page: id, on }) {
            bench.say(t_string!(i18n, site.way.planned));
        }
    };
    view! {
        <Button
            label=move || t_string!(i18n, site.way.publish)
            icon="check"
            look=Look::Primary
            disabled=bench.off
            on_press=publish
        />
        <TextField
            id="site-day"
            label=move || t_string!(i18n, site.way.day)
            value=day
            kind=Signal::stored("date")
            class="input--short"
            error
            error_prefix=move || t_string!(i18n, common.error)
        >
            <Button
                label=move || t_string!(i18n, site.way.plan)
                icon="clock"
                disabled=bench.off
                on_press=plan
            />
        </TextField>
    }
}
