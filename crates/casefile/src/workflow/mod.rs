//! A workflow: `finished/workflow.json`, `solution/campaign.json`.
//!
//! Nodes have a kind, and a configuration whose keys the kind decides ([`Kind::fields`]). Edges
//! leave a node by a port. A workflow is data: its faults as a process (dead ends, loops) are for
//! the candidate to find, and are not refused here.

mod config;
mod kind;
pub mod rule;

pub use kind::{Family, Field, FieldKind, Kind, Ports};
pub use rule::{Operator, Rule, Term};

use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// A workflow, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Workflow {
    /// Always 1.
    pub format: u32,
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Who may enter, and how often.
    pub settings: Settings,
    /// The steps.
    pub nodes: Vec<Node>,
    /// What leads where.
    pub edges: Vec<Edge>,
}

/// Who may enter, and how often.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// How often.
    pub reentry: Reentry,
    /// Only contacts for whom this holds.
    pub entry_filter: Option<Rule>,
    /// Ids of segments whose contacts never enter.
    pub suppression: Vec<String>,
}

/// How often a contact may enter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reentry {
    /// Once.
    Once,
    /// Any number of times, at the same time too.
    Many,
    /// Again once it has left.
    AfterLeaving,
}

/// A step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Node {
    /// Unique in the workflow.
    pub id: String,
    /// What it does.
    pub kind: Kind,
    /// Its words on the canvas.
    pub title: String,
    /// How it does it.
    pub config: BTreeMap<String, Value>,
    /// Its place on the canvas, in pixels.
    pub x: i32,
    /// Its place on the canvas, in pixels.
    pub y: i32,
}

/// What leads where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edge {
    /// The id of a node.
    pub from: String,
    /// A port of that node.
    pub port: String,
    /// The id of a node.
    pub to: String,
}

/// Something wrong with a workflow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where, as a path into the JSON: "nodes.2.config.minutes".
    pub path: String,
    /// A stable code.
    pub code: &'static str,
    /// One sentence.
    pub message: String,
}

impl Fault {
    fn new(path: String, code: &'static str, message: impl Into<String>) -> Self {
        Self {
            path,
            code,
            message: message.into(),
        }
    }
}

impl Workflow {
    /// Everything that is wrong with the workflow as data.
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        if let Some(Err(message)) = self.settings.entry_filter.as_ref().map(Rule::check) {
            faults.push(Fault::new(
                "settings.entry_filter".into(),
                "workflow-rule",
                message,
            ));
        }
        let mut ids = BTreeSet::new();
        for (index, node) in self.nodes.iter().enumerate() {
            if !ids.insert(node.id.as_str()) {
                let message = format!("the node {:?} is there twice", node.id);
                faults.push(Fault::new(
                    format!("nodes.{index}.id"),
                    "workflow-duplicate",
                    message,
                ));
            }
            faults.extend(config::faults(node, &format!("nodes.{index}")));
        }
        self.goto_faults(&mut faults);
        self.edge_faults(&mut faults);
        faults
    }

    /// The node of an id.
    pub fn node(&self, id: &str) -> Option<&Node> {
        self.nodes.iter().find(|node| node.id == id)
    }

    fn goto_faults(&self, faults: &mut Vec<Fault>) {
        let gotos = self
            .nodes
            .iter()
            .enumerate()
            .filter(|(_, node)| node.kind == Kind::Goto);
        for (index, node) in gotos {
            let target = node
                .config
                .get("node")
                .and_then(Value::as_str)
                .unwrap_or_default();
            if self.node(target).is_none() {
                let path = format!("nodes.{index}.config.node");
                let message = format!("there is no node {target:?}");
                faults.push(Fault::new(path, "workflow-dangling", message));
            }
        }
    }

    fn edge_faults(&self, faults: &mut Vec<Fault>) {
        let mut taken = BTreeSet::new();
        for (index, edge) in self.edges.iter().enumerate() {
            let path = |part: &str| format!("edges.{index}.{part}");
            if !taken.insert((edge.from.as_str(), edge.port.as_str())) {
                let message = format!(
                    "port {:?} of {:?} has an edge already",
                    edge.port, edge.from
                );
                faults.push(Fault::new(path("port"), "workflow-port", message));
            }
            match self.node(&edge.from) {
                None => faults.push(missing(path("from"), &edge.from)),
                Some(node) if !node.ports().contains(&edge.port) => {
                    let message = format!("{:?} has no port {:?}", node.id, edge.port);
                    faults.push(Fault::new(path("port"), "workflow-port", message));
                }
                Some(_) => {}
            }
            match self.node(&edge.to) {
                None => faults.push(missing(path("to"), &edge.to)),
                Some(node) if node.kind.family() == Family::Trigger => {
                    let message = format!("{:?} is a trigger: nothing leads to it", node.id);
                    faults.push(Fault::new(path("to"), "workflow-port", message));
                }
                Some(_) => {}
            }
        }
    }
}

impl Node {
    /// The names of its ports, in order.
    pub fn ports(&self) -> Vec<String> {
        config::ports(self)
    }
}

fn missing(path: String, id: &str) -> Fault {
    Fault::new(
        path,
        "workflow-dangling",
        format!("there is no node {id:?}"),
    )
}
