//! Is a step's configuration what its kind wants?

use super::{Fault, Field, FieldKind, Kind, Node, Ports, Rule};
use crate::{Date, TimeOfDay};
use serde_json::Value;
use std::collections::BTreeSet;

/// Everything that is wrong with a node, with paths under `path`.
pub fn faults(node: &Node, path: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    let at = |key: &str| format!("{path}.config.{key}");
    for field in node.kind.fields() {
        match node.config.get(field.name) {
            Some(value) => faults.extend(fault(field, value, at(field.name))),
            None if field.optional => {}
            None => {
                let message = format!("{} needs {:?}", node.kind.as_str(), field.name);
                faults.push(Fault::new(
                    format!("{path}.config"),
                    "workflow-config",
                    message,
                ));
            }
        }
    }
    for key in node.config.keys() {
        if node.kind.fields().iter().all(|field| field.name != key) {
            let message = format!("{} has no {key:?}", node.kind.as_str());
            faults.push(Fault::new(at(key), "workflow-config", message));
        }
    }
    faults.extend(choice(node, path));
    faults
}

impl Field {
    /// Whether a value is what the key takes.
    pub fn takes(&self, value: &Value) -> bool {
        fault(self, value, String::new()).is_none()
    }
}

/// The names of a node's ports, in order; empty where the configuration does not tell.
pub fn ports(node: &Node) -> Vec<String> {
    match node.kind.ports() {
        Ports::Fixed(names) => names.iter().map(ToString::to_string).collect(),
        Ports::Branches => {
            let branches = node.config.get("branches").and_then(Value::as_array);
            let names = branches
                .into_iter()
                .flatten()
                .filter_map(|it| it.get("port")?.as_str());
            names.chain(["else"]).map(ToString::to_string).collect()
        }
        Ports::Shares => {
            let shares = node.config.get("shares").and_then(Value::as_object);
            shares
                .into_iter()
                .flat_map(|it| it.keys().cloned())
                .collect()
        }
    }
}

/// Some kinds want one of their optional keys.
fn choice(node: &Node, path: &str) -> Option<Fault> {
    let count = |keys: &[&str]| {
        keys.iter()
            .filter(|key| node.config.contains_key(**key))
            .count()
    };
    let (right, message) = match node.kind {
        Kind::TriggerChange => (
            count(&["tag", "field"]) == 1,
            "needs either \"tag\" or \"field\"",
        ),
        Kind::TriggerDate => (
            count(&["field", "date"]) == 1,
            "needs either \"field\" or \"date\"",
        ),
        Kind::WaitUntil => (
            count(&["date", "field", "time"]) > 0,
            "needs \"date\", \"field\" or \"time\"",
        ),
        _ => return None,
    };
    let fault = || {
        let message = format!("{} {message}", node.kind.as_str());
        Fault::new(format!("{path}.config"), "workflow-config", message)
    };
    (!right).then(fault)
}

fn fault(field: &Field, value: &Value, path: String) -> Option<Fault> {
    let wanted = match field.kind {
        FieldKind::Rule => {
            return rule(value)
                .err()
                .map(|it| Fault::new(path, "workflow-rule", it));
        }
        FieldKind::Branches => {
            return branches(value)
                .err()
                .map(|it| Fault::new(path, "workflow-config", it));
        }
        kind if fits(kind, value) => return None,
        kind => wanted(kind),
    };
    let message = format!("{:?} takes {wanted}", field.name);
    Some(Fault::new(path, "workflow-config", message))
}

fn fits(kind: FieldKind, value: &Value) -> bool {
    let text = value.as_str();
    match kind {
        FieldKind::Text => text.is_some_and(|it| !it.trim().is_empty()),
        FieldKind::Scalar => text.is_some() || value.is_number() || value.is_boolean(),
        FieldKind::Truth => value.is_boolean(),
        FieldKind::Whole(least, most) => value
            .as_i64()
            .is_some_and(|it| (least..=most).contains(&it)),
        FieldKind::Date => text.is_some_and(|it| it.parse::<Date>().is_ok()),
        FieldKind::Time => text.is_some_and(|it| it.parse::<TimeOfDay>().is_ok()),
        FieldKind::Weekdays => weekdays(value),
        FieldKind::Choice(words) => text.is_some_and(|it| words.contains(&it)),
        FieldKind::Shares => shares(value),
        FieldKind::Rule | FieldKind::Branches => true,
    }
}

fn wanted(kind: FieldKind) -> String {
    match kind {
        FieldKind::Text => "a text".into(),
        FieldKind::Scalar => "a text, a number or a truth value".into(),
        FieldKind::Truth => "true or false".into(),
        FieldKind::Whole(least, most) => format!("a whole number from {least} to {most}"),
        FieldKind::Date => "a date, as in \"2026-09-14\"".into(),
        FieldKind::Time => "a time of day, as in \"09:30\"".into(),
        FieldKind::Weekdays => "a list of days, 1 (Monday) to 7 (Sunday), each once".into(),
        FieldKind::Choice(words) => format!("one of {}", words.join(", ")),
        FieldKind::Shares => "two or more ports with whole per cents that sum to 100".into(),
        FieldKind::Rule => "a rule".into(),
        FieldKind::Branches => "branches".into(),
    }
}

fn weekdays(value: &Value) -> bool {
    let Some(days) = value.as_array() else {
        return false;
    };
    let days: Option<Vec<_>> = days.iter().map(Value::as_i64).collect();
    let Some(days) = days else { return false };
    let unique: BTreeSet<_> = days.iter().collect();
    !days.is_empty() && unique.len() == days.len() && days.iter().all(|it| (1..=7).contains(it))
}

fn shares(value: &Value) -> bool {
    let Some(shares) = value.as_object() else {
        return false;
    };
    let parts: Option<Vec<_>> = shares.values().map(Value::as_u64).collect();
    let sum = parts
        .iter()
        .flatten()
        .try_fold(0_u64, |sum, part| sum.checked_add(*part));
    shares.len() >= 2 && parts.is_some() && sum == Some(100)
}

fn branches(value: &Value) -> Result<(), String> {
    let list = value.as_array().filter(|list| !list.is_empty());
    let list = list.ok_or("\"branches\" takes a list of ports with rules")?;
    let mut seen = BTreeSet::from(["else"]);
    for branch in list {
        let port = branch
            .get("port")
            .and_then(Value::as_str)
            .filter(|port| !port.is_empty());
        let port = port.ok_or("a branch has no port")?;
        if !seen.insert(port) {
            return Err(format!("the port {port:?} is there twice, or is \"else\""));
        }
        let keys = branch.as_object().map_or(0, serde_json::Map::len);
        if keys != 2 {
            return Err(format!(
                "the branch {port:?} takes \"port\" and \"rule\" only"
            ));
        }
        rule(branch.get("rule").unwrap_or(&Value::Null))?;
    }
    Ok(())
}

fn rule(value: &Value) -> Result<(), String> {
    let rule: Rule = json::from_value(value.clone()).map_err(|error| error.to_string())?;
    rule.check()
}
