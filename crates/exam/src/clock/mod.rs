//! Time: what is left, gaps, pauses and grants.
//!
//! `elapsed_ms` of the journal runs while the page runs. What a reload or a sleep took is in
//! [`Event::GapFound`], with how much of it counts.

mod rules;

pub use rules::{decide, granted, reason};

use crate::set::Set;
use crate::{Refusal, attempt};
use serde::{Deserialize, Serialize};

pub const MINUTE_MS: u64 = 60_000;

/// Work under way at zero may still be sealed this long: the longest burst of typing (10 s) and
/// the write that carries it.
pub const MARGIN_MS: i64 = 15_000;

/// What made the page miss time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GapCause {
    /// The page was closed, killed or reloaded.
    Reload,
    /// The machine slept, or its wall clock was set.
    Sleep,
}

/// Why the clock stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stop {
    Pause,
    Gap,
    HandIn,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clock {
    /// The case's duration; 0 before the desk opens.
    pub duration_ms: u64,
    /// What the invigilator added.
    pub granted_ms: u64,
    /// `elapsed_ms` when the desk opened.
    pub begun_ms: Option<u64>,
    /// What of the gaps counts as used time.
    pub gaps_ms: u64,
    /// Time that passed while the clock stood.
    pub stopped_ms: u64,
    /// Why it stands now; empty while it runs.
    pub stops: Set<Stop>,
    /// `elapsed_ms` since when it stands.
    pub stopped_since_ms: Option<u64>,
    /// The wall clock's length of the gap that waits for the invigilator.
    pub gap_wall_ms: Option<i64>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// `wall_ms`: by how much the wall clock ran further than the page's own; may be negative.
    Gap {
        cause: GapCause,
        wall_ms: i64,
    },
    /// By the invigilator: how many minutes of the open gap count.
    SettleGap {
        minutes: u32,
        reason: String,
    },
    Grant {
        minutes: u32,
        reason: String,
    },
    Pause {
        reason: String,
    },
    Resume {
        reason: String,
    },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Event {
    /// `open`: too odd to count by itself; the clock stands until the invigilator settles it.
    GapFound {
        cause: GapCause,
        wall_ms: i64,
        counted_ms: u64,
        open: bool,
    },
    GapSettled {
        counted_ms: u64,
        reason: String,
    },
    Granted {
        granted_ms: u64,
        reason: String,
    },
    Paused {
        reason: String,
    },
    Resumed {
        reason: String,
    },
}

impl Clock {
    /// Whether the clock runs.
    ///
    /// # Errors
    /// The stop that holds it.
    pub fn running(&self) -> Result<(), Refusal> {
        match self.stops.first() {
            None => Ok(()),
            Some(Stop::Pause) => Err(Refusal::Paused),
            Some(Stop::Gap) => Err(Refusal::GapOpen),
            Some(Stop::HandIn) => Err(Refusal::HandedIn),
        }
    }

    /// Time used at `elapsed_ms`.
    pub fn used_ms(&self, elapsed_ms: u64) -> u64 {
        let Some(begun) = self.begun_ms else { return 0 };
        let standing = self
            .stopped_since_ms
            .map_or(0, |since| elapsed_ms.saturating_sub(since));
        let passed = elapsed_ms.saturating_sub(begun) + self.gaps_ms;
        passed.saturating_sub(self.stopped_ms + standing)
    }

    /// Time left at `elapsed_ms`; negative once it is up.
    pub fn left_ms(&self, elapsed_ms: u64) -> i64 {
        let all = self.duration_ms + self.granted_ms;
        all as i64 - self.used_ms(elapsed_ms) as i64
    }

    pub(crate) fn apply(&mut self, elapsed_ms: u64, event: &Event) {
        match event {
            Event::GapFound {
                wall_ms,
                counted_ms,
                open,
                ..
            } => {
                self.gaps_ms += counted_ms;
                if *open {
                    self.gap_wall_ms = Some(*wall_ms);
                    self.stop(elapsed_ms, Stop::Gap);
                }
            }
            Event::GapSettled { counted_ms, .. } => {
                self.gaps_ms += counted_ms;
                self.gap_wall_ms = None;
                self.go(elapsed_ms, Stop::Gap);
            }
            Event::Granted { granted_ms, .. } => self.granted_ms += granted_ms,
            Event::Paused { .. } => self.stop(elapsed_ms, Stop::Pause),
            Event::Resumed { .. } => self.go(elapsed_ms, Stop::Pause),
        }
    }

    /// Follows the stages: the clock runs while the desk is open.
    pub(crate) fn follow(&mut self, elapsed_ms: u64, event: &attempt::Event) {
        match event {
            attempt::Event::Begun { duration_ms } => {
                self.duration_ms = *duration_ms;
                self.begun_ms = Some(elapsed_ms);
            }
            attempt::Event::HandedIn { .. } => self.stop(elapsed_ms, Stop::HandIn),
            attempt::Event::Reopened { .. } => self.go(elapsed_ms, Stop::HandIn),
            attempt::Event::Acknowledged { .. } | attempt::Event::Withdrawn { .. } => {}
        }
    }

    fn stop(&mut self, elapsed_ms: u64, why: Stop) {
        self.stops.insert(why);
        self.stopped_since_ms.get_or_insert(elapsed_ms);
    }

    fn go(&mut self, elapsed_ms: u64, why: Stop) {
        self.stops.remove(&why);
        if self.stops.is_empty()
            && let Some(since) = self.stopped_since_ms.take()
        {
            self.stopped_ms += elapsed_ms.saturating_sub(since);
        }
    }
}
