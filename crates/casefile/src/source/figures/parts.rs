//! Tables of parts against the table of totals.

use super::super::Findings;
use super::super::table::Csv;
use super::rows::Row;
use super::vocabulary::{ADDITIVE, Kind, PARTS, find};
use std::collections::{BTreeMap, BTreeSet};

/// Checks that keys are unique and that parts sum to their totals.
pub fn check(totals: &Csv, tables: &[&Csv], findings: &mut Findings) {
    let key = totals
        .head
        .iter()
        .find(|cell| find(&cell.text).is_some_and(|it| it.kind == Kind::Key));
    let Some(key) = key.map(|cell| cell.text.as_str()) else {
        return;
    };
    doubles(totals, &[key], findings);
    for csv in tables
        .iter()
        .filter(|csv| csv.file != totals.file && csv.column(key).is_some())
    {
        let parts: Vec<&str> = PARTS
            .into_iter()
            .filter(|it| csv.column(it).is_some())
            .collect();
        if parts.is_empty() {
            continue;
        }
        let mut whole = vec![key];
        whole.extend(&parts);
        doubles(csv, &whole, findings);
        sums(totals, csv, key, parts.contains(&"link"), findings);
    }
}

/// No two rows of a table have the same values in these columns.
fn doubles(csv: &Csv, columns: &[&str], findings: &mut Findings) {
    let mut seen = BTreeSet::new();
    for cells in &csv.rows {
        let row = Row { csv, cells };
        let values: Vec<&str> = columns
            .iter()
            .filter_map(|it| row.cell(it))
            .map(|cell| cell.text.as_str())
            .collect();
        if !seen.insert(values.clone()) {
            let at = csv.position(&cells[0]);
            let message = format!("the row of {} is there twice", values.join(", "));
            findings.error(&csv.file, at, "duplicate", message);
        }
    }
}

/// The rows of a table by their key.
fn by_key<'a>(csv: &'a Csv<'a>, key: &str) -> BTreeMap<&'a str, Vec<Row<'a>>> {
    let mut groups: BTreeMap<&str, Vec<Row>> = BTreeMap::new();
    let column = csv.column(key).expect("the caller has looked");
    for cells in &csv.rows {
        groups
            .entry(&cells[column].text)
            .or_default()
            .push(Row { csv, cells });
    }
    groups
}

fn sums(totals: &Csv, csv: &Csv, key: &str, link: bool, findings: &mut Findings) {
    let whole = by_key(totals, key);
    for (id, rows) in by_key(csv, key) {
        let at = csv.position(&rows[0].cells[0]);
        let Some(total) = whole.get(id).and_then(|rows| rows.first()) else {
            let message = format!("{} has no {key} {id:?}", totals.file);
            findings.error(&csv.file, at, "dangling", message);
            continue;
        };
        for column in ADDITIVE {
            if let Some(message) = sum(total, &rows, column, link) {
                findings.error(
                    &csv.file,
                    at,
                    "figures-parts",
                    format!("{key} {id}: {message}"),
                );
            }
        }
    }
}

/// What is wrong with the parts of one figure, if anything.
fn sum(total: &Row, rows: &[Row], column: &str, link: bool) -> Option<String> {
    let told = total.number(column)?;
    let parts: Vec<f64> = rows
        .iter()
        .map(|row| row.number(column))
        .collect::<Option<_>>()?;
    let sum: f64 = parts.iter().sum();
    let file = &total.csv.file;
    let right = match (link, column) {
        (false, _) | (true, "clicks") => sum == told,
        (true, "unique_clicks") => sum >= told && parts.iter().all(|part| *part <= told),
        // The same person may buy after two links: other figures of links do not sum.
        (true, _) => true,
    };
    (!right).then(|| format!("{column} sum to {sum}, but {file} has {told}"))
}
