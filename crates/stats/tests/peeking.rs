//! A/A tests: how often a rule calls equal things different. 2,000 tests of 14 days, 300 contacts a
//! side a day, one in ten of them a success; the draws are SplitMix64's.

use stats::{Proportion, Spending, bounds, mixture, mixture_tau, two_proportions};

const TESTS: u32 = 2_000;
const DAYS: usize = 14;
const A_DAY: u64 = 300;

struct Draws(u64);

impl Draws {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn successes(&mut self) -> u64 {
        (0..A_DAY)
            .filter(|_| self.next().is_multiple_of(10))
            .count() as u64
    }
}

/// The share of A/A tests that a rule, shown both sides after each day, calls different.
fn rejected(rule: impl Fn(usize, Proportion, Proportion) -> bool) -> f64 {
    let mut draws = Draws(42);
    let mut count = 0;
    for _ in 0..TESTS {
        let mut sums = [0; 2];
        let mut called = false;
        for day in 1..=DAYS {
            sums = [sums[0] + draws.successes(), sums[1] + draws.successes()];
            let side = |at: usize| Proportion::new(sums[at], A_DAY * day as u64).unwrap();
            called |= rule(day, side(0), side(1));
        }
        count += u32::from(called);
    }
    f64::from(count) / f64::from(TESTS)
}

#[test]
fn given_equal_variants_when_looked_at_once_then_one_in_twenty_is_called_different() {
    let share = rejected(|day, a, b| day == DAYS && two_proportions(a, b).p < 0.05);
    assert!((0.035..=0.065).contains(&share), "{share}");
}

#[test]
fn given_equal_variants_when_peeked_at_daily_then_many_are_called_different() {
    let share = rejected(|_, a, b| two_proportions(a, b).p < 0.05);
    assert!((0.17..=0.30).contains(&share), "{share}");
}

#[test]
fn given_equal_variants_when_peeked_at_by_the_sequential_rule_then_few_are_called_different() {
    let tau = mixture_tau(0.02);
    let share = rejected(|_, a, b| mixture(a, b, tau).p < 0.05);
    assert!(share <= 0.05, "{share}");
}

#[test]
fn given_equal_variants_when_peeked_at_within_bounds_then_one_in_twenty_is_called_different() {
    for spending in [Spending::OBrienFleming, Spending::Pocock] {
        let bounds = bounds(spending, DAYS as u32, 0.05).unwrap();
        let share = rejected(|day, a, b| two_proportions(a, b).z.abs() > bounds[day - 1]);
        assert!((0.03..=0.065).contains(&share), "{spending:?} {share}");
    }
}
