//! The contractor's workflow beside the instructions that it was given: point by point judged,
//! deviations reported, a copy taken over to be mended.

use super::bench::{Bench, Chosen, Sheet};
use super::canvas::Canvas;
use super::canvas::camera::Camera;
use super::marks::Marks;
use super::outline::Outline;
use super::panel::Panel;
use super::passed::Passed;
use super::words::{self, Words};
use crate::browser::{page, reading};
use crate::desk::{Desk, source};
use crate::i18n::{t_string, use_i18n};
use crate::rooms::line::Line;
use crate::rooms::undo_last;
use crate::widgets::{Alarm, Button, Icon, Look, Segment, Segments, Size, Tone, Voice};
use crate::words as messages;
use casefile::Room;
use casefile::finished::{Instruction, Instructions};
use casefile::workflow::Workflow;
use exam::automation::{About, Command as Ask, Flow, ItemId, List, Origin, Verdict};
use exam::{Command, Scope, TextId};
use leptos::prelude::*;
use std::sync::Arc;

/// Whether the case has a task of accepting somebody's work.
pub fn any(desk: Desk) -> bool {
    let case = desk.case();
    let here = |task: &casefile::Task| {
        task.rooms.contains(&Room::Automation)
            && task
                .workflow
                .as_ref()
                .is_some_and(|it| it.deviations_min + it.mends_min > 0)
    };
    case.tasks.iter().any(here)
}

/// What the contractor delivered, and what it was told.
#[derive(Clone)]
struct Delivery {
    workflow: Arc<Workflow>,
    flow: Arc<Flow>,
    contractor: String,
    told: Arc<Vec<Instruction>>,
}

async fn delivery(desk: Desk) -> Result<Delivery, String> {
    let files = source::files(desk).await?;
    let missing = || String::from("part-missing");
    let workflow = files.get("finished/workflow.json").ok_or_else(missing)?;
    let workflow: Workflow = json::from_slice(workflow).map_err(|_| missing())?;
    let flow = Flow::read(&workflow, Origin::Contractor).map_err(|it| it.code().to_owned())?;
    let told = files
        .get("finished/instructions.toml")
        .ok_or_else(missing)?;
    let told = std::str::from_utf8(told).map_err(|_| missing())?;
    let told: Instructions = toml::from_str(told).map_err(|_| missing())?;
    Ok(Delivery {
        workflow: Arc::new(workflow),
        flow: Arc::new(flow),
        contractor: told.contractor,
        told: Arc::new(told.instruction),
    })
}

#[derive(Clone)]
enum Phase {
    Coming,
    Failed(String),
    Here(Delivery),
}

/// The acceptance; `shown` is the room's tab, turned when a copy is taken over.
#[component]
pub fn Acceptance(shown: RwSignal<&'static str>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let i18n = use_i18n();
    let phase = RwSignal::new(Phase::Coming);
    let fetch = move || {
        leptos::task::spawn_local(async move {
            let come = delivery(desk).await.map_or_else(Phase::Failed, Phase::Here);
            let _ = phase.try_set(come);
        });
    };
    fetch();
    move || match phase.get() {
        Phase::Coming => view! {
            <p class="room__body--padded muted" role="status">
                {move || t_string!(i18n, common.loading)}
            </p>
        }
        .into_any(),
        Phase::Failed(code) => {
            let (title, text) = (code.clone(), code);
            view! {
                <Alarm
                    tone=Tone::Error
                    title=move || messages::of(i18n, &title).0
                    text=move || messages::of(i18n, &text).1
                >
                    <Button
                        label=move || t_string!(i18n, common.retry)
                        on_press=move |()| fetch()
                    />
                </Alarm>
            }
            .into_any()
        }
        Phase::Here(delivery) => view! { <Beside delivery shown/> }.into_any(),
    }
}

/// What the parts share.
#[derive(Clone, Copy)]
struct Report {
    bench: Bench,
    off: Signal<bool>,
    i18n: Words,
}

impl Report {
    fn ask(&self, ask: Ask) -> bool {
        self.bench.desk.dispatch(Command::Automation(ask)).is_ok()
    }

    /// A new deviation of an instruction, bound to the step that is chosen.
    fn add(&self, instruction: Option<String>) {
        let step = self.bench.active_now().map(|node| node.id);
        let about = About {
            workflow: None,
            step,
            instruction,
        };
        let list = List::Deviations;
        let last = |s: &exam::State| s.automation.order.last().copied();
        if self.ask(Ask::AddItem {
            list,
            about,
            after: None,
        }) && let Some(id) = self.bench.desk.peek(last)
        {
            request_animation_frame(move || page::focus(&format!("item-{id}")));
        }
    }

