//! What only the simulator knows, in columns of small integers.

use super::group::Kinds;
use super::orders::Bought;
use super::person::Person;
use crate::draw::{Key, beta, categorical, gamma, lognormal, site};

/// At most as many categories have an interest of their own.
pub const CATEGORIES_MAX: usize = 8;
/// A time that never comes.
pub const NEVER: u32 = u32::MAX;

const TRAITS: u64 = site("contact/traits");
const INTEREST: u64 = site("contact/interest");

/// One contact's traits.
#[derive(Debug, Clone)]
pub struct Traits {
    pub kind: u8,
    pub engagement: f64,
    pub price: f64,
    pub complaint: f64,
    pub tolerance: f64,
    pub hour: u8,
    pub weekday: u8,
    pub receptivity: [f64; 3],
    pub interest: Vec<f64>,
}

pub fn traits(kinds: &Kinds, kind: usize, key: Key) -> Traits {
    let of = &kinds.all[kind];
    let stream = &mut key.stream(TRAITS);
    let engagement = beta(stream, of.engagement.a, of.engagement.b);
    let price = beta(stream, of.price.a, of.price.b);
    let complaint = beta(stream, of.complaint.a, of.complaint.b);
    let tolerance = lognormal(stream, of.tolerance.median, of.tolerance.sigma);
    let hour = categorical(stream, of.hour.iter().copied()) as u8;
    let weekday = categorical(stream, of.weekday.iter().copied()) as u8;
    let receptivity = of.receptivity.clone().map(|it| beta(stream, it.a, it.b));
    let stream = &mut key.stream(INTEREST);
    let weights: Vec<f64> = of
        .interest
        .iter()
        .map(|weight| gamma(stream, *weight))
        .collect();
    let whole = weights.iter().sum::<f64>().max(1e-12);
    Traits {
        kind: kind as u8,
        engagement,
        price,
        complaint,
        tolerance,
        hour,
        weekday,
        receptivity,
        interest: weights.iter().map(|weight| weight / whole).collect(),
    }
}

/// All contacts' traits. Shares are in 1/65,535, complaints in millionths.
#[derive(Debug, Clone, Default)]
pub struct Hidden {
    /// The place of the kind of people in the spec.
    pub kind: Vec<u8>,
    /// Readiness to open.
    pub engagement: Vec<u16>,
    /// How much a price matters.
    pub price: Vec<u16>,
    /// Readiness to complain, in millionths, cut at 65,535.
    pub complaint: Vec<u16>,
    /// Messages a week before it is too much, in 1/256.
    pub tolerance: Vec<u16>,
    /// The hour that suits, 0 to 23.
    pub hour: Vec<u8>,
    /// The weekday that suits, 0 for Monday.
    pub weekday: Vec<u8>,
    /// Readiness to take a message: e-mail, SMS, push.
    pub receptivity: Vec<[u16; 3]>,
    /// Shares of interest by category, in 1/255; beyond the categories zero.
    pub interest: Vec<[u8; CATEGORIES_MAX]>,
    /// Mean minutes between two orders while alive; [`NEVER`] for who never buys.
    pub gap_minutes: Vec<u32>,
    /// The chance to stop buying after an order.
    pub drop: Vec<u16>,
    /// Minutes from the reference day to the next order; [`NEVER`] for who stopped.
    pub next_order: Vec<u32>,
    /// The mean value of an order, in grosze.
    pub order_grosze: Vec<u32>,
    /// Bit 0: there twice; bit 1: an address that is none.
    pub dirt: Vec<u8>,
    categories: usize,
}

/// A share as 16 bits.
fn share(value: f64) -> u16 {
    libm::round(value.clamp(0.0, 1.0) * 65_535.0) as u16
}

impl Hidden {
    pub(super) fn with_capacity(categories: usize, count: usize) -> Self {
        let mut hidden = Self {
            categories: categories.min(CATEGORIES_MAX),
            ..Self::default()
        };
        hidden.interest.reserve(count);
        hidden.receptivity.reserve(count);
        hidden
    }

    pub(super) fn push(&mut self, traits: &Traits, bought: &Bought, person: &Person) {
        self.kind.push(traits.kind);
        self.engagement.push(share(traits.engagement));
        self.price.push(share(traits.price));
        self.complaint
            .push((traits.complaint * 1e6).clamp(1.0, 65_535.0) as u16);
        self.tolerance
            .push((traits.tolerance * 256.0).clamp(1.0, 65_535.0) as u16);
        self.hour.push(traits.hour);
        self.weekday.push(traits.weekday);
        self.receptivity.push(traits.receptivity.map(share));
        let mut interest = [0; CATEGORIES_MAX];
        for (place, value) in interest.iter_mut().zip(&traits.interest) {
            *place = libm::round(value * 255.0) as u8;
        }
        self.interest.push(interest);
        self.gap_minutes.push(bought.gap_minutes);
        self.drop.push(share(bought.drop));
        self.next_order.push(bought.next_minutes);
        self.order_grosze.push(bought.mean_grosze);
        self.dirt
            .push(u8::from(person.duplicate) | u8::from(person.malformed) << 1);
    }

    /// How many categories have an interest.
    pub fn categories(&self) -> usize {
        self.categories
    }
}
