//! What stands in a node's configuration.

use crate::calendar::day_of;
use crate::segment::Term;
use crate::workflow::Node;
use casefile::{Date, TimeOfDay};
use serde_json::Value;

use super::CONSENTS;

pub fn text<'a>(node: &'a Node, key: &str) -> Option<&'a str> {
    node.config.get(key).and_then(Value::as_str)
}

pub fn whole(node: &Node, key: &str) -> i64 {
    node.config
        .get(key)
        .and_then(Value::as_i64)
        .unwrap_or_default()
}

pub fn date(node: &Node) -> Option<i32> {
    text(node, "date")
        .and_then(|it| it.parse::<Date>().ok())
        .map(day_of)
}

pub fn time(node: &Node, key: &str) -> Option<u16> {
    text(node, key)
        .and_then(|it| it.parse::<TimeOfDay>().ok())
        .map(TimeOfDay::minutes)
}

pub fn channel(node: &Node) -> u8 {
    let word = text(node, "channel").unwrap_or_default();
    CONSENTS
        .iter()
        .position(|it| *it == word)
        .unwrap_or_default() as u8
}

pub fn plain(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

pub fn texts(term: &Term) -> Vec<String> {
    match &term.value {
        Some(Value::Array(list)) => list.iter().map(plain).collect(),
        Some(value) => vec![plain(value)],
        None => Vec::new(),
    }
}
