//! Steps that were copied, to be put into this workflow or another.

use super::acts::link;
use super::place::snapped;
use casefile::workflow::{Edge, Node};
use exam::automation::{Flow, Op};
use std::collections::{BTreeMap, BTreeSet};

/// Copied steps with the edges between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clip {
    nodes: Vec<Node>,
    edges: Vec<Edge>,
}

impl Clip {
    /// The steps of a workflow; none when nothing is chosen.
    pub fn of(flow: &Flow, steps: &BTreeSet<String>) -> Option<Self> {
        let nodes: Vec<Node> = steps
            .iter()
            .filter_map(|id| flow.nodes.get(id).cloned())
            .collect();
        let inside = |edge: &Edge| steps.contains(&edge.from) && steps.contains(&edge.to);
        let edges = flow.edges().filter(inside).collect();
        (!nodes.is_empty()).then_some(Self { nodes, edges })
    }

    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Puts copies into a workflow, `by` so much from where they were copied; answers their ids.
    pub fn paste(&self, flow: &Flow, by: (i32, i32)) -> (BTreeSet<String>, Vec<Op>) {
        let mut taken: BTreeSet<String> = flow.nodes.keys().cloned().collect();
        let mut named = BTreeMap::new();
        for node in &self.nodes {
            let id = Flow::fresh(&taken.iter().map(String::as_str).collect());
            taken.insert(id.clone());
            named.insert(node.id.clone(), id);
        }
        let copy = |node: &Node| {
            let mut copy = node.clone();
            copy.id.clone_from(&named[&node.id]);
            (copy.x, copy.y) = (snapped(node.x + by.0), snapped(node.y + by.1));
            Op::Put(copy)
        };
        let mut ops: Vec<Op> = self.nodes.iter().map(copy).collect();
        let edges = self.edges.iter();
        ops.extend(edges.map(|edge| link(&named[&edge.from], &edge.port, &named[&edge.to])));
        (named.into_values().collect(), ops)
    }
}
