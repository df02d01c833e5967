use super::{CheckContent, Compare, Count, Launch, Lead, Rows, Sums, Tally};
use crate::protocol::{PackFile, Parcel};
use casefile::campaign::Campaign;
use casefile::workflow::Rule;
use serde::{Deserialize, Serialize};

/// What the client asks for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Request {
    /// Brings the world; answered by [`super::Response::World`].
    Load(Load),
    /// Answered by [`super::Response::Page`] or by faults.
    Rows(Rows),
    /// What a column looks like; answered by [`super::Response::Profile`] or by faults.
    Profile(ProfileOf),
    /// Answered by [`super::Response::Count`] or by faults.
    Count(Count),
    /// Answered by [`super::Response::Comparison`] or by faults.
    Compare(Compare),
    /// What is wrong with one workflow of a campaign, while it is being drawn; answered by
    /// [`super::Response::Problems`], with paths into the workflow.
    Problems {
        /// With whatever is known already: segments, messages, other workflows.
        campaign: Box<Campaign>,
        /// The workflow's place in it.
        workflow: usize,
    },
    /// Everything that is wrong with a campaign; answered by [`super::Response::Problems`], with
    /// paths into the campaign.
    Preflight {
        /// As it would be launched.
        campaign: Box<Campaign>,
    },
    /// Begins a run, or a worker's share of it, in the place of the one before; answered by
    /// [`super::Response::Launched`] or by faults.
    Launch(Launch),
    /// Lives the next day of the run; answered by [`super::Response::Day`].
    Day {
        /// The sums of the day before, of all workers; noughts before the first.
        before: Sums,
    },
    /// What this worker has counted; answered by [`super::Response::Tally`].
    Tally,
    /// The report of the run so far, with what the other workers have counted; answered by
    /// [`super::Response::Report`].
    Report {
        /// Of the other workers, in any order.
        others: Vec<Tally>,
    },
    /// One contact's life in the run so far; answered by [`super::Response::Life`].
    Timeline {
        /// The contact's row, from 0.
        contact: u32,
    },
    /// What was really so; answered by [`super::Response::Truth`] or by faults. Never for a
    /// candidate in an exam.
    Truth(Launch),
    /// The result beside its yardsticks; answered by [`super::Response::Yardsticks`] or by faults.
    /// Never for a candidate in an exam.
    Yardsticks(Launch),
    /// Leads one contact through a workflow by hand; answered by [`super::Response::Walk`].
    Walk(Lead),
    /// Checks a carrier; needs no world. Answered by [`super::Response::Checked`].
    CheckContent(Box<CheckContent>),
}

/// Brings the world.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Load {
    /// What tells one world from another: the digest of the case's pack.
    pub world: String,
    /// So many contacts instead of the case's own number.
    pub contacts: Option<u32>,
    /// `audience.toml`, `market.toml`, `company.toml`, and `contacts.csv` where the author has one.
    pub files: Vec<PackFile>,
}

/// Which column, and of whom.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProfileOf {
    /// The column's name.
    pub column: String,
    /// Of those for whom this holds; of all without.
    pub rule: Option<Rule>,
    /// Segments that the rule may name, by id.
    pub library: super::contacts::Library,
}

impl Parcel for Request {
    fn blobs(&mut self) -> Vec<&mut Vec<u8>> {
        match self {
            Self::Load(it) => it.files.iter_mut().map(|file| &mut file.bytes).collect(),
            Self::Report { others } => others.iter_mut().map(|it| &mut it.bytes).collect(),
            _ => Vec::new(),
        }
    }
}
