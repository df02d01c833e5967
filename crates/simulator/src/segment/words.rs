//! A rule read back in plain Polish and English.

use super::term::SEGMENT;
use super::{Operator, Rule, Term};
use crate::base::{Base, Kind};
use crate::contacts::word_title;
use casefile::{Language, Localized};
use serde_json::Value;

/// The rule as a sentence in both languages.
pub fn sentence(rule: &Rule, base: &Base) -> Localized {
    Localized {
        pl: told(rule, base, Language::Pl, true),
        en: told(rule, base, Language::En, true),
    }
}

fn told(rule: &Rule, base: &Base, language: Language, outermost: bool) -> String {
    let (rules, between) = match (rule, language) {
        (Rule::Is(term), _) => return one(term, base, language),
        (Rule::All(rules), Language::Pl) => (rules, " oraz "),
        (Rule::All(rules), Language::En) => (rules, " and "),
        (Rule::Any(rules), Language::Pl) => (rules, " lub "),
        (Rule::Any(rules), Language::En) => (rules, " or "),
    };
    let parts: Vec<String> = rules
        .iter()
        .map(|it| told(it, base, language, rules.len() == 1 && outermost))
        .collect();
    match parts.len() > 1 && !outermost {
        true => format!("({})", parts.join(between)),
        false => parts.join(between),
    }
}

fn one(term: &Term, base: &Base, language: Language) -> String {
    let of = |pl: &'static str, en: &'static str| if language == Language::Pl { pl } else { en };
    if term.field == SEGMENT {
        let inside = matches!(term.op, Operator::Equal | Operator::In);
        let head = match inside {
            true => of("w segmencie", "in segment"),
            false => of("poza segmentem", "outside segment"),
        };
        return format!("{head} {}", values(term, Kind::Word, language));
    }
    let column = base.column(&term.field);
    let kind = column.map_or(Kind::Text, |it| it.kind);
    let title = column.map_or(term.field.clone(), |it| match language {
        Language::Pl => it.title.pl.clone(),
        Language::En => it.title.en.clone(),
    });
    let (value, phrase) = (
        values(term, kind, language),
        phrase(term.op, kind, language),
    );
    let told = match (term.op, kind) {
        (Operator::Date, _) => when(term, language),
        (Operator::Between | Operator::NotBetween, _) => {
            let pair = pair(term, kind, language);
            format!("{phrase} {pair}")
        }
        (Operator::Equal, _) => value,
        _ => format!("{phrase} {value}").trim_end().to_owned(),
    };
    format!("{title}: {told}")
}

fn phrase(op: Operator, kind: Kind, language: Language) -> &'static str {
    let [pl, en] = match (op, kind) {
        (Operator::Greater, Kind::Date) => ["po", "after"],
        (Operator::AtLeast, Kind::Date) => ["od", "since"],
        (Operator::Less, Kind::Date) => ["przed", "before"],
        (Operator::AtMost, Kind::Date) => ["do", "until"],
        (Operator::Equal | Operator::Date, _) => ["", ""],
        (Operator::NotEqual, _) => ["nie", "not"],
        (Operator::Greater, _) => ["powyżej", "above"],
        (Operator::AtLeast, _) => ["co najmniej", "at least"],
        (Operator::Less, _) => ["poniżej", "below"],
        (Operator::AtMost, _) => ["co najwyżej", "at most"],
        (Operator::Empty, _) => ["brak", "none"],
        (Operator::NotEmpty, _) => ["jest", "some"],
        (Operator::Like, _) => ["pasuje do wzoru", "like"],
        (Operator::NotLike, _) => ["nie pasuje do wzoru", "not like"],
        (Operator::Between, _) => ["od", "from"],
        (Operator::NotBetween, _) => ["poza zakresem od", "outside the range from"],
        (Operator::In, _) => ["jedno z:", "one of:"],
        (Operator::NotIn, _) => ["żadne z:", "none of:"],
        (Operator::Matches, _) => ["pasuje do wyrażenia", "matches"],
        (Operator::NotMatches, _) => ["nie pasuje do wyrażenia", "does not match"],
        (Operator::StartsWith, _) => ["zaczyna się od", "starts with"],
        (Operator::EndsWith, _) => ["kończy się na", "ends with"],
        (Operator::Contains, _) => ["zawiera", "contains"],
    };
    if language == Language::Pl { pl } else { en }
}

