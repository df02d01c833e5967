//! Dates and times of day, as a case writes them: texts, without a zone.

use serde::{Deserialize, Serialize};

/// A text that is neither a date nor a time of day.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// Not a day of the calendar.
    #[error("{0:?} is not a date, as in \"2026-09-14\"")]
    Date(String),
    /// Not a month of the calendar.
    #[error("{0:?} is not a month, as in \"2026-09\"")]
    Month(String),
    /// Not a time of day.
    #[error("{0:?} is not a time of day, as in \"09:30\"")]
    Time(String),
}

/// A day of the calendar, from 1970 to 9999; a text "2026-09-14" in files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date {
    month: Month,
    day: u8,
}

/// A month of the calendar; a text "2026-09" in files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Month {
    year: u16,
    month: u8,
}

/// A time of day, to the minute; a text "09:30" in files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TimeOfDay {
    minutes: u16,
}

impl Date {
    /// Days since 1970-01-01.
    pub fn days(self) -> i64 {
        let before = i64::from(self.month.month <= 2);
        let year = i64::from(self.month.year) - before;
        let month = (i64::from(self.month.month) + 9) % 12;
        let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
        let of_year = (153 * month + 2) / 5 + i64::from(self.day) - 1;
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
    }

    /// 0 for Monday to 6 for Sunday.
    pub fn weekday(self) -> u8 {
        u8::try_from((self.days() + 3).rem_euclid(7)).expect("below 7")
    }

    /// The month that the day is in.
    pub fn month(self) -> Month {
        self.month
    }

    /// The day of the month, from 1.
    pub fn day(self) -> u8 {
        self.day
    }
}

impl Month {
    /// The year.
    pub fn year(self) -> u16 {
        self.year
    }

    /// 1 for January to 12 for December.
    pub fn number(self) -> u8 {
        self.month
    }

    /// The month after.
    pub fn next(self) -> Self {
        match self.month {
            12 => Self {
                year: self.year + 1,
                month: 1,
            },
            month => Self {
                year: self.year,
                month: month + 1,
            },
        }
    }

    fn length_days(self) -> u8 {
        let year = self.year;
        let leap =
            year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        match self.month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }
}

impl TimeOfDay {
    /// Minutes since midnight, below 1,440.
    pub fn minutes(self) -> u16 {
        self.minutes
    }
}

/// Exactly `length` decimal digits.
fn digits(text: &str, length: usize) -> Option<u16> {
    let plain = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

fn month(text: &str) -> Option<Month> {
    let (year, month) = text.split_once('-')?;
    let (year, month) = (digits(year, 4)?, digits(month, 2)?);
    let month = u8::try_from(month).ok()?;
    (year >= 1970 && (1..=12).contains(&month)).then_some(Month { year, month })
}

fn date(text: &str) -> Option<Date> {
    let (head, day) = text.rsplit_once('-')?;
    let month = month(head)?;
    let day = u8::try_from(digits(day, 2)?).ok()?;
    (1..=month.length_days())
        .contains(&day)
        .then_some(Date { month, day })
}

fn time(text: &str) -> Option<TimeOfDay> {
    let (hour, minute) = text.split_once(':')?;
    let (hour, minute) = (digits(hour, 2)?, digits(minute, 2)?);
    (hour < 24 && minute < 60).then_some(TimeOfDay {
        minutes: hour * 60 + minute,
    })
}

macro_rules! texts {
    ($($name:ident by $parse:ident, $error:ident;)+) => {$(
        impl std::str::FromStr for $name {
            type Err = DateError;
            fn from_str(text: &str) -> Result<Self, DateError> {
                $parse(text).ok_or_else(|| DateError::$error(text.chars().take(32).collect()))
            }
        }

        impl TryFrom<String> for $name {
            type Error = DateError;
            fn try_from(text: String) -> Result<Self, DateError> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(it: $name) -> String {
                it.to_string()
            }
        }
    )+};
}

texts! {
    Date by date, Date;
    Month by month, Month;
    TimeOfDay by time, Time;
}

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{:02}", self.month, self.day)
    }
}

impl std::fmt::Display for Month {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl std::fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:02}:{:02}", self.minutes / 60, self.minutes % 60)
    }
}
