//! Functions as tables of whole numbers, so that a run itself has no floats in it.

use libm::{exp, log};
use stats::special::normal_quantile;

/// A logit of one.
pub const LOGIT: i32 = 256;
const EDGE: i32 = 10 * LOGIT;

/// A number as a logit in 1/256.
pub fn logit_of(value: f64) -> i32 {
    libm::round(value * f64::from(LOGIT)) as i32
}

/// The logit of a share, in 1/256.
pub fn logit(share: f64) -> i32 {
    let share = share.clamp(1e-6, 1.0 - 1e-6);
    logit_of(log(share / (1.0 - share)))
}

/// A share as a threshold of 32 bits.
pub fn threshold(share: f64) -> u32 {
    libm::round(share.clamp(0.0, 1.0) * f64::from(u32::MAX)) as u32
}

/// The product of two thresholds.
#[inline]
pub fn times(a: u32, b: u32) -> u32 {
    ((u64::from(a) * u64::from(b)) >> 32) as u32
}

/// True with the probability of a threshold.
#[inline]
pub fn falls(draw: u64, threshold: u32) -> bool {
    ((draw >> 32) as u32) < threshold
}

/// Probabilities by logit.
#[derive(Debug, Clone)]
pub struct Logistic(Vec<u32>);

impl Logistic {
    pub fn new() -> Self {
        let value = |at: i32| threshold(1.0 / (1.0 + exp(-f64::from(at) / f64::from(LOGIT))));
        Self((-EDGE..=EDGE).map(value).collect())
    }

    /// The threshold of a logit in 1/256.
    #[inline]
    pub fn at(&self, logit: i32) -> u32 {
        self.0[(logit.clamp(-EDGE, EDGE) + EDGE) as usize]
    }
}

/// Cells of a table of quantiles.
const CELLS: u32 = 4_096;

/// Quantiles in equal steps of probability.
#[derive(Debug, Clone)]
pub struct Quantiles(Vec<u32>);

impl Quantiles {
    fn new(of: impl Fn(f64) -> f64) -> Self {
        let at = |cell: u32| (f64::from(cell) + 0.5) / f64::from(CELLS);
        Self(
            (0..CELLS)
                .map(|cell| libm::round(of(at(cell)).max(0.0)) as u32)
                .collect(),
        )
    }

    /// A lognormal delay in minutes, at least one, cut at two months.
    pub fn delay(median_hours: f64, sigma: f64) -> Self {
        let minutes = |p| median_hours * 60.0 * exp(sigma * normal_quantile(p));
        Self::new(|p| minutes(p).clamp(1.0, 86_400.0))
    }

    /// A gamma of a shape with mean 1,024: Wilson and Hilferty, PNAS 17 (1931).
    pub fn gamma(shape: f64) -> Self {
        let part = 1.0 / (9.0 * shape);
        let root = |p: f64| (1.0 - part + normal_quantile(p) * part.sqrt()).max(0.0);
        Self::new(|p| 1_024.0 * root(p) * root(p) * root(p))
    }

    #[inline]
    pub fn draw(&self, bits: u64) -> u32 {
        self.0[(bits >> 52) as usize]
    }
}

/// Cells of a table of logarithms.
const LOGS: usize = 1_024;

/// Draws of an exponential, and natural logarithms.
#[derive(Debug, Clone)]
pub struct Logs(Vec<u32>);

impl Logs {
    pub fn new() -> Self {
        let part = |at: usize| 0.5 + (at as f64 + 0.5) / (2 * LOGS) as f64;
        Self(
            (0..LOGS)
                .map(|at| libm::round(-log(part(at)) * 65_536.0) as u32)
                .collect(),
        )
    }

    /// A draw with mean 65,536.
    #[inline]
    pub fn exponential(&self, bits: u64) -> u64 {
        const LN_2: u64 = 45_426;
        let zeros = bits.leading_zeros().min(50);
        let mantissa = (bits << zeros) >> 53 & (LOGS as u64 - 1);
        u64::from(zeros) * LN_2 + u64::from(self.0[mantissa as usize])
    }

    /// ln of `value` / 256, in 1/256; below one it is nothing.
    #[inline]
    pub fn ln(&self, value: u32) -> i32 {
        if value <= 256 {
            return 0;
        }
        let zeros = value.leading_zeros();
        let mantissa = (value << zeros) >> 21 & (LOGS as u32 - 1);
        // value = m 2^(32 - zeros) with m in [0.5, 1).
        let power = 32 - zeros as i32 - 8;
        (power * 45_426 - self.0[mantissa as usize] as i32) / 256
    }
}
