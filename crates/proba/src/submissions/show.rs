use super::Shelf;
use crate::answer::{Failure, Outcome, Report};
use crate::arguments::Show;
use crate::carried::lines;
use crate::language::Language;
use crate::wall;
use intake::{Standing, Submission};
use serde_json::{Value, json};

pub async fn run(command: &Show, language: Language) -> Outcome {
    let shelf = Shelf::open(&command.place).await?;
    let (id, row) = shelf.find(&command.which).await?;
    let attempt = row
        .attempt
        .parse()
        .map_err(|error| Failure::new("database-failed", error))?;
    let family = shelf.registry.submissions_of(&attempt).await?;
    let standing = shelf.registry.standings(&family).await?.get(&id).copied();
    let json = of_row(&row, standing.as_ref());
    let mut lines = told(&row, standing.as_ref(), language);
    lines.push(language.of("potwierdzenie:", "receipt:").to_owned());
    lines.push(row.best_receipt().to_owned());
    Ok(Report {
        json,
        text: lines.join("\n"),
        finding: row.state() == "broken",
    })
}

/// A submission for programs.
pub fn of_row(row: &Submission, standing: Option<&Standing>) -> Value {
    let mut json = json!(row);
    json["seal_code"] = json!(row.seal_code().map(|code| code.to_string()));
    json["state"] = json!(row.state());
    json["standing"] = json!(standing.map(Standing::word));
    json["other"] = json!(standing.and_then(Standing::other));
    json["best_receipt"] = json!(row.best_receipt());
    json
}

fn told(row: &Submission, standing: Option<&Standing>, language: Language) -> Vec<String> {
    let code = row
        .seal_code()
        .map(|code| code.to_string())
        .unwrap_or_default();
    let finding = row.finding_code.as_ref().map(|code| {
        let words = row.finding_words.as_deref().unwrap_or_default();
        format!("{code}: {words}")
    });
    let other = standing
        .and_then(Standing::other)
        .map(|id| format!(" ({id})"));
    let stands = format!(
        "{}{}",
        standing.map_or("", |standing| standing_word(standing, language)),
        other.unwrap_or_default(),
    );
    let stamped = |at, note: &str| format!("{} ({})", wall::shown(at), word(note, language));
    let rows = [
        ("kod pieczęci", "seal code", code),
        ("numer", "id", row.id.clone()),
        ("podejście", "attempt", row.attempt.clone()),
        ("kandydat", "candidate", row.candidate.clone()),
        (
            "przypadek",
            "case",
            format!(
                "{} {} ({})",
                row.case_id,
                row.case_version,
                word(&row.mode, language)
            ),
        ),
        (
            "otwarto zasady",
            "rules opened",
            wall::shown(row.started_wall),
        ),
        (
            "zapieczętowano",
            "sealed",
            stamped(row.sealed_wall, &row.reason),
        ),
        ("wpłynęło", "arrived", stamped(row.arrived_wall, &row.way)),
        ("wpisy", "entries", format!("{}, {}", row.length, row.head)),
        ("rozmiar", "size", format!("{} B", row.size_bytes)),
        (
            "stan",
            "state",
            state_word(row.state(), language).to_owned(),
        ),
        ("wśród prac podejścia", "among the attempt's", stands),
        ("ustalenie", "finding", finding.unwrap_or_default()),
    ];
    lines(&rows, language)
}

/// A word of the formats, for people.
fn word(word: &str, language: Language) -> &str {
    match word {
        "practice" => language.of("ćwiczenie", "practice"),
        "exam" => language.of("egzamin", "exam"),
        "hand-in" => language.of("oddanie przez osobę zdającą", "hand-in"),
        "time" => language.of("upływ czasu", "time up"),
        "invigilator" => language.of("decyzja osoby nadzorującej", "invigilator's decision"),
        "network" => language.of("przez sieć", "by network"),
        "hand" => language.of("na nośniku", "by hand"),
        other => other,
    }
}

/// How far the institution has come.
pub fn state_word(state: &'static str, language: Language) -> &'static str {
    match state {
        "verified" => language.of("sprawdzona", "verified"),
        "broken" => language.of("naruszona", "broken"),
        _ => language.of("przyjęta", "received"),
    }
}

/// How it stands among those of its attempt.
pub fn standing_word(standing: &Standing, language: Language) -> &'static str {
    match standing {
        Standing::Current => language.of("bieżąca", "current"),
        Standing::Same(_) => language.of("ta sama", "same work"),
        Standing::Superseded(_) => language.of("zastąpiona", "superseded"),
        Standing::Fork(_) => language.of("ROZWIDLENIE", "FORK"),
    }
}
