use casefile::campaign::Campaign;
use journal::Digest;
use serde::{Deserialize, Serialize};

/// A run, or a worker's share of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Launch {
    /// What is run.
    pub campaign: Box<Campaign>,
    /// Of every draw; the world's own without.
    pub seed: Option<u64>,
    /// This worker's place among those that share the run, from 0.
    pub share: u32,
    /// How many share it.
    pub shares: u32,
}

impl Launch {
    /// A run of one worker alone.
    pub fn alone(campaign: Campaign) -> Self {
        Self {
            campaign: Box::new(campaign),
            seed: None,
            share: 0,
            shares: 1,
        }
    }
}

/// A run stands before its first day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Launched {
    /// So many days are to be lived.
    pub days: u32,
    /// Contacts of this worker.
    pub contacts: u64,
}

/// What a day leaves that couples all contacts; shares are added up in any order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sums {
    /// E-mails that were accepted.
    pub delivered: u64,
    /// Complaints.
    pub complaints: u64,
    /// Hard bounces.
    pub bounces: u64,
}

impl Sums {
    /// Both together.
    pub fn plus(self, other: Self) -> Self {
        Self {
            delivered: self.delivered + other.delivered,
            complaints: self.complaints + other.complaints,
            bounces: self.bounces + other.bounces,
        }
    }
}

/// What a worker has counted, for the one that makes the report.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// As the simulator writes it.
    #[serde(skip)]
    pub bytes: Vec<u8>,
}

/// The report of a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The report's JSON: `crates/simulator/FORMATS.md`.
    #[serde(skip)]
    pub json: Vec<u8>,
    /// SHA-256 of these bytes.
    pub digest: Digest,
    /// Of the simulator: rises whenever equal inputs would give another outcome.
    pub simulator: u32,
    /// How many days it covers.
    pub days: u32,
}

/// One contact's life in a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Life {
    /// The contact's row, from 0.
    pub contact: u32,
    /// What happened and where it came by, in order of time.
    pub events: Vec<Event>,
}

/// Something in a contact's life.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Of the run, from its first midnight.
    pub minute: u32,
    /// A happening of the simulator ("sent", "opened", "ordered"); "step" for a step come by.
    pub what: String,
    /// The message's id, where there is one.
    pub message: Option<String>,
    /// The variant's id, where one was drawn.
    pub variant: Option<String>,
    /// The workflow's id, of a step.
    pub workflow: Option<String>,
    /// The step's id, of a step.
    pub node: Option<String>,
    /// The address of a click.
    pub url: Option<String>,
    /// Of an order, in grosze.
    pub grosze: Option<u32>,
}

/// What was added, over a run without it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Effect {
    /// Orders.
    pub orders: i64,
    /// Revenue in grosze.
    pub revenue_grosze: i64,
    /// Consents lost.
    pub unsubscribes: i64,
    /// Complaints.
    pub complaints: i64,
}

/// What was really so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Truth {
    /// What the campaign added to what would have been sold without it.
    pub campaign: Effect,
    /// By segment at launch: orders added.
    pub segments: Vec<(String, i64)>,
    /// What each sending step added.
    pub steps: Vec<StepEffect>,
    /// Every variant, with everybody in it.
    pub variants: Vec<VariantTruth>,
}

/// The true effect of one step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepEffect {
    /// The workflow's id.
    pub workflow: String,
    /// The step's id.
    pub node: String,
    /// What it added.
    pub effect: Effect,
}

/// What would have come if everybody had got a variant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VariantTruth {
    /// The message's id.
    pub message: String,
    /// The variant's id.
    pub variant: String,
    /// What the campaign would have added.
    pub effect: Effect,
    /// Unique clicks on the message.
    pub clicks: u64,
    /// Deliveries of the message.
    pub delivered: u64,
}

/// What something else would have added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Yardstick {
    /// "none", "own", "blast", "search".
    pub id: String,
    /// The hour of sending, where one was chosen.
    pub hour: Option<u32>,
    /// The message's id, where one was chosen.
    pub message: Option<String>,
    /// What it would have added to no campaign.
    pub effect: Effect,
}
