//! Looking around where nothing may be written: in a replay, in a second tab.

use super::Desk;
use exam::{Command, Refusal, State};
use leptos::prelude::*;

impl Desk {
    /// For a replay: shows another moment, as it was.
    pub fn show(&self, state: State) {
        self.looking.set(false);
        self.state.set(state);
    }

    /// Whether another place is shown than the one that is recorded.
    pub fn looking(&self) -> Signal<bool> {
        self.looking.into()
    }

    /// Shows another place, here alone: nothing is recorded.
    pub(super) fn look(&self, command: &Command) -> Result<(), Refusal> {
        // The state may be what broke.
        if crate::failure::happened() {
            return Err(Refusal::HandedIn);
        }
        let sitting = self.sitting();
        let event = self.peek(|s| s.look(sitting.setting(), command));
        let event = event.ok_or(Refusal::HandedIn)?;
        let mut state = self.peek(State::clone);
        // A look belongs to no entry.
        if state.apply(u64::MAX, 0, &event).is_ok() {
            self.state.set(state);
            self.looking.set(true);
        }
        Ok(())
    }
}
