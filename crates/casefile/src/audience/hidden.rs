//! What only the simulator knows of a contact.

use super::visible::ClauseChannel;
use serde::{Deserialize, Serialize};

/// How contacts buy.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Purchase {
    /// Contacts with at least one order.
    pub buyers_share: f64,
    /// When they buy again; the unit of time is a week.
    pub bgnbd: BgNbd,
    /// What they spend.
    pub gamma_gamma: GammaGamma,
    /// One unit of that spend.
    pub unit_grosze: u32,
    /// Twelve factors by month, January first.
    pub season: Vec<f64>,
    /// Orders by category.
    pub category: Vec<CategoryShare>,
}

/// Parameters of BG/NBD.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct BgNbd {
    pub r: f64,
    pub alpha: f64,
    pub a: f64,
    pub b: f64,
}

/// Parameters of Gamma-Gamma.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct GammaGamma {
    pub p: f64,
    pub q: f64,
    pub v: f64,
}

/// A share of a category.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CategoryShare {
    /// The id of a category of the company.
    pub category: String,
    /// The share.
    pub share: f64,
}

/// Traits that nobody sees.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hidden {
    /// How ready to open.
    pub engagement: Beta,
    /// How much a price matters.
    pub price_sensitivity: Beta,
    /// How ready to complain.
    pub complaint: Beta,
    /// Messages a week before it is too much.
    pub tolerance: Lognormal,
    /// 24 weights, hour 0 first.
    pub hour: Vec<f64>,
    /// 7 weights, Monday first.
    pub weekday: Vec<f64>,
    /// How ready to take a message, per channel.
    pub receptivity: Vec<Receptivity>,
    /// What they like.
    pub interest: Vec<Interest>,
}

/// A Beta distribution.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Beta {
    pub a: f64,
    pub b: f64,
}

/// A lognormal distribution.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Lognormal {
    pub median: f64,
    pub sigma: f64,
}

/// Readiness to take a message of a channel: a Beta distribution.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Receptivity {
    pub channel: ClauseChannel,
    pub a: f64,
    pub b: f64,
}

/// A Dirichlet weight of a category.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Interest {
    /// The id of a category of the company.
    pub category: String,
    /// The weight.
    pub weight: f64,
}
