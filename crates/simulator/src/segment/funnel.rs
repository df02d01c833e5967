//! From a segment to who may be written to.

use super::Bits;
use crate::base::{Base, Data};
use casefile::audience::ClauseChannel;
use serde::Serialize;

/// How many are left at each step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Funnel {
    /// In the segment.
    pub segment: u64,
    /// Of those: with a consent to the channel that was not withdrawn.
    pub consented: u64,
    /// Of those: not marked "do not contact" on the channel.
    pub unsuppressed: u64,
    /// Of those: with an address that can be written to, each address once.
    pub eligible: u64,
}

/// The funnel of a segment for a channel. What the columns show counts; whether a clause may be
/// relied on is for people to judge.
pub fn funnel(segment: &Bits, base: &Base, channel: ClauseChannel) -> Funnel {
    let word = channel.as_str();
    let mut left = segment.clone();
    let whole = left.ones();
    keep(&mut left, base, &format!("consent.{word}"), 1);
    let consented = left.ones();
    keep(&mut left, base, &format!("do_not_contact.{word}"), 0);
    let unsuppressed = left.ones();
    if channel == ClauseChannel::Email {
        addressed(&mut left, base);
    }
    Funnel {
        segment: whole,
        consented,
        unsuppressed,
        eligible: left.ones(),
    }
}

/// A column that a base does not have keeps nobody of a consent, and everybody of the rest.
fn keep(left: &mut Bits, base: &Base, name: &str, value: i32) {
    match base.column(name).and_then(|it| it.numbers()) {
        Some(cells) => left.and(&Bits::of(cells, |cell| cell == value)),
        None if value == 1 => *left = Bits::filled(base.count(), false),
        None => {}
    }
}

fn addressed(left: &mut Bits, base: &Base) {
    let Some(Data::Text(cells)) = base.column("email").map(|it| &it.data) else {
        return;
    };
    let mut seen = std::collections::BTreeSet::new();
    let mut lost = Bits::filled(base.count(), false);
    for at in left.iter() {
        if !is_address(cells.get(at)) || !seen.insert(cells.get(at)) {
            lost.or_one(at);
        }
    }
    left.without(&lost);
}

/// Something, "@", something with a dot; no blanks.
pub(crate) fn is_address(text: &str) -> bool {
    let parts = text.split_once('@');
    let whole = parts.is_some_and(|(own, domain)| {
        !own.is_empty() && domain.contains('.') && !domain.contains('@')
    });
    whole && !text.contains(char::is_whitespace)
}
