//! Days as people say them: "today", "last month", "2026-03-16", "today -30 days", "anniversary".

use crate::Civil;
use crate::calendar::{day_of, weekday};

/// A stretch of days, both ends in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    pub from: i32,
    pub to: i32,
}

/// How a day is held against a stretch of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Within it.
    On,
    /// Before its first day.
    Before,
    /// After its last.
    After,
    /// On its first day or later.
    Since,
    /// On its last day or before.
    Until,
}

/// What the operator `date` takes, understood.
///
/// `[on|before|after|since|until] POINT [+N UNIT|-N UNIT]` or `last N days|weeks|months|years`,
/// `next N …`; a point is `today`, `yesterday`, `tomorrow`, `this|last|next week|month|year`,
/// `anniversary`, a date, or a date and time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Against a stretch of days.
    Days(Side, Days),
    /// The same day of any year, so many days later or earlier.
    Anniversary(i32),
    /// Against a minute since 1970-01-01T00:00, for "now".
    Minute(Side, i64),
}

impl When {
    /// Understands a text, seen from a day.
    ///
    /// # Errors
    /// One sentence.
    pub fn parse(text: &str, today: i32) -> Result<Self, String> {
        let text = text.trim().to_lowercase();
        let mut words: Vec<&str> = text.split_whitespace().collect();
        let side = match words.first().copied() {
            Some("on") => Some(Side::On),
            Some("before") => Some(Side::Before),
            Some("after") => Some(Side::After),
            Some("since") => Some(Side::Since),
            Some("until") => Some(Side::Until),
            _ => None,
        };
        if side.is_some() {
            words.remove(0);
        }
        let side = side.unwrap_or(Side::On);
        let unknown =
            || format!("{text:?} is not a day, as in \"today -30 days\" or \"last month\"");
        if let [point] = words[..]
            && let Some((date, time)) = point.split_once('t')
            && let (Ok(date), Ok(time)) = (
                date.parse::<casefile::Date>(),
                time.parse::<casefile::TimeOfDay>(),
            )
        {
            return Ok(Self::Minute(
                side,
                date.days() * 1_440 + i64::from(time.minutes()),
            ));
        }
        let (point, offset) = parted(&words).ok_or_else(unknown)?;
        if point == ["anniversary"] {
            let days = offset.map_or(Some(0), |(count, unit)| {
                unit_days(unit).map(|it| it * count)
            });
            let days = days.filter(|days| days.abs() <= 366).ok_or_else(unknown)?;
            return Ok(Self::Anniversary(days));
        }
        let mut days = stretch(point, today).ok_or_else(unknown)?;
        if let Some((count, unit)) = offset {
            days = Days {
                from: moved(days.from, count, unit),
                to: moved(days.to, count, unit),
            };
        }
        Ok(Self::Days(side, days))
    }

    /// Between two days, both in it.
    pub fn between(from: i32, to: i32) -> Self {
        Self::Days(Side::On, Days { from, to })
    }

    /// Does a minute since 1970-01-01T00:00 fit? For "now".
    pub fn reached(self, minute: i64) -> bool {
        let day = i32::try_from(minute.div_euclid(1_440)).unwrap_or(i32::MAX);
        match self {
            Self::Minute(side, at) => match side {
                Side::On => minute == at,
                Side::Before => minute < at,
                Side::After => minute > at,
                Side::Since => minute >= at,
                Side::Until => minute <= at,
            },
            _ => self.holds(day, day),
        }
    }

    /// The days that fit, where they are one stretch: both ends in it.
    pub fn range(self) -> Option<[i64; 2]> {
        const LEAST: i64 = i32::MIN as i64 + 1;
        const MOST: i64 = i32::MAX as i64;
        let Self::Days(side, days) = self else {
            return None;
        };
        let (from, to) = (i64::from(days.from), i64::from(days.to));
        Some(match side {
            Side::On => [from, to],
            Side::Before => [LEAST, from - 1],
            Side::After => [to + 1, MOST],
            Side::Since => [from, MOST],
            Side::Until => [LEAST, to],
        })
    }

