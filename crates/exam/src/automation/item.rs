//! What is written beside workflows: the candidate's instructions, and the report on the
//! contractor's work.

use super::{ItemId, WorkflowId};
use crate::Text;
use serde::{Deserialize, Serialize};

/// The most instructions, and the most deviations, of one attempt.
pub const ITEMS_MAX: usize = 200;

/// A list of written items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum List {
    /// By which the candidate's own workflow is to be put in.
    Instructions,
    /// Where the contractor's workflow departs from its instructions.
    Deviations,
}

/// What an item is about.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    /// The workflow of the step; none for the contractor's as it was delivered.
    pub workflow: Option<WorkflowId>,
    /// A step of it.
    pub step: Option<String>,
    /// An instruction that the contractor was given.
    pub instruction: Option<String>,
}

/// An instruction or a deviation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    pub list: List,
    pub text: Text,
    pub about: About,
}

/// Whether the contractor did what an instruction says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    Kept,
    Broken,
}

impl super::Automation {
    /// The items of a list, in the candidate's order.
    pub fn list(&self, list: List) -> impl Iterator<Item = (ItemId, &Item)> {
        let found = move |id: &ItemId| Some((*id, self.items.get(id)?));
        let own = self.order.iter().filter_map(found);
        own.filter(move |(_, item)| item.list == list)
    }

    /// How many items of a list say something.
    pub fn written(&self, list: List) -> u32 {
        let says = |item: &Item| crate::words(item.text.as_str()) > 0;
        self.list(list).filter(|(_, item)| says(item)).count() as u32
    }

    /// How many deviations say something of a step or of an instruction.
    pub fn reported(&self) -> u32 {
        let bound = |item: &Item| item.about.step.is_some() || item.about.instruction.is_some();
        let says = |item: &Item| bound(item) && crate::words(item.text.as_str()) > 0;
        let found = self.list(List::Deviations).filter(|(_, item)| says(item));
        found.count() as u32
    }
}
