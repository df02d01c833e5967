//! The candidate's own instructions for who puts the workflow into a tool: point by point, bound to
//! steps, in an order that keys and presses change.

use super::words;
use crate::browser::page;
use crate::desk::Desk;
use crate::i18n::{t_string, use_i18n};
use crate::rooms::line::Line;
use crate::rooms::undo_last;
use crate::widgets::{Button, Empty, Look, Size, Voice};
use exam::automation::{About, Command as Ask, Flow, ItemId, List, Origin, WorkflowId};
use exam::{Command, Scope, TextId};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// What the rows share.
#[derive(Clone, Copy)]
struct Sheet {
    desk: Desk,
    i18n: words::Words,
    voice: Voice,
    off: Signal<bool>,
    items: Memo<Vec<ItemId>>,
    /// The candidate's workflows, whose steps points may be about.
    flows: Memo<Vec<(WorkflowId, Flow)>>,
}

impl Sheet {
    fn ask(&self, ask: Ask) -> bool {
        self.desk.dispatch(Command::Automation(ask)).is_ok()
    }

    /// A new point, with the keyboard in it.
    fn add(&self, after: Option<ItemId>) {
        let about = About::default();
        let list = List::Instructions;
        let before = self.items.get_untracked();
        if !self.ask(Ask::AddItem { list, about, after }) {
            return;
        }
        let new = self.items.get_untracked();
        if let Some(id) = new.into_iter().find(|id| !before.contains(id)) {
            request_animation_frame(move || page::focus(&format!("item-{id}")));
        }
    }

    fn number(&self, item: ItemId) -> usize {
        let place = self
            .items
            .with(|items| items.iter().position(|id| *id == item));
        place.map_or(0, |place| place + 1)
    }

    fn carry(&self, item: ItemId, up: bool) {
        if self.ask(Ask::MoveItem { item, up }) {
            let number = untrack(|| self.number(item));
            let said = t_string!(self.i18n, automation.items.moved, number = number);
            self.voice.say(said.to_string());
        }
    }

    fn remove(&self, item: ItemId) {
        let number = untrack(|| self.number(item));
        if self.ask(Ask::RemoveItem { item }) {
            let words = t_string!(self.i18n, common.undo).to_string();
            let undo = undo_last(self.desk, words, Scope::Automation);
            let said = t_string!(self.i18n, automation.items.removed, number = number);
            self.voice.show("trash", said.to_string(), Some(undo));
            page::focus("room");
        }
    }
}

/// The list.
#[component]
pub fn Instructions() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let i18n = use_i18n();
    let writable = desk.writable();
    let sheet = Sheet {
        desk,
        i18n,
        voice: Voice::here(),
        off: Signal::derive(move || !writable.get()),
        items: desk.slice(|s| {
            let items = s.automation.list(List::Instructions);
            items.map(|(id, _)| id).collect()
        }),
        flows: desk.slice(|s| {
            let own = s.automation.workflows.iter();
            let own = own.filter(|(_, flow)| flow.origin == Origin::Own);
            own.map(|(id, flow)| (*id, flow.clone())).collect()
        }),
    };
    let empty = Memo::new(move |_| sheet.items.with(Vec::is_empty));
    let add = move |look: Look| {
        view! {
            <Button
                label=move || t_string!(i18n, automation.items.add)
                icon="plus"
                look
                disabled=sheet.off
                on_press=move |()| sheet.add(None)
            />
        }
        .into_any()
    };
    let body = move || {
        if empty.get() {
            return view! {
                <Empty
                    icon="list-numbered"
                    title=move || t_string!(i18n, automation.items.empty_title)
                    text=move || t_string!(i18n, automation.items.empty_text)
                >
                    {add(Look::Primary)}
                </Empty>
            }
            .into_any();
        }
        view! {
            <p class="muted">{move || t_string!(i18n, automation.items.about)}</p>
            <ol class="items">
                <For
                    each=move || sheet.items.get()
                    key=|id| *id
                    children=move |id| view! { <Row sheet id/> }
                />
            </ol>
            {add(Look::Plain)}
        }
        .into_any()
    };
    view! { <div class="room__body--padded stack items-room">{body}</div> }
}

