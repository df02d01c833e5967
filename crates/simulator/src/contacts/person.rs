//! Who somebody is.

use super::group::Kinds;
use crate::calendar::day_of;
use crate::draw::{Key, categorical, site};
use casefile::audience::{Audience, DeviceKind};

const WHO: u64 = site("contact/who");
const SIGNUP: u64 = site("contact/signup");
const DIRT: u64 = site("contact/dirt");

/// 0 unknown.
pub const FEMALE: u8 = 1;
pub const MALE: u8 = 2;

#[derive(Debug, Clone)]
pub struct Person {
    pub sex: u8,
    /// 0 unknown.
    pub age: u8,
    /// Of the spec's towns; those that only a kind has come after.
    pub town: String,
    pub region: String,
    pub mailbox: usize,
    pub device: DeviceKind,
    pub language: usize,
    pub source: usize,
    /// Days since 1970-01-01.
    pub signup: i32,
    pub duplicate: bool,
    pub malformed: bool,
    pub nameless: bool,
    /// Where the name is taken from.
    pub name: u32,
}

pub fn person(spec: &Audience, kinds: &Kinds, kind: usize, key: Key) -> Person {
    let of = &kinds.all[kind];
    let who = &mut key.stream(WHO);
    let sex = categorical(
        who,
        [of.sex.unknown, of.sex.female, of.sex.male].into_iter(),
    ) as u8;
    let band = &of.age[categorical(who, of.age.iter().map(|it| it.share))];
    let years = u32::from(band.to - band.from) + 1;
    let age = band.from + who.below(years) as u8;
    let known = !who.chance(spec.profile.unknown_age_share);
    let town = &of.town[categorical(who, of.town.iter().map(|it| it.share))];
    let mailbox = categorical(who, spec.profile.mailbox.iter().map(|it| it.share));
    let device = of.device[categorical(who, of.device.iter().map(|it| it.1))].0;
    let language = categorical(who, spec.profile.language.iter().map(|it| it.share));
    let source = categorical(who, of.source.iter().copied());
    let dirt = &mut key.stream(DIRT);
    Person {
        sex,
        age: if known { age } else { 0 },
        town: town.name.clone(),
        region: town.region.clone(),
        mailbox,
        device,
        language,
        source,
        signup: signup(spec, key),
        duplicate: dirt.chance(spec.quality.duplicate_share),
        malformed: dirt.chance(spec.quality.malformed_share),
        nameless: dirt.chance(spec.quality.missing_name_share),
        name: who.bits() as u32,
    }
}

/// By inversion of a density that grows exponentially.
fn signup(spec: &Audience, key: Key) -> i32 {
    let (from, to) = (day_of(spec.signup.from), day_of(spec.signup.to));
    let days = f64::from(to - from + 1);
    let rate = libm::log(spec.signup.growth_year) / 365.25;
    let at = key.stream(SIGNUP).unit();
    let day = if libm::fabs(rate * days) < 1e-9 {
        at * days
    } else {
        libm::log1p(at * libm::expm1(rate * days)) / rate
    };
    from + (day as i32).min(to - from)
}
