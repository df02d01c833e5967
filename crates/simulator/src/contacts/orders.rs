//! How contacts bought, and go on to buy: BG/NBD (Fader, Hardie and Lee, Marketing Science 24,
//! 2005) in a time that runs with the season; spend by Gamma-Gamma (Fader and Hardie, 2013).

use super::group::Kinds;
use super::hidden::NEVER;
use super::person::Person;
use crate::Civil;
use crate::calendar::day_of;
use crate::draw::{Key, Stream, beta, categorical, gamma, site};
use casefile::audience::Audience;
use libm::log;

const BUY: u64 = site("contact/buy");
const SPEND: u64 = site("contact/spend");

/// A contact's rate of buying is at most one order in two days.
const GAP_DAYS_MIN: f64 = 2.0;
const GAP_DAYS_MAX: f64 = 36_500.0;
/// The days after the reference date that the season is known for.
const AHEAD_DAYS: i32 = 800;
/// Who has not bought in all the time that the history shows is slower by so much.
const STRANGER: f64 = 6.0;
/// Of those who came before the history begins, so many stop after any order that it shows.
const LAPSED: f64 = 0.6;
/// Who came otherwise than by an order first buys after so many days on average.
const FIRST_DAYS: f64 = 45.0;

/// How much time a season makes of each day: the model's time against the calendar's.
#[derive(Debug, Clone)]
pub struct Season {
    /// The first day of the history.
    pub from: i32,
    /// The reference day.
    pub today: i32,
    /// The model's time at the start of each day since `from`, in days.
    starts: Vec<f64>,
}

impl Season {
    /// The season of a spec, its mean over the year made one.
    pub fn new(spec: &Audience) -> Self {
        let today = day_of(spec.reference_date);
        let months = i32::try_from(spec.history_months).unwrap_or(24);
        let from = Civil::of(today).plus_months(-months).days();
        let factors = &spec.purchase.season;
        let mean = factors.iter().sum::<f64>() / 12.0;
        let mut starts = vec![0.0];
        for day in from..today + AHEAD_DAYS {
            let factor = factors[(Civil::of(day).month - 1) as usize] / mean;
            starts.push(starts[starts.len() - 1] + factor);
        }
        Self {
            from,
            today,
            starts,
        }
    }

    /// The model's time at the start of a day.
    pub fn at(&self, day: i32) -> f64 {
        self.starts[(day - self.from).clamp(0, self.starts.len() as i32 - 1) as usize]
    }

    /// The day of a model's time.
    fn day(&self, time: f64) -> i32 {
        self.from + self.starts.partition_point(|start| *start <= time) as i32 - 1
    }
}

/// What a contact bought, and how it goes on.
#[derive(Debug, Clone)]
pub struct Bought {
    /// Day, grosze, category; ascending.
    pub past: Vec<(i32, i32, u8)>,
    pub gap_minutes: u32,
    pub drop: f64,
    /// In the model's time, after the reference day.
    pub next_minutes: u32,
    pub mean_grosze: u32,
}

pub fn orders(kinds: &Kinds, kind: usize, person: &Person, season: &Season, key: Key) -> Bought {
    let of = &kinds.all[kind];
    let stream = &mut key.stream(BUY);
    let buyer = stream.chance(of.buyers_share);
    let week_rate = (gamma(stream, of.bgnbd.r) / of.bgnbd.alpha).max(1e-9);
    let gap_days = (7.0 / week_rate).clamp(GAP_DAYS_MIN, GAP_DAYS_MAX);
    let drop = beta(stream, of.bgnbd.a, of.bgnbd.b);
    let spend = &mut key.stream(SPEND);
    let scale = of.gamma_gamma.v / gamma(spend, of.gamma_gamma.q).max(1e-3);
    let unit = f64::from(of.unit_grosze);
    let mean = of.gamma_gamma.p * scale * unit;
    let mut bought = Bought {
        past: Vec::new(),
        gap_minutes: (gap_days * 1_440.0) as u32,
        drop,
        next_minutes: NEVER,
        mean_grosze: mean.clamp(100.0, 20_000_000.0) as u32,
    };
    let now = season.at(season.today);
    let mut time = first(person, season, stream);
    if !buyer {
        let slow_days = (gap_days * STRANGER).clamp(400.0, GAP_DAYS_MAX);
        bought.gap_minutes = (slow_days * 1_440.0) as u32;
        bought.next_minutes = ahead(exponential(stream) * slow_days);
        return bought;
    }
    while time < now {
        let value = gamma(spend, of.gamma_gamma.p) * scale * unit;
        let category = categorical(spend, of.category.iter().copied()) as u8;
        let grosze = value.clamp(100.0, 20_000_000.0) as i32;
        bought.past.push((season.day(time), grosze, category));
        // By the model nobody stops before the first repeat.
        // (Who came long ago had most often stopped by the time the history begins to show.)
        let old = person.signup < season.from;
        let stops = stream.chance(if old { drop.max(LAPSED) } else { drop });
        if stops && (old || bought.past.len() > 1) {
            return bought;
        }
        time += exponential(stream) * gap_days;
    }
    bought.next_minutes = ahead(time - now);
    bought
}

/// The model's time of the first order that the history can show.
fn first(person: &Person, season: &Season, stream: &mut Stream) -> f64 {
    let (start, end) = (season.at(season.from), season.at(season.today));
    let at = stream.unit();
    if person.signup < season.from {
        // Of who came long ago most have bought long ago: the history shows its early part fuller.
        let early = at * at * at;
        return start + early * early * (end - start);
    }
    let joined = season.at(person.signup);
    // The first source of a case is by custom its own shop's orders.
    if person.source == 0 {
        return joined + at.min(0.9) * 0.5;
    }
    let left = (end - joined).max(0.01);
    let reach = 1.0 - libm::exp(-left / FIRST_DAYS);
    joined - FIRST_DAYS * log(1.0 - at * reach)
}

fn exponential(stream: &mut Stream) -> f64 {
    -log(stream.unit())
}

fn ahead(days: f64) -> u32 {
    let minutes = days * 1_440.0;
    if minutes < f64::from(NEVER) {
        minutes as u32
    } else {
        NEVER
    }
}

/// The past orders of all contacts, one after another.
#[derive(Debug, Clone, Default)]
pub struct Orders {
    ends: Vec<u32>,
    /// Days since 1970-01-01.
    pub day: Vec<i32>,
    /// Value.
    pub grosze: Vec<i32>,
    /// Place of the category.
    pub category: Vec<u8>,
}

impl Orders {
    pub(super) fn push(&mut self, past: &[(i32, i32, u8)]) {
        for (day, grosze, category) in past {
            self.day.push(*day);
            self.grosze.push(*grosze);
            self.category.push(*category);
        }
        self.ends.push(self.day.len() as u32);
    }

    /// The places of a contact's orders, ascending in time.
    pub fn of(&self, contact: usize) -> std::ops::Range<usize> {
        let from = contact
            .checked_sub(1)
            .map_or(0, |before| self.ends[before] as usize);
        from..self.ends[contact] as usize
    }
}
