//! A rule read back in words.

use super::stock::Stock;
use super::words::Words;
use crate::i18n::t_string;
use casefile::workflow::{Operator, Rule, Term};
use serde_json::Value;

/// The rule as one sentence.
pub fn said(i18n: Words, stock: Stock, rule: &Rule) -> String {
    told(i18n, stock, rule, true)
}

fn told(i18n: Words, stock: Stock, rule: &Rule, outermost: bool) -> String {
    let group = |rules: &[Rule], word: &str| {
        let parts: Vec<String> = rules
            .iter()
            .map(|it| told(i18n, stock, it, false))
            .collect();
        let joined = parts.join(&format!(" {word} "));
        match outermost || rules.len() == 1 {
            true => joined,
            false => format!("({joined})"),
        }
    };
    match rule {
        Rule::All(rules) => group(rules, t_string!(i18n, automation.rule.and)),
        Rule::Any(rules) => group(rules, t_string!(i18n, automation.rule.or)),
        Rule::Is(Term { field, op, value }) => {
            let value = value
                .as_ref()
                .map(|value| plain(i18n, value))
                .unwrap_or_default();
            let field = stock.title(field, i18n).unwrap_or_else(|| field.clone());
            format!("{field} {} {value}", operator(i18n, *op))
                .trim_end()
                .to_owned()
        }
    }
}

fn plain(i18n: Words, value: &Value) -> String {
    match value {
        Value::Bool(true) => t_string!(i18n, automation.port.yes).to_string(),
        Value::Bool(false) => t_string!(i18n, automation.port.no).to_string(),
        Value::String(text) => format!("„{text}”"),
        Value::Array(list) => {
            let parts: Vec<String> = list.iter().map(|it| plain(i18n, it)).collect();
            parts.join(", ")
        }
        other => other.to_string(),
    }
}

fn operator(i18n: Words, op: Operator) -> &'static str {
    match op {
        Operator::Equal => "=",
        Operator::NotEqual => "≠",
        Operator::Greater => ">",
        Operator::AtLeast => "≥",
        Operator::Less => "<",
        Operator::AtMost => "≤",
        Operator::Empty => t_string!(i18n, automation.rule.empty),
        Operator::NotEmpty => t_string!(i18n, automation.rule.not_empty),
        Operator::Like => t_string!(i18n, automation.rule.like),
        Operator::NotLike => t_string!(i18n, automation.rule.not_like),
        Operator::Between => t_string!(i18n, automation.rule.between),
        Operator::NotBetween => t_string!(i18n, automation.rule.not_between),
        Operator::In => t_string!(i18n, automation.rule.within),
        Operator::NotIn => t_string!(i18n, automation.rule.not_within),
        Operator::Matches => t_string!(i18n, automation.rule.matches),
        Operator::NotMatches => t_string!(i18n, automation.rule.not_matches),
        Operator::StartsWith => t_string!(i18n, automation.rule.starts),
        Operator::EndsWith => t_string!(i18n, automation.rule.ends),
        Operator::Contains => t_string!(i18n, automation.rule.contains),
        Operator::Date => t_string!(i18n, automation.rule.date),
    }
}
