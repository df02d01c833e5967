//! Kinds of people, with what each takes from the whole audience filled in.

use crate::draw::{Key, categorical, site};
use casefile::audience::{
    Age, Audience, Beta, BgNbd, ClauseChannel, DeviceKind, GammaGamma, Group, Lognormal, Sex, Town,
};

const KIND: u64 = site("contact/kind");

/// A kind of people, whole.
#[derive(Debug, Clone)]
pub struct KindOf {
    pub share: f64,
    pub sex: Sex,
    pub age: Vec<Age>,
    pub town: Vec<Town>,
    pub device: Vec<(DeviceKind, f64)>,
    pub source: Vec<f64>,
    pub buyers_share: f64,
    pub unit_grosze: u32,
    pub bgnbd: BgNbd,
    pub gamma_gamma: GammaGamma,
    pub category: Vec<f64>,
    pub engagement: Beta,
    pub price: Beta,
    pub complaint: Beta,
    pub tolerance: Lognormal,
    pub hour: Vec<f64>,
    pub weekday: Vec<f64>,
    /// E-mail, SMS, push.
    pub receptivity: [Beta; 3],
    pub interest: Vec<f64>,
}

/// All kinds of an audience.
#[derive(Debug, Clone)]
pub struct Kinds {
    pub all: Vec<KindOf>,
}

impl Kinds {
    pub fn new(spec: &Audience, categories: &[String]) -> Self {
        let all = spec.group.iter().map(|group| kind(spec, group, categories));
        Self { all: all.collect() }
    }

    /// Which kind a contact is of.
    pub fn of(&self, key: Key) -> usize {
        categorical(
            &mut key.stream(KIND),
            self.all.iter().map(|kind| kind.share),
        )
    }
}

const MESSAGES: [ClauseChannel; 3] = [
    ClauseChannel::Email,
    ClauseChannel::Sms,
    ClauseChannel::Push,
];

/// What a group says itself, else what is said of all.
fn own<T: Clone>(own: &Option<T>, all: &T) -> T {
    own.clone().unwrap_or_else(|| all.clone())
}

fn kind(spec: &Audience, group: &Group, categories: &[String]) -> KindOf {
    let (profile, purchase, hidden) = (&spec.profile, &spec.purchase, &spec.hidden);
    let devices = own(&group.device, &profile.device);
    let bought = own(&group.category, &purchase.category);
    let share = |id: &String| {
        bought
            .iter()
            .filter(|it| it.category == *id)
            .map(|it| it.share)
            .sum()
    };
    KindOf {
        share: group.share,
        sex: own(&group.sex, &profile.sex),
        age: own(&group.age, &profile.age),
        town: own(&group.town, &profile.town),
        device: devices.iter().map(|it| (it.kind, it.share)).collect(),
        source: sources(spec, group),
        buyers_share: own(&group.buyers_share, &purchase.buyers_share),
        unit_grosze: own(&group.unit_grosze, &purchase.unit_grosze),
        bgnbd: own(&group.bgnbd, &purchase.bgnbd),
        gamma_gamma: own(&group.gamma_gamma, &purchase.gamma_gamma),
        category: categories.iter().map(share).collect(),
        engagement: own(&group.engagement, &hidden.engagement),
        price: own(&group.price_sensitivity, &hidden.price_sensitivity),
        complaint: own(&group.complaint, &hidden.complaint),
        tolerance: own(&group.tolerance, &hidden.tolerance),
        hour: own(&group.hour, &hidden.hour),
        weekday: own(&group.weekday, &hidden.weekday),
        receptivity: MESSAGES.map(|channel| receptivity(spec, group, channel)),
        interest: categories
            .iter()
            .map(|id| interest(spec, group, id))
            .collect(),
    }
}

fn sources(spec: &Audience, group: &Group) -> Vec<f64> {
    let share = |of: &casefile::audience::Origin| match &group.source {
        Some(own) => own
            .iter()
            .filter(|it| it.source == of.id)
            .map(|it| it.share)
            .sum(),
        None => of.share,
    };
    spec.profile.source.iter().map(share).collect()
}

fn receptivity(spec: &Audience, group: &Group, channel: ClauseChannel) -> Beta {
    let of = |it: &&casefile::audience::Receptivity| it.channel == channel;
    let own = group.receptivity.iter().flatten().find(of);
    own.or_else(|| spec.hidden.receptivity.iter().find(of))
        .map_or(Beta { a: 1.0, b: 1.0 }, |it| Beta { a: it.a, b: it.b })
}

fn interest(spec: &Audience, group: &Group, id: &str) -> f64 {
    let of = |it: &&casefile::audience::Interest| it.category == id;
    let own = group.interest.iter().flatten().find(of);
    own.or_else(|| spec.hidden.interest.iter().find(of))
        .map_or(1.0, |it| it.weight)
}
