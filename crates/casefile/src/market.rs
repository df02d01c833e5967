//! How a market behaves: `market.toml`. What is left out is the preset's.

use crate::{Date, audience::Preset};
use serde::{Deserialize, Serialize};

/// The market's departures from a preset.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Market {
    /// Always 1.
    pub format: u32,
    /// Where the values that are left out come from.
    pub preset: Preset,
    /// What arrives.
    pub delivery: Option<Delivery>,
    /// What is opened.
    pub open: Option<Open>,
    /// What is clicked.
    pub click: Option<Click>,
    /// Who goes.
    pub leave: Option<Leave>,
    /// How people tire.
    pub fatigue: Option<Fatigue>,
    /// From a visit to an order.
    pub shop: Option<Shop>,
    /// What one mail causes.
    pub effect: Option<Effect>,
    /// How followers answer.
    pub social: Option<Social>,
    /// Days unlike others.
    #[serde(default)]
    pub day: Vec<Day>,
    /// Who else sells.
    #[serde(default)]
    pub competitor: Vec<Competitor>,
}

/// What arrives; shares of what is sent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Delivery {
    /// Into the inbox, not among spam.
    pub inbox_share: f64,
    /// Addresses that are gone.
    pub hard_bounce_share: f64,
    /// Addresses that are full or busy.
    pub soft_bounce_share: f64,
}

/// What is opened; shares of what is delivered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Open {
    /// By people, at one message a week.
    pub human_share: f64,
    /// By machines.
    pub machine_share: f64,
    /// Exponent of messages a week.
    pub week_exponent: f64,
    /// From the sending to the opening.
    pub delay: Delay,
}

/// A lognormal delay.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Delay {
    /// Half have happened by then.
    pub median_hours: f64,
    /// Of the logarithm.
    pub sigma: f64,
}

/// What is clicked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Click {
    /// Of what is delivered.
    pub share: f64,
    /// From the sending to the click.
    pub delay: Delay,
}

/// Who goes; shares of what is delivered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Leave {
    /// Unsubscribes.
    pub unsubscribe_share: f64,
    /// Complains.
    pub complaint_share: f64,
    /// From here the mailbox provider warns.
    pub complaint_warn_share: f64,
    /// From here it blocks.
    pub complaint_block_share: f64,
}

/// How people tire: -strength ln F on the logit of opening.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fatigue {
    /// F halves in this time.
    pub half_life_days: f64,
    /// The factor.
    pub strength: f64,
}

/// From a visit to an order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shop {
    /// Carts, of sessions.
    pub cart_share: f64,
    /// Carts left behind, of carts.
    pub abandon_share: f64,
    /// Orders, of sessions.
    pub conversion_share: f64,
}

/// What one mail causes in two weeks, in percentage points.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Effect {
    /// Visits, when the mail fits the person.
    pub visit_fit_pp: f64,
    /// Visits, when it does not.
    pub visit_misfit_pp: f64,
    /// Orders.
    pub order_pp: f64,
}

/// Engagement per follower and post.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Social {
    /// On Instagram.
    pub instagram_share: f64,
    /// On Facebook.
    pub facebook_share: f64,
}

/// A day unlike others.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Day {
    /// When.
    pub date: Date,
    /// What.
    pub title: String,
    /// Orders against a common day.
    pub orders_factor: f64,
    /// How loud the market is against a common day.
    pub sends_factor: f64,
}

/// A competitor.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Competitor {
    /// The name.
    pub name: String,
    /// The shop's domain.
    pub domain: String,
    /// Prices against ours.
    pub price_index: f64,
    /// One or two sentences.
    pub description: String,
}
