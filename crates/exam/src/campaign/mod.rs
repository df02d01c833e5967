//! The candidate's own campaign: what was launched, with which warnings accepted, and what came
//! of it. A launch cannot be taken back.
//!
//! The campaign that was launched and the report that was shown are kept by digest beside the
//! journal; a run is the same to the bit whenever it is lived again, so one that a crash cut off is
//! lived again and never launched again.

mod rules;

pub use rules::decide;

use crate::ApplyFault;
use journal::Digest;
use serde::{Deserialize, Serialize};

/// The most launches of practice; an exam's number is the case's `runs_max`.
pub const LAUNCHES_MAX: usize = 100;

/// A warning of the pre-flight that was accepted, and why; the commission reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accepted {
    /// The warning's code.
    pub code: String,
    /// Where in the campaign: a path such as `workflows/0/nodes/3`.
    pub path: String,
    /// Trimmed, 1 to 500 characters.
    pub reason: String,
}

/// What a run rests on: equal terms give equal outcomes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Terms {
    /// SHA-256 of the campaign's JSON as it was launched.
    pub campaign: Digest,
    /// Of every draw.
    pub seed: u64,
    /// The simulator's version: rises whenever equal inputs would give another outcome.
    pub simulator: u32,
}

/// A launch, and what came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Run {
    pub terms: Terms,
    pub accepted: Vec<Accepted>,
    /// SHA-256 of the report's JSON; none until it has been lived to its end.
    pub report: Option<Digest>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Campaign {
    /// In the order of their launches.
    pub runs: Vec<Run>,
    /// The run whose report is looked at; the newest without.
    pub shown: Option<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    Launch {
        terms: Terms,
        accepted: Vec<Accepted>,
    },
    /// The run under way has been lived to its end.
    Finish {
        report: Digest,
    },
    Show {
        run: usize,
    },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Event {
    Launched {
        terms: Terms,
        accepted: Vec<Accepted>,
    },
    Finished {
        report: Digest,
    },
    Shown {
        run: usize,
    },
}

impl Campaign {
    /// Whether nothing was ever launched: then an attempt's state has nothing of it.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The run that has not been lived to its end; at most one, the newest.
    pub fn under_way(&self) -> Option<&Run> {
        self.runs.last().filter(|run| run.report.is_none())
    }

    /// The place of the run that is looked at: the one chosen, else the newest that is over.
    pub fn looked_at(&self) -> Option<usize> {
        let over = |place: &usize| self.runs[*place].report.is_some();
        self.shown.or_else(|| (0..self.runs.len()).rev().find(over))
    }

    pub(crate) fn apply(&mut self, event: &Event) -> Result<(), ApplyFault> {
        match event {
            Event::Launched { terms, accepted } => {
                if self.under_way().is_some() {
                    return Err(ApplyFault::Missing);
                }
                self.runs.push(Run {
                    terms: terms.clone(),
                    accepted: accepted.clone(),
                    report: None,
                });
                Ok(())
            }
            Event::Finished { report } => {
                let run = self.runs.last_mut().filter(|run| run.report.is_none());
                run.ok_or(ApplyFault::Missing)?.report = Some(*report);
                // Whoever has launched wants to see what came of it.
                self.shown = None;
                Ok(())
            }
            Event::Shown { run } => {
                let there = self.runs.get(*run).ok_or(ApplyFault::Missing)?;
                there.report.ok_or(ApplyFault::Missing)?;
                self.shown = Some(*run);
                Ok(())
            }
        }
    }
}
