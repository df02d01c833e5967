//! What couples all contacts: the sender's reputation, from one midnight to the next.

use super::market::Market;
use super::table::{LOGIT, threshold};

/// What a day's contacts find.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Coupling {
    /// The sender's reputation: a change of the logit of the inbox, in 1/256.
    pub inbox: i32,
    /// Refused by providers: a threshold.
    pub refused: u32,
}

/// What a day's contacts leave, to be summed in any order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DaySums {
    /// E-mails that were accepted.
    pub delivered: u64,
    /// Complaints.
    pub complaints: u64,
    /// Hard bounces.
    pub bounces: u64,
}

impl DaySums {
    /// Both together.
    pub fn plus(self, other: Self) -> Self {
        Self {
            delivered: self.delivered + other.delivered,
            complaints: self.complaints + other.complaints,
            bounces: self.bounces + other.bounces,
        }
    }
}

/// The last seven days, and what follows from them.
#[derive(Debug, Clone)]
pub struct Reputation {
    days: [DaySums; 7],
    warn: u64,
    block: u64,
    coupling: Coupling,
}

/// Below so many messages a week providers have no opinion.
const MESSAGES_MIN: u64 = 500;

impl Reputation {
    /// A sender that nobody complained of.
    pub fn new(market: &Market) -> Self {
        let millionths = |share: f64| libm::round(share * 1e6) as u64;
        let (warn, block) = (
            millionths(market.complaint_warn),
            millionths(market.complaint_block),
        );
        Self {
            days: [DaySums::default(); 7],
            warn,
            block,
            coupling: Coupling::default(),
        }
    }

    /// Takes in a day, and says what the next finds.
    pub fn night(&mut self, day: DaySums) -> Coupling {
        self.days.rotate_right(1);
        self.days[0] = day;
        let week = self
            .days
            .iter()
            .fold(DaySums::default(), |sum, it| sum.plus(*it));
        let rate = |count: u64| count * 1_000_000 / (week.delivered + week.bounces).max(1);
        let (complaints, bounces) = (rate(week.complaints), rate(week.bounces));
        let sent = week.delivered + week.bounces >= MESSAGES_MIN;
        let mut wanted = 0;
        if sent && complaints >= self.block {
            wanted -= 2 * LOGIT;
        } else if sent && complaints >= self.warn {
            let above = (complaints - self.warn) * LOGIT as u64 / (self.block - self.warn).max(1);
            wanted -= LOGIT / 4 + above as i32;
        }
        // A list from which more than 2 % bounce is a dirty one.
        if sent && bounces >= 20_000 {
            wanted -= LOGIT / 2;
        }
        // Lost at once, won back by a seventh a day.
        let inbox = self.coupling.inbox;
        let inbox = if wanted < inbox {
            wanted
        } else {
            inbox + (wanted - inbox + 6) / 7
        };
        let blocked = sent && complaints >= self.block;
        let refused = if blocked { threshold(0.5) } else { 0 };
        self.coupling = Coupling { inbox, refused };
        self.coupling
    }
}
