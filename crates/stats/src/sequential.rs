//! Rules that stay valid however often one looks.

use crate::special::{normal_cdf, normal_pdf, normal_quantile};
use crate::{Proportion, StatsError, error::open};
use libm::{exp, fabs, log};
use serde::Serialize;

/// The state of a test that may be looked at any number of times.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Always {
    /// The mixture likelihood ratio against "no difference".
    pub ratio: f64,
    /// min(1, 1 / ratio): over looks, the least one so far counts.
    pub p: f64,
}

/// The mixture sequential probability ratio test of two proportions.
///
/// `tau` is the standard deviation of the differences that one expects, as a share
/// ([`mixture_tau`]). Robbins, Annals of Mathematical Statistics 41 (1970); for A/B tests: Johari,
/// Koomen, Pekelis and Walsh, Operations Research 70 (2022), eq. 8, with the pooled variance.
pub fn mixture(a: Proportion, b: Proportion, tau: f64) -> Always {
    let pooled = (a.successes + b.successes) as f64 / (a.trials + b.trials) as f64;
    let variance = pooled * (1.0 - pooled) * (1.0 / a.trials as f64 + 1.0 / b.trials as f64);
    // Before a few successes and failures a side, the normal approximation promises too much.
    let few = [a, b]
        .iter()
        .any(|of| of.successes.min(of.trials - of.successes) < FEW);
    if variance <= 0.0 || few {
        return Always { ratio: 1.0, p: 1.0 };
    }
    let (difference, mixed) = (b.share() - a.share(), variance + tau * tau);
    let power = tau * tau * difference * difference / (2.0 * variance * mixed);
    let ratio = (variance / mixed).sqrt() * exp(power);
    Always {
        ratio,
        p: (1.0 / ratio).min(1.0),
    }
}

/// As many successes and failures a side are waited for.
const FEW: u64 = 5;

/// A mixture's width that is most sensitive to the least effect worth detecting.
pub fn mixture_tau(effect: f64) -> f64 {
    fabs(effect)
}

/// How the level is spent over looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spending {
    /// Little at first: each side spends 2 - 2 Φ(z / √t), with z the quantile of a quarter of α.
    OBrienFleming,
    /// Nearly evenly: α ln(1 + (e - 1) t).
    Pocock,
}

impl Spending {
    fn spent(self, time: f64, alpha: f64) -> f64 {
        match self {
            Self::OBrienFleming => {
                let z = normal_quantile(1.0 - alpha / 4.0);
                4.0 * normal_cdf(-z / time.sqrt())
            }
            Self::Pocock => alpha * log(1.0 + (std::f64::consts::E - 1.0) * time),
        }
    }
}

/// Points of the grid on which the running statistic's density is kept.
const POINTS: usize = 401;

/// Bounds of |z| at equally spaced looks, two-sided at level `alpha`.
///
/// Lan and DeMets, Biometrika 70 (1983); the density is carried from look to look by numerical
/// integration: Armitage, McPherson and Rowe, JRSS A 132 (1969).
///
/// # Errors
/// [`StatsError::Probability`]; [`StatsError::Count`] for no look or more than fifty.
pub fn bounds(spending: Spending, looks: u32, alpha: f64) -> Result<Vec<f64>, StatsError> {
    open(alpha)?;
    if !(1..=50).contains(&looks) {
        return Err(StatsError::Count);
    }
    let time = |look: u32| f64::from(look) / f64::from(looks);
    // By the lower tail: close to one there are no digits left.
    let mut found = vec![-normal_quantile(spending.spent(time(1), alpha) / 2.0)];
    let mut density = Density::first(found[0]);
    for look in 2..=looks {
        let spend = spending.spent(time(look), alpha) - spending.spent(time(look - 1), alpha);
        let root = f64::from(look).sqrt();
        let bound = density.bound(spend) / root;
        density = density.next(bound * root);
        found.push(bound);
    }
    Ok(found)
}

/// The density of the sum of scores among runs that went on, on a grid from -edge to edge.
struct Density {
    edge: f64,
    values: Vec<f64>,
}

impl Density {
    fn first(edge: f64) -> Self {
        let values = (0..POINTS).map(|at| normal_pdf(place(edge, at))).collect();
        Self { edge, values }
    }

    /// Simpson's rule.
    fn integral(&self, of: impl Fn(f64) -> f64) -> f64 {
        let step = 2.0 * self.edge / (POINTS - 1) as f64;
        let mut sum = 0.0;
        for (at, value) in self.values.iter().enumerate() {
            let weight = match at {
                0 => 1.0,
                at if at == POINTS - 1 => 1.0,
                at if at % 2 == 1 => 4.0,
                _ => 2.0,
            };
            sum += weight * value * of(place(self.edge, at));
        }
        sum * step / 3.0
    }

    /// Where both tails of the next sum hold `spend`.
    fn bound(&self, spend: f64) -> f64 {
        let (mut low, mut high) = (0.0, 60.0);
        for _ in 0..60 {
            let middle = (low + high) / 2.0;
            let tails = self.integral(|s| normal_cdf(s - middle) + normal_cdf(-middle - s));
            if tails > spend {
                low = middle
            } else {
                high = middle
            }
        }
        (low + high) / 2.0
    }

    fn next(&self, edge: f64) -> Self {
        let value = |at| self.integral(|s| normal_pdf(place(edge, at) - s));
        Self {
            edge,
            values: (0..POINTS).map(value).collect(),
        }
    }
}

fn place(edge: f64, at: usize) -> f64 {
    edge * (2.0 * at as f64 / (POINTS - 1) as f64 - 1.0)
}
