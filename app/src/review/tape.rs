//! A journal, read entry by entry, with states kept on the way so that any moment is near.

use super::moment::Moment;
use casefile::Case;
use exam::{Event, Replay, State, attempt};
use journal::Digest;
use std::sync::Arc;

/// A state is kept after so many entries: a seek replays at most as many.
const STRIDE: usize = 200;

/// Fewer digits would find an entry by chance in a long journal.
const CHECKPOINT_DIGITS_MIN: usize = 12;

/// What is wrong with the first bad entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// A code of the catalogue `codes`.
    pub code: String,
    /// The entry's place, from 0.
    pub seq: u64,
}

/// A journal up to its end or its first bad entry. A place is the number of entries before it:
/// 0 is the beginning, [`Tape::length`] the end.
#[derive(Debug, Clone, Default)]
pub struct Tape {
    pub moments: Vec<Moment>,
    pub fault: Option<Fault>,
    pub(super) states: Vec<State>,
    /// The chain's head after each entry.
    pub(super) heads: Vec<Digest>,
}

impl Tape {
    /// How many entries can be replayed.
    pub fn length(&self) -> usize {
        self.moments.len()
    }

    /// The place that a checkpoint was taken at: the beginning of a head as digits, written in
    /// whatever groups.
    pub fn place_of(&self, checkpoint: &str) -> Option<usize> {
        let digits = checkpoint
            .chars()
            .filter(|c| !c.is_whitespace() && *c != '-');
        let digits = digits.collect::<String>().to_lowercase();
        let fits = |head: &Digest| head.to_string().starts_with(&digits);
        let found = (digits.len() >= CHECKPOINT_DIGITS_MIN).then_some(&self.heads);
        found?.iter().position(fits).map(|seq| seq + 1)
    }

    /// When the clock began, by the machine's own.
    pub fn begun_wall(&self) -> Option<i64> {
        let begun = |event: &Event| matches!(event, Event::Attempt(attempt::Event::Begun { .. }));
        let first = self.moments.iter().find(|moment| begun(&moment.event));
        first.map(|moment| moment.wall)
    }

    /// Time of the attempt at a place, in milliseconds.
    pub fn elapsed_ms(&self, place: usize) -> u64 {
        let last = place.min(self.length()).checked_sub(1);
        last.map_or(0, |last| self.moments[last].elapsed_ms)
    }

    /// The last place that is not after `elapsed_ms`.
    pub fn place_at(&self, elapsed_ms: u64) -> usize {
        self.moments
            .partition_point(|moment| moment.elapsed_ms <= elapsed_ms)
    }

    /// The state at a place, from a kept one or from `near`, whichever is nearer before it.
    pub fn state_at(&self, place: usize, near: Option<(usize, &State)>) -> State {
        let place = place.min(self.length());
        let kept = place / STRIDE;
        let near = near.filter(|(at, _)| *at <= place && *at > kept * STRIDE);
        let (from, mut state) = match near {
            Some((at, state)) => (at, state.clone()),
            None => (kept * STRIDE, self.states[kept].clone()),
        };
        for (seq, moment) in self.moments.iter().enumerate().take(place).skip(from) {
            state
                .apply(seq as u64, moment.elapsed_ms, &moment.event)
                .expect("what was replayed once replays again");
        }
        state
    }
}

/// Reads a journal, line by line.
pub struct Reader {
    case: Arc<Case>,
    replay: Replay,
    tape: Tape,
}

impl Reader {
    /// At the beginning of a journal that is bound to the bytes of `attempt.json`.
    pub fn new(case: Arc<Case>, header: &[u8]) -> Self {
        let mut tape = Tape::default();
        tape.states.push(State::default());
        Self {
            case,
            replay: Replay::new(header),
            tape,
        }
    }

    /// Takes the next line, with its line end; false at the first bad one, which ends the reading.
    pub fn take(&mut self, line: &[u8]) -> bool {
        let seq = self.replay.head().length;
        let Some(line) = line.strip_suffix(b"\n") else {
            // A journal cut inside of its last line; the line may even be whole but for its end.
            return self.stop("line-malformed", seq);
        };
        match self.replay.take(line) {
            Ok((entry, event)) => {
                let moment = Moment::new(&self.case, self.replay.state(), &entry, event);
                self.tape.moments.push(moment);
                self.tape.heads.push(self.replay.head().hash);
                if self.tape.length().is_multiple_of(STRIDE) {
                    self.tape.states.push(self.replay.state().clone());
                }
                true
            }
            Err(fault) => self.stop(fault.code(), fault.seq()),
        }
    }

    fn stop(&mut self, code: &str, seq: u64) -> bool {
        let code = code.to_string();
        self.tape.fault = Some(Fault { code, seq });
        false
    }

    pub fn finish(self) -> Tape {
        self.tape
    }
}

#[cfg(test)]
mod tests;
