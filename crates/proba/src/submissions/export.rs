use super::{Shelf, digest, disk};
use crate::answer::{Failure, Outcome, Report};
use crate::arguments::Export;
use crate::disk::{read, write};
use crate::language::Language;
use intake::{Standing, Submission};
use journal::Digest;
use serde_json::json;

pub async fn run(command: &Export, language: Language) -> Outcome {
    let shelf = Shelf::open(&command.place).await?;
    let wanted = wanted(&shelf, command).await?;
    std::fs::create_dir_all(&command.out).map_err(disk)?;
    let mut files = Vec::new();
    for (id, row) in &wanted {
        let bytes = read(&shelf.vault.submission(id))?;
        if Digest::of(&bytes) != *id {
            return Err(Failure::finding("file-changed", id));
        }
        let name = row
            .seal_code()
            .map(|code| code.to_string())
            .unwrap_or_default();
        let path = command.out.join(format!("{name}.proba"));
        write(&path, &bytes)?;
        write(
            &command.out.join(format!("{name}.receipt.jws")),
            row.best_receipt().as_bytes(),
        )?;
        files.push(path);
    }
    let (out, count) = (command.out.display(), files.len());
    let text = language.of(
        format!("{out}: prace: {count}"),
        format!("{out}: works: {count}"),
    );
    Ok(Report::good(json!({ "files": files }), text))
}

async fn wanted(shelf: &Shelf, command: &Export) -> Result<Vec<(Digest, Submission)>, Failure> {
    let mut wanted = Vec::new();
    if !command.all {
        for which in &command.which {
            wanted.push(shelf.find(which).await?);
        }
        return Ok(wanted);
    }
    let rows = shelf.registry.submissions().await?;
    let standings = shelf.registry.standings(&rows).await?;
    for row in rows {
        let id = digest(&row)?;
        if matches!(
            standings.get(&id),
            Some(Standing::Current | Standing::Fork(_))
        ) {
            wanted.push((id, row));
        }
    }
    Ok(wanted)
}
