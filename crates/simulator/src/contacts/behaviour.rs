//! What the tool has seen of a contact in the half year before.

use super::hidden::Traits;
use super::orders::Bought;
use crate::draw::{Key, Stream, site};

const PAST: u64 = site("contact/past");

/// How far back the tool has seen.
pub const WINDOW_DAYS: i32 = 180;
/// A newsletter a week.
const MESSAGES: f64 = 26.0;
/// Of the readiness to open, whose mean is about 0.27, to opens of a message.
const OPEN_SHARE: f64 = 0.7;
const CLICK_SHARE: f64 = 0.08;
const CART_SHARE: f64 = 0.111;
/// Visits a year of somebody of mean readiness.
const VISITS_YEAR: f64 = 14.0;

/// How often, and when last.
#[derive(Debug, Clone, Copy, Default)]
pub struct Seen {
    pub count: i32,
    pub last: Option<i32>,
}

pub struct Past {
    pub opens: Seen,
    pub clicks: Seen,
    pub visits: Seen,
    pub carts: Seen,
}

/// `mail` and `cookies`: whether the tool could see anything.
pub fn past(
    traits: &Traits,
    bought: &Bought,
    key: Key,
    today: i32,
    [mail, cookies]: [bool; 2],
) -> Past {
    let stream = &mut key.stream(PAST);
    let open = traits.engagement * OPEN_SHARE;
    let opens = poisson(stream, if mail { MESSAGES * open } else { 0.0 });
    let clicks = poisson(stream, f64::from(opens) * CLICK_SHARE).min(opens);
    let recent = bought
        .past
        .iter()
        .filter(|it| it.0 >= today - WINDOW_DAYS)
        .count() as i32;
    let window_share = f64::from(WINDOW_DAYS) / 365.0;
    let rate = VISITS_YEAR * window_share * traits.engagement / 0.27;
    let seen = |it: i32| if cookies { it } else { 0 };
    let visits = seen(recent + poisson(stream, rate));
    let carts = seen(recent).min(visits) + poisson(stream, f64::from(visits) * CART_SHARE);
    Past {
        opens: last(stream, opens, today),
        clicks: last(stream, clicks, today),
        visits: last(stream, visits, today),
        carts: last(stream, carts.min(visits), today),
    }
}

/// The last of so many, evenly spread over the window.
fn last(stream: &mut Stream, count: i32, today: i32) -> Seen {
    let at = libm::pow(stream.unit(), 1.0 / f64::from(count.max(1)));
    let back = (f64::from(WINDOW_DAYS) * (1.0 - at)) as i32;
    Seen {
        count,
        last: (count > 0).then_some(today - 1 - back),
    }
}

/// By inversion; for the small means of here.
fn poisson(stream: &mut Stream, mean: f64) -> i32 {
    let mut left = stream.unit();
    let mut chance = libm::exp(-mean);
    let mut count = 0;
    while left > chance && count < 500 {
        left -= chance;
        count += 1;
        chance *= mean / f64::from(count);
    }
    count
}