    fn judge(&self, instruction: &str, verdict: Verdict) {
        let before = self
            .bench
            .desk
            .peek(|s| s.automation.verdicts.get(instruction).copied());
        let verdict = (before != Some(verdict)).then_some(verdict);
        let instruction = instruction.to_owned();
        self.ask(Ask::Judge {
            instruction: instruction.clone(),
            verdict,
        });
        let told = self.bench.desk.peek(|s| {
            let mut own = s.automation.list(List::Deviations);
            own.any(|(_, item)| item.about.instruction.as_ref() == Some(&instruction))
        });
        if verdict == Some(Verdict::Broken) && !told {
            self.add(Some(instruction));
        }
    }

    /// Deviations of an instruction, or of none.
    fn of(&self, instruction: Option<String>) -> Memo<Vec<ItemId>> {
        self.bench.desk.slice(move |s| {
            let own = s.automation.list(List::Deviations);
            let fits = own.filter(|(_, item)| item.about.instruction == instruction);
            fits.map(|(id, _)| id).collect()
        })
    }
}

#[component]
fn Beside(delivery: Delivery, shown: RwSignal<&'static str>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let i18n = use_i18n();
    let Delivery {
        workflow,
        flow,
        contractor,
        told,
    } = delivery;
    let writable = desk.writable();
    let bench = Bench {
        desk,
        i18n,
        voice: Voice::here(),
        workflow: None,
        flow: Signal::stored(flow),
        writable: Signal::stored(false),
        stock: expect_context(),
        passed: Signal::stored(Passed::default()),
        chosen: RwSignal::new(Chosen::default()),
        adding: RwSignal::new(None),
        sheet: RwSignal::new(if reading::is_narrow() {
            Sheet::Outline
        } else {
            Sheet::Canvas
        }),
        camera: RwSignal::new(Camera::default()),
        size: RwSignal::new((0.0, 0.0)),
    };
    let report = Report {
        bench,
        off: Signal::derive(move || !writable.get()),
        i18n,
    };
    let title = workflow.title.clone();
    let take = move |()| {
        let workflow = Box::new((*workflow).clone());
        let title = workflow.title.clone();
        if report.ask(Ask::TakeOver { workflow, title }) {
            shown.set("flow-tab");
            bench
                .voice
                .say(t_string!(i18n, automation.accept.taken).to_string());
            page::focus("room");
        }
    };
    let marks = Signal::stored(Marks::new());
    let sheet = move || match bench.sheet.get() {
        Sheet::Canvas => view! { <Canvas bench marks/> }.into_any(),
        Sheet::Outline => view! { <Outline bench marks/> }.into_any(),
    };
    let segments = vec![
        Segment::new(Sheet::Canvas, move || {
            t_string!(i18n, automation.sheet.canvas)
        }),
        Segment::new(Sheet::Outline, move || {
            t_string!(i18n, automation.sheet.outline)
        }),
    ];
    view! {
        <div class="flow">
            <div class="flow-bar">
                <b>{title}</b>
                <Segments
                    segments
                    selected=Signal::from(bench.sheet)
                    on_select=move |sheet| bench.sheet.set(sheet)
                    label=move || t_string!(i18n, automation.sheet.label)
                />
                <span class="grow"></span>
                <Button
                    label=move || t_string!(i18n, automation.accept.take)
                    icon="copy"
                    look=Look::Primary
                    disabled=report.off
                    on_press=take
                />
            </div>
            <div class="accept">
                <Told report told contractor/>
                <div class="accept__work">
                    <div class="flow__sheet">{sheet}</div>
                    <Panel bench/>
                </div>
            </div>
        </div>
    }
}

/// The instructions, each with its verdict and its deviations.
#[component]
fn Told(report: Report, told: Arc<Vec<Instruction>>, contractor: String) -> impl IntoView {
    let i18n = report.i18n;
    let all = told.len();
    let judged = report.bench.desk.slice(|s| s.automation.verdicts.len());
    let count =
        move || t_string!(i18n, common.have_of_want, have = judged.get(), want = all).to_string();
    let points: Vec<AnyView> = told
        .iter()
        .map(|it| view! { <Point report told=it.clone()/> }.into_any())
        .collect();
    let others = report.of(None);
    view! {
        <section class="accept__told" aria-labelledby="told-title">
            <h2 id="told-title">
                {move || {
                    t_string!(i18n, automation.accept.title, name = contractor.clone()).to_string()
                }}
            </h2>
            <p class="small muted">
                {move || t_string!(i18n, automation.accept.about)} " " {count}
            </p>
            <ol class="items">{points}</ol>
            <h3>{move || t_string!(i18n, automation.accept.others)}</h3>
            <p class="small muted">{move || t_string!(i18n, automation.accept.others_about)}</p>
            <For
                each=move || others.get()
                key=|id| *id
                children=move |id| view! { <Deviation report id/> }
            />
            <Button
                label=move || t_string!(i18n, automation.accept.add)
                icon="plus"
                size=Size::Small
                disabled=report.off
                on_press=move |()| report.add(None)
            />
        </section>
    }
}

