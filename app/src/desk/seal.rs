//! Hands in: flush, read back from the store, verify, seal, durable; only then a code is shown.

use super::handle::Desk;
use super::{BrowserStore, Sitting, part, shown};
use crate::browser::clock::wall;
use crate::browser::engine;
use envelope::{Institution, Reason};
use exam::Replay;
use exam::attempt::HandInReason;
use journal::{Digest, Head};
use serde::{Deserialize, Serialize};
use store::attempt::Stage;
use store::{AttemptId, Op, Part, Store, Table};
use worker::protocol::{Attachment, Request, Response, Seal, SealedWork, Secret};

/// What is known of sealed bytes and of their way to the institution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sending {
    /// SHA-256 of the sealed file.
    pub id: Digest,
    pub seal_code: String,
    pub size_bytes: u64,
    pub sealed_wall: i64,
    /// The chain that was sealed; another head on the desk means sealing again.
    pub head: Digest,
    pub length: u64,
    /// Failed tries to send it.
    pub tries: u32,
    /// The institution's signed receipt, once it has come and matches.
    pub receipt: Option<String>,
    /// Wall clock of the receipt, as the institution wrote it.
    pub receipt_wall: Option<i64>,
    /// Whether the institution has opened it and checked the chain.
    pub verified: bool,
}

/// Seals the handed-in work, or gives what was sealed before if nothing was added since.
///
/// # Errors
/// A code of the catalogue `codes`. Nothing is lost: the journal is in the storage, and sealing
/// may be tried again.
pub async fn seal(desk: Desk) -> Result<Sending, String> {
    desk.rest();
    let writer = desk.writer().ok_or("store-elsewhere")?;
    if !writer.flushed().await {
        return Err("store-elsewhere".into());
    }
    let sitting = desk.sitting();
    let head = desk.head().ok_or("store-elsewhere")?;
    if let Some(sent) = sending(writer.store(), &sitting.id).await
        && sent.head == head.hash
    {
        return Ok(sent);
    }
    let journal = read_back(writer.store(), &sitting, head).await?;
    let reason = desk.peek(|s| s.attempt.hand_ins.last().copied());
    let work = work(writer.store(), &sitting, journal, reason).await?;
    let sending = of(&work, head);
    keep(desk, &sitting, work, &sending).await?;
    Ok(sending)
}

/// What the outbox says of an attempt; none when nothing was sealed.
pub async fn sending(store: &BrowserStore, id: &AttemptId) -> Option<Sending> {
    let at = Part::from(part::SENDING);
    let row = store.get(Table::Outbox, id, &at).await.ok()??;
    json::from_slice(&row).ok()
}

/// The journal as the storage has it, verified and replayed up to the desk's own head.
async fn read_back(store: &BrowserStore, sitting: &Sitting, head: Head) -> Result<Vec<u8>, String> {
    let from = Table::Entries.first();
    let rows = store.range(Table::Entries, &sitting.id, &from).await;
    let mut replay = Replay::new(&sitting.header);
    let mut journal = Vec::new();
    for (at, bytes) in rows.map_err(|e| e.code())? {
        let line = sitting.decode(Table::Entries, &at, bytes);
        let line = line.map_err(|e| e.code())?;
        replay.take(&line).map_err(|e| e.code())?;
        journal.extend(line);
        journal.push(b'\n');
    }
    if replay.head() != head {
        return Err("seal-mismatch".into());
    }
    Ok(journal)
}

async fn blob(store: &BrowserStore, sitting: &Sitting, name: &str) -> Result<Vec<u8>, String> {
    let at = Part::from(name);
    let bytes = store.get(Table::Blobs, &sitting.id, &at).await;
    let bytes = bytes.map_err(|e| e.code())?.ok_or("store-missing")?;
    let value = sitting.decode(Table::Blobs, &at, bytes);
    value.map_err(|e| e.code().to_string())
}

async fn work(
    store: &BrowserStore,
    sitting: &Sitting,
    journal: Vec<u8>,
    reason: Option<HandInReason>,
) -> Result<SealedWork, String> {
    let pack = blob(store, sitting, part::PACK).await?;
    let shown = shown::all(store, sitting).await?;
    let attachments = std::iter::once(pack).chain(shown);
    let secret = blob(store, sitting, part::SIGNING).await?;
    let secret: [u8; 32] = secret.try_into().map_err(|_| "store-missing")?;
    let institution = blob(store, sitting, part::INSTITUTION).await?;
    let institution = Institution::parse(&institution).map_err(|e| e.code())?;
    let request = Request::Seal(Seal {
        attempt_json: sitting.header.clone(),
        journal,
        attachments: attachments.map(|bytes| Attachment { bytes }).collect(),
        signing_secret: Secret::from_bytes(secret),
        recipient: institution.age_recipient,
        sealed_wall: wall(),
        reason: match reason {
            Some(HandInReason::TimeUp) => Reason::Time,
            Some(HandInReason::Candidate) | None => Reason::HandIn,
        },
    });
    match engine::call(request).await {
        Ok(Response::Sealed(work)) => Ok(work),
        Ok(_) => Err(engine::odd().code),
        Err(failure) => Err(failure.code),
    }
}

fn of(work: &SealedWork, head: Head) -> Sending {
    Sending {
        id: work.id,
        seal_code: work.seal_code.clone(),
        size_bytes: work.bytes.len() as u64,
        sealed_wall: work.statement.sealed_wall,
        head: head.hash,
        length: head.length,
        tries: 0,
        receipt: None,
        receipt_wall: None,
        verified: false,
    }
}

/// Writes the sealed bytes and waits until they are durable.
async fn keep(
    desk: Desk,
    sitting: &Sitting,
    work: SealedWork,
    sending: &Sending,
) -> Result<(), String> {
    let writer = desk.writer().ok_or("store-elsewhere")?;
    let institution = blob(writer.store(), sitting, part::INSTITUTION).await?;
    let mut row = sitting.row.clone();
    row.stage = Stage::Sealed;
    row.updated_wall = wall();
    let put = |name: &str, bytes| Op::Put(Table::Outbox, Part::from(name), bytes);
    let ops = vec![
        put(part::SUBMISSION, work.bytes),
        put(part::INSTITUTION, institution),
        put(part::SENDING, to_json(sending)),
        Op::Put(Table::Attempts, Part::single(), row.encode()),
    ];
    writer.push(ops);
    if !writer.flushed().await {
        return Err("store-elsewhere".into());
    }
    desk.set_row(row);
    Ok(())
}

/// The row of the outbox.
pub(super) fn to_json(sending: &Sending) -> Vec<u8> {
    serde_json::to_vec(sending).expect("plain data")
}
