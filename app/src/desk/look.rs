//! Looking around where nothing may be written: in a replay, in a second tab.

use super::Desk;
use exam::{Command, Refusal, State};
use leptos::prelude::*;

impl Desk {
    /// For a replay: shows another moment, as it was.
    pub fn show(&self, state: State) {
        self.recorded.set(None);
        self.state.set(state);
    }

    /// Whether another place is shown than the one that is recorded.
    pub fn looking(&self) -> Memo<bool> {
        let recorded = self.recorded;
        Memo::new(move |_| recorded.with(Option::is_some))
    }

    /// The same, now.
    pub fn is_looking(&self) -> bool {
        self.recorded.with_untracked(Option::is_some)
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
        let recorded = self.recorded.get_untracked();
        let recorded = recorded.unwrap_or_else(|| state.clone());
        // A look belongs to no entry.
        if state.apply(u64::MAX, 0, &event).is_ok() {
            // Whoever has come back to the recorded place looks around no longer.
            self.recorded.set((state != recorded).then_some(recorded));
            self.state.set(state);
        }
        Ok(())
    }
}
