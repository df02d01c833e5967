use crate::special::{normal_cdf, normal_quantile};
use crate::{StatsError, error::open};

/// How many a group are needed to tell `a` from `b`, two-sided at level `alpha`.
///
/// The pooled normal formula of Fleiss (2003), ch. 4, without correction; R's `power.prop.test`.
///
/// # Errors
/// [`StatsError::Probability`], or [`StatsError::Effect`] where `a` equals `b`.
pub fn sample_size(a: f64, b: f64, power: f64, alpha: f64) -> Result<f64, StatsError> {
    let (a, b) = (open(a)?, open(b)?);
    if a == b {
        return Err(StatsError::Effect);
    }
    let root = level(alpha)? * pooled(a, b) + normal_quantile(open(power)?) * apart(a, b);
    let size = root / (a - b);
    Ok(size * size)
}

/// The power of `size` a group to tell `a` from `b`; the inverse of [`sample_size`].
///
/// # Errors
/// [`StatsError::Probability`], or [`StatsError::Count`] for a group of nobody.
pub fn power(a: f64, b: f64, size: f64, alpha: f64) -> Result<f64, StatsError> {
    let (a, b) = (open(a)?, open(b)?);
    if size < 1.0 {
        return Err(StatsError::Count);
    }
    let distance = size.sqrt() * libm::fabs(a - b) - level(alpha)? * pooled(a, b);
    Ok(normal_cdf(distance / apart(a, b)))
}

/// A branch's size after Evan Miller's calculator: the variance under "no effect" is the
/// baseline's alone. Rounded to the nearest whole, as it prints it.
///
/// # Errors
/// [`StatsError::Probability`]; [`StatsError::Effect`] for no effect or one that leads outside.
pub fn miller_size(baseline: f64, effect: f64, power: f64, alpha: f64) -> Result<u64, StatsError> {
    let p = open(baseline)?;
    let p = if p > 0.5 { 1.0 - p } else { p };
    let other = p + effect;
    if effect == 0.0 || other <= 0.0 || other >= 1.0 {
        return Err(StatsError::Effect);
    }
    let none = (2.0 * p * (1.0 - p)).sqrt();
    let root = level(alpha)? * none + normal_quantile(open(power)?) * apart(p, other);
    Ok(libm::round(root * root / (effect * effect)) as u64)
}

fn level(alpha: f64) -> Result<f64, StatsError> {
    Ok(normal_quantile(1.0 - open(alpha)? / 2.0))
}

fn pooled(a: f64, b: f64) -> f64 {
    ((a + b) * (1.0 - (a + b) / 2.0)).sqrt()
}

fn apart(a: f64, b: f64) -> f64 {
    (a * (1.0 - a) + b * (1.0 - b)).sqrt()
}
