use crate::Proportion;
use crate::special::ln_beta;
use libm::{exp, log};
use serde::Serialize;

/// What to believe of two variants, from a uniform prior.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Beliefs {
    /// P(b > a).
    pub b_better: f64,
    /// What choosing a costs on average, as a share: E max(b - a, 0).
    pub loss_a: f64,
    /// What choosing b costs on average, as a share: E max(a - b, 0).
    pub loss_b: f64,
}

/// A beta distribution with whole parameters.
#[derive(Clone, Copy)]
struct Beta {
    a: u64,
    b: u64,
}

impl Beta {
    fn mean(self) -> f64 {
        self.a as f64 / (self.a + self.b) as f64
    }

    fn one_more(self) -> Self {
        Self {
            a: self.a + 1,
            b: self.b,
        }
    }
}

/// P(b > a) and both expected losses in closed form, with Beta(1, 1) before.
///
/// Evan Miller, "Formulas for Bayesian A/B Testing" (2014), eq. 6; Stucchio, "Bayesian A/B Testing
/// at VWO" (2015), eq. 16 and 18.
pub fn beliefs(a: Proportion, b: Proportion) -> Beliefs {
    let after = |of: Proportion| Beta {
        a: of.successes + 1,
        b: of.trials - of.successes + 1,
    };
    let (a, b) = (after(a), after(b));
    let loss = |chosen: Beta, other: Beta| {
        let gain = other.mean() * above(chosen, other.one_more());
        let own = chosen.mean() * above(chosen.one_more(), other);
        (gain - own).max(0.0)
    };
    Beliefs {
        b_better: above(a, b),
        loss_a: loss(a, b),
        loss_b: loss(b, a),
    }
}

/// P(b > a): Miller's sum, taken over whichever parameter makes it shorter.
fn above(a: Beta, b: Beta) -> f64 {
    let swap = |of: Beta| Beta { a: of.b, b: of.a };
    let sum = match [b.a, a.a, a.b, b.b].iter().min() {
        Some(least) if *least == b.a => terms(a, b),
        Some(least) if *least == a.a => 1.0 - terms(b, a),
        // P(b > a) is P(1 - a > 1 - b).
        Some(least) if *least == a.b => terms(swap(b), swap(a)),
        _ => 1.0 - terms(swap(a), swap(b)),
    };
    sum.clamp(0.0, 1.0)
}

fn terms(a: Beta, b: Beta) -> f64 {
    let (a_a, a_b, b_b) = (a.a as f64, a.b as f64, b.b as f64);
    let whole = ln_beta(a_a, a_b);
    let term = |i: u64| {
        let i = i as f64;
        exp(ln_beta(a_a + i, a_b + b_b) - log(b_b + i) - ln_beta(1.0 + i, b_b) - whole)
    };
    (0..b.a).map(term).sum()
}
