use super::Stream;
use libm::{exp, log, pow};
use stats::special::normal_quantile;

/// A standard normal, by inversion.
pub fn normal(stream: &mut Stream) -> f64 {
    normal_quantile(stream.unit())
}

/// A gamma of a shape, with rate 1: Marsaglia and Tsang, ACM TOMS 26 (2000).
pub fn gamma(stream: &mut Stream, shape: f64) -> f64 {
    if shape < 1.0 {
        let boost = pow(stream.unit(), 1.0 / shape);
        return gamma(stream, shape + 1.0) * boost;
    }
    let d = shape - 1.0 / 3.0;
    let c = 1.0 / (9.0 * d).sqrt();
    loop {
        let x = normal(stream);
        let root = 1.0 + c * x;
        let v = root * root * root;
        if v > 0.0 && log(stream.unit()) < 0.5 * x * x + d - d * v + d * log(v) {
            return d * v;
        }
    }
}

/// A beta, as a ratio of gammas.
pub fn beta(stream: &mut Stream, a: f64, b: f64) -> f64 {
    let (one, other) = (gamma(stream, a), gamma(stream, b));
    // Both may underflow when both parameters are tiny.
    if one + other > 0.0 {
        one / (one + other)
    } else {
        a / (a + b)
    }
}

/// An index by weights that need not sum to one; 0 where there are none.
pub fn categorical(stream: &mut Stream, weights: impl Iterator<Item = f64> + Clone) -> usize {
    let whole: f64 = weights.clone().sum();
    let mut left = stream.unit() * whole;
    let mut last = 0;
    for (at, weight) in weights.enumerate() {
        if weight > 0.0 {
            last = at;
            left -= weight;
        }
        if left < 0.0 {
            return at;
        }
    }
    last
}

/// A lognormal of a median.
pub(crate) fn lognormal(stream: &mut Stream, median: f64, sigma: f64) -> f64 {
    median * exp(sigma * normal(stream))
}
