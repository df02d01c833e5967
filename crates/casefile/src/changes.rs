//! What two campaigns differ in, where it can change an outcome.

use crate::campaign::{Campaign, Message};
use crate::workflow::{Edge, Node, Workflow};
use std::collections::BTreeSet;

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum How {
    Added,
    Changed,
    Removed,
}

/// Something that is not in both campaigns alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// First day, number of days, limits, quiet days, sender.
    Setup,
    /// A segment, by its name.
    Segment(String, How),
    /// A message, by its name; a change is in what is read in it or how it goes out.
    Message(String, How),
    /// A workflow, by its name; a change is in who may enter.
    Workflow(String, How),
    /// A step, as it stands in the later campaign, or in the earlier one when it is gone.
    Step(Box<Node>, How),
    /// What leads where in a workflow, by its name.
    Ways(String),
}

impl Campaign {
    /// What `after` has otherwise than this campaign. Names, and places on the canvas, are nothing
    /// that a run could notice.
    pub fn changes(&self, after: &Self) -> Vec<Change> {
        let mut found = Vec::new();
        let setup = |it: &Self| {
            (
                it.from,
                it.days,
                it.limits.clone(),
                it.quiet.clone(),
                it.sender,
            )
        };
        if setup(self) != setup(after) {
            found.push(Change::Setup);
        }
        for (one, how) in compared(&self.segments, &after.segments, |it| &it.id, |it| &it.rule) {
            found.push(Change::Segment(one.title.clone(), how));
        }
        for (one, how) in compared(&self.messages, &after.messages, |it| &it.id, lived) {
            found.push(Change::Message(one.title.clone(), how));
        }
        let entry = |it: &Workflow| it.settings.clone();
        for (one, how) in compared(&self.workflows, &after.workflows, |it| &it.id, entry) {
            found.push(Change::Workflow(one.title.clone(), how));
        }
        for now in &after.workflows {
            let before = self.workflows.iter().find(|it| it.id == now.id);
            if let Some(before) = before {
                found.extend(steps(before, now));
            }
        }
        found
    }
}

fn steps(before: &Workflow, now: &Workflow) -> Vec<Change> {
    let acts = |it: &Node| (it.kind, it.config.clone());
    let mut found: Vec<Change> = compared(&before.nodes, &now.nodes, |it| &it.id, acts)
        .into_iter()
        .map(|(node, how)| Change::Step(Box::new(node.clone()), how))
        .collect();
    let kept: BTreeSet<&str> = now.nodes.iter().map(|it| it.id.as_str()).collect();
    let was: BTreeSet<&str> = before.nodes.iter().map(|it| it.id.as_str()).collect();
    // What a step brings, or takes with it, is told by the step.
    let both = |it: &&Edge| {
        let ends = [it.from.as_str(), it.to.as_str()];
        ends.iter().all(|id| kept.contains(id) && was.contains(id))
    };
    let ways = |of: &Workflow| -> BTreeSet<(String, String, String)> {
        let edges = of.edges.iter().filter(both);
        edges
            .map(|it| (it.from.clone(), it.port.clone(), it.to.clone()))
            .collect()
    };
    let moved = found
        .iter()
        .any(|it| matches!(it, Change::Step(_, How::Added | How::Removed)));
    if ways(before) != ways(now) && !moved {
        found.push(Change::Ways(now.title.clone()));
    }
    found
}

/// A message as a run knows it.
fn lived(message: &Message) -> Message {
    Message {
        title: String::new(),
        letter: None,
        variants: message
            .variants
            .iter()
            .cloned()
            .map(|it| crate::campaign::Variant { letter: None, ..it })
            .collect(),
        ..message.clone()
    }
}

/// What is in one list alone, and what is in both but not alike; in the order of the later list,
/// then what is gone.
fn compared<'a, T, K: PartialEq>(
    before: &'a [T],
    after: &'a [T],
    id: impl Fn(&T) -> &str,
    key: impl Fn(&'a T) -> K,
) -> Vec<(&'a T, How)> {
    let mut found = Vec::new();
    for now in after {
        match before.iter().find(|it| id(it) == id(now)) {
            None => found.push((now, How::Added)),
            Some(was) if key(was) != key(now) => found.push((now, How::Changed)),
            Some(_) => {}
        }
    }
    let gone = before
        .iter()
        .filter(|was| after.iter().all(|now| id(now) != id(was)));
    found.extend(gone.map(|was| (was, How::Removed)));
    found
}
