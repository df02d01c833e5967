//! The candidate's workflows: which is open, and what can be done with one as a whole.

use super::studio::Studio;
use super::transfer::{self, Import};
use super::words::Words;
use crate::browser::page;
use crate::desk::Desk;
use crate::i18n::{t_string, use_i18n};
use crate::rooms::opened::Opened;
use crate::rooms::undo_last;
use crate::widgets::{Button, Dialog, Empty, Look, Menu, MenuItem, TextField, Voice};
use exam::automation::{Command as Ask, Flow, Origin, WorkflowId};
use exam::{Command, Scope};
use leptos::prelude::*;

/// The longest title, in characters; the core has the last word.
const NAME_CHARS_MAX: usize = 80;

/// What the parts share.
#[derive(Clone, Copy)]
pub struct Shelf {
    pub desk: Desk,
    pub i18n: Words,
    pub voice: Voice,
    pub open: Opened<Option<WorkflowId>>,
    list: Memo<Vec<(WorkflowId, String, bool)>>,
    renaming: RwSignal<bool>,
    importing: RwSignal<bool>,
}

impl Shelf {
    fn here() -> Self {
        let desk = expect_context::<Desk>();
        let of = |(id, flow): (&WorkflowId, &Flow)| {
            (*id, flow.title.clone(), flow.origin == Origin::Contractor)
        };
        Self {
            desk,
            i18n: use_i18n(),
            voice: Voice::here(),
            open: Opened::new(desk, |s| {
                let open = s.automation.open_workflow().map(|(id, _)| id);
                open.or_else(|| s.automation.workflows.keys().next().copied())
            }),
            list: desk.slice(move |s| s.automation.workflows.iter().map(of).collect()),
            renaming: RwSignal::new(false),
            importing: RwSignal::new(false),
        }
    }

    pub fn ask(&self, ask: Ask) -> bool {
        self.desk.dispatch(Command::Automation(ask)).is_ok()
    }

    fn title(&self) -> String {
        let open = self.open.get_untracked();
        self.list.with_untracked(|list| {
            let found = list.iter().find(|(id, ..)| Some(*id) == open);
            found.map(|(_, title, _)| title.clone()).unwrap_or_default()
        })
    }

    fn create(&self) {
        let number = self.list.with_untracked(Vec::len) + 1;
        let title = t_string!(self.i18n, automation.new_title, number = number).to_string();
        if self.ask(Ask::Create {
            title: title.clone(),
        }) {
            let said = t_string!(self.i18n, automation.said.created, name = title);
            self.voice.say(said.to_string());
        }
    }

    fn duplicate(&self) {
        let Some(workflow) = self.open.get_untracked() else {
            return;
        };
        let name = self.title();
        let title = t_string!(self.i18n, content.copy_name, name = name).to_string();
        let title: String = title.chars().take(NAME_CHARS_MAX).collect();
        self.ask(Ask::Duplicate { workflow, title });
    }

    fn delete(&self) {
        let Some(workflow) = self.open.get_untracked() else {
            return;
        };
        let name = self.title();
        if self.ask(Ask::Delete { workflow }) {
            let words = t_string!(self.i18n, common.undo).to_string();
            let undo = undo_last(self.desk, words, Scope::Automation);
            let said = t_string!(self.i18n, automation.said.deleted, name = name).to_string();
            self.voice.show("trash", said, Some(undo));
            page::focus("room");
        }
    }
}

/// The list, the open workflow, or how to begin one.
#[component]
pub fn Workflows() -> impl IntoView {
    let shelf = Shelf::here();
    let i18n = shelf.i18n;
    let writable = shelf.desk.writable();
    let off = Signal::derive(move || !writable.get());
    let open = Memo::new(move |_| shelf.open.get());
    let body = move || match open.get() {
        Some(id) => view! { <Studio shelf id/> }.into_any(),
        None => view! {
            <Empty
                icon="automation"
                title=move || t_string!(i18n, automation.empty_title)
                text=move || t_string!(i18n, automation.empty_text)
            >
                <div class="row">
                    <Button
                        label=move || t_string!(i18n, automation.create)
                        icon="plus"
                        look=Look::Primary
                        disabled=off
                        on_press=move |()| shelf.create()
                    />
                    <Button
                        label=move || t_string!(i18n, automation.import.open)
                        icon="upload"
                        disabled=off
                        on_press=move |()| shelf.importing.set(true)
                    />
                </div>
            </Empty>
        }
        .into_any(),
    };
    view! {
        {body}
        <Rename shelf/>
        <Import shelf open=shelf.importing/>
    }
}

