//! What leads where, and what does so without letting time pass.

use super::{Kind, Workflow};
use casefile::workflow::Family;
use serde_json::Value;
use std::collections::BTreeMap;

pub struct Graph<'a> {
    workflow: &'a Workflow,
    taken: BTreeMap<(usize, &'a str), usize>,
    /// Can a contact come here?
    pub reached: Vec<bool>,
    /// Can a contact come back here in no time?
    pub instant_circle: Vec<bool>,
}

impl<'a> Graph<'a> {
    pub fn new(workflow: &'a Workflow) -> Self {
        let nodes = &workflow.nodes;
        let places: BTreeMap<&str, usize> = nodes
            .iter()
            .enumerate()
            .map(|(at, it)| (it.id.as_str(), at))
            .collect();
        let mut next = vec![Vec::new(); nodes.len()];
        let mut taken = BTreeMap::new();
        for edge in &workflow.edges {
            let (from, to) = (places[edge.from.as_str()], places[edge.to.as_str()]);
            taken.insert((from, edge.port.as_str()), to);
            next[from].push(to);
        }
        for (at, node) in nodes
            .iter()
            .enumerate()
            .filter(|(_, it)| it.kind == Kind::Goto)
        {
            let target = node
                .config
                .get("node")
                .and_then(Value::as_str)
                .unwrap_or_default();
            next[at].extend(places.get(target));
        }
        let starts =
            |it: &super::Node| it.kind.family() == Family::Trigger || it.kind == Kind::Goal;
        let starts = (0..nodes.len()).filter(|at| starts(&nodes[*at]));
        let reached = reach(starts, &next);
        let instant: Vec<bool> = nodes.iter().map(|it| !waits(it.kind)).collect();
        let instant_circle = circles(&next, &instant);
        Self {
            workflow,
            taken,
            reached,
            instant_circle,
        }
    }

    /// The ports of a node that nothing follows.
    pub fn open_ports(&self, at: usize) -> Vec<String> {
        let ports = self.workflow.nodes[at].ports();
        ports
            .into_iter()
            .filter(|port| !self.taken.contains_key(&(at, port.as_str())))
            .collect()
    }
}

/// Steps that always let time pass. A window may be open, and a date past.
fn waits(kind: Kind) -> bool {
    matches!(kind, Kind::WaitDuration | Kind::WaitEvent) || kind.family() == Family::Decision
}

fn reach(starts: impl Iterator<Item = usize>, next: &[Vec<usize>]) -> Vec<bool> {
    let mut reached = vec![false; next.len()];
    let mut left: Vec<usize> = starts.collect();
    while let Some(at) = left.pop() {
        if !std::mem::replace(&mut reached[at], true) {
            left.extend(&next[at]);
        }
    }
    reached
}

/// Nodes on a circle of instant nodes: what is left when nodes without a way on, then without a way
/// in, have been taken away again and again. (Kahn's algorithm, from both ends.)
fn circles(next: &[Vec<usize>], instant: &[bool]) -> Vec<bool> {
    let mut left = instant.to_vec();
    let mut before = vec![Vec::new(); next.len()];
    for (from, to) in next
        .iter()
        .enumerate()
        .flat_map(|(at, it)| it.iter().map(move |to| (at, *to)))
    {
        before[to].push(from);
    }
    for (ways, back) in [(next, &before[..]), (&before[..], next)] {
        let count = |at: usize, left: &[bool]| ways[at].iter().filter(|it| left[**it]).count();
        let mut degree: Vec<usize> = (0..next.len()).map(|at| count(at, &left)).collect();
        let mut bare: Vec<usize> = (0..next.len())
            .filter(|at| left[*at] && degree[*at] == 0)
            .collect();
        while let Some(at) = bare.pop() {
            left[at] = false;
            for from in back[at].iter().filter(|it| left[**it]) {
                degree[*from] -= 1;
                if degree[*from] == 0 {
                    bare.push(*from);
                }
            }
        }
    }
    left
}
