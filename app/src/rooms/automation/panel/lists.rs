//! Settings that name something made elsewhere: a message, a segment, a step, a workflow.

use super::field::Slot;
use crate::i18n::t_string;
use crate::rooms::automation::bench::Bench;
use crate::rooms::automation::graph::acts::targets;
use crate::rooms::automation::{stock, words};
use crate::widgets::Tick;
use casefile::CarrierKind;
use casefile::workflow::{Kind, Settings};
use leptos::prelude::*;

/// Behaviour that a step can wait for by name.
const EVENTS: [&str; 6] = ["open", "click", "visit", "form", "cart", "purchase"];

/// Whether a step of this kind can send, or speak of, a carrier of that.
fn carries(step: Option<Kind>, carrier: CarrierKind) -> bool {
    match step {
        // A pop-up has no carrier of its own.
        Some(Kind::SendEmail | Kind::SendPreferred | Kind::ShowPopup) => {
            carrier == CarrierKind::Newsletter
        }
        Some(Kind::SendSms) => carrier == CarrierKind::Sms,
        Some(Kind::SendPush) => carrier == CarrierKind::Push,
        Some(Kind::PublishPost) => carrier == CarrierKind::Post,
        _ => carrier != CarrierKind::LandingPage,
    }
}

/// Ids and names that a setting may take.
fn offered(slot: Slot) -> Vec<(String, String)> {
    let Bench {
        desk, i18n, flow, ..
    } = slot.bench;
    let step = slot.kind();
    match slot.field.name {
        "message" => desk
            .slice(move |s| {
                let one = |(id, it): (&exam::content::CarrierId, &exam::content::Carrier)| {
                    // A post is made for one network: which, is said where it is chosen.
                    let name = match it.kind {
                        CarrierKind::Post => format!("{} ({})", it.name, it.shape.network.title()),
                        _ => it.name.clone(),
                    };
                    (id.to_string(), name)
                };
                let all = s.content.carriers.iter();
                let sent = all.filter(|(_, it)| carries(step, it.kind));
                sent.map(one).collect::<Vec<_>>()
            })
            .get(),
        "event" => EVENTS
            .map(|word| (word.to_owned(), words::choice_name(i18n, word).to_owned()))
            .to_vec(),
        "node" => flow.with(|flow| {
            let own =
                |node: &casefile::workflow::Node| (node.id.clone(), words::step_name(i18n, node));
            targets(flow, "").map(own).collect()
        }),
        "workflow" => workflows(slot.bench),
        "segment" => stock::segments(desk).get(),
        _ => Vec::new(),
    }
}

fn workflows(bench: Bench) -> Vec<(String, String)> {
    let own = bench.workflow;
    bench
        .desk
        .slice(move |s| {
            let others = s
                .automation
                .workflows
                .iter()
                .filter(|(id, _)| Some(**id) != own);
            others
                .map(|(id, flow)| (id.to_string(), flow.title.clone()))
                .collect::<Vec<_>>()
        })
        .get()
}

/// One of what is there; what the step has and is there no more stays to be seen.
#[component]
pub fn Pick(at: Slot) -> impl IntoView {
    let slot = at;
    let i18n = slot.bench.i18n;
    let list = Memo::new(move |_| offered(slot));
    let gone = move || {
        let now = slot.text();
        let known = list.with(|list| list.iter().any(|(id, _)| *id == now));
        (!now.is_empty() && !known).then_some(now)
    };
    let one = move |(id, name): (String, String)| {
        let own = id.clone();
        view! { <option value=id selected=move || slot.text() == own>{name}</option> }
    };
    // Nothing to choose from: the name is typed, as the case writes it.
    let typed = move || list.with(Vec::is_empty) && slot.field.name == "segment";
    move || {
        if typed() {
            return view! {
                <input
                    class="input"
                    id=slot.id()
                    autocomplete="off"
                    aria-describedby=slot.described()
                    prop:value=move || slot.text()
                    readonly=move || !slot.bench.writable.get()
                    on:change=move |event| slot.put_text(&event_target_value(&event))
                />
            }
            .into_any();
        }
        view! {
            <select
                class="input"
                id=slot.id()
                aria-describedby=slot.described()
                aria-invalid=move || slot.is_wrong().then_some("true")
                disabled=move || !slot.bench.writable.get()
                prop:value=move || {
                    list.track();
                    slot.text()
                }
                on:change=move |event| slot.put_text(&event_target_value(&event))
            >
                <option value="" selected=move || slot.text().is_empty()>
                    {move || t_string!(i18n, automation.panel.choose)}
                </option>
                {move || gone().map(|id| {
                    let name = t_string!(i18n, automation.panel.gone, name = id.clone());
                    view! { <option value=id selected=true>{name.to_string()}</option> }
                })}
                {move || list.get().into_iter().map(one).collect_view()}
            </select>
        }
        .into_any()
    }
}

/// Segments whose people never enter; one that is there no more stays to be seen.
#[component]
pub fn Suppression(bench: Bench, settings: Memo<Settings>) -> impl IntoView {
    let i18n = bench.i18n;
    let known = stock::segments(bench.desk);
    let list = Memo::new(move |_| {
        let mut list = known.get();
        settings.with(|it| {
            for id in &it.suppression {
                if list.iter().all(|(own, _)| own != id) {
                    list.push((id.clone(), id.clone()));
                }
            }
        });
        list
    });
    let one = move |(id, name): (String, String)| {
        let own = id.clone();
        let checked = Signal::derive(move || settings.with(|it| it.suppression.contains(&own)));
        let change = move |on: bool| {
            let mut kept = settings.get_untracked();
            kept.suppression.retain(|it| *it != id);
            if on {
                kept.suppression.push(id.clone());
            }
            bench.settle(kept);
        };
        view! { <Tick label=name checked on_change=change/> }.into_any()
    };
    view! {
        <fieldset class="field" disabled=move || !bench.writable.get()>
            <legend class="field__label">{move || t_string!(i18n, automation.entry.never)}</legend>
            <p class="field__hint">{move || t_string!(i18n, automation.entry.never_hint)}</p>
            {move || list.get().into_iter().map(one).collect_view()}
        </fieldset>
    }
}