/// Which workflow is open, and what can be done with it.
#[component]
pub fn Bar(shelf: Shelf, children: Children) -> impl IntoView {
    let i18n = shelf.i18n;
    let writable = shelf.desk.writable();
    let choose = move |event: leptos::ev::Event| {
        if let Ok(workflow) = event_target_value(&event).parse::<WorkflowId>() {
            let open = Command::Automation(Ask::Open { workflow });
            shelf.open.open(Some(workflow), open);
        }
    };
    let one = move |(id, title, copied): (WorkflowId, String, bool)| {
        let name = move || match copied {
            true => t_string!(i18n, automation.contractors, name = title.clone()).to_string(),
            false => title.clone(),
        };
        view! {
            <option value=id.to_string() selected=move || shelf.open.get() == Some(id)>
                {name}
            </option>
        }
    };
    view! {
        <div class="flow-bar">
            <label class="hidden" for="flow-open">
                {move || t_string!(i18n, automation.which)}
            </label>
            <select
                class="input flow-bar__which"
                id="flow-open"
                prop:value=move || {
                    shelf.list.track();
                    shelf.open.get().map(|id| id.to_string())
                }
                on:change=choose
            >
                {move || shelf.list.get().into_iter().map(one).collect_view()}
            </select>
            <Menu
                id="flow-menu"
                icon="more"
                label=move || t_string!(i18n, automation.menu.label)
                items=items(shelf, writable)
            />
            {children()}
        </div>
    }
}

fn items(shelf: Shelf, writable: Memo<bool>) -> Vec<MenuItem> {
    let i18n = shelf.i18n;
    let may = move |act: fn(Shelf)| {
        move || {
            if writable.get_untracked() {
                act(shelf);
            }
        }
    };
    let export = move |kind: transfer::Kind| move || transfer::export(shelf, kind);
    vec![
        MenuItem::new(
            move || t_string!(i18n, automation.create),
            may(|it| it.create()),
        )
        .icon("plus"),
        MenuItem::new(
            move || t_string!(i18n, common.rename),
            may(|it| it.renaming.set(true)),
        )
        .icon("edit"),
        MenuItem::new(
            move || t_string!(i18n, common.duplicate),
            may(|it| it.duplicate()),
        )
        .icon("copy"),
        MenuItem::new(
            move || t_string!(i18n, common.remove),
            may(|it| it.delete()),
        )
        .icon("trash"),
        MenuItem::new(
            move || t_string!(i18n, automation.import.open),
            may(|it| it.importing.set(true)),
        )
        .icon("upload"),
        MenuItem::new(
            move || t_string!(i18n, automation.menu.json),
            export(transfer::Kind::Json),
        )
        .icon("download"),
        MenuItem::new(
            move || t_string!(i18n, automation.menu.svg),
            export(transfer::Kind::Svg),
        )
        .icon("download"),
        MenuItem::new(
            move || t_string!(i18n, automation.menu.png),
            export(transfer::Kind::Png),
        )
        .icon("download"),
    ]
}

#[component]
fn Rename(shelf: Shelf) -> impl IntoView {
    let i18n = shelf.i18n;
    view! {
        <Dialog
            id="flow-rename"
            open=shelf.renaming
            title=move || t_string!(i18n, common.rename)
            close_label=move || t_string!(i18n, common.close)
            on_close=move |()| shelf.renaming.set(false)
        >
            <RenameForm shelf/>
        </Dialog>
    }
}

#[component]
fn RenameForm(shelf: Shelf) -> impl IntoView {
    let i18n = shelf.i18n;
    let typed = RwSignal::new(shelf.title());
    let wrong = RwSignal::new(false);
    let bad = move || {
        typed.with(|name| name.trim().is_empty() || name.trim().chars().count() > NAME_CHARS_MAX)
    };
    let error = Signal::derive(move || {
        let wrong = wrong.get() && bad();
        wrong.then(|| t_string!(i18n, content.new.name_missing).to_string())
    });
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        wrong.set(untrack(bad));
        if wrong.get_untracked() {
            return page::focus("flow-rename-name");
        }
        if let Some(workflow) = shelf.open.get_untracked() {
            let title = typed.get_untracked();
            shelf.ask(Ask::Rename { workflow, title });
        }
        shelf.renaming.set(false);
    };
    view! {
        <form on:submit=save>
            <div class="dialog__body">
                <TextField
                    id="flow-rename-name"
                    label=move || t_string!(i18n, content.new.name)
                    value=typed
                    error
                    error_prefix=move || t_string!(i18n, common.error)
                />
            </div>
            <footer class="dialog__foot">
                <Button
                    label=move || t_string!(i18n, common.cancel)
                    on_press=move |()| shelf.renaming.set(false)
                />
                <button type="submit" class="button button--primary">
                    {move || t_string!(i18n, common.rename)}
                </button>
            </footer>
        </form>
    }
}
