//! The functions against another library's, and against each other.

use proptest::prelude::*;
use statrs::distribution::{Beta, ChiSquared, ContinuousCDF, Normal, StudentsT};
use stats::special::*;
use stats::*;

fn close(ours: f64, theirs: f64, slack: f64) -> bool {
    (ours - theirs).abs() <= slack * theirs.abs().max(1e-6)
}

fn proportions(trials_max: u64) -> impl Strategy<Value = Proportion> {
    (1..trials_max)
        .prop_flat_map(|trials| (0..=trials, Just(trials)))
        .prop_map(|(successes, trials)| Proportion::new(successes, trials).unwrap())
}

proptest! {
    #[test]
    fn the_normal_agrees_with_statrs(z in -6.0_f64..6.0, p in 1e-9_f64..0.999_999_999) {
        let normal = Normal::new(0.0, 1.0).unwrap();
        prop_assert!(close(normal_cdf(z), normal.cdf(z), 1e-9));
        prop_assert!((normal_cdf(normal_quantile(p)) - p).abs() < 1e-12);
    }

    #[test]
    fn the_beta_agrees_with_statrs(
        x in 0.001_f64..0.999, a in 0.5_f64..200.0, b in 0.5_f64..200.0
    ) {
        let theirs = Beta::new(a, b).unwrap().cdf(x);
        prop_assert!((beta_cdf(x, a, b) - theirs).abs() < 1e-10);
    }

    #[test]
    fn the_chi_squared_agrees_with_statrs(x in 0.001_f64..80.0, freedom in 1_u32..20) {
        let freedom = f64::from(freedom);
        let theirs = ChiSquared::new(freedom).unwrap().sf(x);
        prop_assert!((chi_squared_tail(x, freedom) - theirs).abs() < 1e-10);
    }

    #[test]
    fn student_agrees_with_statrs(t in 0.0_f64..8.0, freedom in 1.0_f64..300.0) {
        let theirs = 2.0 * StudentsT::new(0.0, 1.0, freedom).unwrap().sf(t);
        prop_assert!((student_tails(t, freedom) - theirs).abs() < 1e-9);
    }

    #[test]
    fn power_is_the_inverse_of_sample_size(
        a in 0.02_f64..0.9, by in 0.01_f64..0.09, wanted in 0.2_f64..0.99
    ) {
        let size = sample_size(a, a + by, wanted, 0.05).unwrap();
        prop_assume!(size >= 1.0);
        prop_assert!((power(a, a + by, size, 0.05).unwrap() - wanted).abs() < 1e-9);
    }

    #[test]
    fn sides_exchanged_exchange_every_answer(a in proportions(5_000), b in proportions(5_000)) {
        let (one, other) = (two_proportions(a, b), two_proportions(b, a));
        prop_assert!((one.z + other.z).abs() < 1e-9 && (one.p - other.p).abs() < 1e-12);
        let (one, other) = (beliefs(a, b), beliefs(b, a));
        prop_assert!((one.b_better + other.b_better - 1.0).abs() < 1e-7);
        prop_assert!((one.loss_a - other.loss_b).abs() < 1e-7);
        let (one, other) = (newcombe(a, b, 0.95).unwrap(), newcombe(b, a, 0.95).unwrap());
        prop_assert!((one.low + other.high).abs() < 1e-9);
        prop_assert!((fisher(a, b) - fisher(b, a)).abs() < 1e-6);
    }

    #[test]
    fn an_interval_holds_what_it_is_of(a in proportions(5_000)) {
        let found = wilson(a, 0.95).unwrap();
        prop_assert!(found.low <= a.share() + 1e-12 && a.share() <= found.high + 1e-12);
        prop_assert!(found.low >= 0.0 && found.high <= 1.0);
    }

    #[test]
    fn beliefs_agree_with_integration(a in proportions(400), b in proportions(400)) {
        let curve = |of: Proportion| {
            let (s, n) = (of.successes as f64, of.trials as f64);
            Beta::new(s + 1.0, n - s + 1.0).unwrap()
        };
        let (of_a, of_b) = (curve(a), curve(b));
        let steps = 4_000;
        let at = |i: i32| f64::from(i) / f64::from(steps);
        let cell = |i: i32| {
            let middle = (at(i) + at(i + 1)) / 2.0;
            (of_b.cdf(at(i + 1)) - of_b.cdf(at(i))) * of_a.cdf(middle)
        };
        let sum: f64 = (0..steps).map(cell).sum();
        prop_assert!((beliefs(a, b).b_better - sum).abs() < 1e-4);
    }
}
