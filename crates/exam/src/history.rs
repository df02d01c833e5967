use crate::map::Map;
use crate::{Event, Scope};
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;

/// The most steps that one scope remembers; the oldest go first. They stay in the journal.
pub const STEPS_MAX: usize = 1_000;

/// One undoable act: the entry that recorded it, and the event itself, which carries all that
/// its inverse needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    pub seq: u64,
    pub event: Event,
}

/// What can be undone and done again, scope by scope.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct History {
    scopes: Map<Scope, Line>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Line {
    done: VecDeque<Step>,
    undone: Vec<Step>,
}

impl History {
    /// The step that an undo in `scope` would take back.
    pub fn last_done(&self, scope: &Scope) -> Option<&Step> {
        self.scopes.get(scope)?.done.back()
    }

    /// The step that a redo in `scope` would do again.
    pub fn last_undone(&self, scope: &Scope) -> Option<&Step> {
        self.scopes.get(scope)?.undone.last()
    }

    pub(crate) fn record(&mut self, scope: Scope, step: Step) {
        let line = self.scopes.entry(scope).or_default();
        line.undone.clear();
        line.done.push_back(step);
        if line.done.len() > STEPS_MAX {
            line.done.pop_front();
        }
    }

    /// Moves the newest done step, if it is the entry `seq`, to the undone ones.
    pub(crate) fn revert(&mut self, scope: &Scope, seq: u64) -> Option<Event> {
        let line = self.scopes.get_mut(scope)?;
        let step = line.done.pop_back_if(|step| step.seq == seq)?;
        line.undone.push(step.clone());
        Some(step.event)
    }

    /// Moves the newest undone step, if it is the entry `seq`, back to the done ones.
    pub(crate) fn restore(&mut self, scope: &Scope, seq: u64) -> Option<Event> {
        let line = self.scopes.get_mut(scope)?;
        let step = line.undone.pop_if(|step| step.seq == seq)?;
        line.done.push_back(step.clone());
        Some(step.event)
    }
}
