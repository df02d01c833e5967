//! The contact base, as the spec of a seeded generator: `audience.toml`.
//!
//! Shares are fractions. What the candidate sees is in [`Profile`], [`Clause`], [`Consent`],
//! [`Tag`], [`Rfm`] and [`Purchase`]'s orders; [`Hidden`] is for the simulator alone.

mod hidden;
mod visible;

pub use hidden::{
    Beta, BgNbd, CategoryShare, GammaGamma, Hidden, Interest, Lognormal, Purchase, Receptivity,
};
pub use visible::{
    Age, Clause, ClauseChannel, Consent, Device, DeviceKind, Mailbox, Origin, OriginShare, Profile,
    Quality, Rfm, Sex, Spoken, Suppression, SuppressionReason, Tag, Town,
};

use crate::Date;
use serde::{Deserialize, Serialize};

/// The whole spec.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Audience {
    /// Always 1.
    pub format: u32,
    /// How many contacts.
    pub count: u32,
    /// Of every draw; at most 2^53 - 1.
    pub seed: u64,
    /// "Today" of the case.
    pub reference_date: Date,
    /// The calibration that the case starts from.
    pub preset: Preset,
    /// How many months of orders there are.
    pub history_months: u32,
    /// When contacts came.
    pub signup: Signup,
    /// Who they are.
    pub profile: Profile,
    /// The wording of consents, through time.
    pub clause: Vec<Clause>,
    /// Who consented.
    pub consent: Vec<Consent>,
    /// Labels.
    #[serde(default)]
    pub tag: Vec<Tag>,
    /// Who must not be written to.
    #[serde(default)]
    pub suppression: Vec<Suppression>,
    /// Dirt in the base.
    pub quality: Quality,
    /// Bounds of the classes of buyers.
    pub rfm: Rfm,
    /// How they buy.
    pub purchase: Purchase,
    /// What only the simulator knows.
    pub hidden: Hidden,
    /// Kinds of people.
    pub group: Vec<Group>,
}

/// A named calibration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Preset {
    /// E-commerce newsletters.
    Newsletter,
    /// Triggered mail.
    Automation,
    /// The Hillstrom randomised trial.
    Hillstrom,
    /// CDNOW's buyers.
    Cdnow,
    /// A whole shop.
    Shop,
}

impl Preset {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Newsletter,
        Self::Automation,
        Self::Hillstrom,
        Self::Cdnow,
        Self::Shop,
    ];

    /// The preset's word in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Newsletter => "newsletter",
            Self::Automation => "automation",
            Self::Hillstrom => "hillstrom",
            Self::Cdnow => "cdnow",
            Self::Shop => "shop",
        }
    }
}

/// When contacts came.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signup {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// Each year brings so many times the sign-ups of the year before.
    pub growth_year: f64,
}

/// A kind of people. What it does not say it takes from the audience.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Unique in the audience.
    pub id: String,
    /// Its name, for the commission.
    pub title: String,
    /// Of contacts.
    pub share: f64,
    /// Instead of [`Profile::sex`].
    pub sex: Option<Sex>,
    /// Instead of [`Profile::age`].
    pub age: Option<Vec<Age>>,
    /// Instead of [`Profile::town`].
    pub town: Option<Vec<Town>>,
    /// Instead of [`Profile::device`].
    pub device: Option<Vec<Device>>,
    /// Instead of the shares of [`Profile::source`].
    pub source: Option<Vec<OriginShare>>,
    /// Instead of [`Purchase::buyers_share`].
    pub buyers_share: Option<f64>,
    /// Instead of [`Purchase::unit_grosze`].
    pub unit_grosze: Option<u32>,
    /// Instead of [`Purchase::bgnbd`].
    pub bgnbd: Option<BgNbd>,
    /// Instead of [`Purchase::gamma_gamma`].
    pub gamma_gamma: Option<GammaGamma>,
    /// Instead of [`Purchase::season`].
    pub season: Option<Vec<f64>>,
    /// Instead of [`Purchase::category`].
    pub category: Option<Vec<CategoryShare>>,
    /// Instead of [`Hidden::engagement`].
    pub engagement: Option<Beta>,
    /// Instead of [`Hidden::price_sensitivity`].
    pub price_sensitivity: Option<Beta>,
    /// Instead of [`Hidden::complaint`].
    pub complaint: Option<Beta>,
    /// Instead of [`Hidden::tolerance`].
    pub tolerance: Option<Lognormal>,
    /// Instead of [`Hidden::hour`].
    pub hour: Option<Vec<f64>>,
    /// Instead of [`Hidden::weekday`].
    pub weekday: Option<Vec<f64>>,
    /// Instead of [`Hidden::receptivity`], for the channels that it names.
    pub receptivity: Option<Vec<Receptivity>>,
    /// Instead of [`Hidden::interest`], for the categories that it names.
    pub interest: Option<Vec<Interest>>,
}
