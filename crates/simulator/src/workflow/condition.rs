//! Conditions in a run: what changes is asked of the contact, the rest was settled at launch.

use crate::segment::{Bits, When};

/// Counted things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Counter {
    Orders,
    Visits,
    Carts,
    Opens,
    Clicks,
}

/// What a condition asks.
#[derive(Debug, Clone, PartialEq)]
pub enum Atom {
    /// Settled at launch.
    Settled(Bits),
    /// Has a tag of the mask.
    Tagged(u64),
    /// The consent to a channel is this.
    Consented(u8, bool),
    /// Do-not-contact on a channel is this.
    Silent(u8, bool),
    /// Points between, both in it.
    Points(i64, i64),
    /// A stage of the mask.
    Stage(u64),
    /// A segment of the mask.
    Inside(u32),
    /// Has bought since it entered.
    Bought(bool),
    /// The clock.
    Now(When),
    /// The value of the cart that was left, in grosze.
    Cart(i64, i64),
    /// A count between two numbers, with what was before the launch.
    Count(Counter, i64, i64),
    /// So often within so many days, the last of them counted from now.
    Within(Counter, u32, u32),
    /// A value that a step gave to a field: its bit.
    Value(u32),
}

/// A condition over a contact.
#[derive(Debug, Clone, PartialEq)]
pub enum Condition {
    /// Every one holds.
    All(Vec<Condition>),
    /// At least one holds.
    Any(Vec<Condition>),
    /// It holds, or the other way round where `true`.
    Is(Atom, bool),
}

/// What a condition may ask of a contact.
pub trait Facts {
    /// The contact's place.
    fn place(&self) -> usize;
    /// Bits of tags.
    fn tags(&self) -> u64;
    /// Bit by channel: e-mail, SMS, push, profiling, cookies.
    fn consents(&self) -> u8;
    /// Bit by channel: e-mail, SMS, push.
    fn silences(&self) -> u8;
    /// Points.
    fn points(&self) -> i32;
    /// The place of the stage.
    fn stage(&self) -> u8;
    /// Bits of segments.
    fn segments(&self) -> u32;
    /// Has bought since it entered the workflow.
    fn bought(&self) -> bool;
    /// Minutes since 1970-01-01T00:00.
    fn now(&self) -> i64;
    /// The value of the cart that was left.
    fn cart(&self) -> u32;
    /// A count, and the day of the last as days since 1970-01-01.
    fn counted(&self, counter: Counter) -> (u32, i32);
    /// Bits of field values.
    fn values(&self) -> u32;
}

impl Condition {
    /// Does it hold?
    pub fn holds(&self, facts: &impl Facts) -> bool {
        match self {
            Self::All(list) => list.iter().all(|it| it.holds(facts)),
            Self::Any(list) => list.iter().any(|it| it.holds(facts)),
            Self::Is(atom, turned) => atom.holds(facts) != *turned,
        }
    }
}

impl Atom {
    fn holds(&self, facts: &impl Facts) -> bool {
        let between = |value: i64, low: &i64, high: &i64| *low <= value && value <= *high;
        match self {
            Self::Settled(bits) => bits.get(facts.place()),
            Self::Tagged(mask) => facts.tags() & mask != 0,
            Self::Consented(channel, value) => (facts.consents() >> channel & 1 == 1) == *value,
            Self::Silent(channel, value) => (facts.silences() >> channel & 1 == 1) == *value,
            Self::Points(low, high) => between(i64::from(facts.points()), low, high),
            Self::Stage(mask) => mask >> facts.stage() & 1 == 1,
            Self::Inside(mask) => facts.segments() & mask != 0,
            Self::Bought(value) => facts.bought() == *value,
            Self::Now(when) => clock(*when, facts.now()),
            Self::Cart(low, high) => between(i64::from(facts.cart()), low, high),
            Self::Count(counter, low, high) => {
                between(i64::from(facts.counted(*counter).0), low, high)
            }
            Self::Within(counter, count, days) => {
                let (seen, last) = facts.counted(*counter);
                let today = facts.now().div_euclid(1_440);
                seen >= *count && i64::from(last) + i64::from(*days) >= today
            }
            Self::Value(bit) => facts.values() >> bit & 1 == 1,
        }
    }
}

fn clock(when: When, now: i64) -> bool {
    when.reached(now)
}
