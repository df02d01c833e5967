//! Every figure that the plan of the simulated tool prints, to its last digit, and others' answers.

use stats::*;

fn of(successes: u64, trials: u64) -> Proportion {
    Proportion::new(successes, trials).unwrap()
}

#[test]
fn given_5_of_83_and_12_of_99_when_tested_then_z_and_p_are_the_printed_ones() {
    let test = two_proportions(of(5, 83), of(12, 99));
    assert_eq!(format!("{:.5}", test.z), "-1.40783");
    // Exactly 0.159181291…; the plan prints 0.159182.
    assert_eq!(format!("{:.9}", test.p), "0.159181292");
    assert!((test.p - 0.159_182).abs() < 1e-6);
}

#[test]
fn given_a_half_and_three_quarters_when_planned_then_76_7_a_group_and_50_have_power_0_740() {
    assert_eq!(
        format!("{:.1}", sample_size(0.5, 0.75, 0.9, 0.05).unwrap()),
        "76.7"
    );
    assert_eq!(
        format!("{:.3}", power(0.5, 0.75, 50.0, 0.05).unwrap()),
        "0.740"
    );
}

#[test]
fn given_millers_calculator_when_asked_then_the_branches_are_the_printed_ones() {
    let size = |baseline, effect| miller_size(baseline, effect, 0.8, 0.05).unwrap();
    assert_eq!(size(0.05, 0.01), 7_663);
    assert_eq!(size(0.05, 0.03), 894);
    assert_eq!(size(0.20, 0.05), 1_030);
}

/// Newcombe (1998), table II, (a) 56/70 against 48/80: 0.0524 to 0.3339; Wilson's own of 81/263.
#[test]
fn given_newcombes_examples_when_computed_then_they_are_his() {
    let found = newcombe(of(48, 80), of(56, 70), 0.95).unwrap();
    assert_eq!(
        format!("{:.4} {:.4}", found.low, found.high),
        "0.0524 0.3339"
    );
    let found = wilson(of(81, 263), 0.95).unwrap();
    assert_eq!(
        format!("{:.4} {:.4}", found.low, found.high),
        "0.2553 0.3662"
    );
}

/// Fisher's tea: 3/4 against 1/4 gives 0.4857 (R: `fisher.test`).
#[test]
fn given_the_lady_tasting_tea_when_tested_then_fisher_gives_0_4857() {
    assert_eq!(format!("{:.4}", fisher(of(3, 4), of(1, 4))), "0.4857");
    assert_eq!(format!("{:.4}", fisher(of(5, 5), of(5, 5))), "1.0000");
}

/// Student's sleep data (R: `t.test(extra ~ group)`): t -1.8608, df 17.776, p 0.07939.
#[test]
fn given_students_sleep_when_tested_then_welch_gives_rs_answer() {
    let sample = |values: [i64; 10]| {
        let mut sample = Sample::default();
        values.iter().for_each(|it| sample.push(*it));
        sample
    };
    let one = sample([7, -16, -2, -12, -1, 34, 37, 8, 0, 20]);
    let two = sample([19, 8, 11, 1, -1, 44, 55, 16, 46, 34]);
    let found = welch(one, two).unwrap();
    let told = format!("{:.4} {:.3} {:.5}", found.t, found.freedom, found.p);
    assert_eq!(told, "-1.8608 17.776 0.07939");
}

/// Jennison and Turnbull (2000), and R's gsDesign, for five looks at 5 %.
#[test]
fn given_five_looks_when_bounded_then_they_are_the_published_ones() {
    let told = |spending| {
        let found = bounds(spending, 5, 0.05).unwrap();
        found
            .iter()
            .map(|it| format!("{it:.3}"))
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(
        told(Spending::OBrienFleming),
        "4.877 3.357 2.680 2.290 2.031"
    );
    assert_eq!(told(Spending::Pocock), "2.438 2.427 2.410 2.397 2.386");
    let one = bounds(Spending::Pocock, 1, 0.05).unwrap();
    assert_eq!(format!("{:.4}", one[0]), "1.9600");
}

#[test]
fn given_a_split_of_half_when_821588_met_815482_then_the_ratio_is_suspicious() {
    let check = sample_ratio(&[821_588, 815_482], &[1, 1]).unwrap();
    assert!(check.mismatch && check.p < 1e-5);
    assert!(!sample_ratio(&[5_010, 4_990], &[50, 50]).unwrap().mismatch);
}

/// P(b > a) for 1/2 against 2/2 from uniform priors is 4/5 by hand.
#[test]
fn given_small_counts_when_believed_then_the_closed_form_is_the_hand_computed_one() {
    let found = beliefs(of(1, 2), of(2, 2));
    assert!((found.b_better - 0.8).abs() < 1e-12);
    let even = beliefs(of(7, 90), of(7, 90));
    assert!((even.b_better - 0.5).abs() < 1e-10 && (even.loss_a - even.loss_b).abs() < 1e-10);
}

#[test]
fn given_bad_figures_when_asked_then_each_is_refused_with_its_code() {
    assert_eq!(
        Proportion::new(3, 2).unwrap_err().code(),
        "stats-proportion"
    );
    assert_eq!(
        "5:83".parse::<Proportion>().unwrap_err(),
        StatsError::Proportion
    );
    assert_eq!(sample_size(0.5, 0.5, 0.8, 0.05), Err(StatsError::Effect));
    assert_eq!(miller_size(0.05, 0.96, 0.8, 0.05), Err(StatsError::Effect));
    assert_eq!(power(0.5, 1.5, 50.0, 0.05), Err(StatsError::Probability));
    assert_eq!(bounds(Spending::Pocock, 0, 0.05), Err(StatsError::Count));
    assert_eq!(sample_ratio(&[1], &[1]), Err(StatsError::Count));
}
