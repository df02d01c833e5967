use crate::special::normal_quantile;
use crate::{Proportion, StatsError, error::open};
use serde::Serialize;

/// From here to there.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct Interval {
    pub low: f64,
    pub high: f64,
}

/// Wilson's score interval at a confidence such as 0.95.
///
/// Wilson, JASA 22 (1927); recommended by Brown, Cai and DasGupta, Statistical Science 16 (2001).
///
/// # Errors
/// [`StatsError::Probability`] for a confidence outside 0 to 1.
pub fn wilson(of: Proportion, confidence: f64) -> Result<Interval, StatsError> {
    let z = normal_quantile(0.5 + open(confidence)? / 2.0);
    let (n, p) = (of.trials as f64, of.share());
    let centre = p + z * z / (2.0 * n);
    let half = z * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt();
    let below = 1.0 + z * z / n;
    Ok(Interval {
        low: ((centre - half) / below).max(0.0),
        high: ((centre + half) / below).min(1.0),
    })
}

/// The interval of the difference `b - a`, from two Wilson intervals.
///
/// Newcombe, Statistics in Medicine 17 (1998), method 10.
///
/// # Errors
/// [`StatsError::Probability`] for a confidence outside 0 to 1.
pub fn newcombe(a: Proportion, b: Proportion, confidence: f64) -> Result<Interval, StatsError> {
    let (of_a, of_b) = (wilson(a, confidence)?, wilson(b, confidence)?);
    let difference = b.share() - a.share();
    let side = |one: f64, other: f64| (one * one + other * other).sqrt();
    Ok(Interval {
        low: difference - side(b.share() - of_b.low, of_a.high - a.share()),
        high: difference + side(of_b.high - b.share(), a.share() - of_a.low),
    })
}
