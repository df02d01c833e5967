//! One contact led through the workflow by hand: what happens at each step and why, and a question
//! wherever what the contact does decides.

use super::bench::Bench;
use super::words;
use crate::browser::engine::odd;
use crate::desk::simulation::Simulation;
use crate::i18n::t_string;
use crate::language;
use crate::widgets::{Button, Icon, Look, Size};
use casefile::Date;
use casefile::campaign::{Campaign, Segment};
use casefile::workflow::Workflow;
use leptos::prelude::*;
use std::collections::BTreeMap;
use worker::protocol::simulation::{End, Lead, Request, Response, Stop, Walk, Why};

/// So many days a contact is followed.
const DAYS: u32 = 366;

/// How far the walk is.
#[derive(Debug, Clone, PartialEq)]
enum Phase {
    Coming,
    /// With the code of what went wrong.
    Failed(String),
    Here(Walk),
}

/// The handle.
#[derive(Clone, Copy)]
struct Guide {
    bench: Bench,
    simulation: StoredValue<Simulation>,
    contact: RwSignal<String>,
    answers: RwSignal<Vec<String>>,
    phase: RwSignal<Phase>,
    /// Counts questions: an older answer is not heard.
    turn: StoredValue<u32>,
}

impl Guide {
    fn ask(&self) {
        let Some(campaign) = campaign(self.bench) else {
            return;
        };
        let row = self.contact.get_untracked().trim().parse::<u32>().ok();
        let lead = Lead {
            campaign: Box::new(campaign),
            workflow: 0,
            trigger: None,
            contact: row.and_then(|row| row.checked_sub(1)),
            values: BTreeMap::new(),
            answers: self.answers.get_untracked(),
        };
        self.turn.update_value(|turn| *turn += 1);
        let (own, guide) = (self.turn.get_value(), *self);
        let simulation = self.simulation.get_value();
        leptos::task::spawn_local(async move {
            let come = match simulation.call(Request::Walk(lead)).await {
                Ok(Response::Walk(walk)) => Phase::Here(walk),
                Ok(_) => Phase::Failed(odd().code),
                Err(failure) => Phase::Failed(failure.code),
            };
            if guide.turn.try_get_value() == Some(own) {
                let _ = guide.phase.try_set(come);
            }
        });
    }

    fn answer(&self, port: &str) {
        self.answers.update(|answers| answers.push(port.to_owned()));
        self.ask();
    }

    fn back(&self) {
        self.answers.update(|answers| {
            answers.pop();
        });
        self.ask();
    }

    fn again(&self) {
        self.answers.set(Vec::new());
        self.ask();
    }
}

/// The workflow as a campaign of its own, with the candidate's segments.
fn campaign(bench: Bench) -> Option<Campaign> {
    let id = bench.workflow?.to_string();
    let workflow: Workflow = bench.flow.with_untracked(|flow| flow.workflow(&id));
    let from: Date = bench.stock.today().get_untracked().parse().ok()?;
    let mut campaign = Campaign::of_workflow(workflow, from, DAYS);
    campaign.segments = bench.desk.peek(|s| {
        let all = s.audience.segments.iter();
        let one = |(id, segment): (&exam::audience::SegmentId, &exam::audience::Segment)| {
            Some(Segment {
                id: id.to_string(),
                title: segment.name.clone(),
                rule: segment.rule.clone()?,
            })
        };
        all.filter_map(one).collect()
    });
    Some(campaign)
}

/// The walk, in the place of the settings.
#[component]
pub fn Ghost(bench: Bench) -> impl IntoView {
    let i18n = bench.i18n;
    let guide = Guide {
        bench,
        simulation: StoredValue::new(Simulation::of(bench.desk)),
        contact: RwSignal::new("1".into()),
        answers: RwSignal::new(Vec::new()),
        phase: RwSignal::new(Phase::Coming),
        turn: StoredValue::new(0),
    };
    // Another workflow, or the base that has come at last: the same answers once more.
    Effect::new(move |_| {
        bench.flow.track();
        if bench.stock.is_here() {
            guide.ask();
        }
    });
    let body = move || match guide.phase.get() {
        Phase::Coming => view! {
            <p class="muted" role="status">{move || t_string!(i18n, common.loading)}</p>
        }
        .into_any(),
        Phase::Failed(code) => {
            let words = move || crate::words::of(i18n, &code).0;
            view! { <p class="field__error"><Icon name="error"/><span>{words}</span></p> }
                .into_any()
        }
        Phase::Here(walk) => view! { <Told guide walk/> }.into_any(),
    };
    view! {
        <section
            class="flow-panel"
            aria-label=move || t_string!(i18n, automation.ghost.title)
        >
            <h2 id="step-panel" tabindex="-1">{move || t_string!(i18n, automation.ghost.title)}</h2>
            <p class="small muted">{move || t_string!(i18n, automation.ghost.about)}</p>
            <div class="field">
                <label class="field__label" for="ghost-contact">
                    {move || t_string!(i18n, automation.ghost.contact)}
                </label>
                <p class="field__hint" id="ghost-hint">
                    {move || t_string!(i18n, automation.ghost.contact_hint)}
                </p>
                <input
                    class="input input--short"
                    id="ghost-contact"
                    type="number"
                    min="1"
                    aria-describedby="ghost-hint"
                    prop:value=move || guide.contact.get()
                    on:change=move |event| {
                        guide.contact.set(event_target_value(&event));
                        guide.again();
                    }
                />
            </div>
            <div class="row">
                <Button
                    label=move || t_string!(i18n, automation.ghost.again)
                    size=Size::Small
                    on_press=move |()| guide.again()
                />
                <Button
                    label=move || t_string!(i18n, automation.ghost.back)
                    icon="undo"
                    look=Look::Bare
                    size=Size::Small
                    disabled=Signal::derive(move || guide.answers.with(Vec::is_empty))
                    on_press=move |()| guide.back()
                />
            </div>
            {body}
        </section>
    }
}

