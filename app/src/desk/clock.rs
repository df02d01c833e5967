use crate::browser::clock::{page_ms, wall};
use exam::Now;
use serde::{Deserialize, Serialize};

/// How often the page looks at its clocks.
pub const TICK_MS: u32 = 500;

/// How far wall and page clock may drift apart before it is a gap: more than a time server's
/// step and a throttled timer, less than a sleep.
const DRIFT_MS: i64 = 5_000;

/// How often the clock's place is written while nothing else is: so much of reading is lost to
/// the gap of a crash at most.
const HEARTBEAT_MS: f64 = 5_000.0;

/// Where the clock stood: what a reload goes on from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mark {
    pub elapsed_ms: u64,
    pub wall: i64,
}

/// The attempt's clock on this page.
#[derive(Debug)]
pub struct PageClock {
    base_elapsed_ms: u64,
    base_page_ms: f64,
    /// Wall clock minus page clock, as last agreed.
    offset_ms: i64,
    beat_ms: f64,
}

impl PageClock {
    /// Goes on from `elapsed_ms`, now.
    pub fn from(elapsed_ms: u64) -> Self {
        let page = page_ms();
        Self {
            base_elapsed_ms: elapsed_ms,
            base_page_ms: page,
            offset_ms: wall() - page as i64,
            beat_ms: page,
        }
    }

    pub fn now(&self) -> Now {
        let run = (page_ms() - self.base_page_ms).max(0.0) as u64;
        Now {
            elapsed_ms: self.base_elapsed_ms + run,
            wall: wall(),
        }
    }

    /// By how much the wall clock ran further than the page's since last asked, if by more than
    /// a drift: the machine slept, or its clock was set.
    pub fn jump(&mut self) -> Option<i64> {
        let offset = wall() - page_ms() as i64;
        let jump = offset - self.offset_ms;
        (jump.abs() > DRIFT_MS).then(|| {
            self.offset_ms = offset;
            jump
        })
    }

    /// The mark to write, when one is due.
    pub fn heartbeat(&mut self) -> Option<Mark> {
        let page = page_ms();
        (page - self.beat_ms >= HEARTBEAT_MS).then(|| {
            self.beat_ms = page;
            let now = self.now();
            Mark {
                elapsed_ms: now.elapsed_ms,
                wall: now.wall,
            }
        })
    }
}
