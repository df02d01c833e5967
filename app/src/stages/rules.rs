//! The stage before the desk: health and safety, the order of the exam, personal data.

use crate::desk::Desk;
use crate::i18n::{t, t_string, use_i18n};
use crate::language;
use crate::stages::institution;
use crate::stages::page::{OnLanguage, Page};
use crate::widgets::{Button, Icon, Look, Size, Tick};
use exam::attempt::{Command as Act, Mode, Rule};
use exam::{Command, desk};
use leptos::prelude::*;
use std::sync::Arc;

/// The rules, each acknowledged and recorded, then the way to the desk.
#[component]
pub fn Rules() -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let exam = desk.sitting().mode() == Mode::Exam;
    let have = desk.slice(|s| s.attempt.acknowledged.len());
    let open = Signal::derive(move || have.get() < Rule::ALL.len());
    let begin = move || {
        let _ = desk.dispatch(Command::Attempt(Act::Begin));
    };
    let record: OnLanguage = Arc::new(move |language| {
        let _ = desk.dispatch(Command::Desk(desk::Command::ChooseLanguage { language }));
    });
    let go = move || {
        if exam {
            t_string!(i18n, rules.begin_exam)
        } else {
            t_string!(i18n, rules.begin_practice)
        }
    };
    let count = move || {
        t_string!(
            i18n,
            rules.confirmed,
            have = have.get(),
            want = Rule::ALL.len()
        )
    };
    view! {
        <Page narrow=true on_language=record>
            <div class="page__head">
                <h1>{t!(i18n, rules.title)}</h1>
                <p class="page__lead">
                    {move || if exam {
                        t_string!(i18n, rules.lead_exam)
                    } else {
                        t_string!(i18n, rules.lead_practice)
                    }}
                </p>
            </div>
            {Rule::ALL.map(|rule| view! { <Part rule/> }.into_any()).collect_view()}
            <div class="act-bar">
                <span class="muted" role="status">{count}</span>
                <Button
                    label=go
                    look=Look::Primary
                    size=Size::Large
                    disabled=open
                    on_press=begin
                />
            </div>
        </Page>
    }
}

fn icon(rule: Rule) -> &'static str {
    match rule {
        Rule::Safety => "shield",
        Rule::Order => "brief",
        Rule::PersonalData => "lock",
    }
}

#[component]
fn Part(rule: Rule) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let given = desk.slice(move |s| s.attempt.acknowledged.contains(&rule));
    let acknowledge = move |yes: bool| {
        let _ = desk.dispatch(Command::Attempt(Act::Acknowledge { rule, yes }));
    };
    let title = move || match rule {
        Rule::Safety => t_string!(i18n, rules.safety.title),
        Rule::Order => t_string!(i18n, rules.order.title),
        Rule::PersonalData => t_string!(i18n, rules.personal_data.title),
    };
    let agree = move || match rule {
        Rule::Safety => t_string!(i18n, rules.safety.agree),
        Rule::Order => t_string!(i18n, rules.order.agree),
        Rule::PersonalData => t_string!(i18n, rules.personal_data.agree),
    };
    let points = move || {
        let points = points(rule, desk).into_iter();
        points
            .map(|point| view! { <li>{point}</li> })
            .collect_view()
    };
    view! {
        <section class="rule" aria-labelledby=rule.as_str()>
            <div class="rule__head">
                <Icon name=icon(rule)/>
                <h2 id=rule.as_str()>{title}</h2>
            </div>
            <div class="prose"><ul>{points}</ul></div>
            <Tick label=agree checked=given on_change=acknowledge/>
        </section>
    }
}

fn points(rule: Rule, desk: Desk) -> Vec<String> {
    match rule {
        Rule::Safety => safety(),
        Rule::Order => order(desk),
        Rule::PersonalData => personal_data(desk),
    }
}

fn safety() -> Vec<String> {
    let i18n = use_i18n();
    [
        t_string!(i18n, rules.safety.p1),
        t_string!(i18n, rules.safety.p2),
        t_string!(i18n, rules.safety.p3),
        t_string!(i18n, rules.safety.p4),
        t_string!(i18n, rules.safety.p5),
    ]
    .map(String::from)
    .to_vec()
}

fn order(desk: Desk) -> Vec<String> {
    let i18n = use_i18n();
    let minutes = desk.case().duration_minutes;
    let time = t_string!(i18n, common.minutes, count = minutes).to_string();
    vec![
        t_string!(i18n, rules.order.p1).to_string(),
        t_string!(i18n, rules.order.p2, time = time),
        t_string!(i18n, rules.order.p3).to_string(),
        t_string!(i18n, rules.order.p4).to_string(),
        t_string!(i18n, rules.order.p5).to_string(),
        t_string!(i18n, rules.order.p6).to_string(),
        t_string!(i18n, rules.order.p7).to_string(),
    ]
}

fn personal_data(desk: Desk) -> Vec<String> {
    let i18n = use_i18n();
    let language = language::of(i18n.get_locale());
    let held = institution::held().get().and_then(Result::ok);
    let institution = held.map(|held| held.name(language)).unwrap_or_default();
    vec![
        t_string!(i18n, rules.personal_data.p1, institution = institution),
        t_string!(i18n, rules.personal_data.p2).to_string(),
        match desk.sitting().mode() {
            Mode::Exam => t_string!(i18n, rules.personal_data.p3).to_string(),
            Mode::Practice => t_string!(i18n, rules.personal_data.p3_practice).to_string(),
        },
        t_string!(i18n, rules.personal_data.p4).to_string(),
        t_string!(i18n, rules.personal_data.p5).to_string(),
    ]
}
