//! Relative days as the operator `date` takes them, in parts that controls can hold.

use casefile::Date;

/// The shapes that are offered; anything else that the simulator takes is kept as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// `last 30 days`
    Last,
    /// `next 30 days`
    Next,
    /// `before today -30 days`: longer ago than that.
    Before,
    /// `this month`
    Period,
    /// `since 2026-01-31`, `on yesterday`
    Day,
    /// `anniversary +3 days`
    Anniversary,
    Other,
}

impl Form {
    pub const OFFERED: [Self; 6] = [
        Self::Last,
        Self::Before,
        Self::Period,
        Self::Day,
        Self::Next,
        Self::Anniversary,
    ];
}

pub const UNITS: [&str; 4] = ["days", "weeks", "months", "years"];
pub const SIDES: [&str; 5] = ["on", "before", "after", "since", "until"];
pub const PERIODS: [&str; 9] = [
    "this week",
    "last week",
    "next week",
    "this month",
    "last month",
    "next month",
    "this year",
    "last year",
    "next year",
];
pub const NAMED: [&str; 3] = ["today", "yesterday", "tomorrow"];

/// A moment in parts. What is being typed may be missing or wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts {
    pub form: Form,
    /// One of [`SIDES`]; of an anniversary `after` or `before` it.
    pub side: String,
    /// A period, a named day or a date.
    pub point: String,
    pub count: String,
    pub unit: String,
}

impl Parts {
    /// What a form begins with.
    pub fn beginning(form: Form, today: &str) -> Self {
        let parts = |side: &str, point: &str, count: &str| Self {
            form,
            side: side.into(),
            point: point.into(),
            count: count.into(),
            unit: "days".into(),
        };
        match form {
            Form::Last | Form::Next => parts("on", "", "30"),
            Form::Before => parts("before", "", "90"),
            Form::Period => parts("on", "this month", ""),
            Form::Day => parts("since", today, ""),
            Form::Anniversary => parts("after", "", "0"),
            Form::Other => parts("on", "today", ""),
        }
    }

    pub fn parse(text: &str) -> Self {
        let words: Vec<&str> = text.split_whitespace().collect();
        let parts = |form, side: &str, point: &str, count: &str, unit: &str| Self {
            form,
            side: side.into(),
            point: point.into(),
            count: count.into(),
            unit: unit.into(),
        };
        let is_unit = |word: &str| UNITS.contains(&word);
        if PERIODS.contains(&words.join(" ").as_str()) {
            return parts(Form::Period, "on", &words.join(" "), "", "days");
        }
        match words[..] {
            ["last", unit] if is_unit(unit) => parts(Form::Last, "on", "", "", unit),
            ["last", count, unit] if is_unit(unit) => parts(Form::Last, "on", "", count, unit),
            ["next", unit] if is_unit(unit) => parts(Form::Next, "on", "", "", unit),
            ["next", count, unit] if is_unit(unit) => parts(Form::Next, "on", "", count, unit),
            ["before", "today", back, unit] if is_unit(unit) && back.starts_with('-') => {
                parts(Form::Before, "before", "", &back[1..], unit)
            }
            ["anniversary"] => parts(Form::Anniversary, "after", "", "0", "days"),
            ["anniversary", moved, unit] if is_unit(unit) && moved.starts_with(['+', '-']) => {
                let side = if moved.starts_with('-') {
                    "before"
                } else {
                    "after"
                };
                parts(Form::Anniversary, side, "", &moved[1..], unit)
            }
            [side] if SIDES.contains(&side) => parts(Form::Day, side, "", "", "days"),
            [side, point] if SIDES.contains(&side) && !point.contains('T') => {
                parts(Form::Day, side, point, "", "days")
            }
            [point] if NAMED.contains(&point) || point.parse::<Date>().is_ok() => {
                parts(Form::Day, "on", point, "", "days")
            }
            _ => parts(Form::Other, "on", text, "", "days"),
        }
    }

    pub fn text(&self) -> String {
        let Self {
            side,
            point,
            count,
            unit,
            ..
        } = self;
        let count = count.trim();
        match self.form {
            Form::Last => format!("last {count} {unit}"),
            Form::Next => format!("next {count} {unit}"),
            Form::Before => format!("before today -{count} {unit}"),
            Form::Period | Form::Other => point.clone(),
            Form::Day => format!("{side} {point}"),
            Form::Anniversary if count == "0" => "anniversary".into(),
            Form::Anniversary => {
                let sign = if side == "before" { '-' } else { '+' };
                format!("anniversary {sign}{count} {unit}")
            }
        }
    }

    fn is_whole(&self) -> bool {
        let count = self.count.trim();
        let count = count
            .parse::<u32>()
            .ok()
            .filter(|_| !count.starts_with('+'));
        match self.form {
            Form::Last | Form::Next | Form::Before => {
                count.is_some_and(|count| (1..=36_600).contains(&count))
            }
            Form::Anniversary => {
                let days = match self.unit.as_str() {
                    "days" => count,
                    "weeks" => count.and_then(|count| count.checked_mul(7)),
                    _ => None,
                };
                days.is_some_and(|days| days <= 366)
            }
            Form::Period => true,
            Form::Day => {
                let point = self.point.as_str();
                NAMED.contains(&point) || point.parse::<Date>().is_ok()
            }
            Form::Other => !self.point.trim().is_empty(),
        }
    }
}

/// Whether a text is a moment; what is written freely is for the simulator to judge.
pub fn is_whole(text: &str) -> bool {
    Parts::parse(text).is_whole()
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn given_moments_when_taken_apart_and_put_together_then_they_are_the_same() {
        for text in [
            "last 30 days",
            "next 2 weeks",
            "before today -90 days",
            "this month",
            "on yesterday",
            "since 2026-03-02",
            "anniversary",
            "anniversary -3 days",
            "after today +2 months",
            "after 2026-05-10T20:00",
        ] {
            let parts = Parts::parse(text);
            assert_eq!(parts.text(), text, "{parts:?}");
            assert!(is_whole(text), "{text}");
        }
    }

    #[wasm_bindgen_test]
    fn given_a_moment_half_typed_when_taken_apart_then_its_form_stays() {
        for (text, form) in [
            ("last  days", Form::Last),
            ("before today - days", Form::Before),
            ("since ", Form::Day),
        ] {
            assert_eq!(Parts::parse(text).form, form, "{text}");
            assert!(!is_whole(text), "{text}");
        }
        assert!(!is_whole("last 0 days"));
        assert!(!is_whole("since 2026-02-31"));
        assert!(!is_whole("anniversary +400 days"));
    }
}
