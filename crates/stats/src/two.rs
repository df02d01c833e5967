use crate::Proportion;
use crate::special::normal_cdf;
use serde::Serialize;

/// What two proportions say of each other.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct TwoProportions {
    /// Above zero when `a` is the greater.
    pub z: f64,
    /// Two-sided.
    pub p: f64,
}

/// The z test of two proportions with a pooled variance, without correction for continuity.
///
/// As in Fleiss, Levin and Paik, "Statistical Methods for Rates and Proportions" (2003), ch. 3.
pub fn two_proportions(a: Proportion, b: Proportion) -> TwoProportions {
    let pooled = (a.successes + b.successes) as f64 / (a.trials + b.trials) as f64;
    let variance = pooled * (1.0 - pooled) * (1.0 / a.trials as f64 + 1.0 / b.trials as f64);
    if variance <= 0.0 {
        return TwoProportions { z: 0.0, p: 1.0 };
    }
    let z = (a.share() - b.share()) / variance.sqrt();
    TwoProportions {
        z,
        p: (2.0 * normal_cdf(-libm::fabs(z))).min(1.0),
    }
}
