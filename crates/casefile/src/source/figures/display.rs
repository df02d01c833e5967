//! Tables as a candidate reads them: heads in words, money in złoty, numbers by locale.

use super::super::table::{Cell, Csv};
use super::vocabulary::{self, Kind};
use crate::{Language, Table};

/// Between thousands in Polish.
const NO_BREAK_SPACE: char = '\u{a0}';

/// The table of a CSV file in a language.
pub fn display(csv: &Csv, language: Language) -> Table {
    let column = |cell: &Cell| vocabulary::find(&cell.text);
    let head = |cell: &Cell| match (column(cell), language) {
        (Some(known), Language::Pl) => known.pl.to_string(),
        (Some(known), Language::En) => known.en.to_string(),
        (None, _) => cell.text.clone(),
    };
    let row = |cells: &Vec<Cell>| {
        let pairs = csv.head.iter().zip(cells);
        pairs
            .map(|(head, it)| cell(column(head).map(|it| it.kind), &it.text, language))
            .collect()
    };
    Table {
        columns: csv.head.iter().map(head).collect(),
        rows: csv.rows.iter().map(row).collect(),
    }
}

fn cell(kind: Option<Kind>, text: &str, language: Language) -> String {
    match kind {
        Some(Kind::Count) => thousands(text, language),
        Some(Kind::Money | Kind::Mean(..)) => money(text, language),
        Some(Kind::Rate(..) | Kind::Return) => decimal(text, language),
        _ => text.to_string(),
    }
}

fn decimal(text: &str, language: Language) -> String {
    match language {
        Language::Pl => text.replace('.', ","),
        Language::En => text.to_string(),
    }
}

/// Grosze as złoty: "466622" as "4666,22".
fn money(text: &str, language: Language) -> String {
    if text.is_empty() {
        return String::new();
    }
    let padded = format!("{text:0>3}");
    let (whole, rest) = padded.split_at(padded.len() - 2);
    let point = if language == Language::Pl { ',' } else { '.' };
    format!("{}{point}{rest}", thousands(whole, language))
}

/// Digits in threes; in Polish from five digits on.
fn thousands(text: &str, language: Language) -> String {
    let (mark, from) = match language {
        Language::Pl => (NO_BREAK_SPACE, 5),
        Language::En => (',', 4),
    };
    if text.len() < from || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.to_string();
    }
    let mut out = String::new();
    for (index, digit) in text.char_indices() {
        if index > 0 && (text.len() - index).is_multiple_of(3) {
            out.push(mark);
        }
        out.push(digit);
    }
    out
}
