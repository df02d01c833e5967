//! What a person does to a workflow, as the parts of an act.

use super::place::{COLUMN, ROW, free_spot};
use casefile::workflow::{Edge, Family, Kind, Node};
use exam::Map;
use exam::automation::{Flow, Op};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Where a new step goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spot {
    /// At a place of the canvas, bound to nothing.
    At(i32, i32),
    /// Behind a port of a step: before what the port leads to now, if anything.
    Behind { from: String, port: String },
}

/// A step that nothing is known of yet but its kind.
pub fn blank(id: String, kind: Kind, title: String, (x, y): (i32, i32)) -> Node {
    let mut config = BTreeMap::new();
    // Without these the step would have no ways out to be seen.
    if kind == Kind::Split {
        config.insert("shares".into(), json!({"a": 50, "b": 50}));
    }
    Node {
        id,
        kind,
        title,
        config,
        x,
        y,
    }
}

/// An id for a new step.
pub fn fresh(flow: &Flow) -> String {
    Flow::fresh(&flow.nodes.keys().map(String::as_str).collect())
}

/// Adds a step; answers its id and the parts of the act.
pub fn add(flow: &Flow, kind: Kind, title: String, spot: &Spot) -> (String, Vec<Op>) {
    let id = fresh(flow);
    let ops = match spot {
        Spot::At(x, y) => {
            let at = free_spot(flow, (*x, *y), &BTreeSet::new());
            vec![Op::Put(blank(id.clone(), kind, title, at))]
        }
        Spot::Behind { from, port } => behind(flow, &id, kind, title, from, port),
    };
    (id, ops)
}

fn behind(flow: &Flow, id: &str, kind: Kind, title: String, from: &str, port: &str) -> Vec<Op> {
    let Some(before) = flow.nodes.get(from) else {
        return Vec::new();
    };
    let ports = before.ports();
    let index = ports.iter().position(|it| it == port).unwrap_or(0) as i32;
    // Ports side by side lead to columns side by side.
    let shift = (2 * index - (ports.len() as i32 - 1)) * COLUMN / 2;
    let wanted = (before.x + shift, before.y + ROW);
    let next = flow.lead(from, port).map(str::to_owned);
    let pushed = next.as_deref().map_or_else(BTreeSet::new, |next| {
        let near = flow
            .nodes
            .get(next)
            .is_some_and(|it| it.y < wanted.1 + ROW && it.y > before.y);
        if near {
            below(flow, next, before.y)
        } else {
            BTreeSet::new()
        }
    });
    let except = pushed.iter().map(String::as_str).collect();
    let node = blank(id.into(), kind, title, free_spot(flow, wanted, &except));
    let way_on = node.ports().first().cloned();
    let mut ops = vec![Op::Put(node), link(from, port, id)];
    for moved in &pushed {
        let node = &flow.nodes[moved];
        ops.push(Op::Move {
            node: moved.clone(),
            x: node.x,
            y: node.y + ROW,
        });
    }
    if let (Some(next), Some(port)) = (next, way_on) {
        ops.push(link(id, &port, &next));
    }
    ops
}

/// An edge to be.
pub fn link(from: &str, port: &str, to: &str) -> Op {
    Op::Link(Edge {
        from: from.into(),
        port: port.into(),
        to: to.into(),
    })
}

/// A step and all that it leads to, as far as it stands under `y`.
fn below(flow: &Flow, from: &str, y: i32) -> BTreeSet<String> {
    let mut found = BTreeSet::from([from.to_owned()]);
    let mut queue = VecDeque::from([from.to_owned()]);
    while let Some(id) = queue.pop_front() {
        for to in flow
            .edges
            .get(&id)
            .into_iter()
            .flat_map(|ports| ports.values())
        {
            let under = flow.nodes.get(to).is_some_and(|node| node.y > y);
            if under && found.insert(to.clone()) {
                queue.push_back(to.clone());
            }
        }
    }
    found
}

/// Takes steps away; what led to one that had a single way on leads to where that went.
pub fn remove(flow: &Flow, steps: &BTreeSet<String>) -> Vec<Op> {
    let mut ops: Vec<Op> = steps.iter().cloned().map(Op::Drop).collect();
    for Edge { from, port, to } in flow.edges() {
        if steps.contains(&from) || !steps.contains(&to) {
            continue;
        }
        if let Some(next) = way_past(flow, &to, steps) {
            ops.push(link(&from, &port, &next));
        }
    }
    ops
}

/// Where a chain of steps that go leads to, if there is one way only.
fn way_past(flow: &Flow, from: &str, steps: &BTreeSet<String>) -> Option<String> {
    let mut at = from;
    for _ in 0..=steps.len() {
        let mut ways = flow.edges.get(at)?.values();
        let next = ways.next()?;
        if ways.next().is_some() {
            return None;
        }
        if !steps.contains(next) {
            return Some(next.clone());
        }
        at = next;
    }
    None
}

/// The one step that leads to this one by its one way, and that way.
fn sole_before<'a>(flow: &'a Flow, id: &str) -> Option<&'a Node> {
    let to_it = |ports: &Map<String, String>| ports.values().any(|to| to == id);
    let mut before = flow.edges.iter().filter(|(_, ports)| to_it(ports));
    let (from, _) = before.next()?;
    let node = flow.nodes.get(from)?;
    (before.next().is_none() && is_link(node)).then_some(node)
}

/// A step in a row: something may lead to it, and one way leads on.
fn is_link(node: &Node) -> bool {
    node.kind.family() != Family::Trigger && node.ports().len() == 1
}

/// The step changes places with the one before or after it; none where these are not in a row.
pub fn swap(flow: &Flow, id: &str, earlier: bool) -> Option<Vec<Op>> {
    let node = flow.nodes.get(id).filter(|node| is_link(node))?;
    let (first, second) = if earlier {
        (sole_before(flow, id)?, node)
    } else {
        let after = flow.nodes.get(flow.lead(id, &node.ports()[0])?)?;
        let alone = sole_before(flow, &after.id).is_some();
        (node, Some(after).filter(|after| alone && is_link(after))?)
    };
    let (first_port, second_port) = (&first.ports()[0], &second.ports()[0]);
    let mut ops: Vec<Op> = flow
        .edges()
        .filter(|edge| edge.to == first.id && edge.from != second.id)
        .map(|edge| link(&edge.from, &edge.port, &second.id))
        .collect();
    ops.push(match flow.lead(&second.id, second_port) {
        Some(next) if next != first.id => link(&first.id, first_port, next),
        Some(_) => return None,
        None => Op::Unlink {
            from: first.id.clone(),
            port: first_port.clone(),
        },
    });
    ops.push(link(&second.id, second_port, &first.id));
    let place = |node: &Node, at: &Node| Op::Move {
        node: node.id.clone(),
        x: at.x,
        y: at.y,
    };
    ops.extend([place(first, second), place(second, first)]);
    Some(ops)
}

/// Moves steps by so much.
pub fn shift(flow: &Flow, steps: &BTreeSet<String>, by: (i32, i32)) -> Vec<Op> {
    let nodes = steps.iter().filter_map(|id| flow.nodes.get(id));
    nodes
        .map(|node| Op::Move {
            node: node.id.clone(),
            x: node.x + by.0,
            y: node.y + by.1,
        })
        .collect()
}

/// Steps that an edge from this one may lead to.
pub fn targets<'a>(flow: &'a Flow, from: &'a str) -> impl Iterator<Item = &'a Node> {
    let nodes = flow.nodes.values();
    nodes.filter(move |it| it.id != from && it.kind.family() != Family::Trigger)
}
