//! What is wrong with a workflow as a process: dead ends, steps that nothing leads to, circles
//! without a wait, settings that are missing. Nothing of it is refused: it is found.

use crate::rooms::automation::marks::Mark;
use casefile::workflow::{Family, Kind, Node};
use exam::automation::Flow;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What kind of problem it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Code {
    NoTrigger,
    NoExit,
    Setting,
    Target,
    DeadEnd,
    Unreachable,
    Circle,
}

impl Code {
    pub fn mark(self) -> Mark {
        match self {
            Self::NoTrigger | Self::Setting | Self::Target | Self::Circle => Mark::Error,
            Self::NoExit | Self::DeadEnd | Self::Unreachable => Mark::Warning,
        }
    }
}

/// A problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub code: Code,
    /// The step, where it is one step's.
    pub step: Option<String>,
    /// The setting or the way out that it is about.
    pub part: Option<String>,
}

fn whole(code: Code) -> Problem {
    Problem {
        code,
        step: None,
        part: None,
    }
}

fn of(code: Code, node: &Node, part: Option<&str>) -> Problem {
    Problem {
        code,
        step: Some(node.id.clone()),
        part: part.map(str::to_owned),
    }
}

/// Everything that is wrong, the workflow's own first, then step by step.
pub fn find(flow: &Flow) -> Vec<Problem> {
    let mut found = Vec::new();
    let some = |fits: fn(&Node) -> bool| flow.nodes.values().any(fits);
    if flow.nodes.is_empty() {
        return found;
    }
    if !some(|node| node.kind.family() == Family::Trigger) {
        found.push(whole(Code::NoTrigger));
    }
    if !some(|node| node.kind == Kind::Exit) {
        found.push(whole(Code::NoExit));
    }
    let ways = ways(flow);
    let (reached, circling) = (reached(flow, &ways), circling(flow, &ways));
    for node in flow.nodes.values() {
        settings(flow, node, &mut found);
        for port in node.ports() {
            if flow.lead(&node.id, &port).is_none() {
                found.push(of(Code::DeadEnd, node, Some(&port)));
            }
        }
        if !reached.contains(node.id.as_str()) {
            found.push(of(Code::Unreachable, node, None));
        }
        if circling.contains(node.id.as_str()) {
            found.push(of(Code::Circle, node, None));
        }
    }
    found
}

/// The gravest of each step.
pub fn marks(problems: &[Problem]) -> BTreeMap<String, Mark> {
    let mut marks: BTreeMap<String, Mark> = BTreeMap::new();
    for problem in problems {
        if let Some(step) = &problem.step {
            let mark = marks.entry(step.clone()).or_insert(Mark::Warning);
            *mark = (*mark).max(problem.code.mark());
        }
    }
    marks
}

fn settings(flow: &Flow, node: &Node, found: &mut Vec<Problem>) {
    for field in node.kind.fields() {
        let wrong = match node.config.get(field.name) {
            Some(value) => !field.takes(value),
            None => !field.optional,
        };
        if wrong {
            found.push(of(Code::Setting, node, Some(field.name)));
        }
    }
    let any = |keys: &[&str]| keys.iter().any(|key| node.config.contains_key(*key));
    let choice: &[&str] = match node.kind {
        Kind::TriggerChange => &["tag", "field"],
        Kind::TriggerDate => &["date", "field"],
        Kind::WaitUntil => &["date", "field", "time"],
        _ => &[],
    };
    if !choice.is_empty() && !any(choice) {
        found.push(of(Code::Setting, node, Some(choice[0])));
    }
    let target = node.config.get("node").and_then(Value::as_str);
    let lost = |id: &str| !flow.nodes.contains_key(id);
    if node.kind == Kind::Goto && target.is_some_and(lost) {
        found.push(of(Code::Target, node, Some("node")));
    }
}

/// Where each step leads, a `goto` too.
fn ways(flow: &Flow) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut ways: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (from, ports) in &flow.edges {
        let own = ways.entry(from).or_default();
        own.extend(ports.values().map(String::as_str));
    }
    for node in flow.nodes.values().filter(|node| node.kind == Kind::Goto) {
        if let Some(to) = node.config.get("node").and_then(Value::as_str) {
            ways.entry(&node.id).or_default().insert(to);
        }
    }
    ways
}

/// Steps that people come to: from triggers, and from goals, to which people jump.
fn reached<'a>(flow: &'a Flow, ways: &BTreeMap<&'a str, BTreeSet<&'a str>>) -> BTreeSet<&'a str> {
    let begins = |node: &&Node| node.kind.family() == Family::Trigger || node.kind == Kind::Goal;
    let first = flow.nodes.values().filter(begins);
    let mut queue: Vec<&str> = first.map(|node| node.id.as_str()).collect();
    let mut reached: BTreeSet<&str> = queue.iter().copied().collect();
    while let Some(at) = queue.pop() {
        for to in ways.get(at).into_iter().flatten() {
            if reached.insert(to) {
                queue.push(to);
            }
        }
    }
    reached
}

/// Steps on a circle, or between two, of steps that hold nobody: what is left when those without
/// a way on, and those without a way in, have been taken off.
fn circling<'a>(flow: &'a Flow, ways: &BTreeMap<&'a str, BTreeSet<&'a str>>) -> BTreeSet<&'a str> {
    let holds = |node: &Node| {
        let waits = matches!(
            node.kind,
            Kind::WaitDuration | Kind::WaitUntil | Kind::WaitWindow | Kind::WaitEvent
        );
        waits || node.kind.family() == Family::Decision
    };
    let instant = flow.nodes.values().filter(|node| !holds(node));
    let mut left: BTreeSet<&str> = instant.map(|node| node.id.as_str()).collect();
    loop {
        let leads = |at: &&str| {
            let to = ways.get(*at).into_iter().flatten();
            to.into_iter().any(|to| left.contains(to))
        };
        let out: BTreeSet<&str> = left.iter().copied().filter(leads).collect();
        let entered: BTreeSet<&str> = out
            .iter()
            .filter_map(|at| ways.get(at))
            .flatten()
            .copied()
            .collect();
        let kept: BTreeSet<&str> = out.intersection(&entered).copied().collect();
        if kept.len() == left.len() {
            return kept;
        }
        left = kept;
    }
}
