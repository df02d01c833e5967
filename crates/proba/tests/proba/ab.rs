use crate::fixture::*;

#[test]
fn given_two_proportions_when_read_then_z_p_and_intervals_are_told() {
    let house = House::new();
    let told = house.json(&["ab", "--a", "5/83", "--b", "12/99"], 0);
    assert_eq!(format!("{:.5}", told["z"].as_f64().unwrap()), "-1.40783");
    assert!((told["p"].as_f64().unwrap() - 0.159_182).abs() < 1e-6);
    assert!(told["difference"]["interval"]["low"].as_f64().unwrap() < 0.0);
    let text = house.good(&["ab", "--a", "5/83", "--b", "12/99"]);
    assert!(text.contains("-1.40783"), "{text}");
}

#[test]
fn given_a_baseline_and_an_effect_when_planned_then_the_branch_is_told() {
    let house = House::new();
    let plan = |words: &[&str]| house.json(&[&["ab", "plan"], words].concat(), 0)["branch"].clone();
    assert_eq!(plan(&["--baseline", ".05", "--mde", ".01"]), 7_663);
    assert_eq!(plan(&["--baseline", ".05", "--mde", ".03"]), 894);
    let words = [
        "--baseline",
        ".2",
        "--mde",
        ".05",
        "--power",
        ".8",
        "--alpha",
        ".05",
    ];
    assert_eq!(plan(&words), 1_030);
}

#[test]
fn given_bad_figures_when_asked_then_code_and_next_step_are_told() {
    let house = House::new();
    house.ended(&["ab", "--a", "5:83", "--b", "12/99"], 2);
    house.ended(&["ab", "--a", "5/83"], 2);
    let told = house.json(&["ab", "plan", "--baseline", "1.5", "--mde", ".01"], 2);
    assert_eq!(told["error"]["code"], "stats-probability");
}

#[test]
fn given_a_split_that_lost_its_ratio_when_read_then_it_is_a_finding() {
    let house = House::new();
    let told = house.json(&["ab", "--a", "50/1000", "--b", "60/1400"], 1);
    assert_eq!(told["sample_ratio"]["mismatch"], true);
}
