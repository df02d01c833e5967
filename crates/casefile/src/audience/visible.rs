//! What the candidate sees of a contact.

use crate::Date;
use serde::{Deserialize, Serialize};

/// Who the contacts are.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Contacts without an age.
    pub unknown_age_share: f64,
    /// By sex.
    pub sex: Sex,
    /// By age.
    pub age: Vec<Age>,
    /// By town.
    pub town: Vec<Town>,
    /// By mailbox provider.
    pub mailbox: Vec<Mailbox>,
    /// By device.
    pub device: Vec<Device>,
    /// By language.
    pub language: Vec<Spoken>,
    /// By where they came from.
    pub source: Vec<Origin>,
}

/// Shares by sex.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Sex {
    pub female: f64,
    pub male: f64,
    pub unknown: f64,
}

/// A band of ages, both ends in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Age {
    pub from: u8,
    pub to: u8,
    pub share: f64,
}

/// A town.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Town {
    /// Its name.
    pub name: String,
    /// Its voivodeship.
    pub region: String,
    /// How many live there.
    pub residents: u32,
    /// Of contacts.
    pub share: f64,
}

/// A mailbox provider.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mailbox {
    /// The domain of its addresses.
    pub provider: String,
    /// Of contacts.
    pub share: f64,
}

/// A device.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Device {
    /// Its kind.
    pub kind: DeviceKind,
    /// Of contacts.
    pub share: f64,
}

/// A kind of device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum DeviceKind {
    Phone,
    Tablet,
    Desktop,
}

/// A language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spoken {
    /// BCP 47.
    pub tag: String,
    /// Of contacts.
    pub share: f64,
}

/// Where contacts come from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Origin {
    /// Unique in the audience.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Of contacts.
    pub share: f64,
}

/// A share for an [`Origin`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OriginShare {
    /// The origin's id.
    pub source: String,
    /// The share.
    pub share: f64,
}

/// The wording of a consent between two days.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clause {
    /// Unique in the audience.
    pub id: String,
    /// What it lets the company do.
    pub channel: ClauseChannel,
    /// Its version.
    pub version: String,
    /// The first day.
    pub from: Date,
    /// The last day, where it has been replaced.
    pub to: Option<Date>,
    /// Hidden: may a consent under it be relied on?
    pub valid: bool,
    /// The words.
    pub text: String,
}

/// What a consent is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum ClauseChannel {
    Email,
    Sms,
    Push,
    Profiling,
    Cookies,
}

impl ClauseChannel {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Email,
        Self::Sms,
        Self::Push,
        Self::Profiling,
        Self::Cookies,
    ];

    /// The channel's word in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Sms => "sms",
            Self::Push => "push",
            Self::Profiling => "profiling",
            Self::Cookies => "cookies",
        }
    }

    /// True for a channel that carries messages.
    pub fn is_message(self) -> bool {
        matches!(self, Self::Email | Self::Sms | Self::Push)
    }
}

/// Who consented to a channel.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Consent {
    /// The channel.
    pub channel: ClauseChannel,
    /// Of contacts: gave it.
    pub share: f64,
    /// Of those: withdrew it since.
    pub withdrawn_share: f64,
    /// Departures by where contacts came from.
    #[serde(default)]
    pub source: Vec<OriginShare>,
}

/// A label on contacts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tag {
    /// Unique in the audience.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Of contacts (of the source, where one is named).
    pub share: f64,
    /// Only contacts from here.
    pub source: Option<String>,
    /// Follows interest in this category.
    pub category: Option<String>,
}

/// Who must not be written to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Suppression {
    /// Why.
    pub reason: SuppressionReason,
    /// Of contacts.
    pub share: f64,
}

/// Why somebody must not be written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum SuppressionReason {
    HardBounce,
    Complaint,
    Request,
}

/// Dirt in the base; shares of contacts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quality {
    /// There twice.
    pub duplicate_share: f64,
    /// With an address that is none.
    pub malformed_share: f64,
    /// Without a name.
    pub missing_name_share: f64,
}

/// Four ascending bounds each, which cut buyers into five classes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Rfm {
    pub recency_days_max: [u32; 4],
    pub orders_min: [u32; 4],
    pub spend_grosze_min: [u64; 4],
}
