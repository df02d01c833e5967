//! The candidate's own campaign: how it is set up, what was launched, with which warnings accepted,
//! and what came of it. The set-up can be taken back, a launch cannot.
//!
//! The campaign that was launched and the report that was shown are kept by digest beside the
//! journal; a run is the same to the bit whenever it is lived again, so one that a crash cut off is
//! lived again and never launched again.

mod assembly;
mod rules;
mod setup;

pub use assembly::{Asked, Reading, Source};
pub use rules::{decide, launches_max};
pub use setup::{
    DAYS_MAX, DISCOUNT_MAX, LIMIT_DAYS_MAX, LIMIT_MAX, QUIET_MAX, Rival, Sending, Setup,
};

use crate::content::CarrierId;
use crate::{ApplyFault, Map, Scope};
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
    pub setup: Setup,
    /// How messages go out; one that is not here goes out in the plainest way.
    pub sendings: Map<CarrierId, Sending>,
    /// In the order of their launches.
    pub runs: Vec<Run>,
    /// The run whose report is looked at; the newest without.
    pub shown: Option<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    SetUp {
        setup: Setup,
    },
    /// How a newsletter, an SMS, a push or a post goes out.
    Prepare {
        carrier: CarrierId,
        sending: Sending,
    },
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
    SetUp {
        before: Setup,
        after: Setup,
    },
    Prepared {
        carrier: CarrierId,
        before: Sending,
        after: Sending,
    },
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

impl Event {
    pub(crate) fn scope(&self) -> Option<Scope> {
        match self {
            Self::SetUp { .. } | Self::Prepared { .. } => Some(Scope::Campaign),
            Self::Launched { .. } | Self::Finished { .. } | Self::Shown { .. } => None,
        }
    }

    /// Whether it is more than a look.
    pub(crate) fn is_work(&self) -> bool {
        !matches!(self, Self::Shown { .. })
    }
}

impl Campaign {
    /// Whether nothing was ever done here: then an attempt's state has nothing of it.
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
            Event::SetUp { after, .. } => {
                self.setup = after.clone();
                Ok(())
            }
            Event::Prepared { carrier, after, .. } => {
                self.prepare(*carrier, after);
                Ok(())
            }
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

    pub(crate) fn revert(&mut self, event: &Event) -> Result<(), ApplyFault> {
        match event {
            Event::SetUp { before, .. } => self.setup = before.clone(),
            Event::Prepared {
                carrier, before, ..
            } => self.prepare(*carrier, before),
            Event::Launched { .. } | Event::Finished { .. } | Event::Shown { .. } => {
                return Err(ApplyFault::Step);
            }
        }
        Ok(())
    }

    fn prepare(&mut self, carrier: CarrierId, sending: &Sending) {
        if *sending == Sending::default() {
            self.sendings.remove(&carrier);
        } else {
            self.sendings.insert(carrier, sending.clone());
        }
    }
}
