//! `proba open`: an attempt's work as a folder of ordinary files, the candidate's texts among them.

use crate::answer::{Failure, Outcome, Report};
use crate::arguments::Open;
use crate::carried::Carried;
use crate::disk;
use crate::language::Language;
use crate::replay;
use exam::content::{CarrierId, Part};
use serde_json::json;
use std::collections::BTreeMap;

pub fn run(command: &Open, language: Language) -> Outcome {
    let carried = Carried::read(&command.file, command.identity.as_deref())?;
    disk::make_private_dir(&command.out)?;
    let own = [
        ("attempt.json", &carried.header),
        ("journal.jsonl", &carried.journal),
    ];
    let texts = texts(&carried);
    let more = carried.files.iter().chain(&texts);
    let more = more.map(|(name, bytes)| (name.as_str(), bytes));
    let mut names = Vec::new();
    for (name, bytes) in own.into_iter().chain(more) {
        let path = command.out.join(name);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent)
                .map_err(|error| Failure::new("file-unwritable", error))?;
        }
        disk::write_private(&path, bytes)?;
        names.push(name);
    }
    let (out, count) = (command.out.display(), names.len());
    let text = language.of(
        format!("{out}: pliki: {count}"),
        format!("{out}: files: {count}"),
    );
    let json = json!({ "out": command.out, "files": names, "about": carried.about() });
    // Opening shows the work as it is; whether it is whole is said as well, and is the exit code.
    Ok(match carried.verify() {
        Ok(_) => Report::good(json, text),
        Err(failure) => {
            let error = failure.json(language);
            let message = error["error"]["message"].as_str().unwrap_or_default();
            let detail = error["error"]["detail"].as_str().unwrap_or_default();
            let text = format!("{text}\n{message} ({detail})");
            Report::finding(json!({ "opened": json, "error": error["error"] }), text)
        }
    })
}

/// What the candidate wrote, as it stands after the last entry: a file for every answer and for
/// every part of every carrier. Nothing where the journal does not replay to its end.
fn texts(carried: &Carried) -> BTreeMap<String, Vec<u8>> {
    let Ok((_, state)) = replay::to(carried, None) else {
        return BTreeMap::new();
    };
    let answers = state.answers.answers.iter().map(|(question, answer)| {
        let name = format!("work/answers/{question}.md");
        (name, answer.text.as_str())
    });
    let carriers = state.content.carriers.iter().flat_map(|(id, carrier)| {
        let parts = Part::ALL.into_iter().filter(|part| part.of(carrier.kind));
        parts.map(move |part| (file_of(*id, part), carrier.text(part).as_str()))
    });
    let written = answers.chain(carriers).filter(|(_, text)| !text.is_empty());
    written
        .map(|(name, text)| (name, text.as_bytes().to_vec()))
        .collect()
}

fn file_of(id: CarrierId, part: Part) -> String {
    match part {
        Part::Html | Part::Css => format!("work/content/{id}.{part}"),
        _ => format!("work/content/{id}-{part}.txt"),
    }
}
