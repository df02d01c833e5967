//! Who consented to what, when, under which words.

use super::person::Person;
use crate::calendar::day_of;
use crate::draw::{Key, site};
use casefile::audience::{Audience, ClauseChannel, Consent};

const CONSENT: u64 = site("contact/consent");

/// A consent that was given.
#[derive(Debug, Clone, Copy)]
pub struct Given {
    /// Day.
    pub on: i32,
    /// The day of its withdrawal.
    pub withdrawn: Option<i32>,
    /// The place of its clause in the spec.
    pub clause: usize,
}

/// The consent of a contact to a channel, if it was ever given.
pub fn given(spec: &Audience, channel: ClauseChannel, person: &Person, key: Key) -> Option<Given> {
    let consent = spec.consent.iter().find(|it| it.channel == channel)?;
    let stream = &mut key.stream(CONSENT ^ channel as u64);
    let today = day_of(spec.reference_date);
    let wanted = stream.chance(share(spec, consent, person));
    let (when, leaves, after) = (
        stream.unit(),
        stream.chance(consent.withdrawn_share),
        stream.unit(),
    );
    let clauses = spec.clause.iter().filter(|it| it.channel == channel);
    let begins = clauses.map(|it| day_of(it.from)).min()?;
    let between = |from: i32, at: f64| from + (f64::from(today - from) * at) as i32;
    // Who came before there was a clause was asked later.
    let on = if person.signup >= begins {
        person.signup
    } else {
        between(begins, when)
    };
    let covers = |it: &casefile::audience::Clause| {
        it.channel == channel && day_of(it.from) <= on && it.to.is_none_or(|to| on <= day_of(to))
    };
    let clause = spec.clause.iter().position(covers)?;
    let withdrawn = leaves.then(|| between(on, after));
    wanted.then_some(Given {
        on,
        withdrawn,
        clause,
    })
}

fn share(spec: &Audience, consent: &Consent, person: &Person) -> f64 {
    let source = &spec.profile.source[person.source].id;
    let own = consent.source.iter().find(|it| it.source == *source);
    own.map_or(consent.share, |it| it.share)
}
