//! `proba open`: an attempt's work as a folder of ordinary files.

use crate::answer::{Failure, Outcome, Report};
use crate::arguments::Open;
use crate::carried::Carried;
use crate::disk;
use crate::language::Language;
use serde_json::json;

pub fn run(command: &Open, language: Language) -> Outcome {
    let carried = Carried::read(&command.file, command.identity.as_deref())?;
    disk::make_private_dir(&command.out)?;
    let own = [
        ("attempt.json", &carried.header),
        ("journal.jsonl", &carried.journal),
    ];
    let more = carried
        .files
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes));
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
