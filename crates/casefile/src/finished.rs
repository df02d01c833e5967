//! A finished campaign: `finished/campaign.json`, `finished/instructions.toml`.

use crate::report::{Report, Row};
use crate::{Date, TimeOfDay, company::Amount};
use serde::{Deserialize, Serialize};

/// The campaign as it was set up; its figures are in the CSVs that `reports` names.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Campaign {
    /// Always 1.
    pub format: u32,
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: String,
    /// What it was for.
    pub goal: String,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// Whom it spoke to.
    pub segments: Vec<Segment>,
    /// What it said.
    pub messages: Vec<Message>,
    /// How it was to be measured.
    pub kpis: Vec<Kpi>,
    /// A/B tests.
    pub tests: Vec<AbTest>,
    /// What it cost.
    pub costs: Vec<Amount>,
    /// Paths of its CSVs.
    pub reports: Vec<String>,
    /// Path of the contractor's workflow.
    pub workflow: String,
    /// Path of the instructions that the contractor was given.
    pub instructions: String,
}

/// Whom a campaign spoke to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Segment {
    /// Unique in the campaign.
    pub id: String,
    /// Its name.
    pub title: String,
    /// The rule, in words.
    pub rule: String,
    /// How many people.
    pub contacts: u64,
}

/// What a campaign said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Message {
    /// Unique in the campaign; the key of the reports.
    pub id: String,
    /// What carried it: a word of [`crate::company::ChannelKind`].
    pub channel: crate::company::ChannelKind,
    /// Its name.
    pub title: String,
    /// Of an e-mail.
    pub subject: Option<String>,
    /// Of an e-mail.
    pub preheader: Option<String>,
    /// The day of its sending (the first, where it is triggered).
    pub sent_on: Date,
    /// The time of its sending, where there was one.
    pub sent_at: Option<TimeOfDay>,
    /// What was sent.
    pub file: Option<String>,
}

/// An indicator.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kpi {
    /// Unique in the campaign.
    pub id: String,
    /// Its name.
    pub title: String,
    /// How it is computed, in words.
    pub formula: String,
    /// Where its figures are.
    pub source: String,
    /// Of its values.
    pub unit: Unit,
    /// Before the campaign, where known.
    pub baseline: Option<f64>,
    /// What was wanted.
    pub target: f64,
    /// The column of `source` that it counts; without it a candidate computes it by hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measure: Option<String>,
    /// The column that a percentage is of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<String>,
    /// Over the messages of these channels; of all where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channels: Option<Vec<crate::company::ChannelKind>>,
    /// Which way is good; more, where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub better: Option<Better>,
}

impl Kpi {
    /// What the campaign gave, from the report that `source` names: per cent, a count or grosze.
    pub fn value(&self, source: &Report) -> Option<f64> {
        let measure = self.measure.as_deref()?;
        let of = |row: &Row<'_>| {
            let channel = row.word("channel");
            let channels = self.channels.as_ref();
            channels.is_none_or(|own| own.iter().any(|it| it.as_str() == channel))
        };
        let sum = source.sum(measure, of) as f64;
        let Some(base) = &self.base else {
            return Some(sum);
        };
        let whole = source.sum(base, of) as f64;
        (whole > 0.0).then(|| sum / whole * 100.0)
    }
}

/// Which way an indicator is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Better {
    /// The target is the least that was wanted.
    More,
    /// The target is the most that was allowed.
    Less,
}

/// Of an indicator's values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Unit {
    Percent,
    Count,
    Grosze,
}

/// An A/B test.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AbTest {
    /// Unique in the campaign.
    pub id: String,
    /// The message that was tested.
    pub message: String,
    /// What was expected.
    pub hypothesis: String,
    /// The column of successes.
    pub measure: String,
    /// The column of trials.
    pub base: String,
    /// What was compared.
    pub variants: Vec<Variant>,
}

/// One side of a test.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Variant {
    /// As the report names it.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Its share of the people, against the others'; all alike where left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<u32>,
}

/// What a contractor was told to build.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instructions {
    /// Always 1.
    pub format: u32,
    /// Who it is.
    pub contractor: String,
    /// When the work was delivered.
    pub delivered_on: Date,
    /// The list.
    pub instruction: Vec<Instruction>,
}

/// One instruction.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instruction {
    /// Unique in the list.
    pub id: String,
    /// What to build.
    pub text: String,
}
