//! Begins an attempt: keys, header, rows, in one transaction.

use super::{BrowserStore, part};
use crate::browser::clock::wall;
use crate::browser::{engine, page, random};
use casefile::Case;
use envelope::{Attempt, Institution, fingerprint};
use exam::attempt::Mode;
use store::attempt::{AttemptRow, CaseRef, FORMAT, Stage, Title};
use store::cipher::{Place, Vault};
use store::{AttemptId, Batch, Epoch, Part, Store, Table};
use worker::protocol::{AttemptKeys, NewAttemptKeys, OpenedCase, Request, Response};

/// What an attempt is made of.
#[derive(Debug, Clone)]
pub struct NewAttempt {
    pub pack: OpenedCase,
    /// The bytes of the institution's own file.
    pub institution_json: Vec<u8>,
    pub mode: Mode,
    pub candidate: String,
    /// At least 8 characters, in an exam.
    pub phrase: Option<String>,
}

/// Begins an attempt and gives its id.
///
/// # Errors
/// A code of the catalogue `codes`; nothing of the attempt is then in the storage.
pub async fn create(new: NewAttempt) -> Result<AttemptId, String> {
    let id = AttemptId::from_bytes(random::bytes());
    let institution = Institution::parse(&new.institution_json).map_err(|e| e.code())?;
    let keys = keys(&id, &new, &institution).await?;
    let case = String::from_utf8(new.pack.case_json.clone()).map_err(|_| "case-malformed")?;
    let case = Case::from_json(&case).map_err(|e| e.code())?;
    let header = header(&id, &new, &case, &keys)?;
    let row = row(&id, &new, &case, &keys);
    let store = BrowserStore::new();
    let epoch = store.claim(&id).await.map_err(|e| e.code())?;
    let batch = batch(&id, epoch, row, header.to_json(), new, &keys);
    store.write(&batch).await.map_err(|e| e.code())?;
    Ok(id)
}

async fn keys(
    id: &AttemptId,
    new: &NewAttempt,
    institution: &Institution,
) -> Result<AttemptKeys, String> {
    let exam = new.mode == Mode::Exam;
    let request = Request::NewAttemptKeys(NewAttemptKeys {
        attempt: id.clone(),
        phrase: new.phrase.clone().filter(|_| exam),
        recipient: institution.age_recipient.clone(),
    });
    match engine::call(request).await {
        Ok(Response::Keys(keys)) if keys.data_key.is_some() == exam => Ok(keys),
        Ok(_) => Err(engine::odd().code),
        Err(failure) => Err(failure.code),
    }
}

fn header(
    id: &AttemptId,
    new: &NewAttempt,
    case: &Case,
    keys: &AttemptKeys,
) -> Result<Attempt, String> {
    let odd = |_| "candidate-bad".to_string();
    Ok(Attempt {
        format: Attempt::FORMAT,
        attempt: id.to_string().try_into().map_err(odd)?,
        candidate: new.candidate.clone().try_into().map_err(odd)?,
        mode: match new.mode {
            Mode::Practice => envelope::Mode::Practice,
            Mode::Exam => envelope::Mode::Exam,
        },
        case: envelope::CaseRef {
            id: case.id.to_string().try_into().map_err(odd)?,
            version: case.version.clone().try_into().map_err(odd)?,
            digest: new.pack.digest,
        },
        institution: fingerprint(&new.institution_json),
        build: page::build().try_into().map_err(odd)?,
        started_wall: wall(),
        duration_ms: u64::from(case.duration_minutes) * exam::clock::MINUTE_MS,
        key: keys.signing_public,
    })
}

fn row(id: &AttemptId, new: &NewAttempt, case: &Case, keys: &AttemptKeys) -> AttemptRow {
    let now = wall();
    AttemptRow {
        format: FORMAT,
        id: id.clone(),
        candidate: new.candidate.clone(),
        title: Title {
            pl: case.title.pl.clone(),
            en: case.title.en.clone(),
        },
        mode: match new.mode {
            Mode::Practice => store::attempt::Mode::Practice,
            Mode::Exam => store::attempt::Mode::Exam,
        },
        case: CaseRef {
            id: case.id.to_string(),
            version: case.version.clone(),
            digest: new.pack.digest,
        },
        institution: fingerprint(&new.institution_json),
        build: page::build(),
        created_wall: now,
        updated_wall: now,
        stage: Stage::Rules,
        key: keys.slots.clone(),
    }
}

fn batch(
    id: &AttemptId,
    epoch: Epoch,
    row: AttemptRow,
    header: Vec<u8>,
    new: NewAttempt,
    keys: &AttemptKeys,
) -> Batch {
    let vault = match &keys.data_key {
        Some(key) => Vault::Encrypted(key.to_key()),
        None => Vault::Plain,
    };
    let secret = keys.signing_secret.as_bytes().to_vec();
    let own = [
        (part::HEADER.to_string(), header),
        (part::CASE.to_string(), new.pack.case_json),
        (part::PACK.to_string(), new.pack.pack),
        (part::SIGNING.to_string(), secret),
        (part::INSTITUTION.to_string(), new.institution_json),
    ];
    let files = new.pack.files.into_iter();
    let assets = files.filter(|file| file.name.starts_with("assets/"));
    let assets = assets.map(|file| (file.name, file.bytes));
    let mut batch = Batch::new(id.clone(), epoch);
    for (name, value) in own.into_iter().chain(assets) {
        let (table, part) = (Table::Blobs, Part::name(name));
        let place = Place {
            attempt: id,
            table,
            part: &part,
        };
        let bytes = vault.encode(random::bytes, place, value);
        batch = batch.put(table, part, bytes);
    }
    batch.put(Table::Attempts, Part::single(), row.encode())
}
