use super::Shelf;
use super::show::{of_row, standing_word, state_word};
use crate::answer::{Failure, Outcome, Report};
use crate::arguments::List;
use crate::language::Language;
use crate::wall;
use intake::{Odd, Standing, Submission};
use journal::Digest;
use serde_json::json;
use std::collections::BTreeMap;

pub async fn run(command: &List, language: Language) -> Outcome {
    let shelf = Shelf::open(&command.place).await?;
    let rows = match &command.attempt {
        Some(attempt) => {
            let attempt = attempt
                .parse()
                .map_err(|error| Failure::new("usage", error))?;
            shelf.registry.submissions_of(&attempt).await?
        }
        None => shelf.registry.submissions().await?,
    };
    let standings = shelf.registry.standings(&rows).await?;
    let odds = shelf.registry.odds().await?;
    let of = |row: &Submission| row.digest().and_then(|id| standings.get(&id));
    let json = json!({
        "submissions": rows.iter().map(|row| of_row(row, of(row))).collect::<Vec<_>>(),
        "odd": odds,
    });
    Ok(Report::good(json, text(&rows, &standings, &odds, language)))
}

fn text(
    rows: &[Submission],
    standings: &BTreeMap<Digest, Standing>,
    odds: &[Odd],
    language: Language,
) -> String {
    let head = language.of(
        [
            "KOD PIECZĘCI",
            "KANDYDAT",
            "PRZYPADEK",
            "WPISY",
            "WPŁYNĘŁO",
            "STAN",
            "WŚRÓD PRAC",
        ],
        [
            "SEAL CODE",
            "CANDIDATE",
            "CASE",
            "ENTRIES",
            "ARRIVED",
            "STATE",
            "STANDING",
        ],
    );
    let mut table = vec![head.map(str::to_owned)];
    table.extend(rows.iter().map(|row| {
        let standing = row.digest().and_then(|id| standings.get(&id));
        cells(row, standing, language)
    }));
    let mut lines = if rows.is_empty() {
        Vec::new()
    } else {
        aligned(&table)
    };
    lines.push(language.of(
        format!("Prace: {}", rows.len()),
        format!("Submissions: {}", rows.len()),
    ));
    if !odds.is_empty() {
        let count = odds.len();
        lines.push(language.of(
            format!("Zachowane osobno, bez potwierdzenia: {count}"),
            format!("Kept apart, without a receipt: {count}"),
        ));
        lines.extend(odds.iter().map(|odd| {
            let arrived = wall::shown(odd.arrived_wall);
            format!(
                "  {}  {arrived}  {}: {}",
                &odd.id[..16],
                odd.code,
                odd.words
            )
        }));
    }
    lines.join("\n")
}

fn cells(row: &Submission, standing: Option<&Standing>, language: Language) -> [String; 7] {
    [
        row.seal_code()
            .map(|code| code.to_string())
            .unwrap_or_default(),
        row.candidate.clone(),
        format!("{} {}", row.case_id, row.case_version),
        row.length.to_string(),
        wall::shown(row.arrived_wall),
        state_word(row.state(), language).to_owned(),
        standing
            .map_or("", |standing| standing_word(standing, language))
            .to_owned(),
    ]
}

/// Columns as wide as their widest cell.
fn aligned(table: &[[String; 7]]) -> Vec<String> {
    let width = |column: usize| {
        table
            .iter()
            .map(|row| row[column].chars().count())
            .max()
            .unwrap_or_default()
    };
    let widths: Vec<usize> = (0..7).map(width).collect();
    let line = |row: &[String; 7]| {
        let cells = row.iter().zip(&widths);
        let cells = cells.map(|(cell, width)| format!("{cell:<width$}", width = *width));
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    table.iter().map(line).collect()
}
