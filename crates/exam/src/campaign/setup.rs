use crate::automation::WorkflowId;
use crate::content::CarrierId;
use crate::{Map, Set};
use casefile::campaign::{Limit, Quiet};
use casefile::{CarrierKind, Date};
use serde::{Deserialize, Serialize};

/// The most days a campaign is watched.
pub const DAYS_MAX: u16 = 366;

/// The most times of quiet.
pub const QUIET_MAX: usize = 10;

/// The most messages that a limit may still let through.
pub const LIMIT_MAX: u32 = 20;

/// The longest time that a limit counts over, in days.
pub const LIMIT_DAYS_MAX: u32 = 7;

/// The highest discount, in per cent.
pub const DISCOUNT_MAX: u8 = 90;

/// The longest name of a category, in characters.
const CATEGORY_CHARS_MAX: usize = 64;

/// When a campaign runs, which workflows run in it, what holds messages back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Setup {
    /// The first day; "today" of the contact base without.
    pub from: Option<Date>,
    /// 1 to [`DAYS_MAX`].
    pub days: u16,
    /// Workflows that are not launched.
    pub left_out: Set<WorkflowId>,
    /// One for a channel at most.
    pub limits: Vec<Limit>,
    pub quiet: Vec<Quiet>,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            from: None,
            days: 30,
            left_out: Set::new(),
            limits: Vec::new(),
            quiet: Vec::new(),
        }
    }
}

impl Setup {
    /// Whether it could be launched like this.
    pub fn is_sound(&self) -> bool {
        let limits = self.limits.iter().enumerate().all(|(at, own)| {
            let first = self.limits[..at].iter().all(|it| it.carrier != own.carrier);
            let fits = (1..=LIMIT_MAX).contains(&own.count);
            first && fits && (1..=LIMIT_DAYS_MAX).contains(&own.days)
        });
        let quiet = self.quiet.iter().all(|own| own.from <= own.to);
        let days = (1..=DAYS_MAX).contains(&self.days);
        days && limits && quiet && self.quiet.len() <= QUIET_MAX
    }
}

/// How a message goes out; the default says nothing more than what stands in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sending {
    /// The category of goods that it speaks of.
    pub category: Option<String>,
    /// What it takes off the price, in per cent: 0 to [`DISCOUNT_MAX`].
    pub discount_percent: u8,
    /// False for what is not a commercial message, such as news of an order.
    pub commercial: bool,
    /// The landing page that it leads to.
    pub page: Option<CarrierId>,
    /// What is tried against it, where it is a newsletter.
    pub rival: Option<Rival>,
}

impl Default for Sending {
    fn default() -> Self {
        Self {
            category: None,
            discount_percent: 0,
            commercial: true,
            page: None,
            rival: None,
        }
    }
}

/// The other side of an A/B test: another newsletter, sent to a part of the people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rival {
    pub carrier: CarrierId,
    /// The part of the people that get it, in per cent: 1 to 99.
    pub percent: u8,
}

impl Sending {
    /// Whether `carrier` can go out like this, with the carriers that stand.
    pub(super) fn is_sound(
        &self,
        carrier: CarrierId,
        carriers: &Map<CarrierId, crate::content::Carrier>,
    ) -> bool {
        let is = |id: CarrierId, kind| carriers.get(&id).is_some_and(|it| it.kind == kind);
        let category = self.category.as_ref();
        let page = self.page.is_none_or(|id| is(id, CarrierKind::LandingPage));
        let rival = self.rival.is_none_or(|rival| {
            let other = rival.carrier != carrier && is(rival.carrier, CarrierKind::Newsletter);
            let both = other && is(carrier, CarrierKind::Newsletter);
            both && (1..=99).contains(&rival.percent)
        });
        category.is_none_or(|it| !it.is_empty() && it.chars().count() <= CATEGORY_CHARS_MAX)
            && self.discount_percent <= DISCOUNT_MAX
            && page
            && rival
    }
}
