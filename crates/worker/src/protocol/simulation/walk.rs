use casefile::Localized;
use casefile::campaign::Campaign;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Leads one contact through a workflow by hand, as far as the answers go.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Lead {
    /// With the workflow's segments and messages.
    pub campaign: Box<Campaign>,
    /// The workflow's place in it.
    pub workflow: usize,
    /// The id of the trigger by which it enters; the first one without.
    pub trigger: Option<String>,
    /// A contact's row, from 0; nobody in particular without.
    pub contact: Option<u32>,
    /// Cells that are otherwise than the contact's, by column, as files write them.
    pub values: BTreeMap<String, String>,
    /// A port for each question, in order.
    pub answers: Vec<String>,
}

/// A way through a workflow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Walk {
    /// Where it came by.
    pub stops: Vec<Stop>,
    /// Where it stands now.
    pub end: End,
    /// Columns whose given cells cannot be read.
    pub unread: Vec<String>,
}

/// A step that was come by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stop {
    /// The step's id.
    pub node: String,
    /// When, in minutes from the first midnight of the campaign.
    pub minute: u32,
    /// What was asked there of the contact, and how it was.
    pub whys: Vec<Why>,
    /// What was done there.
    pub done: Option<Done>,
    /// The port by which it went on.
    pub port: Option<String>,
}

/// A question of a rule, and how it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Why {
    /// A path into the rule; before it the port and a colon, where a step has several rules.
    pub path: String,
    /// The question in words.
    pub sentence: Localized,
    /// The contact's cell, as files write it; empty for none.
    pub cell: String,
    /// Whether it held.
    pub holds: bool,
}

/// What a step did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// "sent", "no-consent", "do-not-contact", else the kind of the step.
    pub what: String,
    /// The message, tag, field, points, stage, segment, channel, workflow, person, address.
    pub of: String,
}

/// Where a walk stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum End {
    /// What does the contact do? The next answer is one of the ports.
    Asks {
        /// The step that waits for it.
        node: String,
        /// The answers.
        ports: Vec<String>,
        /// For so many minutes it waits, where it does not wait for ever.
        minutes: Option<u32>,
    },
    /// It has left.
    Left {
        /// The last step, where it came to any.
        node: Option<String>,
        /// "exit", "dead-end", "suppressed", "filtered", "circle", "nowhere".
        how: String,
    },
}
