//! Tests of texts. Letters' case never counts.

use super::Operator;
use regex_lite::{Regex, RegexBuilder};

/// A test of a text.
#[derive(Debug, Clone)]
pub enum Pattern {
    Equal(String),
    Starts(String),
    Ends(String),
    Contains(String),
    Regex(Regex),
}

/// Longest pattern that is tried.
const LENGTH_MAX: usize = 200;

impl Pattern {
    /// `None` where the operator is none of texts.
    pub fn new(op: Operator, value: &str) -> Option<Result<Self, String>> {
        let lower = value.to_lowercase();
        Some(Ok(match op {
            Operator::Equal | Operator::NotEqual => Self::Equal(lower),
            Operator::StartsWith => Self::Starts(lower),
            Operator::EndsWith => Self::Ends(lower),
            Operator::Contains => Self::Contains(lower),
            Operator::Like | Operator::NotLike => return Some(regex(&liked(value))),
            Operator::Matches | Operator::NotMatches => return Some(regex(value)),
            _ => return None,
        }))
    }

    pub fn holds(&self, text: &str) -> bool {
        match self {
            Self::Regex(regex) => regex.is_match(text),
            Self::Equal(value) => text.to_lowercase() == *value,
            Self::Starts(value) => text.to_lowercase().starts_with(value),
            Self::Ends(value) => text.to_lowercase().ends_with(value),
            Self::Contains(value) => text.to_lowercase().contains(value),
        }
    }
}

fn regex(pattern: &str) -> Result<Pattern, String> {
    if pattern.len() > LENGTH_MAX {
        return Err(format!("the pattern is longer than {LENGTH_MAX} bytes"));
    }
    let built = RegexBuilder::new(pattern)
        .case_insensitive(true)
        .size_limit(1 << 20)
        .build();
    built
        .map(Pattern::Regex)
        .map_err(|error| format!("{pattern:?} is no pattern: {error}"))
}

/// SQL's: `%` stands for anything, `_` for one letter.
fn liked(value: &str) -> String {
    let mut pattern = String::from("(?s)^");
    for c in value.chars() {
        match c {
            '%' => pattern.push_str(".*"),
            '_' => pattern.push('.'),
            c => pattern.push_str(&regex_lite::escape(&c.to_string())),
        }
    }
    pattern.push('$');
    pattern
}
