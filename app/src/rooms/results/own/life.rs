//! One contact's life in a run: what came, what the contact did, which steps it came by.

use crate::desk::Desk;
use crate::desk::simulation::Simulation;
use crate::i18n::{t, t_string, use_i18n};
use crate::rooms::results::words::{self, DAY_MS, I18n};
use crate::widgets::{Alarm, Button, Icon, Size, Tone, Wait};
use crate::words as codes;
use casefile::campaign::Campaign;
use leptos::prelude::*;
use std::sync::Arc;
use worker::protocol::simulation::{Event, Life as Lived};

const DAY_MINUTES: u32 = 24 * 60;

#[derive(Debug, Clone, PartialEq)]
enum Phase {
    Nothing,
    Coming,
    Here(Lived),
    /// With a code of the catalogue.
    Failed(String),
}

#[component]
pub fn Life(campaign: Campaign, seed: u64, contacts: u64) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let i18n = use_i18n();
    let phase = RwSignal::new(Phase::Nothing);
    let typed = RwSignal::new(String::from("1"));
    let campaign = Arc::new(campaign);
    let row = move || {
        let row = typed.with(|text| text.trim().parse::<u32>().ok())?;
        (row >= 1 && u64::from(row) <= contacts).then(|| row - 1)
    };
    let wrong = Memo::new(move |_| row().is_none());
    let asked = Arc::clone(&campaign);
    let show = Callback::new(move |()| {
        let Some(contact) = untrack(row) else { return };
        phase.set(Phase::Coming);
        let campaign = Campaign::clone(&asked);
        leptos::task::spawn_local(async move {
            let life = Simulation::of(desk).life(campaign, seed, contact).await;
            let next = life.map_or_else(|failure| Phase::Failed(failure.code), Phase::Here);
            let _ = phase.try_set(next);
        });
    });
    let body = move || match phase.get() {
        Phase::Nothing => ().into_any(),
        Phase::Coming => view! {
            <Wait label=move || t_string!(i18n, results.own.life.coming)/>
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
        Phase::Here(life) => {
            let campaign = Arc::clone(&campaign);
            (move || told(i18n, &campaign, &life)).into_any()
        }
    };
    let hint = move || {
        let most = words::count(i18n, contacts);
        t_string!(i18n, results.own.life.hint, most = most).to_string()
    };
    let error = move || {
        wrong.get().then(|| {
            view! {
                <p class="field__error" id="life-error">
                    <Icon name="error"/>
                    <span>{hint}</span>
                </p>
            }
        })
    };
    view! {
        <section class="results__part" aria-labelledby="life-title">
            <h2 id="life-title">{t!(i18n, results.own.life.title)}</h2>
            <p class="muted">{t!(i18n, results.own.life.lead)}</p>
            <div class="field" class:field--wrong=move || wrong.get()>
                <label class="field__label" for="life-contact">
                    {t!(i18n, results.own.life.contact)}
                </label>
                <p class="field__hint" id="life-hint">{hint}</p>
                {error}
                <div class="field__row">
                    <input
                        class="input input--short"
                        id="life-contact"
                        inputmode="numeric"
                        autocomplete="off"
                        aria-describedby="life-hint"
                        aria-invalid=move || wrong.get().then_some("true")
                        prop:value=move || typed.get()
                        on:input=move |event| typed.set(event_target_value(&event))
                    />
                    <Button
                        label=move || t_string!(i18n, results.own.life.show)
                        size=Size::Small
                        disabled=Signal::from(wrong)
                        on_press=show
                    />
                </div>
            </div>
            {body}
        </section>
    }
}

fn told(i18n: I18n, campaign: &Campaign, life: &Lived) -> AnyView {
    if life.events.is_empty() {
        return view! { <p role="status">{t!(i18n, results.own.life.nothing)}</p> }.into_any();
    }
    let count = life.events.len() as u32;
    let said = t_string!(i18n, results.own.life.events, count = count).to_string();
    let rows = life.events.iter().map(|event| row(i18n, campaign, event));
    view! {
        <p role="status">{said}</p>
        <ol class="own__life">{rows.collect_view()}</ol>
    }
    .into_any()
}

