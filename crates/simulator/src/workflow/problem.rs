//! What is wrong with a workflow: a list that the canvas shows and the pre-flight reads.

use super::graph::Graph;
use super::{GOALS_MAX, Kind, Names, STEPS_MAX, Unnamed, Workflow, names};
use crate::Base;
use crate::calendar::day_of;
use crate::segment;
use casefile::workflow::{Family, Rule};
use serde::Serialize;
use serde_json::Value;

/// Does it stop a launch?
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// It does.
    Error,
    /// It can be accepted with a reason.
    Warning,
}

/// Something wrong with a workflow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// Does it stop a launch?
    pub severity: Severity,
    /// A stable code.
    pub code: &'static str,
    /// The step, where it is one step's.
    pub node: Option<String>,
    /// A path into the workflow's JSON.
    pub path: String,
    /// One sentence.
    pub message: String,
}

fn problem(
    severity: Severity,
    code: &'static str,
    node: Option<&str>,
    path: impl Into<String>,
    message: impl Into<String>,
) -> Problem {
    let (path, message) = (path.into(), message.into());
    Problem {
        severity,
        code,
        node: node.map(str::to_owned),
        path,
        message,
    }
}

use Severity::{Error, Warning};

/// Everything that is wrong with a workflow that starts on a day.
pub fn problems(workflow: &Workflow, base: &Base, names: &Names, from: i32) -> Vec<Problem> {
    let steps = workflow.nodes.len();
    if steps > STEPS_MAX {
        let message = format!("{steps} steps; at most {STEPS_MAX} can be run");
        return vec![problem(Error, "workflow-too-large", None, "nodes", message)];
    }
    let mut found = Vec::new();
    for fault in workflow.faults() {
        let at = fault
            .path
            .strip_prefix("nodes.")
            .and_then(|it| it.split('.').next());
        let node = at.and_then(|it| workflow.nodes.get(it.parse::<usize>().ok()?));
        let node = node.map(|it| it.id.as_str());
        found.push(problem(Error, fault.code, node, fault.path, fault.message));
    }
    if !found.is_empty() {
        return found;
    }
    shape(workflow, &mut found);
    for (at, node) in workflow.nodes.iter().enumerate() {
        for unnamed in names::unnamed(node, names) {
            let Unnamed { key, kind, id } = unnamed;
            let path = format!("nodes.{at}.config.{key}");
            let message = format!("there is no {kind} {id:?}");
            let weak = matches!(kind, "form" | "page" | "event" | "workflow");
            let severity = if weak { Warning } else { Error };
            found.push(problem(
                severity,
                "workflow-unknown",
                Some(&node.id),
                path,
                message,
            ));
        }
        if let Some(date) = node.config.get("date").and_then(Value::as_str)
            && date.parse().is_ok_and(|date| day_of(date) < from)
        {
            let message = format!("{date} is past when the campaign starts");
            let path = format!("nodes.{at}.config.date");
            found.push(problem(
                Warning,
                "workflow-past",
                Some(&node.id),
                path,
                message,
            ));
        }
        for (key, rule) in rules(node) {
            let path = format!("nodes.{at}.config.{key}");
            rule_problems(&rule, &path, Some(&node.id), base, names, &mut found);
        }
    }
    if let Some(rule) = &workflow.settings.entry_filter {
        rule_problems(rule, "settings.entry_filter", None, base, names, &mut found);
    }
    for (at, id) in workflow.settings.suppression.iter().enumerate() {
        if !names.segments.contains(id) {
            let (path, message) = (
                format!("settings.suppression.{at}"),
                format!("there is no segment {id:?}"),
            );
            found.push(problem(Warning, "workflow-unknown", None, path, message));
        }
    }
    found
}

/// The rules in a node's configuration, with their keys.
fn rules(node: &super::Node) -> Vec<(String, Rule)> {
    let read = |value: &Value| serde_json::from_value::<Rule>(value.clone()).ok();
    let own = node
        .config
        .get("rule")
        .and_then(read)
        .map(|it| ("rule".to_owned(), it));
    let branches = node.config.get("branches").and_then(Value::as_array);
    let branches = branches.into_iter().flatten().enumerate();
    let branches = branches
        .filter_map(|(at, it)| Some((format!("branches.{at}.rule"), read(it.get("rule")?)?)));
    own.into_iter().chain(branches).collect()
}

fn rule_problems(
    rule: &Rule,
    path: &str,
    node: Option<&str>,
    base: &Base,
    names: &Names,
    found: &mut Vec<Problem>,
) {
    let known = names.run_columns(base);
    let ids: Vec<&str> = names.segments.iter().map(String::as_str).collect();
    for fault in segment::check(rule, &known, &ids).err().unwrap_or_default() {
        let path = format!("{path}.{}", fault.path)
            .trim_end_matches('.')
            .to_owned();
        found.push(problem(Error, fault.code, node, path, fault.message));
    }
}

/// Dead ends, steps that nothing leads to, circles without a wait.
fn shape(workflow: &Workflow, found: &mut Vec<Problem>) {
    let graph = Graph::new(workflow);
    let nodes = &workflow.nodes;
    let of = |family: Family| nodes.iter().filter(move |it| it.kind.family() == family);
    if of(Family::Trigger).next().is_none() {
        found.push(problem(
            Error,
            "workflow-no-trigger",
            None,
            "nodes",
            "nothing lets anybody in",
        ));
    }
    let exits = nodes.iter().filter(|it| it.kind == Kind::Exit).count();
    if exits == 0 {
        found.push(problem(
            Warning,
            "workflow-no-exit",
            None,
            "nodes",
            "there is no exit",
        ));
    }
    let goals = nodes.iter().filter(|it| it.kind == Kind::Goal).count();
    if goals > GOALS_MAX {
        let message = format!("{goals} goals; at most {GOALS_MAX}");
        found.push(problem(Error, "workflow-goals", None, "nodes", message));
    }
    for (at, node) in nodes.iter().enumerate() {
        for port in graph.open_ports(at) {
            let path = format!("nodes.{at}");
            let message = format!(
                "nothing follows {port:?} of {:?}: contacts leave there",
                node.title
            );
            found.push(problem(
                Warning,
                "workflow-dead-end",
                Some(&node.id),
                path,
                message,
            ));
        }
        if !graph.reached[at] {
            let message = format!("nothing leads to {:?}", node.title);
            let path = format!("nodes.{at}");
            found.push(problem(
                Warning,
                "workflow-unreachable",
                Some(&node.id),
                path,
                message,
            ));
        }
        if graph.instant_circle[at] {
            let message = format!("{:?} stands in a circle without a wait", node.title);
            let path = format!("nodes.{at}");
            found.push(problem(
                Error,
                "workflow-circle",
                Some(&node.id),
                path,
                message,
            ));
        }
    }
}