    /// Does a day fit?
    #[inline]
    pub fn holds(self, day: i32, today: i32) -> bool {
        match self {
            Self::Days(side, days) => match side {
                Side::On => days.from <= day && day <= days.to,
                Side::Before => day < days.from,
                Side::After => day > days.to,
                Side::Since => day >= days.from,
                Side::Until => day <= days.to,
            },
            Self::Minute(side, minute) => {
                let at = i32::try_from(minute.div_euclid(1_440)).unwrap_or(i32::MAX);
                Self::Days(side, Days { from: at, to: at }).holds(day, today)
            }
            Self::Anniversary(offset) => {
                let (own, now) = (Civil::of(day), Civil::of(today - offset));
                let leap = own.month == 2 && own.day == 29;
                let kept = Civil {
                    year: now.year,
                    ..own
                }
                .days();
                own.month == now.month && own.day == now.day || leap && kept == now.days()
            }
        }
    }
}

type Offset<'a> = (i32, &'a str);

/// The point, and "+3 days" behind it; "+3" and "days" or "+ 3 days".
fn parted<'a, 'b>(words: &'b [&'a str]) -> Option<(&'b [&'a str], Option<Offset<'a>>)> {
    let signed = |word: &&str| word.starts_with(['+', '-']);
    let Some(at) = words.iter().position(signed) else {
        return Some((words, None));
    };
    let (point, offset) = words.split_at(at);
    let text = offset.concat();
    let digits = text[1..].find(|c: char| !c.is_ascii_digit())? + 1;
    let count: i32 = text[..digits]
        .parse()
        .ok()
        .filter(|it: &i32| it.abs() <= 36_600)?;
    let unit = offset
        .last()?
        .trim_start_matches(|c: char| !c.is_ascii_alphabetic());
    (UNITS.contains(&unit)).then_some((point, Some((count, unit))))
}

const UNITS: [&str; 8] = [
    "day", "days", "week", "weeks", "month", "months", "year", "years",
];

fn unit_days(unit: &str) -> Option<i32> {
    match unit {
        "day" | "days" => Some(1),
        "week" | "weeks" => Some(7),
        _ => None,
    }
}

fn moved(day: i32, count: i32, unit: &str) -> i32 {
    match unit_days(unit) {
        Some(days) => day + days * count,
        None => {
            let months = if unit.starts_with("year") { 12 } else { 1 };
            Civil::of(day).plus_months(months * count).days()
        }
    }
}

fn stretch(point: &[&str], today: i32) -> Option<Days> {
    let one = |day: i32| Some(Days { from: day, to: day });
    match point {
        ["today"] => one(today),
        ["yesterday"] => one(today - 1),
        ["tomorrow"] => one(today + 1),
        [
            which @ ("this" | "last" | "next"),
            unit @ ("week" | "month" | "year"),
        ] => {
            let step = match *which {
                "this" => 0,
                "last" => -1,
                _ => 1,
            };
            Some(period(unit, step, today))
        }
        [which @ ("last" | "next"), count, unit] if UNITS.contains(unit) => {
            let count: i32 = count.parse().ok().filter(|it| (1..=36_600).contains(it))?;
            Some(match *which {
                "last" => Days {
                    from: moved(today, -count, unit),
                    to: today,
                },
                _ => Days {
                    from: today,
                    to: moved(today, count, unit),
                },
            })
        }
        [date] => one(day_of(date.parse().ok()?)),
        _ => None,
    }
}

fn period(unit: &str, step: i32, today: i32) -> Days {
    if unit == "week" {
        let monday = today - weekday(today) + 7 * step;
        return Days {
            from: monday,
            to: monday + 6,
        };
    }
    let now = Civil::of(today);
    let (first, months) = match unit {
        "month" => (Civil { day: 1, ..now }, 1),
        _ => (
            Civil {
                month: 1,
                day: 1,
                ..now
            },
            12,
        ),
    };
    let from = first.plus_months(months * step);
    Days {
        from: from.days(),
        to: from.plus_months(months).days() - 1,
    }
}
