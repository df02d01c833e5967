//! The room `automation`: workflows, the instructions for them, and the contractor's work.

mod change;
mod flow;
mod id;
mod item;
mod rules;

pub use change::{
    Act, CONFIG_BYTES_MAX, Change, EdgeChange, Move, NodeChange, Op, PLACE_MAX, SettingsChange,
    TITLE_CHARS_MAX,
};
pub use flow::{Flow, Origin};
pub use id::{ItemId, NotAnId, WorkflowId};
pub use item::{About, ITEMS_MAX, Item, List, Verdict};
pub use rules::decide;

use crate::map::Map;
use crate::{ApplyFault, Edit, Scope, TextId};
use casefile::workflow::Workflow;
use serde::{Deserialize, Serialize};

/// The most steps of one workflow.
pub const STEPS_MAX: usize = 5_000;

/// The most workflows that stand at a time.
pub const WORKFLOWS_MAX: usize = 8;

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Automation {
    pub workflows: Map<WorkflowId, Flow>,
    /// Deleted workflows; an undo brings them back under the same id.
    pub removed: Map<WorkflowId, Flow>,
    /// The workflow that is open.
    pub open: Option<WorkflowId>,
    /// Instructions and deviations.
    pub items: Map<ItemId, Item>,
    /// Deleted items with their texts.
    pub removed_items: Map<ItemId, Item>,
    /// All items that stand, in the candidate's order.
    pub order: Vec<ItemId>,
    /// What was found of each instruction that the contractor was given.
    pub verdicts: Map<String, Verdict>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// An empty workflow.
    Create {
        title: String,
    },
    /// A workflow from a file of ours.
    Import {
        workflow: Box<Workflow>,
    },
    /// The contractor's workflow, to be mended.
    TakeOver {
        workflow: Box<Workflow>,
        title: String,
    },
    Duplicate {
        workflow: WorkflowId,
        title: String,
    },
    Rename {
        workflow: WorkflowId,
        title: String,
    },
    Delete {
        workflow: WorkflowId,
    },
    Open {
        workflow: WorkflowId,
    },
    Edit {
        workflow: WorkflowId,
        act: Act,
        ops: Vec<Op>,
    },
    /// A new item, after another or at the end of its list.
    AddItem {
        list: List,
        about: About,
        after: Option<ItemId>,
    },
    RemoveItem {
        item: ItemId,
    },
    /// To the place of a neighbour in its list.
    MoveItem {
        item: ItemId,
        up: bool,
    },
    BindItem {
        item: ItemId,
        about: About,
    },
    WriteItem {
        item: ItemId,
        edits: Vec<Edit>,
    },
    Judge {
        instruction: String,
        verdict: Option<Verdict>,
    },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Event {
    /// `from`: the workflow that it is a copy of.
    Created {
        id: WorkflowId,
        from: Option<WorkflowId>,
        flow: Flow,
    },
    Renamed {
        workflow: WorkflowId,
        before: String,
        after: String,
    },
    Deleted {
        workflow: WorkflowId,
    },
    Opened {
        workflow: WorkflowId,
    },
    Edited {
        workflow: WorkflowId,
        act: Act,
        change: Change,
    },
    /// `at`: its place among all items.
    ItemAdded {
        id: ItemId,
        at: usize,
        item: Item,
    },
    ItemRemoved {
        item: ItemId,
        at: usize,
    },
    ItemMoved {
        item: ItemId,
        from: usize,
        to: usize,
    },
    ItemBound {
        item: ItemId,
        before: About,
        after: About,
    },
    TextEdited {
        item: ItemId,
        change: crate::Change,
    },
    Judged {
        instruction: String,
        before: Option<Verdict>,
        after: Option<Verdict>,
    },
}

impl Event {
    pub(crate) fn scope(&self) -> Option<Scope> {
        match self {
            Self::Opened { .. } => None,
            Self::TextEdited { item, .. } => Some(Scope::Text(TextId::Item(*item))),
            _ => Some(Scope::Automation),
        }
    }
}

impl Automation {
    /// Whether nothing was ever done here.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The open workflow, unless it was deleted.
    pub fn open_workflow(&self) -> Option<(WorkflowId, &Flow)> {
        let id = self.open?;
        Some((id, self.workflows.get(&id)?))
    }

    /// The text of an item that stands.
    pub fn text(&self, item: ItemId) -> Option<&str> {
        Some(self.items.get(&item)?.text.as_str())
    }

    pub(crate) fn apply(&mut self, event: &Event) -> Result<(), ApplyFault> {
        match event {
            Event::Created { id, flow, .. } => {
                // Done again after an undo, it comes back as it was left.
                let back = self.removed.remove(id);
                self.workflows
                    .insert(*id, back.unwrap_or_else(|| flow.clone()));
            }
            Event::Renamed {
                workflow, after, ..
            } => self.find(*workflow)?.title.clone_from(after),
            Event::Deleted { workflow } => self.remove(*workflow)?,
            Event::Opened { workflow } => self.open = Some(*workflow),
            Event::Edited {
                workflow, change, ..
            } => self.find(*workflow)?.apply(change)?,
            Event::ItemAdded { id, at, item } => {
                let back = self.removed_items.remove(id);
                self.insert(*id, *at, back.unwrap_or_else(|| item.clone()))?;
            }
            Event::ItemRemoved { item, at } => self.take_out(*item, *at)?,
            Event::ItemMoved { item, from, to } => self.carry(*item, *from, *to)?,
            Event::ItemBound { item, after, .. } => self.item(*item)?.about = after.clone(),
            Event::TextEdited { item, change } => self.item(*item)?.text.apply(change)?,
            Event::Judged {
                instruction, after, ..
            } => self.judge(instruction, *after),
        }
        Ok(())
    }

    pub(crate) fn revert(&mut self, event: &Event) -> Result<(), ApplyFault> {
        match event {
            Event::Created { id, .. } => self.remove(*id),
            Event::Renamed {
                workflow, before, ..
            } => {
                self.find(*workflow)?.title.clone_from(before);
                Ok(())
            }
            Event::Deleted { workflow } => {
                let back = self.removed.remove(workflow).ok_or(ApplyFault::Missing)?;
                self.workflows.insert(*workflow, back);
                Ok(())
            }
            Event::Opened { .. } => Err(ApplyFault::Step),
            Event::Edited {
                workflow, change, ..
            } => self.find(*workflow)?.revert(change),
            Event::ItemAdded { id, at, .. } => self.take_out(*id, *at),
            Event::ItemRemoved { item, at } => {
                let back = self.removed_items.remove(item).ok_or(ApplyFault::Missing)?;
                self.insert(*item, *at, back)
            }
            Event::ItemMoved { item, from, to } => self.carry(*item, *to, *from),
            Event::ItemBound { item, before, .. } => {
                self.item(*item)?.about = before.clone();
                Ok(())
            }
            Event::TextEdited { item, change } => Ok(self.item(*item)?.text.revert(change)?),
            Event::Judged {
                instruction,
                before,
                ..
            } => {
                self.judge(instruction, *before);
                Ok(())
            }
        }
    }

    fn find(&mut self, id: WorkflowId) -> Result<&mut Flow, ApplyFault> {
        self.workflows.get_mut(&id).ok_or(ApplyFault::Missing)
    }

    fn remove(&mut self, id: WorkflowId) -> Result<(), ApplyFault> {
        let flow = self.workflows.remove(&id).ok_or(ApplyFault::Missing)?;
        self.removed.insert(id, flow);
        Ok(())
    }

    fn item(&mut self, id: ItemId) -> Result<&mut Item, ApplyFault> {
        self.items.get_mut(&id).ok_or(ApplyFault::Missing)
    }

    fn insert(&mut self, id: ItemId, at: usize, item: Item) -> Result<(), ApplyFault> {
        if at > self.order.len() {
            return Err(ApplyFault::Missing);
        }
        self.order.insert(at, id);
        self.items.insert(id, item);
        Ok(())
    }

    fn take_out(&mut self, id: ItemId, at: usize) -> Result<(), ApplyFault> {
        if self.order.get(at) != Some(&id) {
            return Err(ApplyFault::Missing);
        }
        let item = self.items.remove(&id).ok_or(ApplyFault::Missing)?;
        self.order.remove(at);
        self.removed_items.insert(id, item);
        Ok(())
    }

    fn carry(&mut self, id: ItemId, from: usize, to: usize) -> Result<(), ApplyFault> {
        if self.order.get(from) != Some(&id) || to >= self.order.len() {
            return Err(ApplyFault::Missing);
        }
        self.order.remove(from);
        self.order.insert(to, id);
        Ok(())
    }

    fn judge(&mut self, instruction: &str, verdict: Option<Verdict>) {
        match verdict {
            Some(verdict) => self.verdicts.insert(instruction.into(), verdict),
            None => self.verdicts.remove(instruction),
        };
    }
}
