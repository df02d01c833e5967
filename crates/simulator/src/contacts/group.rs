//! Kinds of people, with what each takes from the whole audience filled in.

use crate::draw::{Key, categorical, site};
use casefile::audience::{
    Age, Audience, Beta, BgNbd, ClauseChannel, DeviceKind, GammaGamma, Lognormal, Sex, Town,
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

fn kind(spec: &Audience, group: &casefile::audience::Group, categories: &[String]) -> KindOf {
    let (profile, purchase, hidden) = (&spec.profile, &spec.purchase, &spec.hidden);
    let devices = group.device.as_ref().unwrap_or(&profile.device);
    let source = |id: &str| match &group.source {
        Some(own) => own
            .iter()
            .filter(|it| it.source == id)
            .map(|it| it.share)
            .sum(),
        None => profile
            .source
            .iter()
            .filter(|it| it.id == id)
            .map(|it| it.share)
            .sum(),
    };
    let bought = group.category.as_ref().unwrap_or(&purchase.category);
    let interest = |id: &String| {
        let own = group
            .interest
            .iter()
            .flatten()
            .find(|it| it.category == *id);
        own.or_else(|| hidden.interest.iter().find(|it| it.category == *id))
            .map_or(1.0, |it| it.weight)
    };
    let receptivity = |channel: ClauseChannel| {
        let own = group
            .receptivity
            .iter()
            .flatten()
            .find(|it| it.channel == channel);
        own.or_else(|| hidden.receptivity.iter().find(|it| it.channel == channel))
            .map_or(Beta { a: 1.0, b: 1.0 }, |it| Beta { a: it.a, b: it.b })
    };
    KindOf {
        share: group.share,
        sex: group.sex.clone().unwrap_or_else(|| profile.sex.clone()),
        age: group.age.clone().unwrap_or_else(|| profile.age.clone()),
        town: group.town.clone().unwrap_or_else(|| profile.town.clone()),
        device: devices.iter().map(|it| (it.kind, it.share)).collect(),
        source: profile.source.iter().map(|it| source(&it.id)).collect(),
        buyers_share: group.buyers_share.unwrap_or(purchase.buyers_share),
        unit_grosze: group.unit_grosze.unwrap_or(purchase.unit_grosze),
        bgnbd: group
            .bgnbd
            .clone()
            .unwrap_or_else(|| purchase.bgnbd.clone()),
        gamma_gamma: group
            .gamma_gamma
            .clone()
            .unwrap_or_else(|| purchase.gamma_gamma.clone()),
        category: categories
            .iter()
            .map(|id| {
                bought
                    .iter()
                    .filter(|it| it.category == *id)
                    .map(|it| it.share)
                    .sum()
            })
            .collect(),
        engagement: group
            .engagement
            .clone()
            .unwrap_or_else(|| hidden.engagement.clone()),
        price: group
            .price_sensitivity
            .clone()
            .unwrap_or_else(|| hidden.price_sensitivity.clone()),
        complaint: group
            .complaint
            .clone()
            .unwrap_or_else(|| hidden.complaint.clone()),
        tolerance: group
            .tolerance
            .clone()
            .unwrap_or_else(|| hidden.tolerance.clone()),
        hour: group.hour.clone().unwrap_or_else(|| hidden.hour.clone()),
        weekday: group
            .weekday
            .clone()
            .unwrap_or_else(|| hidden.weekday.clone()),
        receptivity: MESSAGES.map(receptivity),
        interest: categories.iter().map(interest).collect(),
    }
}
