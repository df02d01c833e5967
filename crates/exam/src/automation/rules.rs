use super::change::{check_node, check_settings};
use super::{
    About, Automation, Command, Event, Flow, ITEMS_MAX, Item, ItemId, List, Origin, STEPS_MAX,
    Verdict, WORKFLOWS_MAX, WorkflowId,
};
use crate::map::Map;
use crate::{Edit, Refusal, State, Text, event};
use casefile::workflow::{Reentry, Settings, Workflow};

/// The longest title of a workflow, in characters.
const NAME_CHARS_MAX: usize = 80;

/// The longest id of an instruction that a contractor was given, in bytes.
const INSTRUCTION_BYTES_MAX: usize = 64;

/// Decides on workflows, instructions and the contractor's work.
///
/// # Errors
/// The rule that says no.
pub fn decide(state: &State, command: Command) -> Result<Vec<event::Event>, Refusal> {
    let room = &state.automation;
    let events = match command {
        Command::Create { title } => room.created(None, blank(checked(title)?))?,
        Command::Import { workflow } => room.created(None, read(&workflow, Origin::Own)?)?,
        Command::TakeOver {
            mut workflow,
            title,
        } => {
            workflow.title = title;
            room.created(None, read(&workflow, Origin::Contractor)?)?
        }
        Command::Duplicate { workflow, title } => room.duplicate(workflow, title)?,
        Command::Rename { workflow, title } => vec![room.rename(workflow, title)?],
        Command::Delete { workflow } => {
            room.known(workflow)?;
            vec![Event::Deleted { workflow }]
        }
        Command::Open { workflow } => vec![room.open(workflow)?],
        Command::Edit { workflow, act, ops } => {
            let change = room.known(workflow)?.change(ops)?;
            vec![Event::Edited {
                workflow,
                act,
                change,
            }]
        }
        Command::AddItem { list, about, after } => vec![room.add_item(list, about, after)?],
        Command::RemoveItem { item } => {
            let at = room.place(item)?;
            vec![Event::ItemRemoved { item, at }]
        }
        Command::MoveItem { item, up } => vec![room.move_item(item, up)?],
        Command::BindItem { item, about } => vec![room.bind_item(item, about)?],
        Command::WriteItem { item, edits } => vec![room.write_item(item, edits)?],
        Command::Judge {
            instruction,
            verdict,
        } => vec![room.verdict(instruction, verdict)?],
    };
    Ok(events.into_iter().map(event::Event::Automation).collect())
}

fn blank(title: String) -> Flow {
    Flow {
        origin: Origin::Own,
        title,
        settings: Settings {
            reentry: Reentry::Once,
            entry_filter: None,
            suppression: Vec::new(),
        },
        nodes: Map::new(),
        edges: Map::new(),
        edits: 0,
    }
}

/// A workflow from outside: its steps and edges as data; its faults as a process may stay.
fn read(workflow: &Workflow, origin: Origin) -> Result<Flow, Refusal> {
    if workflow.nodes.len() > STEPS_MAX {
        return Err(Refusal::TooMany);
    }
    let mut flow = Flow::read(workflow, origin)?;
    flow.title = checked(flow.title)?;
    flow.nodes.values().try_for_each(check_node)?;
    check_settings(&flow.settings)?;
    let fits = flow.edges().all(|edge| flow.fits(&edge));
    fits.then_some(flow).ok_or(Refusal::EdgeBad)
}

fn checked(title: String) -> Result<String, Refusal> {
    let title = title.trim().to_string();
    if title.is_empty() || title.chars().count() > NAME_CHARS_MAX {
        return Err(Refusal::NameBad);
    }
    Ok(title)
}

impl Automation {
    fn known(&self, id: WorkflowId) -> Result<&Flow, Refusal> {
        self.workflows.get(&id).ok_or(Refusal::Unknown)
    }

    /// A new workflow opens at once: that is why one makes it.
    fn created(&self, from: Option<WorkflowId>, flow: Flow) -> Result<Vec<Event>, Refusal> {
        if self.workflows.len() >= WORKFLOWS_MAX {
            return Err(Refusal::TooMany);
        }
        let last = self.workflows.keys().chain(self.removed.keys()).max();
        let id = WorkflowId(last.map_or(1, |id| id.0 + 1));
        let created = Event::Created { id, from, flow };
        Ok(vec![created, Event::Opened { workflow: id }])
    }

