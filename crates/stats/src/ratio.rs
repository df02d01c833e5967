use crate::StatsError;
use crate::special::chi_squared_tail;
use serde::Serialize;

/// Below this p a split is taken to be broken: Fabijan and others, KDD 2019.
pub const SUSPICIOUS: f64 = 0.0005;

/// Do variants have the shares that they should?
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct RatioCheck {
    /// Pearson's statistic.
    pub chi_squared: f64,
    /// Its upper tail.
    pub p: f64,
    /// Whether p is below [`SUSPICIOUS`].
    pub mismatch: bool,
}

/// Pearson's chi-squared test of counts against planned weights.
///
/// # Errors
/// [`StatsError::Count`] with fewer than two variants, a weight of zero, or nobody.
pub fn sample_ratio(counts: &[u64], weights: &[u64]) -> Result<RatioCheck, StatsError> {
    let (seen, planned) = (counts.iter().sum::<u64>(), weights.iter().sum::<u64>());
    let same = counts.len() == weights.len() && counts.len() >= 2;
    if !same || seen == 0 || weights.contains(&0) {
        return Err(StatsError::Count);
    }
    let chi_squared = counts
        .iter()
        .zip(weights)
        .fold(0.0, |sum, (count, weight)| {
            let expected = seen as f64 * *weight as f64 / planned as f64;
            let off = *count as f64 - expected;
            sum + off * off / expected
        });
    let p = chi_squared_tail(chi_squared, (counts.len() - 1) as f64);
    Ok(RatioCheck {
        chi_squared,
        p,
        mismatch: p < SUSPICIOUS,
    })
}
