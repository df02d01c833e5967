//! What is open in a room.

use crate::desk::{Access, Desk};
use exam::{Command, State};
use leptos::prelude::*;

/// What is open: as the journal has it. Where nothing may be written (a second tab, a replay), a
/// person can look elsewhere until the journal moves on.
pub struct Opened<T: Send + Sync + 'static> {
    desk: Desk,
    kept: Memo<T>,
    look: RwSignal<Option<T>>,
}

impl<T: Send + Sync + 'static> Clone for Opened<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Opened<T> {}

impl<T: Clone + PartialEq + Send + Sync + 'static> Opened<T> {
    /// Follows what `read` finds in the state.
    pub fn new(desk: Desk, read: impl Fn(&State) -> T + Send + Sync + 'static) -> Self {
        let kept = desk.slice(read);
        let look = RwSignal::new(None);
        Effect::new(move |_| {
            kept.track();
            look.set(None);
        });
        Self { desk, kept, look }
    }

    pub fn get(&self) -> T {
        self.look.get().unwrap_or_else(|| self.kept.get())
    }

    pub fn get_untracked(&self) -> T {
        let look = self.look.get_untracked();
        look.unwrap_or_else(|| self.kept.get_untracked())
    }

    /// Opens `value`: by `command` where this desk writes.
    pub fn open(&self, value: T, command: Command) {
        if self.desk.access().get_untracked() == Access::Writing {
            let _ = self.desk.dispatch(command);
        } else {
            self.look.set(Some(value));
        }
    }
}
