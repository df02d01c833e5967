//! Round steps for an axis that begins at nought.

/// The least round number that is not below `greatest`, and how many equal steps lead to it.
pub fn round(greatest: f64) -> (f64, u32) {
    if greatest.is_nan() || greatest <= 0.0 {
        return (1.0, 2);
    }
    let mut unit = 1.0;
    while unit * 10.0 <= greatest {
        unit *= 10.0;
    }
    while unit > greatest {
        unit /= 10.0;
    }
    for (times, steps) in [
        (1.0, 2),
        (2.0, 4),
        (2.5, 5),
        (3.0, 3),
        (4.0, 4),
        (5.0, 5),
        (6.0, 3),
    ] {
        if greatest <= unit * times {
            return (unit * times, steps);
        }
    }
    let times = if greatest <= unit * 8.0 { 8.0 } else { 10.0 };
    (unit * times, if times < 9.0 { 4 } else { 5 })
}

/// Every how manieth of the labels along an axis is written, so that they have room on a phone.
pub fn every(labels: &[String]) -> usize {
    let longest = labels.iter().map(|label| label.chars().count()).max();
    let most = if longest.unwrap_or(0) > 6 { 4 } else { 6 };
    labels.len().div_ceil(most).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn given_values_when_an_axis_is_made_then_it_ends_round_and_above() {
        assert_eq!(round(7287.0), (8000.0, 4));
        assert_eq!(round(10.0), (10.0, 2));
        assert_eq!(round(0.086), (0.1, 5));
        assert_eq!(round(0.0), (1.0, 2));
        assert_eq!(round(f64::NAN), (1.0, 2));
    }

    #[wasm_bindgen_test]
    fn given_many_labels_when_an_axis_is_written_then_a_few_are() {
        let labels = |label: &str, count: usize| vec![label.to_string(); count];
        assert_eq!(every(&labels("6.10", 28)), 5);
        assert_eq!(every(&labels("2025-10-06", 25)), 7);
        assert_eq!(every(&labels("6.10", 3)), 1);
        assert_eq!(every(&[]), 1);
    }
}
