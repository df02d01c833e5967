//! Civil dates as days since 1970-01-01, without a zone.

/// A civil date taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Civil {
    /// The year.
    pub year: i32,
    /// 1 to 12.
    pub month: i32,
    /// 1 to 31.
    pub day: i32,
}

impl Civil {
    /// The date of a day. Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013).
    pub fn of(days: i32) -> Self {
        let z = days + 719_468;
        let (era, of_era) = (z.div_euclid(146_097), z.rem_euclid(146_097));
        let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let shifted = (5 * of_year + 2) / 153;
        let month = if shifted < 10 {
            shifted + 3
        } else {
            shifted - 9
        };
        let after = i32::from(month <= 2);
        let day = of_year - (153 * shifted + 2) / 5 + 1;
        Self {
            year: year + era * 400 + after,
            month,
            day,
        }
    }

    /// Days since 1970-01-01; a day past the month's end counts as its last.
    pub fn days(self) -> i32 {
        let day = self.day.min(length(self.year, self.month));
        let year = self.year - i32::from(self.month <= 2);
        let month = (self.month + 9) % 12;
        let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
        let of_year = (153 * month + 2) / 5 + day - 1;
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
    }

    /// So many months later or earlier; the 31st becomes a shorter month's last day.
    pub fn plus_months(self, months: i32) -> Self {
        let whole = self.year * 12 + self.month - 1 + months;
        let (year, month) = (whole.div_euclid(12), whole.rem_euclid(12) + 1);
        Self {
            year,
            month,
            day: self.day.min(length(year, month)),
        }
    }

    /// "2026-09-14".
    pub fn text(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

fn length(year: i32, month: i32) -> i32 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 => 28 + i32::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// 0 for Monday to 6 for Sunday.
pub fn weekday(days: i32) -> i32 {
    (days + 3).rem_euclid(7)
}

/// A day of a case as days since 1970-01-01.
pub fn day_of(date: casefile::Date) -> i32 {
    i32::try_from(date.days()).expect("a year of at most four digits")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_any_day_when_taken_apart_then_it_comes_together_again() {
        for days in -1_000..80_000 {
            let civil = Civil::of(days);
            assert_eq!(civil.days(), days);
            let date: casefile::Date = match civil.text().parse() {
                Ok(date) => date,
                Err(_) => continue,
            };
            assert_eq!(day_of(date), days);
            assert_eq!(i32::from(date.weekday()), weekday(days));
        }
    }

    #[test]
    fn given_the_31st_when_months_are_added_then_it_stays_within_the_month() {
        let of = |text: &str| Civil::of(day_of(text.parse().unwrap()));
        assert_eq!(of("2026-01-31").plus_months(1).text(), "2026-02-28");
        assert_eq!(of("2026-01-31").plus_months(-11).text(), "2025-02-28");
    }
}