/// One point: its words, its step, its place.
#[component]
fn Row(sheet: Sheet, id: ItemId) -> impl IntoView {
    let i18n = sheet.i18n;
    let number = move || sheet.number(id);
    let named = move || t_string!(i18n, automation.items.number, number = number()).to_string();
    let on_key = move |event: KeyboardEvent| {
        let command = event.ctrl_key() || event.meta_key();
        match event.key().as_str() {
            "Enter" if !command && writes(&event) => sheet.add(Some(id)),
            "ArrowUp" if command && event.shift_key() => sheet.carry(id, true),
            "ArrowDown" if command && event.shift_key() => sheet.carry(id, false),
            _ => return,
        }
        event.prevent_default();
    };
    let up = move || t_string!(i18n, automation.items.up, number = number()).to_string();
    let down = move || t_string!(i18n, automation.items.down, number = number()).to_string();
    let away = move || t_string!(i18n, automation.items.remove, number = number()).to_string();
    view! {
        <li class="items__row" on:keydown=on_key>
            <div class="items__text">
                <Line text=TextId::Item(id) id=format!("item-{id}") label=named/>
            </div>
            <Bound sheet id/>
            <div class="items__acts">
                <Button
                    label=up
                    icon="chevron-up"
                    icon_only=true
                    look=Look::Bare
                    size=Size::Small
                    disabled=sheet.off
                    on_press=move |()| sheet.carry(id, true)
                />
                <Button
                    label=down
                    icon="chevron-down"
                    icon_only=true
                    look=Look::Bare
                    size=Size::Small
                    disabled=sheet.off
                    on_press=move |()| sheet.carry(id, false)
                />
                <Button
                    label=away
                    icon="trash"
                    icon_only=true
                    look=Look::Danger
                    size=Size::Small
                    disabled=sheet.off
                    on_press=move |()| sheet.remove(id)
                />
            </div>
        </li>
    }
}

/// Enter in the line itself, not on a button beside it.
fn writes(event: &KeyboardEvent) -> bool {
    use wasm_bindgen::JsCast;
    let target = event
        .target()
        .and_then(|it| it.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|it| it.tag_name() == "INPUT")
}

/// The step that a point is about.
#[component]
fn Bound(sheet: Sheet, id: ItemId) -> impl IntoView {
    let i18n = sheet.i18n;
    let now = sheet.desk.slice(move |s| {
        let about = &s.automation.items.get(&id)?.about;
        Some(format!("{}/{}", about.workflow?, about.step.as_ref()?))
    });
    let flows = sheet.flows;
    let change = move |event: leptos::ev::Event| {
        let chosen = event_target_value(&event);
        let about = chosen.split_once('/').and_then(|(workflow, step)| {
            Some(About {
                workflow: Some(workflow.parse::<WorkflowId>().ok()?),
                step: Some(step.to_owned()),
                instruction: None,
            })
        });
        sheet.ask(Ask::BindItem {
            item: id,
            about: about.unwrap_or_default(),
        });
    };
    let group = move |(workflow, flow): (WorkflowId, Flow)| {
        let mut nodes: Vec<_> = flow.nodes.values().collect();
        nodes.sort_by_key(|node| (node.y, node.x));
        let one = |node: &&casefile::workflow::Node| {
            let value = format!("{workflow}/{}", node.id);
            let own = value.clone();
            let name = words::step_name(i18n, node);
            view! {
                <option value=value selected=move || now.get().as_ref() == Some(&own)>
                    {name}
                </option>
            }
        };
        view! {
            <optgroup label=flow.title.clone()>{nodes.iter().map(one).collect_view()}</optgroup>
        }
    };
    let gone = move || {
        let now = now.get()?;
        let (workflow, step) = now.split_once('/')?;
        let workflow = workflow.parse::<WorkflowId>().ok()?;
        let there = flows.with(|flows| {
            let own = flows.iter().find(|(id, _)| *id == workflow);
            own.is_some_and(|(_, flow)| flow.nodes.contains_key(step))
        });
        let value = now.clone();
        (!there).then(|| {
            view! {
                <option value=value selected=true>
                    {t_string!(i18n, automation.items.gone).to_string()}
                </option>
            }
        })
    };
    let select = format!("bound-{id}");
    view! {
        <div class="items__step">
            <label class="field__label" for=select.clone()>
                {move || t_string!(i18n, automation.items.step)}
            </label>
            <select
                class="input"
                id=select
                disabled=move || sheet.off.get()
                prop:value=move || {
                    flows.track();
                    now.get().unwrap_or_default()
                }
                on:change=change
            >
                <option value="" selected=move || now.with(Option::is_none)>
                    {move || t_string!(i18n, automation.items.whole)}
                </option>
                {gone}
                {move || flows.get().into_iter().map(group).collect_view()}
            </select>
        </div>
    }
}
