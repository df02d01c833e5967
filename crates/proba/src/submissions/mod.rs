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

    /// The one submission that a seal code or the beginning of an id means.
    async fn find(&self, which: &str) -> Result<(Digest, Submission), Failure> {
        let code: Option<SealCode> = which.parse().ok();
        let digits = code.map_or_else(|| which.to_ascii_lowercase(), |code| code.id_prefix());
        let found = self.registry.submissions_beginning(&digits).await?;
        match <[Submission; 1]>::try_from(found) {
            Ok([row]) => Ok((digest(&row)?, row)),
            Err(found) if found.is_empty() => Err(Failure::new("submission-unknown", which)),
            Err(_) => Err(Failure::new("submission-ambiguous", which)),
        }
    }
}

async fn desk(place: &Place) -> Result<Intake, Failure> {
    let keys = ServerKeys::load(&place.keys())?;
    Ok(Intake::open(&place.data, place.database.as_deref(), keys).await?)
}

fn digest(row: &Submission) -> Result<Digest, Failure> {
    row.digest()
        .ok_or_else(|| Failure::new("database-failed", "an id is no digest"))
}

fn disk(error: io::Error) -> Failure {
    Failure::new("storage-failed", error)
}
