//! Between a rule's values and what stands in the controls.

use super::draft::{Clause, Draft, Id, Node, ROOT};
use super::moment;
use super::vocabulary::{Kind, Vocabulary};
use casefile::workflow::rule::{Operator, Rule, Term};
use serde_json::Value;
use std::collections::BTreeMap;
use worker::protocol::simulation::ColumnKind;

/// Why a clause or a group is not whole yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    Field,
    UnknownField,
    Operator,
    Value,
    Choice,
    Number,
    Money,
    Day,
    Moment,
    Order,
    Group,
}

/// The sign of the currency, in every language.
pub const ZLOTY: &str = "z\u{142}";

/// Lists of numbers, days and texts are typed with semicolons between: amounts have commas.
pub const LIST: char = ';';

/// How a clause's values are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Control {
    None,
    Truth,
    Moment,
    /// One of the words.
    Choice,
    /// Any number of the words.
    Choices,
    One,
    Pair,
    /// Any number, typed.
    List,
}

/// Which control fits; words are chosen where there are some.
pub fn control(kind: Kind, op: Operator, has_words: bool) -> Control {
    use Operator::*;
    let words = match kind {
        Kind::Of(ColumnKind::Word | ColumnKind::Set) => has_words,
        Kind::Segment => true,
        _ => false,
    };
    match (op, kind) {
        (Empty | NotEmpty, _) => Control::None,
        (_, Kind::Of(ColumnKind::Truth)) => Control::Truth,
        (Date, _) => Control::Moment,
        (Between | NotBetween, _) => Control::Pair,
        (In | NotIn, _) if words => Control::Choices,
        (In | NotIn, _) => Control::List,
        (Equal | NotEqual, _) if words => Control::Choice,
        (Contains, Kind::Of(ColumnKind::Set)) if words => Control::Choice,
        _ => Control::One,
    }
}

/// What stands in the controls for a value of a rule.
pub fn raw_values(value: Option<&Value>, kind: Kind) -> Vec<String> {
    match value {
        None => Vec::new(),
        Some(Value::Array(list)) => list.iter().map(|one| raw(one, kind)).collect(),
        Some(one) => vec![raw(one, kind)],
    }
}

fn raw(value: &Value, kind: Kind) -> String {
    match (value, kind) {
        (Value::Number(number), Kind::Of(ColumnKind::Grosze)) => {
            money(number.as_i64().unwrap_or_default())
        }
        (Value::String(text), _) => text.clone(),
        (other, _) => other.to_string(),
    }
}

/// `1250` as "12,50", `1200` as "12".
pub fn money(grosze: i64) -> String {
    let sign = if grosze < 0 { "-" } else { "" };
    let (whole, rest) = (grosze.abs() / 100, grosze.abs() % 100);
    match rest {
        0 => format!("{sign}{whole}"),
        _ => format!("{sign}{whole},{rest:02}"),
    }
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn number(text: &str) -> Result<Value, Wrong> {
    let whole: Result<i32, _> = bare(text).replace('−', "-").parse();
    whole.map(Value::from).map_err(|_| Wrong::Number)
}

/// "1 234,5" zł as whole grosze.
fn grosze(text: &str) -> Result<Value, Wrong> {
    let text = bare(text).replace('.', ",");
    let text = text.strip_suffix(ZLOTY).unwrap_or(&text);
    let (whole, rest) = text.split_once(',').unwrap_or((text, ""));
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || rest.len() > 2 || !digits(whole) || !digits(rest) {
        return Err(Wrong::Money);
    }
    let all = format!("{whole}{rest:0<2}");
    let grosze: Result<i32, _> = all.parse();
    grosze.map(Value::from).map_err(|_| Wrong::Money)
}

fn one(text: &str, kind: Kind) -> Result<Value, Wrong> {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return Err(Wrong::Value);
    }
    match kind {
        Kind::Of(ColumnKind::Whole) => number(trimmed),
        Kind::Of(ColumnKind::Grosze) => grosze(trimmed),
        Kind::Of(ColumnKind::Date) => {
            let day = trimmed.parse::<casefile::Date>().is_ok() || moment::is_whole(trimmed);
            day.then(|| Value::from(trimmed)).ok_or(Wrong::Day)
        }
        _ => Ok(Value::from(trimmed)),
    }
}