#[component]
fn Point(report: Report, told: Instruction) -> impl IntoView {
    let i18n = report.i18n;
    let Instruction { id, text, .. } = told;
    let name = id.to_uppercase();
    let own = id.clone();
    let verdict = report
        .bench
        .desk
        .slice(move |s| s.automation.verdicts.get(&own).copied());
    let deviations = report.of(Some(id.clone()));
    let button = |way: Verdict| {
        let (id, named) = (id.clone(), name.clone());
        let words = move || match way {
            Verdict::Kept => t_string!(i18n, automation.accept.kept),
            Verdict::Broken => t_string!(i18n, automation.accept.broken),
        };
        let icon = if way == Verdict::Kept {
            "check"
        } else {
            "warning"
        };
        view! {
            <button
                type="button"
                class="button button--small"
                aria-pressed=move || (verdict.get() == Some(way)).to_string()
                aria-disabled=move || report.off.get().then_some("true")
                on:click=move |_| {
                    if !report.off.get_untracked() {
                        report.judge(&id, way);
                    }
                }
            >
                <Icon name=icon/>
                {words}
                <span class="hidden">{format!(": {named}")}</span>
            </button>
        }
        .into_any()
    };
    let more = {
        let id = id.clone();
        move |()| report.add(Some(id.clone()))
    };
    let language = report.bench.desk.case().language.as_str();
    view! {
        <li class="accept__point">
            <p><b>{name.clone()}</b> " " <span lang=language>{text}</span></p>
            <div class="row">
                {button(Verdict::Kept)}
                {button(Verdict::Broken)}
                <Show when=move || verdict.get() == Some(Verdict::Broken)>
                    <Button
                        label=move || t_string!(i18n, automation.accept.more)
                        icon="plus"
                        look=Look::Bare
                        size=Size::Small
                        disabled=report.off
                        on_press=more.clone()
                    />
                </Show>
            </div>
            <For
                each=move || deviations.get()
                key=|id| *id
                children=move |id| view! { <Deviation report id/> }
            />
        </li>
    }
}

/// One deviation: what is wrong and how to mend it, and the step.
#[component]
fn Deviation(report: Report, id: ItemId) -> impl IntoView {
    let i18n = report.i18n;
    let bench = report.bench;
    let about = bench
        .desk
        .slice(move |s| s.automation.items.get(&id).map(|it| it.about.clone()));
    let step = move || about.get().and_then(|about| about.step).unwrap_or_default();
    let steps = bench.flow.with_untracked(|flow| {
        let mut nodes: Vec<_> = flow.nodes.values().cloned().collect();
        nodes.sort_by_key(|node| (node.y, node.x));
        nodes
    });
    let change = move |event: leptos::ev::Event| {
        let chosen = event_target_value(&event);
        let about = About {
            step: (!chosen.is_empty()).then_some(chosen),
            ..about.get_untracked().unwrap_or_default()
        };
        report.ask(Ask::BindItem { item: id, about });
    };
    let remove = move |()| {
        if report.ask(Ask::RemoveItem { item: id }) {
            let words = t_string!(i18n, common.undo).to_string();
            let undo = undo_last(bench.desk, words, Scope::Automation);
            let said = t_string!(i18n, automation.accept.removed).to_string();
            bench.voice.show("trash", said, Some(undo));
        }
    };
    let show = move |()| bench.lead_to(&untrack(step));
    let one = move |node: casefile::workflow::Node| {
        let own = node.id.clone();
        view! {
            <option value=node.id.clone() selected=move || step() == own>
                {words::step_name(i18n, &node)}
            </option>
        }
    };
    let select = format!("about-{id}");
    view! {
        <div class="accept__deviation">
            <Line
                text=TextId::Item(id)
                id=format!("item-{id}")
                label=move || t_string!(i18n, automation.accept.what)
            />
            <label class="field__label" for=select.clone()>
                {move || t_string!(i18n, automation.accept.step)}
            </label>
            <div class="field__row">
                <select
                    class="input"
                    id=select
                    disabled=move || report.off.get()
                    prop:value=step
                    on:change=change
                >
                    <option value="" selected=move || step().is_empty()>
                        {move || t_string!(i18n, automation.accept.no_step)}
                    </option>
                    {steps.into_iter().map(one).collect_view()}
                </select>
                <Show when=move || !step().is_empty()>
                    <Button
                        label=move || t_string!(i18n, automation.accept.show)
                        icon="eye"
                        icon_only=true
                        look=Look::Bare
                        on_press=show
                    />
                </Show>
                <Button
                    label=move || t_string!(i18n, automation.accept.remove)
                    icon="trash"
                    icon_only=true
                    look=Look::Danger
                    disabled=report.off
                    on_press=remove
                />
            </div>
        </div>
    }
}
