use crate::{
    Scope, answers, attempt, audience, automation, brief, campaign, clock, content, desk, drill,
    results, site,
};
use serde::{Deserialize, Serialize};

/// What happened: the payload of a journal's entry. Described in `FORMATS.md`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Event {
    Attempt(attempt::Event),
    Clock(clock::Event),
    Desk(desk::Event),
    Drill(drill::Event),
    Brief(brief::Event),
    Audience(audience::Event),
    Content(content::Event),
    Automation(automation::Event),
    Results(results::Event),
    Answers(answers::Event),
    Campaign(campaign::Event),
    Site(site::Event),
    /// The newest step of a scope was taken back; `seq` is its entry.
    Reverted {
        scope: Scope,
        seq: u64,
    },
    /// The step taken back last was done again; `seq` is its first entry.
    Restored {
        scope: Scope,
        seq: u64,
    },
}

impl Event {
    /// What an undo of this event belongs to; none for what cannot be undone.
    pub fn scope(&self) -> Option<Scope> {
        match self {
            Self::Brief(event) => event.scope(),
            Self::Audience(event) => event.scope(),
            Self::Content(event) => event.scope(),
            Self::Automation(event) => event.scope(),
            Self::Results(event) => event.scope(),
            Self::Answers(event) => event.scope(),
            Self::Campaign(event) => event.scope(),
            Self::Site(event) => event.scope(),
            Self::Attempt(_) | Self::Clock(_) | Self::Desk(_) | Self::Drill(_) => None,
            Self::Reverted { .. } | Self::Restored { .. } => None,
        }
    }

    /// Whether it changed what is made, an undo included.
    pub fn is_work(&self) -> bool {
        match self {
            Self::Reverted { .. } | Self::Restored { .. } => true,
            Self::Campaign(event) => event.is_work(),
            Self::Site(event) => event.is_work(),
            other => other.scope().is_some(),
        }
    }
}