fn row(i18n: I18n, campaign: &Campaign, event: &Event) -> AnyView {
    let day = i64::from(event.minute / DAY_MINUTES);
    let date = crate::browser::format::day(
        (campaign.from.days() + day) * DAY_MS + DAY_MS / 2,
        words::spoken(i18n),
    );
    let minute = event.minute % DAY_MINUTES;
    let time = format!("{date}, {}:{:02}", minute / 60, minute % 60);
    let what = what(i18n, &event.what);
    let about = about(i18n, campaign, event);
    view! {
        <li>
            <span class="small muted">{time}</span>
            " "
            <b>{what}</b>
            " "
            <span>{about}</span>
        </li>
    }
    .into_any()
}

/// The message, the step, the address, the sum: whatever an event is about.
fn about(i18n: I18n, campaign: &Campaign, event: &Event) -> String {
    let mut parts = Vec::new();
    let message = event.message.as_ref();
    let message = message.and_then(|id| campaign.messages.iter().find(|it| it.id == *id));
    if let Some(message) = message {
        parts.push(match &event.variant {
            Some(variant) => format!("{} ({})", message.title, variant.to_uppercase()),
            None => message.title.clone(),
        });
    }
    let workflow = event.workflow.as_ref();
    let workflow = workflow.and_then(|id| campaign.workflows.iter().find(|it| it.id == *id));
    if let (Some(workflow), Some(id)) = (workflow, &event.node) {
        let node = workflow.nodes.iter().find(|it| it.id == *id);
        let title = node.map(|it| it.title.clone()).filter(|it| !it.is_empty());
        let title = title.unwrap_or_else(|| id.clone());
        parts.push(format!("{}: {title}", workflow.title));
    }
    parts.extend(event.url.clone());
    parts.extend(event.grosze.map(|grosze| words::money(i18n, grosze.into())));
    parts.join(", ")
}

fn what(i18n: I18n, word: &str) -> &'static str {
    match word {
        "step" => t_string!(i18n, results.own.event.step),
        "entered" => t_string!(i18n, results.own.event.entered),
        "left" => t_string!(i18n, results.own.event.left),
        "sent" => t_string!(i18n, results.own.event.sent),
        "suppressed" => t_string!(i18n, results.own.event.suppressed),
        "capped" => t_string!(i18n, results.own.event.capped),
        "breach" => t_string!(i18n, results.own.event.breach),
        "hard-bounce" => t_string!(i18n, results.own.event.hard_bounce),
        "soft-bounce" => t_string!(i18n, results.own.event.soft_bounce),
        "delivered" => t_string!(i18n, results.own.event.delivered),
        "spam" => t_string!(i18n, results.own.event.spam),
        "opened" => t_string!(i18n, results.own.event.opened),
        "opened-again" => t_string!(i18n, results.own.event.opened_again),
        "machine-opened" => t_string!(i18n, results.own.event.machine_opened),
        "clicked" => t_string!(i18n, results.own.event.clicked),
        "clicked-again" => t_string!(i18n, results.own.event.clicked_again),
        "visited" => t_string!(i18n, results.own.event.visited),
        "carted" => t_string!(i18n, results.own.event.carted),
        "abandoned" => t_string!(i18n, results.own.event.abandoned),
        "ordered" => t_string!(i18n, results.own.event.ordered),
        "unsubscribed" => t_string!(i18n, results.own.event.unsubscribed),
        "complained" => t_string!(i18n, results.own.event.complained),
        "submitted" => t_string!(i18n, results.own.event.submitted),
        "shown" => t_string!(i18n, results.own.event.shown),
        "published" => t_string!(i18n, results.own.event.published),
        "engaged" => t_string!(i18n, results.own.event.engaged),
        "notified" => t_string!(i18n, results.own.event.notified),
        "called" => t_string!(i18n, results.own.event.called),
        _ => t_string!(i18n, results.own.event.lost),
    }
}
