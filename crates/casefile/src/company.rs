//! The facts of a company: `company.toml`.

use crate::{Date, Month};
use serde::{Deserialize, Serialize};

/// A company, as its papers and ledgers would show it. Money in grosze.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Company {
    /// Always 1.
    pub format: u32,
    /// The name that customers know.
    pub name: String,
    /// The name of the register.
    pub legal_name: String,
    /// The year of its founding.
    pub founded_year: u16,
    /// Where it sits.
    pub town: String,
    /// The domain of its shop and mail.
    pub domain: String,
    /// One or two sentences.
    pub description: String,
    /// What it sells, in kinds.
    pub category: Vec<Category>,
    /// What it sells.
    pub product: Vec<Product>,
    /// Who works on marketing.
    pub person: Vec<Person>,
    /// What it pays for or may use.
    pub licence: Vec<Licence>,
    /// The campaign's money.
    pub budget: Budget,
    /// What it speaks through.
    pub channel: Vec<Channel>,
    /// The figures behind a break-even.
    pub economics: Economics,
    /// Trade by month, oldest first.
    pub month: Vec<Trade>,
}

/// A kind of goods.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Category {
    /// Unique in the company.
    pub id: String,
    /// Its name.
    pub title: String,
}

/// A product.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Product {
    /// Unique in the company.
    pub id: String,
    /// Its name.
    pub title: String,
    /// The id of its category.
    pub category: String,
    /// With tax, as the customer sees it.
    pub price_grosze: u64,
    /// What it costs the company.
    pub cost_grosze: u64,
    /// Pieces.
    pub stock: u32,
    /// A remark.
    pub note: Option<String>,
}

/// Somebody who works there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Unique in the company.
    pub id: String,
    /// The name.
    pub name: String,
    /// The post.
    pub role: String,
    /// Hours a week for marketing.
    pub hours_week: u32,
    /// What an hour costs.
    pub hour_cost_grosze: u64,
    /// What the person can do.
    pub skills: Vec<String>,
    /// A remark.
    pub note: Option<String>,
}

/// A licence or a subscription.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Licence {
    /// Unique in the company.
    pub id: String,
    /// The product's name.
    pub product: String,
    /// The plan's name.
    pub plan: String,
    /// What a month costs.
    pub month_cost_grosze: u64,
    /// The first day.
    pub valid_from: Date,
    /// The last day.
    pub valid_to: Date,
    /// How many contacts it allows.
    pub contacts_max: Option<u64>,
    /// How many messages a month it allows.
    pub sends_month_max: Option<u64>,
    /// A remark.
    pub note: Option<String>,
}

/// The campaign's money.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Budget {
    /// All of it.
    pub total_grosze: u64,
    /// What is already set aside, and for what.
    pub line: Vec<Amount>,
}

/// Money for something.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Amount {
    /// For what.
    pub title: String,
    /// How much.
    pub amount_grosze: u64,
}

/// A channel of communication.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Channel {
    /// Unique in the company.
    pub id: String,
    /// What it is.
    pub kind: ChannelKind,
    /// Its name.
    pub title: String,
    /// Whether it is in use.
    pub state: ChannelState,
    /// People, followers or subscribers.
    pub reach: u64,
    /// In use since.
    pub since: Option<Date>,
    /// Of one message; may be a fraction of a grosz.
    pub message_cost_grosze: Option<f64>,
    /// A remark.
    pub note: Option<String>,
}

/// What a channel is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum ChannelKind {
    Email,
    Sms,
    Push,
    Facebook,
    Instagram,
    Pinterest,
    Tiktok,
    Youtube,
    Blog,
    Ads,
    Shop,
}

impl ChannelKind {
    /// The kind's word in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Sms => "sms",
            Self::Push => "push",
            Self::Facebook => "facebook",
            Self::Instagram => "instagram",
            Self::Pinterest => "pinterest",
            Self::Tiktok => "tiktok",
            Self::Youtube => "youtube",
            Self::Blog => "blog",
            Self::Ads => "ads",
            Self::Shop => "shop",
        }
    }
}

/// Whether a channel is in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChannelState {
    /// In use.
    Active,
    /// There, and not in use.
    Dormant,
    /// Not there yet.
    Planned,
}

/// The figures behind a break-even.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Economics {
    /// A mean order.
    pub average_order_grosze: u64,
    /// Of revenue, 0 to 1.
    pub margin_share: f64,
    /// Of orders, 0 to 1.
    pub return_share: f64,
    /// What sending a parcel costs the company.
    pub delivery_cost_grosze: u64,
}

/// A month's trade.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trade {
    /// The month.
    pub month: Month,
    /// Visits.
    pub sessions: u64,
    /// Orders.
    pub orders: u64,
    /// Revenue.
    pub revenue_grosze: u64,
}
