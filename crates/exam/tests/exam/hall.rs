//! What happens around a candidate, at random: gaps, pauses, grants, the hand-in and its reopening.

use exam::attempt::{self, HandInReason};
use exam::clock::{self, GapCause, Stop};
use exam::{Command, State};

/// Whatever holds the clock is ended first, so that most sequences stay at work.
pub fn invigilate(state: &State, i: u8) -> Command {
    let reason = String::from("powód");
    let gap = |cause, wall_ms| Command::Clock(clock::Command::Gap { cause, wall_ms });
    match (state.clock.stops.first(), i % 6) {
        (Some(Stop::Pause), _) => Command::Clock(clock::Command::Resume { reason }),
        (Some(Stop::Gap), _) => Command::Clock(clock::Command::SettleGap { minutes: 1, reason }),
        (Some(Stop::HandIn), _) => {
            Command::Attempt(attempt::Command::Reopen { reason, minutes: 5 })
        }
        (None, 0) => gap(GapCause::Reload, i64::from(i) * 100),
        (None, 1) => gap(GapCause::Sleep, i64::from(i) * 10_000),
        (None, 2) => gap(GapCause::Sleep, i64::from(i) * -100),
        (None, 3) => Command::Clock(clock::Command::Pause { reason }),
        (None, 4) => Command::Clock(clock::Command::Grant { minutes: 5, reason }),
        (None, _) => Command::Attempt(attempt::Command::HandIn {
            reason: HandInReason::Candidate,
        }),
    }
}
