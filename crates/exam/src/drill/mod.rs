//! Drills: in practice a candidate brings a failure about by their own hand and sees what comes
//! back, so that nobody meets recovery first in an exam.
//!
//! The page reports only what it saw: that the connection went and came, or that it is another
//! page than before and how the one before ended. What counts as done is decided here.

mod rules;

pub use rules::decide;

use crate::map::Map;
use serde::{Deserialize, Serialize};

/// What is practised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// The connection goes while work goes on.
    Connection,
    /// The browser is closed in the midst of work.
    Closing,
    /// The battery dies: the page ends without a chance to do anything.
    Power,
}

impl Kind {
    /// All of them, in the order on screen.
    pub const ALL: [Self; 3] = [Self::Connection, Self::Closing, Self::Power];
}

/// A drill under way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Drill {
    pub kind: Kind,
    /// The page that it goes on in; each load of the page has an id of its own.
    pub page: String,
    /// Acts of work since it began, or since the connection went.
    pub acts: u64,
    /// `elapsed_ms` when the connection went; none while it is there.
    pub cut_ms: Option<u64>,
    /// Times that the page came back otherwise than this drill asks for.
    pub misses: u32,
}

/// What a drill showed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// How long the connection or the page was gone; by the wall clock where the page was.
    pub away_ms: i64,
    /// Acts of work without a connection, or before the page ended: all of them were kept.
    pub acts: u64,
    /// UTF-16 units of typing that were in no entry yet and came back from a draft.
    pub restored_units: u64,
    /// Whether the page ended without warning.
    pub sudden: bool,
}

/// The drills of an attempt.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Drills {
    pub open: Option<Drill>,
    /// The newest outcome of each that was done.
    pub done: Map<Kind, Outcome>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    Begin {
        kind: Kind,
        page: String,
    },
    /// The page finds that the connection is gone.
    CutOff,
    /// The page finds that it is there again.
    Join,
    /// Another page goes on with the attempt.
    Return {
        page: String,
        away_ms: i64,
        restored_units: u64,
        sudden: bool,
    },
    Stop,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Event {
    Begun {
        kind: Kind,
        page: String,
    },
    CutOff {},
    /// The connection is there again, and nothing was done without it.
    Joined {},
    /// Another page goes on, but not after what the drill asks for.
    Missed {
        page: String,
        away_ms: i64,
    },
    Passed {
        kind: Kind,
        outcome: Outcome,
    },
    Stopped {
        kind: Kind,
    },
}

impl Drills {
    /// Whether no drill was ever begun: then an attempt's state has nothing of them.
    pub fn is_empty(&self) -> bool {
        self.open.is_none() && self.done.is_empty()
    }

    /// Counts an act of work.
    pub(crate) fn count(&mut self) {
        if let Some(open) = &mut self.open {
            open.acts += 1;
        }
    }

    pub(crate) fn apply(&mut self, elapsed_ms: u64, event: &Event) {
        match event {
            Event::Begun { kind, page } => {
                self.open = Some(Drill {
                    kind: *kind,
                    page: page.clone(),
                    acts: 0,
                    cut_ms: None,
                    misses: 0,
                });
            }
            Event::CutOff {} => self.cut(Some(elapsed_ms)),
            Event::Joined {} => self.cut(None),
            Event::Missed { page, .. } => {
                if let Some(open) = &mut self.open {
                    open.page.clone_from(page);
                    open.misses += 1;
                }
            }
            Event::Passed { kind, outcome } => {
                self.open = None;
                self.done.insert(*kind, *outcome);
            }
            Event::Stopped { .. } => self.open = None,
        }
    }

    fn cut(&mut self, cut_ms: Option<u64>) {
        if let Some(open) = &mut self.open {
            open.cut_ms = cut_ms;
            open.acts = 0;
        }
    }
}
