//! The facts of a journal, counted.

use super::moment::Fact;
use super::tape::Tape;
use exam::{Event, attempt, clock, desk};

/// How often, how long, how much.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Figures {
    pub hand_ins: usize,
    /// How often the window was left.
    pub leaves: usize,
    /// How long it was left in all, as far as it was come back to.
    pub away_ms: u64,
    /// Pastes from elsewhere: how many, and UTF-16 units in all.
    pub outside: (usize, u64),
    /// Pastes from inside of the exam.
    pub inside: (usize, u64),
    pub gaps: usize,
    /// By the wall clock, which may have been set back.
    pub gaps_ms: i64,
    /// Acts of the invigilator.
    pub invigilator: usize,
}

impl Figures {
    pub fn of(tape: &Tape) -> Self {
        let mut figures = Self::default();
        for moment in &tape.moments {
            figures.add(&moment.event);
            figures.invigilator += usize::from(moment.fact() == Some(Fact::Invigilator));
        }
        figures
    }

    fn add(&mut self, event: &Event) {
        match event {
            Event::Attempt(attempt::Event::HandedIn { .. }) => self.hand_ins += 1,
            Event::Clock(clock::Event::GapFound { wall_ms, .. }) => {
                self.gaps += 1;
                self.gaps_ms += wall_ms;
            }
            Event::Desk(desk::Event::WindowLeft {}) => self.leaves += 1,
            Event::Desk(desk::Event::WindowReturned { away_ms }) => self.away_ms += away_ms,
            Event::Desk(desk::Event::Pasted { units, inside, .. }) => {
                let pastes = if *inside {
                    &mut self.inside
                } else {
                    &mut self.outside
                };
                pastes.0 += 1;
                pastes.1 += u64::from(*units);
            }
            _ => {}
        }
    }
}
