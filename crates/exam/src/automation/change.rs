//! One act on a canvas: what it changes, each with what stood there before, so that its inverse
//! is a swap.

use super::{Flow, STEPS_MAX};
use crate::Refusal;
use crate::map::Map;
use casefile::workflow::{Edge, Node, Settings};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeSet;

/// The longest title of a step, in characters.
pub const TITLE_CHARS_MAX: usize = 120;

/// The longest configuration of a step, in bytes of JSON.
pub const CONFIG_BYTES_MAX: usize = 16_384;

/// How far from its middle a canvas reaches, in pixels.
pub const PLACE_MAX: i32 = 1_000_000;

/// What a person did; for the assessor's list, nothing depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Act {
    Added,
    Inserted,
    Configured,
    Connected,
    Rerouted,
    Disconnected,
    Moved,
    Removed,
    Pasted,
    Tidied,
    Settled,
}

/// One act.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    pub nodes: Vec<NodeChange>,
    /// Steps that only changed their place.
    pub moves: Vec<Move>,
    pub edges: Vec<EdgeChange>,
    pub settings: Option<SettingsChange>,
}

/// A step made, changed or taken away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NodeChange {
    pub before: Option<Node>,
    pub after: Option<Node>,
}

/// A step that only changed its place: x and y before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Move {
    pub node: String,
    pub from: [i32; 2],
    pub to: [i32; 2],
}

/// Where a port leads; none for nowhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EdgeChange {
    pub from: String,
    pub port: String,
    pub before: Option<String>,
    pub after: Option<String>,
}

/// Who may enter, and how often.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SettingsChange {
    pub before: Settings,
    pub after: Settings,
}

/// A part of an act, as it is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Op {
    /// A step is there as given: made or changed.
    Put(Node),
    /// A step goes, and with it every edge that touches it.
    Drop(String),
    /// A step stands elsewhere.
    Move { node: String, x: i32, y: i32 },
    /// A port leads to a step, wherever it led before.
    Link(Edge),
    /// A port leads nowhere.
    Unlink { from: String, port: String },
    /// Who may enter, and how often.
    Set(Settings),
}

/// A workflow with parts of an act laid over it.
struct Draft<'a> {
    flow: &'a Flow,
    nodes: Map<String, Option<Node>>,
    edges: Map<(String, String), Option<String>>,
    settings: Option<Settings>,
}

impl Flow {
    /// The change that `ops` make together.
    ///
    /// # Errors
    /// [`Refusal`] when a part has no place; [`Refusal::Already`] when nothing would change.
    pub fn change(&self, ops: Vec<Op>) -> Result<Change, Refusal> {
        let mut draft = Draft {
            flow: self,
            nodes: Map::new(),
            edges: Map::new(),
            settings: None,
        };
        for op in ops {
            draft.take(op)?;
        }
        draft.drop_lost_ports();
        draft.check()?;
        let change = draft.finish();
        if change == Change::default() {
            return Err(Refusal::Already);
        }
        Ok(change)
    }
}

