//! The files of the case as its author wrote them, out of the pack that is kept with the attempt:
//! `audience.toml`, `finished/messages.csv`, `site/index.html`.

use super::{BrowserStore, Desk, Sitting, part};
use crate::browser::engine;
use envelope::Institution;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use store::{AttemptId, Part, Store, Table};
use worker::protocol::{OpenCase, PackFile, Request, Response};

/// Files by their paths in the case's folder.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Where they stand in a pack.
const FOLDER: &str = "source/";

thread_local! {
    /// Those of the attempt that was last asked about.
    static HELD: RefCell<Option<(AttemptId, Rc<Files>)>> = const { RefCell::new(None) };
}

/// The files of the case at a desk; read from the storage once.
///
/// # Errors
/// A code of the catalogue `codes`.
pub async fn files(desk: Desk) -> Result<Rc<Files>, String> {
    let sitting = desk.sitting();
    let held = HELD.with_borrow(|held| held.clone().filter(|(id, _)| *id == sitting.id));
    if let Some((_, files)) = held {
        return Ok(files);
    }
    let files = open(&sitting).await?;
    Ok(fill(sitting.id.clone(), &files))
}

/// Takes in files that are at hand already: an assessor's, whose submission has them.
pub fn fill(attempt: AttemptId, pack: &[PackFile]) -> Rc<Files> {
    let own = pack.iter().filter_map(|file| {
        let path = file.name.strip_prefix(FOLDER)?;
        Some((path.to_owned(), file.bytes.clone()))
    });
    let files = Rc::new(own.collect::<Files>());
    HELD.set(Some((attempt, Rc::clone(&files))));
    files
}

async fn open(sitting: &Sitting) -> Result<Vec<PackFile>, String> {
    let institution = blob(sitting, part::INSTITUTION).await?;
    let institution = Institution::parse(&institution).map_err(|e| e.code())?;
    let request = Request::OpenCase(OpenCase {
        pack: blob(sitting, part::PACK).await?,
        passphrase: None,
        minisign_public: institution.minisign_public,
    });
    match engine::call(request).await {
        Ok(Response::Case(case)) if case.digest == sitting.attempt.case.digest => Ok(case.files),
        Ok(Response::Case(_)) => Err("pack-differs".into()),
        Ok(_) => Err(engine::odd().code),
        Err(failure) => Err(failure.code),
    }
}

async fn blob(sitting: &Sitting, name: &'static str) -> Result<Vec<u8>, String> {
    let part = Part::from(name);
    let row = BrowserStore::new()
        .get(Table::Blobs, &sitting.id, &part)
        .await
        .map_err(|e| e.code())?;
    let row = row.ok_or("store-missing")?;
    let bytes = sitting.decode(Table::Blobs, &part, row);
    bytes.map_err(|e| e.code().into())
}
