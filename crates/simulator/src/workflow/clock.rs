//! When a step that waits lets go: minutes of a run, from its first midnight.

use crate::calendar::weekday;

/// The next such time of day.
pub fn next_time(now: u32, time: u16) -> u32 {
    let today = now / 1_440 * 1_440 + u32::from(time);
    if today >= now { today } else { today + 1_440 }
}

/// The next minute within a window on allowed weekdays (bit 0 Monday); `to` before `from` goes over
/// midnight. `first` is the run's first day.
pub fn next_within(now: u32, first: i32, from: u16, to: u16, days: u8) -> u32 {
    let inside = |minute: u16| match from <= to {
        true => from <= minute && minute <= to,
        false => minute >= from || minute <= to,
    };
    for ahead in 0..8 {
        let day = now / 1_440 + ahead;
        let allowed = days >> weekday(first + day as i32) & 1 == 1;
        if !allowed {
            continue;
        }
        let minute = if ahead == 0 { (now % 1_440) as u16 } else { 0 };
        if inside(minute) {
            return day * 1_440 + u32::from(minute);
        }
        if from > minute {
            return day * 1_440 + u32::from(from);
        }
    }
    now
}
