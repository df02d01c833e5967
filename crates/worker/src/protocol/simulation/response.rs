use super::{
    Checked, Comparison, Funnel, Launched, Life, Page, Profile, Report, Sums, Tally, Truth, Walk,
    World, Yardstick,
};
use crate::protocol::Parcel;
use serde::{Deserialize, Serialize};

/// What the worker answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Response {
    /// The world that is loaded.
    World(World),
    /// Rows.
    Page(Page),
    /// A column's profile.
    Profile(Profile),
    /// A count.
    Count(Funnel),
    /// Segments side by side.
    Comparison(Comparison),
    /// What is wrong with the rules of the request: not a failure, people are still writing them.
    Faults {
        /// At least one.
        faults: Vec<Fault>,
    },
    /// What is wrong with a workflow or a campaign; none: nothing is.
    Problems {
        /// In the order of the campaign.
        problems: Vec<Problem>,
    },
    /// A run stands before its first day.
    Launched(Launched),
    /// A day was lived.
    Day {
        /// What it leaves.
        sums: Sums,
    },
    /// What a worker has counted.
    Tally(Tally),
    /// The report of a run.
    Report(Report),
    /// A contact's life.
    Life(Life),
    /// What was really so.
    Truth(Truth),
    /// A result beside its yardsticks.
    Yardsticks {
        /// None, own, a blast, the best of a search.
        yardsticks: Vec<Yardstick>,
    },
    /// A contact's way through a workflow.
    Walk(Walk),
    /// A carrier, checked.
    Checked(Box<Checked>),
}

/// What is wrong with a rule, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// A path into the rule, "all.2.is.field"; before it the segment's id and a colon, where the
    /// request had several. Empty for the whole.
    pub path: String,
    /// A code of `crates/simulator/FORMATS.md`.
    pub code: String,
    /// One sentence, in English.
    pub message: String,
}

/// Does a problem stop a launch?
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// It does.
    Error,
    /// It can be accepted with a reason.
    Warning,
}

/// Something wrong with a workflow or a campaign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Does it stop a launch?
    pub severity: Severity,
    /// A code of `crates/simulator/FORMATS.md`.
    pub code: String,
    /// The step, where it is one step's.
    pub node: Option<String>,
    /// A path into the JSON of what was asked about.
    pub path: String,
    /// One sentence, in English.
    pub message: String,
}

impl Parcel for Response {
    fn blobs(&mut self) -> Vec<&mut Vec<u8>> {
        match self {
            Self::Tally(it) => vec![&mut it.bytes],
            Self::Report(it) => vec![&mut it.json],
            _ => Vec::new(),
        }
    }
}
