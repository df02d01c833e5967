//! A workflow under edit: the case format's steps, kept so that the same work is the same bytes.

use super::change::{Change, EdgeChange, Move, NodeChange};
use crate::map::Map;
use crate::{ApplyFault, Refusal};
use casefile::workflow::{Edge, Family, Node, Settings, Workflow};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Whose work a workflow is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// The candidate's.
    Own,
    /// The contractor's, taken over to be mended.
    Contractor,
}

/// A workflow under edit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Flow {
    pub origin: Origin,
    pub title: String,
    pub settings: Settings,
    /// The steps by their ids.
    pub nodes: Map<String, Node>,
    /// Where each step's ports lead: from, port, to.
    pub edges: Map<String, Map<String, String>>,
    /// How many edits stand: an undo takes one off.
    pub edits: u32,
}

impl Flow {
    /// The steps and edges of a workflow of the case format.
    ///
    /// # Errors
    /// [`Refusal`] when an id is there twice or an edge has no place.
    pub fn read(workflow: &Workflow, origin: Origin) -> Result<Self, Refusal> {
        let mut flow = Self {
            origin,
            title: workflow.title.clone(),
            settings: workflow.settings.clone(),
            nodes: Map::new(),
            edges: Map::new(),
            edits: 0,
        };
        for node in &workflow.nodes {
            let twice = flow.nodes.insert(node.id.clone(), node.clone());
            if twice.is_some() {
                return Err(Refusal::StepBad);
            }
        }
        for Edge { from, port, to } in &workflow.edges {
            let ports = flow.edges.entry(from.clone()).or_default();
            if ports.insert(port.clone(), to.clone()).is_some() {
                return Err(Refusal::EdgeBad);
            }
        }
        Ok(flow)
    }

    /// The workflow in the case format, under an id.
    pub fn workflow(&self, id: &str) -> Workflow {
        Workflow {
            format: 1,
            id: id.into(),
            title: self.title.clone(),
            settings: self.settings.clone(),
            nodes: self.nodes.values().cloned().collect(),
            edges: self.edges().collect(),
        }
    }

    /// Every edge, in the order of steps and ports.
    pub fn edges(&self) -> impl Iterator<Item = Edge> + '_ {
        let of = |(from, ports): (&String, &Map<String, String>)| {
            let from = from.clone();
            let ports: Vec<_> = ports
                .iter()
                .map(|(p, to)| (p.clone(), to.clone()))
                .collect();
            ports.into_iter().map(move |(port, to)| Edge {
                from: from.clone(),
                port,
                to,
            })
        };
        self.edges.iter().flat_map(of)
    }

    /// Where a port leads.
    pub fn lead(&self, from: &str, port: &str) -> Option<&str> {
        self.edges.get(from)?.get(port).map(String::as_str)
    }

    /// Steps from which more than one way goes on.
    pub fn branches(&self) -> usize {
        self.edges.values().filter(|ports| ports.len() > 1).count()
    }

    /// An id that no step of these has; counted up, so that ids read in the order of making.
    pub fn fresh(taken: &BTreeSet<&str>) -> String {
        let number = |id: &&str| id.strip_prefix('n').and_then(|it| it.parse::<u32>().ok());
        let last = taken.iter().filter_map(number).max().unwrap_or(0);
        format!("n{}", last.saturating_add(1))
    }

    /// Whether an edge may stand: a port of a step, and a step that something may lead to.
    pub(super) fn fits(&self, edge: &Edge) -> bool {
        let port = |node: &Node| node.ports().contains(&edge.port);
        let from = self.nodes.get(&edge.from).is_some_and(port);
        let enters = |node: &Node| node.kind.family() != Family::Trigger;
        from && self.nodes.get(&edge.to).is_some_and(enters)
    }

    pub(super) fn apply(&mut self, change: &Change) -> Result<(), ApplyFault> {
        for NodeChange { before, after } in &change.nodes {
            self.put(before.as_ref(), after.as_ref())?;
        }
        for Move { node, from, to } in &change.moves {
            self.shift(node, *from, *to)?;
        }
        for edge in &change.edges {
            self.join(edge, &edge.before, &edge.after)?;
        }
        if let Some(settings) = &change.settings {
            self.set(&settings.before, &settings.after)?;
        }
        self.edits += 1;
        Ok(())
    }

    pub(super) fn revert(&mut self, change: &Change) -> Result<(), ApplyFault> {
        for edge in &change.edges {
            self.join(edge, &edge.after, &edge.before)?;
        }
        for Move { node, from, to } in &change.moves {
            self.shift(node, *to, *from)?;
        }
        for NodeChange { before, after } in &change.nodes {
            self.put(after.as_ref(), before.as_ref())?;
        }
        if let Some(settings) = &change.settings {
            self.set(&settings.after, &settings.before)?;
        }
        self.edits = self.edits.checked_sub(1).ok_or(ApplyFault::Step)?;
        Ok(())
    }

    fn put(&mut self, before: Option<&Node>, after: Option<&Node>) -> Result<(), ApplyFault> {
        let id = before.or(after).map(|node| node.id.as_str());
        let id = id.ok_or(ApplyFault::Missing)?;
        if self.nodes.get(id) != before {
            return Err(ApplyFault::Missing);
        }
        match after {
            Some(node) => self.nodes.insert(id.into(), node.clone()),
            None => self.nodes.remove(id),
        };
        Ok(())
    }

    fn shift(&mut self, id: &str, from: [i32; 2], to: [i32; 2]) -> Result<(), ApplyFault> {
        let node = self.nodes.get_mut(id).ok_or(ApplyFault::Missing)?;
        if [node.x, node.y] != from {
            return Err(ApplyFault::Missing);
        }
        [node.x, node.y] = to;
        Ok(())
    }

    fn join(
        &mut self,
        edge: &EdgeChange,
        before: &Option<String>,
        after: &Option<String>,
    ) -> Result<(), ApplyFault> {
        if self.lead(&edge.from, &edge.port) != before.as_deref() {
            return Err(ApplyFault::Missing);
        }
        let ports = self.edges.entry(edge.from.clone()).or_default();
        match after {
            Some(to) => ports.insert(edge.port.clone(), to.clone()),
            None => ports.remove(&edge.port),
        };
        // A step that leads nowhere is as if it never had: an undo gives the same bytes.
        if ports.is_empty() {
            self.edges.remove(&edge.from);
        }
        Ok(())
    }

    fn set(&mut self, before: &Settings, after: &Settings) -> Result<(), ApplyFault> {
        if self.settings != *before {
            return Err(ApplyFault::Missing);
        }
        self.settings = after.clone();
        Ok(())
    }
}