#[component]
fn Told(guide: Guide, walk: Walk) -> impl IntoView {
    let i18n = guide.bench.i18n;
    let stops: Vec<AnyView> = walk
        .stops
        .into_iter()
        .map(|stop| one(guide, stop))
        .collect();
    let end = match walk.end {
        End::Asks { node, ports, .. } => {
            let name = guide.bench.name(&node);
            let ask =
                move || t_string!(i18n, automation.ghost.asks, name = name.clone()).to_string();
            let step = guide
                .bench
                .flow
                .with_untracked(|flow| flow.nodes.get(&node).cloned());
            let button = |port: String| {
                let words = {
                    let (step, port) = (step.clone(), port.clone());
                    move || {
                        let named = |node| words::port_name(i18n, node, &port);
                        step.as_ref().map_or_else(|| port.clone(), named)
                    }
                };
                view! {
                    <Button
                        label=words
                        look=Look::Primary
                        size=Size::Small
                        on_press=move |()| guide.answer(&port)
                    />
                }
                .into_any()
            };
            let buttons: Vec<AnyView> = ports.into_iter().map(button).collect();
            view! {
                <div class="ghost__end" role="status">
                    <b>{ask}</b>
                    <div class="row">{buttons}</div>
                </div>
            }
            .into_any()
        }
        End::Left { how, .. } => {
            let words = move || match how.as_str() {
                "exit" => t_string!(i18n, automation.ghost.left_exit),
                "dead-end" => t_string!(i18n, automation.ghost.left_dead_end),
                "suppressed" => t_string!(i18n, automation.ghost.left_suppressed),
                "filtered" => t_string!(i18n, automation.ghost.left_filtered),
                "circle" => t_string!(i18n, automation.ghost.left_circle),
                _ => t_string!(i18n, automation.ghost.left_nowhere),
            };
            view! { <p class="ghost__end" role="status"><b>{words}</b></p> }.into_any()
        }
    };
    view! { <ol class="ghost">{stops}</ol> {end} }
}

/// A step that the contact came by.
fn one(guide: Guide, stop: Stop) -> AnyView {
    let bench = guide.bench;
    let i18n = bench.i18n;
    let Stop {
        node,
        minute,
        whys,
        done,
        port,
    } = stop;
    let name = bench.name(&node);
    let step = bench
        .flow
        .with_untracked(|flow| flow.nodes.get(&node).cloned());
    let time = move || {
        let (day, rest) = (minute / 1_440 + 1, minute % 1_440);
        let clock = format!("{}:{:02}", rest / 60, rest % 60);
        t_string!(i18n, automation.ghost.time, day = day, clock = clock).to_string()
    };
    let way = move || {
        let (step, port) = (step.as_ref()?, port.as_ref()?);
        (step.ports().len() > 1).then(|| format!("→ {}", words::port_name(i18n, step, port)))
    };
    let refused = done.as_ref().map(|done| done.what.clone());
    let refused = move || match refused.as_deref() {
        Some("no-consent") => Some(t_string!(i18n, automation.ghost.no_consent)),
        Some("do-not-contact") => Some(t_string!(i18n, automation.ghost.do_not_contact)),
        _ => None,
    };
    let whys: Vec<AnyView> = whys.into_iter().map(|why| because(bench, why)).collect();
    view! {
        <li>
            <button type="button" class="jump" on:click=move |_| bench.lead_to(&node)>
                {name}
            </button>
            " "
            <span class="small muted">{time}</span>
            " "
            <b>{way}</b>
            <p class="small ghost__refused">{refused}</p>
            <ul>{whys}</ul>
        </li>
    }
    .into_any()
}

fn because(bench: Bench, why: Why) -> AnyView {
    let i18n = bench.i18n;
    let Why {
        sentence,
        cell,
        holds,
        ..
    } = why;
    let words = move || sentence.get(language::of(i18n.get_locale())).to_owned();
    let has = move || match cell.is_empty() {
        true => t_string!(i18n, automation.ghost.cell_empty).to_string(),
        false => t_string!(i18n, automation.ghost.cell, cell = cell.clone()).to_string(),
    };
    let icon = if holds { "check" } else { "close" };
    let held = move || match holds {
        true => t_string!(i18n, automation.port.yes),
        false => t_string!(i18n, automation.port.no),
    };
    view! {
        <li class="small ghost__why">
            <Icon name=icon/>
            <span>{words} " ("{has}"): " <b>{held}</b></span>
        </li>
    }
    .into_any()
}