/// The term that a clause is, or what it lacks.
pub fn term(clause: &Clause, vocabulary: &Vocabulary) -> Result<Term, Wrong> {
    let field = clause.field.clone();
    if field.is_empty() {
        return Err(Wrong::Field);
    }
    let kind = vocabulary.kind(&field);
    if kind == Kind::Unknown {
        return Err(Wrong::UnknownField);
    }
    let op = clause.op;
    if !vocabulary.operators(&field).contains(&op) {
        return Err(Wrong::Operator);
    }
    let has_words = !vocabulary.choices(&field).is_empty();
    let value = value(clause, kind, control(kind, op, has_words))?;
    Ok(Term { field, op, value })
}

fn value(clause: &Clause, kind: Kind, control: Control) -> Result<Option<Value>, Wrong> {
    let first = clause.values.first().map_or("", String::as_str);
    Ok(Some(match control {
        Control::None => return Ok(None),
        Control::Truth => Value::Bool(first == "true"),
        Control::Moment if moment::is_whole(first) => Value::from(first),
        Control::Moment => return Err(Wrong::Moment),
        Control::Choice if first.is_empty() => return Err(Wrong::Choice),
        Control::Choice | Control::One => one(first, kind)?,
        Control::Choices if clause.values.is_empty() => return Err(Wrong::Choice),
        Control::Choices => clause
            .values
            .iter()
            .map(String::as_str)
            .map(Value::from)
            .collect(),
        Control::Pair => {
            let low = one(first, kind)?;
            let high = one(clause.values.get(1).map_or("", String::as_str), kind)?;
            if is_before(&high, &low) {
                return Err(Wrong::Order);
            }
            Value::Array(vec![low, high])
        }
        Control::List => {
            let texts = clause.values.iter().filter(|text| !text.trim().is_empty());
            let list: Vec<Value> = texts
                .map(|text| one(text, kind))
                .collect::<Result<_, _>>()?;
            if list.is_empty() {
                return Err(Wrong::Value);
            }
            Value::Array(list)
        }
    }))
}

/// Whether numbers, or days written alike, stand in this order.
fn is_before(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::String(a), Value::String(b)) => {
            let day = |text: &str| text.parse::<casefile::Date>().ok().map(|date| date.days());
            day(a).zip(day(b)).is_some_and(|(a, b)| a < b)
        }
        _ => a.as_i64() < b.as_i64(),
    }
}

impl Draft {
    /// The rule, none for an empty one; or what is not whole yet, by node.
    ///
    /// # Errors
    /// At least one.
    pub fn whole(&self, vocabulary: &Vocabulary) -> Result<Option<Rule>, BTreeMap<Id, Wrong>> {
        if self.members(ROOT).is_empty() {
            return Ok(None);
        }
        let mut wrong = BTreeMap::new();
        let rule = self.rule(ROOT, vocabulary, &mut wrong);
        rule.filter(|_| wrong.is_empty()).map(Some).ok_or(wrong)
    }

    fn rule(
        &self,
        id: Id,
        vocabulary: &Vocabulary,
        wrong: &mut BTreeMap<Id, Wrong>,
    ) -> Option<Rule> {
        match self.node(id)? {
            Node::Clause(clause) => match term(clause, vocabulary) {
                Ok(term) => Some(Rule::Is(term)),
                Err(fault) => {
                    wrong.insert(id, fault);
                    None
                }
            },
            Node::Group { of, .. } if of.is_empty() => {
                wrong.insert(id, Wrong::Group);
                None
            }
            Node::Group { all, of } => {
                let rules = of.iter().filter_map(|id| self.rule(*id, vocabulary, wrong));
                let rules = rules.collect();
                Some(if *all {
                    Rule::All(rules)
                } else {
                    Rule::Any(rules)
                })
            }
        }
    }
}