    fn duplicate(&self, from: WorkflowId, title: String) -> Result<Vec<Event>, Refusal> {
        let mut flow = self.known(from)?.clone();
        flow.title = checked(title)?;
        self.created(Some(from), flow)
    }

    fn rename(&self, id: WorkflowId, title: String) -> Result<Event, Refusal> {
        let before = self.known(id)?.title.clone();
        let after = checked(title)?;
        if before == after {
            return Err(Refusal::Already);
        }
        Ok(Event::Renamed {
            workflow: id,
            before,
            after,
        })
    }

    fn open(&self, id: WorkflowId) -> Result<Event, Refusal> {
        self.known(id)?;
        if self.open == Some(id) {
            return Err(Refusal::Already);
        }
        Ok(Event::Opened { workflow: id })
    }

    fn place(&self, item: ItemId) -> Result<usize, Refusal> {
        let at = self.order.iter().position(|id| *id == item);
        at.ok_or(Refusal::Unknown)
    }

    fn add_item(&self, list: List, about: About, after: Option<ItemId>) -> Result<Event, Refusal> {
        self.fits(&about)?;
        if self.list(list).count() >= ITEMS_MAX {
            return Err(Refusal::TooMany);
        }
        let last = self.items.keys().chain(self.removed_items.keys()).max();
        let at = match after {
            Some(item) => self.place(item)? + 1,
            None => self.order.len(),
        };
        Ok(Event::ItemAdded {
            id: ItemId(last.map_or(1, |id| id.0 + 1)),
            at,
            item: Item {
                list,
                text: Text::default(),
                about,
            },
        })
    }

    fn move_item(&self, item: ItemId, up: bool) -> Result<Event, Refusal> {
        let from = self.place(item)?;
        let list = self.items.get(&item).ok_or(Refusal::Unknown)?.list;
        let own: Vec<ItemId> = self.list(list).map(|(id, _)| id).collect();
        let place = own.iter().position(|id| *id == item);
        let beside = place.and_then(|at| own.get(if up { at.checked_sub(1)? } else { at + 1 }));
        let to = self.place(*beside.ok_or(Refusal::Already)?)?;
        Ok(Event::ItemMoved { item, from, to })
    }

    fn bind_item(&self, item: ItemId, about: About) -> Result<Event, Refusal> {
        self.fits(&about)?;
        let before = self.items.get(&item).ok_or(Refusal::Unknown)?.about.clone();
        if before == about {
            return Err(Refusal::Already);
        }
        Ok(Event::ItemBound {
            item,
            before,
            after: about,
        })
    }

    /// A step of a workflow that stands; the contractor's own file is not known here.
    fn fits(&self, about: &About) -> Result<(), Refusal> {
        let long = |id: &Option<String>| {
            let id = id.as_deref().unwrap_or("-");
            id.is_empty() || id.len() > INSTRUCTION_BYTES_MAX
        };
        if long(&about.step) || long(&about.instruction) {
            return Err(Refusal::Unknown);
        }
        let Some(workflow) = about.workflow else {
            return Ok(());
        };
        let nodes = &self.known(workflow)?.nodes;
        let there = about
            .step
            .as_ref()
            .is_none_or(|step| nodes.contains_key(step));
        there.then_some(()).ok_or(Refusal::Unknown)
    }

    fn write_item(&self, item: ItemId, edits: Vec<Edit>) -> Result<Event, Refusal> {
        let text = &self.items.get(&item).ok_or(Refusal::Unknown)?.text;
        let change = text.change(edits)?;
        Ok(Event::TextEdited { item, change })
    }

    fn verdict(&self, instruction: String, after: Option<Verdict>) -> Result<Event, Refusal> {
        if instruction.is_empty() || instruction.len() > INSTRUCTION_BYTES_MAX {
            return Err(Refusal::Unknown);
        }
        let before = self.verdicts.get(&instruction).copied();
        if before == after {
            return Err(Refusal::Already);
        }
        if before.is_none() && self.verdicts.len() >= ITEMS_MAX {
            return Err(Refusal::TooMany);
        }
        Ok(Event::Judged {
            instruction,
            before,
            after,
        })
    }
}
