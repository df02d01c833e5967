//! Until when a computer keeps work that the institution has.

use super::{BrowserStore, copy, part, resume, seal, upload};
use crate::browser::clock::wall;
use crate::browser::host;
use envelope::Institution;
use store::attempt::{AttemptRow, Stage};
use store::{AttemptId, Batch, Store};

/// Until when the attempt stays here by itself (wall clock, milliseconds); none: until somebody
/// erases it. Only work with a receipt has an end, and only where its institution set one.
pub async fn until(id: &AttemptId) -> Option<i64> {
    let store = BrowserStore::new();
    let receipt_wall = seal::sending(&store, id).await?.receipt_wall?;
    let json = upload::outbox(&store, id, part::INSTITUTION).await.ok()?;
    Institution::parse(&json).ok()?.kept_until(receipt_wall)
}

/// Erases the attempt if its time is over; gives when it was. The receipt is checked anew: what
/// the row says is not enough.
pub async fn expire(row: &AttemptRow) -> Option<i64> {
    let id = &row.id;
    let until = until(id).await?;
    if row.stage != Stage::Receipted || wall() < until || open_somewhere(id).await {
        return None;
    }
    let store = BrowserStore::new();
    let sending = seal::sending(&store, id).await?;
    let receipt = sending.receipt.clone()?;
    upload::check(&store, id, &sending, &receipt).await.ok()?;
    let epoch = store.claim(id).await.ok()?;
    let batch = Batch::erase(id.clone(), epoch);
    store.write(&batch).await.ok()?;
    copy::forget(id).await;
    Some(until)
}

async fn open_somewhere(id: &AttemptId) -> bool {
    host::held(&resume::lock_name(id)).await.as_bool() != Some(false)
}
