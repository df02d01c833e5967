use crate::Proportion;
use crate::special::ln_choose;
use libm::exp;

/// Tables as likely as this one but for rounding count as equally likely.
const SLACK: f64 = 1.0 + 1e-7;

/// Fisher's exact test, two-sided: the sum over all tables with the same margins that are at most
/// as likely as this one. Fisher, "Statistical Methods for Research Workers" (1934); the two-sided
/// rule is R's `fisher.test`.
pub fn fisher(a: Proportion, b: Proportion) -> f64 {
    let successes = a.successes + b.successes;
    let all = ln_choose(a.trials + b.trials, successes);
    let likely =
        |of_a: u64| exp(ln_choose(a.trials, of_a) + ln_choose(b.trials, successes - of_a) - all);
    let bound = likely(a.successes) * SLACK;
    let least = successes.saturating_sub(b.trials);
    let sum: f64 = (least..=successes.min(a.trials))
        .map(likely)
        .filter(|it| *it <= bound)
        .sum();
    sum.min(1.0)
}