fn list(term: &Term) -> Vec<&Value> {
    match &term.value {
        Some(Value::Array(list)) => list.iter().collect(),
        Some(value) => vec![value],
        None => Vec::new(),
    }
}

fn values(term: &Term, kind: Kind, language: Language) -> String {
    let told = list(term)
        .into_iter()
        .map(|it| match word(term, it, language) {
            Some(title) => title.into(),
            None => value(it, kind, language),
        });
    told.collect::<Vec<_>>().join(", ")
}

/// A word of a generated column as people say it.
fn word(term: &Term, value: &Value, language: Language) -> Option<&'static str> {
    let [pl, en] = word_title(&term.field, value.as_str()?)?;
    Some(if language == Language::Pl { pl } else { en })
}

fn pair(term: &Term, kind: Kind, language: Language) -> String {
    let to = if language == Language::Pl {
        " do "
    } else {
        " to "
    };
    let told = list(term).into_iter().map(|it| value(it, kind, language));
    told.collect::<Vec<_>>().join(to)
}

fn value(value: &Value, kind: Kind, language: Language) -> String {
    let polish = language == Language::Pl;
    match value {
        Value::Bool(truth) => match (truth, polish) {
            (true, true) => "tak".into(),
            (false, true) => "nie".into(),
            (true, false) => "yes".into(),
            (false, false) => "no".into(),
        },
        Value::Number(number) if kind == Kind::Grosze => {
            let grosze = number.as_i64().unwrap_or_default();
            let mark = if polish { ',' } else { '.' };
            format!("{}{mark}{:02} zł", grosze / 100, grosze.rem_euclid(100))
        }
        Value::String(text) if kind == Kind::Date => moment(text, language),
        Value::String(text) if polish => format!("„{text}”"),
        Value::String(text) => format!("“{text}”"),
        other => other.to_string(),
    }
}

fn when(term: &Term, language: Language) -> String {
    let text = term
        .value
        .as_ref()
        .and_then(Value::as_str)
        .unwrap_or_default();
    moment(text, language)
}

/// "last 30 days" as "ostatnie 30 dni".
fn moment(text: &str, language: Language) -> String {
    if language == Language::En {
        return text.replace('T', " ");
    }
    let mut words = text.split_whitespace().peekable();
    let mut told: Vec<String> = Vec::new();
    while let Some(word) = words.next() {
        let next = words.peek().copied().unwrap_or_default();
        let signed = word.trim_start_matches(['+', '-']);
        told.push(match word {
            "on" => continue,
            "before" => "przed:".into(),
            "after" => "po:".into(),
            "since" => "od:".into(),
            "until" => "do:".into(),
            "today" => "dziś".into(),
            "yesterday" => "wczoraj".into(),
            "tomorrow" => "jutro".into(),
            "anniversary" => "rocznica".into(),
            "this" => "ten".into(),
            "last" if next.parse::<u32>().is_ok() => "ostatnie".into(),
            "next" if next.parse::<u32>().is_ok() => "najbliższe".into(),
            "last" => "poprzedni".into(),
            "next" => "następny".into(),
            "week" | "month" | "year" => single(word).into(),
            _ => match signed.parse::<u32>() {
                Ok(count) if !next.is_empty() => {
                    words.next();
                    let sign = &word[..word.len() - signed.len()];
                    let sign = if sign == "-" {
                        "minus "
                    } else if sign == "+" {
                        "plus "
                    } else {
                        ""
                    };
                    format!("{sign}{count} {}", counted(count, next))
                }
                _ => word.replace('T', " "),
            },
        });
    }
    told.join(" ")
}

fn single(unit: &str) -> &'static str {
    match unit {
        "week" => "tydzień",
        "month" => "miesiąc",
        _ => "rok",
    }
}

fn counted(count: u32, unit: &str) -> &'static str {
    let few = (2..=4).contains(&(count % 10)) && !(12..=14).contains(&(count % 100));
    let forms = match unit.trim_end_matches('s') {
        "day" => ["dzień", "dni", "dni"],
        "week" => ["tydzień", "tygodnie", "tygodni"],
        "month" => ["miesiąc", "miesiące", "miesięcy"],
        _ => ["rok", "lata", "lat"],
    };
    match count {
        1 => forms[0],
        _ if few => forms[1],
        _ => forms[2],
    }
}
