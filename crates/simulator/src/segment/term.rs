//! A term held against its column: does the operator fit, and what is it to test?

use super::pattern::Pattern;
use super::when::When;
use super::{Fault, Operator, Rule, Term};
use crate::base::{Base, Column, Kind};
use crate::calendar::day_of;
use serde_json::Value;

/// The field that stands for other segments.
pub const SEGMENT: &str = "segment";

use Operator::*;

const ORDERED: &[Operator] = &[
    Equal, NotEqual, Greater, AtLeast, Less, AtMost, Empty, NotEmpty, Between, NotBetween, In,
    NotIn,
];
const DATED: &[Operator] = &[
    Equal, NotEqual, Greater, AtLeast, Less, AtMost, Empty, NotEmpty, Between, NotBetween, In,
    NotIn, Date,
];
const TEXTS: &[Operator] = &[
    Equal, NotEqual, Empty, NotEmpty, Like, NotLike, In, NotIn, Matches, NotMatches, StartsWith,
    EndsWith, Contains,
];
const TRUTHS: &[Operator] = &[Equal, NotEqual, Empty, NotEmpty];
const SETS: &[Operator] = &[Equal, NotEqual, Empty, NotEmpty, In, NotIn, Contains];

/// The operators that fit a kind of column.
pub fn operators(kind: Kind) -> &'static [Operator] {
    match kind {
        Kind::Whole | Kind::Grosze => ORDERED,
        Kind::Date => DATED,
        Kind::Truth => TRUTHS,
        Kind::Word | Kind::Text => TEXTS,
        Kind::Set => SETS,
    }
}

/// What a term asks of a cell.
#[derive(Debug, Clone)]
pub enum Test {
    /// Nothing in it.
    Empty,
    /// Between two numbers, both in it; as wide as may be for one-sided operators.
    Range(i64, i64),
    /// One of these numbers.
    OneOf(Vec<i64>),
    /// Fits one of these texts.
    Text(Vec<Pattern>),
    /// Has one of these labels.
    Label(Vec<String>),
    /// A relative date.
    When(When),
    /// Is in one of these segments.
    Segment(Vec<String>),
}

/// Checks a rule against the columns of a base and the names of other segments.
///
/// # Errors
/// Everything that is wrong with it.
pub fn check(rule: &Rule, base: &Base, segments: &[&str]) -> Result<(), Vec<Fault>> {
    let mut faults = Vec::new();
    if let Err(message) = rule.check() {
        faults.push(Fault::new("", "filter-shape", message));
    }
    walk(rule, base, segments, "", &mut faults);
    faults.dedup_by(|a, b| a.message == b.message);
    if faults.is_empty() {
        Ok(())
    } else {
        Err(faults)
    }
}

fn walk(rule: &Rule, base: &Base, segments: &[&str], path: &str, faults: &mut Vec<Fault>) {
    let (group, rules) = match rule {
        Rule::All(rules) => ("all", rules),
        Rule::Any(rules) => ("any", rules),
        Rule::Is(term) => {
            let path = format!("{path}is");
            match test(term, base, &path) {
                Err(fault) => faults.push(fault),
                Ok((Test::Segment(ids), _)) => {
                    let unknown = ids.iter().find(|id| !segments.contains(&id.as_str()));
                    faults.extend(unknown.map(|id| {
                        let message = format!("there is no segment {id:?}");
                        Fault::new(&format!("{path}.value"), "filter-segment", message)
                    }));
                }
                Ok(_) => {}
            }
            return;
        }
    };
    for (at, rule) in rules.iter().enumerate() {
        walk(
            rule,
            base,
            segments,
            &format!("{path}{group}.{at}."),
            faults,
        );
    }
}

/// The test of a term, and whether it is turned round ("not equal").
pub fn test(term: &Term, base: &Base, path: &str) -> Result<(Test, bool), Fault> {
    let at = |key: &str| format!("{path}.{key}");
    if term.field == SEGMENT {
        return membership(term)
            .map_err(|message| Fault::new(&at("value"), "filter-value", message));
    }
    let column = base.column(&term.field).ok_or_else(|| {
        let near = near(&term.field, base);
        let hint = near
            .map(|it| format!("; did you mean {it:?}?"))
            .unwrap_or_default();
        let message = format!("there is no column {:?}{hint}", term.field);
        Fault::new(&at("field"), "filter-column", message)
    })?;
    if !operators(column.kind).contains(&term.op) {
        let fit: Vec<_> = operators(column.kind)
            .iter()
            .map(|op| op.as_str())
            .collect();
        let (op, kind) = (term.op.as_str(), column.kind.as_str());
        let message = format!(
            "{op:?} does not fit {:?} ({kind}); what fits: {}",
            term.field,
            fit.join(", ")
        );
        return Err(Fault::new(&at("op"), "filter-operator", message));
    }
    let negated = matches!(
        term.op,
        NotEqual | NotEmpty | NotLike | NotBetween | NotIn | NotMatches
    );
    let test = of_column(term, column, base.today)
        .map_err(|message| Fault::new(&at("value"), "filter-value", message))?;
    Ok((test, negated))
}