impl Draft<'_> {
    fn node(&self, id: &str) -> Option<&Node> {
        match self.nodes.get(id) {
            Some(laid) => laid.as_ref(),
            None => self.flow.nodes.get(id),
        }
    }

    fn take(&mut self, op: Op) -> Result<(), Refusal> {
        match op {
            Op::Put(node) => {
                check_node(&node)?;
                self.nodes.insert(node.id.clone(), Some(node));
            }
            Op::Drop(id) => {
                self.node(&id).ok_or(Refusal::Unknown)?;
                self.unlink_all(&id);
                self.nodes.insert(id, None);
            }
            Op::Move { node, x, y } => {
                let mut moved = self.node(&node).ok_or(Refusal::Unknown)?.clone();
                (moved.x, moved.y) = (x, y);
                check_node(&moved)?;
                self.nodes.insert(node, Some(moved));
            }
            Op::Link(Edge { from, port, to }) => {
                self.edges.insert((from, port), Some(to));
            }
            Op::Unlink { from, port } => {
                self.edges.insert((from, port), None);
            }
            Op::Set(settings) => self.settings = Some(settings),
        }
        Ok(())
    }

    fn unlink_all(&mut self, id: &str) {
        let touches = |edge: &Edge| edge.from == id || edge.to == id;
        for Edge { from, port, .. } in self.flow.edges().filter(touches) {
            self.edges.insert((from, port), None);
        }
        for ((from, _), to) in &mut self.edges {
            if from == id || to.as_deref() == Some(id) {
                *to = None;
            }
        }
    }

    /// A step whose configuration no longer has a port leads nowhere by it.
    fn drop_lost_ports(&mut self) {
        let laid = self.nodes.values().flatten();
        let lost: Vec<(String, String)> = laid
            .flat_map(|node| {
                let ports = node.ports();
                let led = self.flow.edges.get(&node.id).into_iter().flatten();
                let gone = led.filter(move |(port, _)| !ports.contains(port));
                gone.map(|(port, _)| (node.id.clone(), port.clone()))
            })
            .collect();
        self.edges.extend(lost.into_iter().map(|at| (at, None)));
    }

    fn check(&self) -> Result<(), Refusal> {
        let laid: BTreeSet<&str> = self.nodes.keys().map(String::as_str).collect();
        let kept = self
            .flow
            .nodes
            .keys()
            .filter(|id| !laid.contains(id.as_str()));
        let count = kept.count() + self.nodes.values().flatten().count();
        if count > STEPS_MAX {
            return Err(Refusal::TooMany);
        }
        let led = self.edges.iter();
        let led = led.filter_map(|((from, port), to)| Some((from, port, to.as_ref()?)));
        for (from, port, to) in led {
            let from = self.node(from).ok_or(Refusal::EdgeBad)?;
            let to = self.node(to).ok_or(Refusal::EdgeBad)?;
            let enters = to.kind.family() != casefile::workflow::Family::Trigger;
            if !enters || !from.ports().contains(port) {
                return Err(Refusal::EdgeBad);
            }
        }
        match &self.settings {
            Some(settings) => check_settings(settings),
            None => Ok(()),
        }
    }

    fn finish(self) -> Change {
        let mut change = Change::default();
        for (id, after) in self.nodes {
            let before = self.flow.nodes.get(&id).cloned();
            match (before, after) {
                (before, after) if before == after => {}
                (Some(before), Some(after)) if only_moved(&before, &after) => {
                    change.moves.push(Move {
                        node: id,
                        from: [before.x, before.y],
                        to: [after.x, after.y],
                    });
                }
                (before, after) => change.nodes.push(NodeChange { before, after }),
            }
        }
        for ((from, port), after) in self.edges {
            let before = self.flow.lead(&from, &port).map(str::to_owned);
            if before != after {
                change.edges.push(EdgeChange {
                    from,
                    port,
                    before,
                    after,
                });
            }
        }
        let before = &self.flow.settings;
        let settings = self.settings.filter(|after| after != before);
        change.settings = settings.map(|after| SettingsChange {
            before: before.clone(),
            after,
        });
        change
    }
}

fn only_moved(before: &Node, after: &Node) -> bool {
    let same = (before.kind, &before.title, &before.config);
    same == (after.kind, &after.title, &after.config)
}

/// Whether a step may stand as it is; what it lacks is for the candidate to find.
pub(super) fn check_node(node: &Node) -> Result<(), Refusal> {
    let id = |it: char| it.is_ascii_alphanumeric() || "-_.".contains(it);
    let named = (1..=64).contains(&node.id.len()) && node.id.chars().all(id);
    let titled = node.title.chars().count() <= TITLE_CHARS_MAX;
    let within = |at: i32| (-PLACE_MAX..=PLACE_MAX).contains(&at);
    let placed = within(node.x) && within(node.y);
    let keys = node.kind.fields();
    let known = |key: &String| keys.iter().any(|field| field.name == key);
    let keyed = node.config.keys().all(known) && node.config.values().all(whole);
    if !(named && titled && placed && keyed) {
        return Err(Refusal::StepBad);
    }
    let bytes = serde_json::to_vec(&node.config).map_or(usize::MAX, |json| json.len());
    if bytes > CONFIG_BYTES_MAX {
        return Err(Refusal::TextTooLong);
    }
    Ok(())
}

/// Whole numbers only: others could come out differently elsewhere.
fn whole(value: &Value) -> bool {
    match value {
        Value::Number(number) => number.is_i64() || number.is_u64(),
        Value::Array(list) => list.iter().all(whole),
        Value::Object(map) => map.values().all(whole),
        _ => true,
    }
}

pub(super) fn check_settings(settings: &Settings) -> Result<(), Refusal> {
    let json = serde_json::to_value(settings).map_err(|_| Refusal::StepBad)?;
    if !whole(&json) {
        return Err(Refusal::StepBad);
    }
    if json.to_string().len() > CONFIG_BYTES_MAX {
        return Err(Refusal::TextTooLong);
    }
    Ok(())
}
