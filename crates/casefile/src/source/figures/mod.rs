//! Do the figures of reports add up?

mod display;
mod parts;
mod rows;
mod vocabulary;

pub use display::display;
pub use vocabulary::heads;

use super::table::Csv;
use super::{Findings, Position, Source};

/// Tables that a case cannot be without, with the heads that they must have.
const REQUIRED: [(&str, &[&str]); 3] = [
    (
        "history/campaigns.csv",
        &["campaign", "title", "channel", "sent_on", "segment", "sent"],
    ),
    ("history/references.csv", &["title", "year"]),
    (
        "finished/messages.csv",
        &["message", "channel", "sent", "delivered"],
    ),
];

/// Checks every table of `history/` and `finished/`.
pub fn check(source: &Source, findings: &mut Findings) {
    for (file, heads) in REQUIRED {
        required(source, findings, file, heads);
    }
    for (folder, totals) in [("history/", "campaigns.csv"), ("finished/", "messages.csv")] {
        let tables: Vec<&Csv> = source
            .tables
            .values()
            .filter(|csv| csv.file.starts_with(folder))
            .collect();
        for csv in &tables {
            rows::check(source, csv, findings);
        }
        let totals = tables
            .iter()
            .find(|csv| csv.file == format!("{folder}{totals}"));
        if let Some(totals) = totals {
            parts::check(totals, &tables, findings);
        }
    }
}

fn required(source: &Source, findings: &mut Findings, file: &str, heads: &[&str]) {
    let Some(csv) = source.tables.get(file) else {
        if source.folder.bytes(file).is_none() {
            let message = format!("{file} is missing");
            findings.error(file, Position::START, "file-missing", message);
        }
        return;
    };
    for head in heads.iter().filter(|head| csv.column(head).is_none()) {
        let message = format!("there is no column {head:?}");
        findings.error(file, Position::START, "figures-column", message);
    }
}
