//! `proba submissions`: what has been handed in.

mod export;
mod import;
mod list;
mod receipt;
mod show;
mod verify;

use crate::answer::{Failure, Outcome};
use crate::arguments::{Place, SubmissionsCommand};
use crate::language::Language;
use envelope::SealCode;
use intake::{Intake, Registry, ServerKeys, Submission, Vault};
use journal::Digest;
use std::io;
use tokio::runtime::Builder;

pub fn run(command: SubmissionsCommand, language: Language) -> Outcome {
    let runtime = Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| Failure::new("storage-failed", error))?;
    runtime.block_on(async {
        match command {
            SubmissionsCommand::List(command) => list::run(&command, language).await,
            SubmissionsCommand::Show(command) => show::run(&command, language).await,
            SubmissionsCommand::Export(command) => export::run(&command, language).await,
            SubmissionsCommand::Import(command) => import::run(&command, language).await,
            SubmissionsCommand::Verify(command) => verify::run(&command, language).await,
        }
    })
}

/// The book and the files of a data folder, without keys.
struct Shelf {
    registry: Registry,
    vault: Vault,
}

impl Shelf {
    async fn open(place: &Place) -> Result<Self, Failure> {
        if !place.data.is_dir() {
            return Err(Failure::new("data-missing", place.data.display()));
        }
        let vault = Vault::open(&place.data).map_err(disk)?;
        let registry = Registry::open(&place.data, place.database.as_deref()).await?;
        Ok(Self { registry, vault })
    }

    /// The one submission whose id or seal code begins so, as people type it.
    async fn find(&self, which: &str) -> Result<(Digest, Submission), Failure> {
        let typed = which.chars().filter(|c| !c.is_whitespace() && *c != '-');
        let typed: String = typed.collect();
        let digits = typed.to_ascii_lowercase();
        let mut found = self.registry.submissions_beginning(&digits).await?;
        if let Some(digits) = digits_of_code(&typed) {
            let rows = self.registry.submissions_beginning(&digits).await?;
            let more = rows.into_iter().filter(|row| has_code(row, &typed));
            let known: Vec<String> = found.iter().map(|row| row.id.clone()).collect();
            found.extend(more.filter(|row| !known.contains(&row.id)));
        }
        match <[Submission; 1]>::try_from(found) {
            Ok([row]) => Ok((digest(&row)?, row)),
            Err(found) if found.is_empty() => Err(Failure::new("submission-unknown", which)),
            Err(_) => Err(Failure::new("submission-ambiguous", which)),
        }
    }
}

/// The digits that an id surely begins with when its seal code begins so.
fn digits_of_code(typed: &str) -> Option<String> {
    let code: SealCode = format!("{typed:A<16}").parse().ok()?;
    let whole_digits = typed.len() * 5 / 4;
    Some(code.id_prefix()[..whole_digits].to_owned())
}

fn has_code(row: &Submission, typed: &str) -> bool {
    let code = row.seal_code().map(|code| code.to_string());
    let code = code.unwrap_or_default().replace('-', "");
    let typed: String = typed.chars().map(SealCode::letter).collect();
    code.starts_with(&typed)
}

async fn desk(place: &Place) -> Result<Intake, Failure> {
    let keys = ServerKeys::load(&place.keys())?;
    Ok(Intake::open(&place.data, place.database.as_deref(), keys).await?)
}

fn digest(row: &Submission) -> Result<Digest, Failure> {
    row.digest()
        .ok_or_else(|| Failure::new("database-failed", format!("id: {}", row.id)))
}

fn disk(error: io::Error) -> Failure {
    Failure::new("storage-failed", error)
}
