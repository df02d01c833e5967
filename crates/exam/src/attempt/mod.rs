//! The stages of an attempt: rules, desk, handed in; and the way back by the invigilator.

mod rules;

pub use rules::decide;

use crate::Refusal;
use crate::set::Set;
use serde::{Deserialize, Serialize};

/// Practice has hints and no consequences; an exam has a clock that seals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    Practice,
    Exam,
}

/// What is read and acknowledged before the desk opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// Health and safety at the computer and in the room.
    Safety,
    /// The order of the exam.
    Order,
    /// How personal data are handled.
    PersonalData,
}

impl Rule {
    /// All of them, in the order on screen.
    pub const ALL: [Self; 3] = [Self::Safety, Self::Order, Self::PersonalData];

    /// The rule's word in formats and catalogues.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Safety => "safety",
            Self::Order => "order",
            Self::PersonalData => "personal-data",
        }
    }
}

/// Who ended the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HandInReason {
    Candidate,
    TimeUp,
}

/// Where an attempt is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    #[default]
    Rules,
    Desk,
    HandedIn,
}

/// The attempt's own state.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attempt {
    pub stage: Stage,
    pub acknowledged: Set<Rule>,
    /// Every hand-in in turn; more than one only after a reopening.
    pub hand_ins: Vec<HandInReason>,
    /// The invigilator's reason for each reopening.
    pub reopenings: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    Acknowledge {
        rule: Rule,
        yes: bool,
    },
    /// Opens the desk and starts the clock.
    Begin,
    HandIn {
        reason: HandInReason,
    },
    /// By the invigilator's code, checked before; grants `minutes` along with it.
    Reopen {
        reason: String,
        minutes: u32,
    },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Event {
    Acknowledged { rule: Rule },
    Withdrawn { rule: Rule },
    Begun { duration_ms: u64 },
    HandedIn { reason: HandInReason },
    Reopened { reason: String },
}

impl Attempt {
    /// Whether the desk is open.
    ///
    /// # Errors
    /// The stage that forbids it.
    pub fn open(&self) -> Result<(), Refusal> {
        match self.stage {
            Stage::Rules => Err(Refusal::RulesOpen),
            Stage::Desk => Ok(()),
            Stage::HandedIn => Err(Refusal::HandedIn),
        }
    }

    pub(crate) fn apply(&mut self, event: &Event) {
        match event {
            Event::Acknowledged { rule } => {
                self.acknowledged.insert(*rule);
            }
            Event::Withdrawn { rule } => {
                self.acknowledged.remove(rule);
            }
            Event::Begun { .. } => self.stage = Stage::Desk,
            Event::HandedIn { reason } => {
                self.stage = Stage::HandedIn;
                self.hand_ins.push(*reason);
            }
            Event::Reopened { reason } => {
                self.stage = Stage::Desk;
                self.reopenings.push(reason.clone());
            }
        }
    }
}
