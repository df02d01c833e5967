//! A rule over a contact: what segments, filters and conditions are made of.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// How deep groups may stand in groups.
pub const DEPTH_MAX: usize = 15;

/// A rule over a contact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// Every one holds.
    All(Vec<Rule>),
    /// At least one holds.
    Any(Vec<Rule>),
    /// A field against a value.
    Is(Term),
}

/// A field against a value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// What is looked at: "age", "tag", "consent.email", "orders.count", …
    pub field: String,
    /// How.
    pub op: Operator,
    /// Against what; none for `empty` and `not-empty`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
}

macro_rules! operators {
    ($($name:ident $word:literal,)+) => {
        /// How a field is held against a value.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        #[allow(missing_docs)]
        pub enum Operator { $($name,)+ }

        impl Operator {
            /// All twenty.
            pub const ALL: [Self; 20] = [$(Self::$name,)+];

            /// The operator's word in files.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $word,)+ }
            }
        }
    };
}

operators! {
    Equal "equal",
    NotEqual "not-equal",
    Greater "greater",
    AtLeast "at-least",
    Less "less",
    AtMost "at-most",
    Empty "empty",
    NotEmpty "not-empty",
    Like "like",
    NotLike "not-like",
    Between "between",
    NotBetween "not-between",
    In "in",
    NotIn "not-in",
    Matches "matches",
    NotMatches "not-matches",
    StartsWith "starts-with",
    EndsWith "ends-with",
    Contains "contains",
    Date "date",
}

impl Rule {
    /// What is wrong with the rule, if anything: too deep, an empty group, an empty field, a
    /// value that the operator has no use for.
    ///
    /// # Errors
    /// One sentence.
    pub fn check(&self) -> Result<(), String> {
        self.check_at(0)
    }

    fn check_at(&self, depth: usize) -> Result<(), String> {
        match self {
            Self::All(_) | Self::Any(_) if depth >= DEPTH_MAX => {
                Err(format!("groups stand more than {DEPTH_MAX} deep"))
            }
            Self::All(rules) | Self::Any(rules) if rules.is_empty() => {
                Err("a group has no rules".into())
            }
            Self::All(rules) | Self::Any(rules) => {
                rules.iter().try_for_each(|rule| rule.check_at(depth + 1))
            }
            Self::Is(term) => term.check(),
        }
    }
}

impl Term {
    fn check(&self) -> Result<(), String> {
        let op = self.op.as_str();
        if self.field.trim().is_empty() {
            return Err("a rule has an empty field".into());
        }
        if self.fits() {
            return Ok(());
        }
        Err(format!(
            "the value of {:?} does not fit the operator {op:?}",
            self.field
        ))
    }

    fn fits(&self) -> bool {
        let plain = |value: &Value| value.is_string() || value.is_number() || value.is_boolean();
        match (self.op, &self.value) {
            (Operator::Empty | Operator::NotEmpty, value) => value.is_none(),
            (Operator::Between | Operator::NotBetween, Some(Value::Array(pair))) => {
                pair.len() == 2 && pair.iter().all(plain)
            }
            (Operator::In | Operator::NotIn, Some(Value::Array(list))) => {
                !list.is_empty() && list.iter().all(plain)
            }
            (Operator::Between | Operator::NotBetween | Operator::In | Operator::NotIn, _) => false,
            (_, value) => value.as_ref().is_some_and(plain),
        }
    }
}
