//! The room `content`: carriers of the message. Newsletters and landing pages are HTML and CSS, an
//! SMS, a push and a post are plain texts.

mod carrier;
mod findings;
mod rules;
mod shape;

pub use carrier::{Carrier, CarrierId, Part, Width};
pub use findings::Findings;
pub use rules::decide;
pub use shape::{Network, Ratio, Shape};

use crate::map::Map;
use crate::{ApplyFault, Change, Edit, Scope, Text, TextId};
use casefile::CarrierKind;
use serde::{Deserialize, Serialize};

/// The most carriers of one attempt.
pub const CARRIERS_MAX: usize = 100;

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Content {
    pub carriers: Map<CarrierId, Carrier>,
    /// Deleted carriers with their texts; an undo brings them back under the same id.
    pub removed: Map<CarrierId, Carrier>,
    /// The carrier that is open.
    pub open: Option<CarrierId>,
    /// The part that the editor shows.
    pub part: Part,
    /// The device that the preview stands for.
    pub width: Width,
    /// What the checks showed last, carrier by carrier.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub findings: Map<CarrierId, Findings>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// A new carrier, with a template's texts or empty ones. What is not coded begins empty.
    Create {
        kind: CarrierKind,
        name: String,
        html: String,
        css: String,
    },
    Rename {
        carrier: CarrierId,
        name: String,
    },
    Duplicate {
        carrier: CarrierId,
        name: String,
    },
    Delete {
        carrier: CarrierId,
    },
    Open {
        carrier: CarrierId,
    },
    ShowPart {
        part: Part,
    },
    ChooseWidth {
        width: Width,
    },
    /// The page says what its checks have just shown.
    ShowFindings {
        carrier: CarrierId,
        findings: Findings,
    },
    /// Another picture, network or crop of a push or a post.
    Shape {
        carrier: CarrierId,
        shape: Shape,
    },
    Edit {
        carrier: CarrierId,
        part: Part,
        edits: Vec<Edit>,
    },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Event {
    /// `from`: the carrier that it is a copy of.
    Created {
        id: CarrierId,
        from: Option<CarrierId>,
        carrier: Carrier,
    },
    Renamed {
        carrier: CarrierId,
        before: String,
        after: String,
    },
    Deleted {
        carrier: CarrierId,
    },
    Opened {
        carrier: CarrierId,
    },
    PartShown {
        part: Part,
    },
    WidthChosen {
        width: Width,
    },
    FindingsShown {
        carrier: CarrierId,
        findings: Findings,
    },
    Shaped {
        carrier: CarrierId,
        before: Shape,
        after: Shape,
    },
    TextEdited {
        carrier: CarrierId,
        part: Part,
        change: Change,
    },
}

impl Event {
    pub(crate) fn scope(&self) -> Option<Scope> {
        match self {
            Self::Opened { .. }
            | Self::PartShown { .. }
            | Self::WidthChosen { .. }
            | Self::FindingsShown { .. } => None,
            Self::Created { .. }
            | Self::Renamed { .. }
            | Self::Deleted { .. }
            | Self::Shaped { .. } => Some(Scope::Content),
            Self::TextEdited { carrier, part, .. } => {
                Some(Scope::Text(TextId::Carrier(*carrier, *part)))
            }
        }
    }
}

impl Content {
    /// The text of a carrier's part, unless the carrier is not there.
    pub fn text(&self, carrier: CarrierId, part: Part) -> Option<&str> {
        Some(self.carriers.get(&carrier)?.text(part).as_str())
    }

    /// The open carrier, unless it was deleted.
    pub fn open_carrier(&self) -> Option<(CarrierId, &Carrier)> {
        let id = self.open?;
        Some((id, self.carriers.get(&id)?))
    }

    pub(crate) fn apply(&mut self, event: &Event) -> Result<(), ApplyFault> {
        match event {
            Event::Created { id, carrier, .. } => {
                // Done again after an undo, it comes back with all that was typed since.
                let back = self.removed.remove(id);
                self.carriers
                    .insert(*id, back.unwrap_or_else(|| carrier.clone()));
            }
            Event::Renamed { carrier, after, .. } => self.find(*carrier)?.name = after.clone(),
            Event::Deleted { carrier } => self.remove(*carrier)?,
            Event::Opened { carrier } => self.open = Some(*carrier),
            Event::PartShown { part } => self.part = *part,
            Event::WidthChosen { width } => self.width = *width,
            Event::FindingsShown { carrier, findings } => {
                self.findings.insert(*carrier, findings.clone());
            }
            Event::Shaped { carrier, after, .. } => self.find(*carrier)?.shape = after.clone(),
            Event::TextEdited {
                carrier,
                part,
                change,
            } => self.edited(*carrier, *part)?.apply(change)?,
        }
        Ok(())
    }

    pub(crate) fn revert(&mut self, event: &Event) -> Result<(), ApplyFault> {
        match event {
            Event::Created { id, .. } => self.remove(*id),
            Event::Renamed {
                carrier, before, ..
            } => {
                self.find(*carrier)?.name = before.clone();
                Ok(())
            }
            Event::Deleted { carrier } => {
                let back = self.removed.remove(carrier).ok_or(ApplyFault::Missing)?;
                self.carriers.insert(*carrier, back);
                Ok(())
            }
            Event::Shaped {
                carrier, before, ..
            } => {
                self.find(*carrier)?.shape = before.clone();
                Ok(())
            }
            Event::TextEdited {
                carrier,
                part,
                change,
            } => Ok(self.edited(*carrier, *part)?.revert(change)?),
            Event::Opened { .. }
            | Event::PartShown { .. }
            | Event::WidthChosen { .. }
            | Event::FindingsShown { .. } => Err(ApplyFault::Step),
        }
    }

    fn find(&mut self, id: CarrierId) -> Result<&mut Carrier, ApplyFault> {
        self.carriers.get_mut(&id).ok_or(ApplyFault::Missing)
    }

    fn edited(&mut self, id: CarrierId, part: Part) -> Result<&mut Text, ApplyFault> {
        Ok(self.find(id)?.text_mut(part))
    }

    fn remove(&mut self, id: CarrierId) -> Result<(), ApplyFault> {
        let carrier = self.carriers.remove(&id).ok_or(ApplyFault::Missing)?;
        self.removed.insert(id, carrier);
        Ok(())
    }
}
