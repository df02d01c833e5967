//! Each row by itself: cells are what their heads say, counts contain each other, rates are
//! their quotients.

use super::super::table::{Cell, Csv};
use super::super::{Findings, Source};
use super::vocabulary::{self, Kind};
use crate::Date;

/// The first is at least the second.
const AT_LEAST: [(&str, &str); 12] = [
    ("contacts", "sent"),
    ("sent", "delivered"),
    ("delivered", "unique_opens"),
    ("delivered", "unique_clicks"),
    ("delivered", "unsubscribes"),
    ("delivered", "complaints"),
    ("unique_opens", "unique_clicks"),
    ("unique_opens", "machine_opens"),
    ("opens", "unique_opens"),
    ("clicks", "unique_clicks"),
    ("sessions", "carts"),
    ("carts", "orders"),
];

/// The same, of social channels; and in every row, whatever part it is.
const ALWAYS: [(&str, &str); 3] = [
    ("opens", "unique_opens"),
    ("clicks", "unique_clicks"),
    ("impressions", "reach"),
];

/// Parts in time or by link: what happens there may have been sent elsewhere.
const LOOSE: [&str; 4] = ["day", "hour", "link", "device"];

/// Checks every row of a table.
pub fn check(source: &Source, csv: &Csv, findings: &mut Findings) {
    let today = source
        .audience
        .as_ref()
        .map(|audience| audience.value.reference_date);
    let whole = LOOSE.iter().all(|part| csv.column(part).is_none());
    for cells in &csv.rows {
        let row = Row { csv, cells };
        row.types(today, findings);
        row.bounces(whole, findings);
        let pairs = if whole {
            AT_LEAST.as_slice()
        } else {
            ALWAYS.as_slice()
        };
        for (more, less) in pairs.iter().chain(&ALWAYS[2..]) {
            row.at_least(more, less, findings);
        }
        row.quotients(findings);
    }
}

/// A row of a table.
pub struct Row<'a> {
    /// The table.
    pub csv: &'a Csv<'a>,
    /// The row's cells.
    pub cells: &'a [Cell],
}

impl<'a> Row<'a> {
    /// The cell of a head.
    pub fn cell(&self, name: &str) -> Option<&'a Cell> {
        self.csv.column(name).map(|index| &self.cells[index])
    }

    /// The number of a head, where there is one.
    pub fn number(&self, name: &str) -> Option<f64> {
        self.cell(name)?.text.parse().ok()
    }

    fn error(&self, findings: &mut Findings, cell: &Cell, code: &'static str, message: String) {
        findings.error(&self.csv.file, self.csv.position(cell), code, message);
    }

    fn types(&self, today: Option<Date>, findings: &mut Findings) {
        for (head, cell) in self.csv.head.iter().zip(self.cells) {
            let Some(column) = vocabulary::find(&head.text) else {
                continue;
            };
            let text = cell.text.as_str();
            let key = matches!(column.kind, Kind::Key | Kind::Part);
            if text.is_empty() && !key {
                continue;
            }
            if let Some(wanted) = wrong(column.kind, text) {
                let message = format!("{text:?} is not {wanted}");
                self.error(findings, cell, "figures-cell", message);
            }
            let date = text
                .parse::<Date>()
                .ok()
                .filter(|_| column.kind == Kind::Date);
            if date > today && today.is_some() {
                let message = format!("{text} is after the case's reference date");
                self.error(findings, cell, "order", message);
            }
        }
    }

    fn bounces(&self, whole: bool, findings: &mut Findings) {
        let numbers =
            ["sent", "delivered", "hard_bounces", "soft_bounces"].map(|it| self.number(it));
        let [Some(sent), Some(delivered), Some(hard), Some(soft)] = numbers else {
            return;
        };
        if whole && sent != delivered + hard + soft {
            let cell = self.cell("sent").expect("it has a number");
            let message =
                format!("{sent} sent, but {delivered} delivered + {hard} + {soft} bounced");
            self.error(findings, cell, "figures", message);
        }
    }

    fn at_least(&self, more: &str, less: &str, findings: &mut Findings) {
        let (Some(most), Some(least)) = (self.number(more), self.number(less)) else {
            return;
        };
        if most < least {
            let cell = self.cell(less).expect("it has a number");
            let message = format!("{less} {least} is more than {more} {most}");
            self.error(findings, cell, "figures", message);
        }
    }

    fn quotients(&self, findings: &mut Findings) {
        for (head, cell) in self.csv.head.iter().zip(self.cells) {
            let Some(column) = vocabulary::find(&head.text) else {
                continue;
            };
            let (Some(told), Some(exact)) = (cell.text.parse().ok(), self.quotient(column.kind))
            else {
                continue;
            };
            let decimals = cell
                .text
                .split_once('.')
                .map_or(0, |(_, decimals)| decimals.len());
            let half = 0.5 * 10_f64.powi(-i32::try_from(decimals).unwrap_or(i32::MAX));
            let told: f64 = told;
            if (told - exact).abs() > half + 1e-9 {
                let message = format!("{} is {told}, but its quotient is {exact:.4}", head.text);
                self.error(findings, cell, "figures-rate", message);
            }
        }
    }

    /// What a rate or a mean comes to; none where a figure is missing or the divisor is zero.
    fn quotient(&self, kind: Kind) -> Option<f64> {
        let divide = |above: f64, below: f64| (below != 0.0).then(|| above / below);
        match kind {
            Kind::Rate(above, below) => {
                let parts: Option<Vec<f64>> = above.iter().map(|it| self.number(it)).collect();
                Some(100.0 * divide(parts?.iter().sum(), self.number(below)?)?)
            }
            Kind::Mean(above, below) => divide(self.number(above)?, self.number(below)?),
            Kind::Return => {
                let (revenue, cost) = (self.number("revenue_grosze")?, self.number("cost_grosze")?);
                Some(100.0 * divide(revenue - cost, cost)?)
            }
            _ => None,
        }
    }
}

/// What a cell should have been, where it is not.
fn wrong(kind: Kind, text: &str) -> Option<&'static str> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = |text: &str| {
        let plain = text.trim_start_matches('-');
        let (whole, rest) = plain.split_once('.').unwrap_or((plain, "0"));
        let digits = |it: &str| !it.is_empty() && it.bytes().all(|byte| byte.is_ascii_digit());
        digits(whole) && digits(rest)
    };
    let (right, wanted) = match kind {
        Kind::Text => (true, "a text"),
        Kind::Key => (crate::CaseId::new(text).is_ok(), "an id"),
        Kind::Part => (!text.trim().is_empty(), "the name of a part"),
        Kind::Date => (text.parse::<Date>().is_ok(), "a date, as in 2026-09-14"),
        Kind::Year => (digits && text.len() == 4, "a year"),
        Kind::Hour => (
            text.parse().is_ok_and(|it: u8| it < 24) && digits,
            "an hour, 0 to 23",
        ),
        Kind::Count | Kind::Money | Kind::Mean(..) => (digits && text.len() < 16, "a whole number"),
        Kind::Rate(..) | Kind::Return => (number(text), "a number with a decimal point"),
    };
    (!right).then_some(wanted)
}
