//! The room `brief`: which document is open, and the passages pinned as evidence.

use crate::map::Map;
use crate::{ApplyFault, Refusal, Scope, Setting, State, event};
use casefile::DocumentId;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The most pins of one attempt.
pub const PINS_MAX: usize = 500;

/// The longest pinned passage, in characters.
pub const QUOTE_CHARS_MAX: usize = 1_000;

/// A pin's number, counted up from 1 and never used twice; people read `1`, `2`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PinId(pub u32);

impl fmt::Display for PinId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A pinned passage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pin {
    pub document: DocumentId,
    /// Block of the document (paragraph, list, table row, picture), from 0.
    pub block: u32,
    /// The passage itself, as it was read.
    pub quote: String,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Brief {
    pub document: Option<DocumentId>,
    pub pins: Map<PinId, Pin>,
    /// Pins taken off; a redo or an undo brings them back under the same number.
    pub removed: Map<PinId, Pin>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    OpenDocument { document: DocumentId },
    Pin { pin: Pin },
    Unpin { id: PinId },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Event {
    DocumentOpened { document: DocumentId },
    Pinned { id: PinId, pin: Pin },
    Unpinned { id: PinId },
}

impl Event {
    pub(crate) fn scope(&self) -> Option<Scope> {
        match self {
            Self::DocumentOpened { .. } => None,
            Self::Pinned { .. } | Self::Unpinned { .. } => Some(Scope::Brief),
        }
    }
}

/// Decides on the brief.
///
/// # Errors
/// The rule that says no.
pub fn decide(
    state: &State,
    setting: Setting<'_>,
    command: Command,
) -> Result<Vec<event::Event>, Refusal> {
    let brief = &state.brief;
    let known = |id: &DocumentId| setting.case.document(id.as_str()).is_some();
    let event = match command {
        Command::OpenDocument { document } if !known(&document) => return Err(Refusal::Unknown),
        Command::OpenDocument { document } if brief.document.as_ref() == Some(&document) => {
            return Err(Refusal::Already);
        }
        Command::OpenDocument { document } => Event::DocumentOpened { document },
        Command::Pin { pin } if !known(&pin.document) => return Err(Refusal::Unknown),
        Command::Pin { pin } => brief.pin(pin)?,
        Command::Unpin { id } if !brief.pins.contains_key(&id) => return Err(Refusal::Unknown),
        Command::Unpin { id } => Event::Unpinned { id },
    };
    Ok(vec![event::Event::Brief(event)])
}

impl Brief {
    fn pin(&self, mut pin: Pin) -> Result<Event, Refusal> {
        pin.quote = pin.quote.trim().to_string();
        let length = pin.quote.chars().count();
        if length == 0 || length > QUOTE_CHARS_MAX {
            return Err(Refusal::PassageBad);
        }
        if self.pins.values().any(|other| *other == pin) {
            return Err(Refusal::Already);
        }
        if self.pins.len() >= PINS_MAX {
            return Err(Refusal::TooMany);
        }
        let last = self.pins.keys().chain(self.removed.keys()).max();
        let id = PinId(last.map_or(1, |id| id.0 + 1));
        Ok(Event::Pinned { id, pin })
    }

    pub(crate) fn apply(&mut self, event: &Event) -> Result<(), ApplyFault> {
        match event {
            Event::DocumentOpened { document } => self.document = Some(document.clone()),
            Event::Pinned { id, pin } => {
                self.removed.remove(id);
                self.pins.insert(*id, pin.clone());
            }
            Event::Unpinned { id } => self.take_off(*id)?,
        }
        Ok(())
    }

    pub(crate) fn revert(&mut self, event: &Event) -> Result<(), ApplyFault> {
        match event {
            Event::DocumentOpened { .. } => Err(ApplyFault::Step),
            Event::Pinned { id, .. } => self.take_off(*id),
            Event::Unpinned { id } => {
                let pin = self.removed.remove(id).ok_or(ApplyFault::Missing)?;
                self.pins.insert(*id, pin);
                Ok(())
            }
        }
    }

    fn take_off(&mut self, id: PinId) -> Result<(), ApplyFault> {
        let pin = self.pins.remove(&id).ok_or(ApplyFault::Missing)?;
        self.removed.insert(id, pin);
        Ok(())
    }
}
