//! Classes of buyers: how recently, how often, for how much.

use casefile::audience::Audience;

/// 1 to 5 each, 5 the best.
pub fn classes(spec: &Audience, days: i32, count: i32, spent: i64) -> [i32; 3] {
    let rfm = &spec.rfm;
    let within = rfm
        .recency_days_max
        .iter()
        .filter(|it| i64::from(days) > i64::from(**it))
        .count();
    let often = rfm
        .orders_min
        .iter()
        .filter(|it| i64::from(count) >= i64::from(**it))
        .count();
    let much = rfm
        .spend_grosze_min
        .iter()
        .filter(|it| spent >= **it as i64)
        .count();
    [5 - within as i32, 1 + often as i32, 1 + much as i32]
}
