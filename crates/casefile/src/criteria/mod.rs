//! The qualification's 35 verification criteria, as data: 2 sets, 7 outcomes.
//!
//! `data/criteria.toml` is the source; `table.rs` is the same as Rust, so that the client needs no
//! TOML parser. A test holds them equal.

mod table;

use crate::Room;

pub use table::SETS;

/// A set of learning outcomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Set {
    /// "1".
    pub id: &'static str,
    /// The notice's words.
    pub pl: &'static str,
    /// A gloss.
    pub en: &'static str,
    /// Its outcomes, in order.
    pub outcomes: &'static [Outcome],
}

/// A learning outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    /// "1.2".
    pub id: &'static str,
    /// The notice's words.
    pub pl: &'static str,
    /// A gloss.
    pub en: &'static str,
    /// Its criteria, in order.
    pub criteria: &'static [Criterion],
}

/// A verification criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Criterion {
    /// "1.2.3".
    pub id: &'static str,
    /// The room where a candidate shows it.
    pub room: Room,
    /// The notice's words.
    pub pl: &'static str,
    /// A gloss.
    pub en: &'static str,
    /// What the work must contain, so that an assessor can judge it.
    pub evidence: &'static str,
}

/// The ids of every criterion, for who asks no more: the words behind them weigh.
const IDS: [&str; 35] = [
    "1.1.1", "1.1.2", "1.1.3", "1.1.4", "1.2.1", "1.2.2", "1.2.3", "1.2.4", "1.2.5", "1.2.6",
    "1.2.7", "1.3.1", "1.3.2", "1.4.1", "1.4.2", "1.4.3", "1.4.4", "1.5.1", "1.5.2", "1.5.3",
    "1.5.4", "1.5.5", "1.5.6", "1.5.7", "1.5.8", "1.5.9", "1.5.10", "1.5.11", "1.5.12", "2.1.1",
    "2.1.2", "2.1.3", "2.1.4", "2.2.1", "2.2.2",
];

/// Whether there is a criterion of this id.
pub fn is_known(id: &str) -> bool {
    IDS.contains(&id)
}

/// Every criterion, in the notice's order.
pub fn all() -> impl Iterator<Item = &'static Criterion> {
    SETS.iter()
        .flat_map(|set| set.outcomes)
        .flat_map(|outcome| outcome.criteria)
}

/// The criterion of an id.
pub fn find(id: &str) -> Option<&'static Criterion> {
    all().find(|criterion| criterion.id == id)
}