fn membership(term: &Term) -> Result<(Test, bool), String> {
    let negated = matches!(term.op, NotEqual | NotIn);
    if !matches!(term.op, Equal | NotEqual | In | NotIn) {
        return Err("a segment takes \"equal\", \"not-equal\", \"in\" or \"not-in\"".into());
    }
    let ids = values(term)
        .into_iter()
        .map(|it| it.as_str().map(str::to_owned));
    let ids: Option<Vec<String>> = ids.collect();
    Ok((
        Test::Segment(ids.ok_or("a segment is named by its id")?),
        negated,
    ))
}

fn values(term: &Term) -> Vec<&Value> {
    match &term.value {
        Some(Value::Array(list)) => list.iter().collect(),
        Some(value) => vec![value],
        None => Vec::new(),
    }
}

fn of_column(term: &Term, column: &Column, today: i32) -> Result<Test, String> {
    if matches!(term.op, Empty | NotEmpty) {
        return Ok(Test::Empty);
    }
    let values = values(term);
    if values.is_empty() {
        return Err(format!("{:?} needs a value", term.op.as_str()));
    }
    match column.kind {
        Kind::Word | Kind::Text => {
            let op = if matches!(term.op, In | NotIn) {
                Equal
            } else {
                term.op
            };
            let pattern = |value: &&Value| {
                let text = text(value)?;
                Pattern::new(op, &text).ok_or("this operator takes no text")?
            };
            values
                .iter()
                .map(pattern)
                .collect::<Result<_, String>>()
                .map(Test::Text)
        }
        Kind::Set => values
            .iter()
            .map(|it| text(it))
            .collect::<Result<_, _>>()
            .map(Test::Label),
        Kind::Truth => {
            let truth = values[0]
                .as_bool()
                .ok_or("a yes-or-no column takes true or false")?;
            Ok(Test::OneOf(vec![i64::from(truth)]))
        }
        Kind::Date if term.op == Date => {
            let text = values[0]
                .as_str()
                .ok_or("\"date\" takes a text, as in \"last month\"")?;
            When::parse(text, today).map(|when| when.range().map_or(Test::When(when), ranged))
        }
        Kind::Date => ordered(term.op, &values, |value| day(value, today)),
        Kind::Whole | Kind::Grosze => ordered(term.op, &values, whole),
    }
}

fn text(value: &Value) -> Result<String, String> {
    match value {
        Value::String(text) => Ok(text.clone()),
        Value::Number(number) if number.is_i64() => Ok(number.to_string()),
        _ => Err(format!("{value} is not a text")),
    }
}

fn whole(value: &Value) -> Result<[i64; 2], String> {
    let whole = value.as_i64().filter(|it| i32::try_from(*it).is_ok());
    whole
        .map(|it| [it, it])
        .ok_or_else(|| format!("{value} is not a whole number"))
}

/// A date or a relative one that is a stretch of days: its first and last.
fn day(value: &Value, today: i32) -> Result<[i64; 2], String> {
    let text = value
        .as_str()
        .ok_or_else(|| format!("{value} is not a date"))?;
    if let Ok(date) = text.parse::<casefile::Date>() {
        return Ok([i64::from(day_of(date)); 2]);
    }
    match When::parse(text, today)? {
        When::Days(super::when::Side::On, days) => Ok([i64::from(days.from), i64::from(days.to)]),
        _ => Err(format!("{text:?} is for the operator \"date\"")),
    }
}

fn ranged([low, high]: [i64; 2]) -> Test {
    Test::Range(low, high)
}

fn ordered(
    op: Operator,
    values: &[&Value],
    read: impl Fn(&Value) -> Result<[i64; 2], String>,
) -> Result<Test, String> {
    const LEAST: i64 = i32::MIN as i64 + 1;
    const MOST: i64 = i32::MAX as i64;
    let read: Vec<[i64; 2]> = values.iter().map(|it| read(it)).collect::<Result<_, _>>()?;
    let [low, high] = read[0];
    Ok(match op {
        Equal | NotEqual => Test::Range(low, high),
        Greater => Test::Range(high + 1, MOST),
        AtLeast => Test::Range(low, MOST),
        Less => Test::Range(LEAST, low - 1),
        AtMost => Test::Range(LEAST, high),
        Between | NotBetween => {
            let end = read.get(1).ok_or("a pair is wanted")?[1];
            if end < low {
                return Err("the pair's second is before its first".into());
            }
            Test::Range(low, end)
        }
        _ => Test::OneOf(read.iter().map(|it| it[0]).collect()),
    })
}

/// The column whose name is nearest, if near at all.
fn near<'a>(field: &str, base: &'a Base) -> Option<&'a str> {
    let names = base.columns().iter().map(|it| it.name.as_str());
    let (distance, name) = names.map(|name| (distance(field, name), name)).min()?;
    (distance <= 3.max(field.len() / 4)).then_some(name)
}

/// Levenshtein's.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.chars().enumerate() {
        let mut before = row[0];
        row[0] = i + 1;
        for (j, to) in b.iter().enumerate() {
            let kept = before + usize::from(from != *to);
            before = row[j + 1];
            row[j + 1] = kept.min(before + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}
