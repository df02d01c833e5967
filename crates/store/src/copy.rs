//! The second copy of an attempt: one file, `<attempt>.proba-copy`.
//!
//! JSON Lines: a first line with the attempt row, a line for each row exactly as stored (so an
//! exam's stay encrypted), a last line with their number and the SHA-256 of all bytes before it.
//! Reading is strict: any changed, dropped, moved or added byte is found.

mod read;
mod write;

pub use read::{CopyError, SecondCopy, read};
pub use write::{export, write};

use crate::{AttemptId, Batch, Epoch, Error, Part, Store, Table};

/// The format's version that this crate writes, and the newest it reads.
pub const VERSION: u32 = 1;

/// The name of a copy's file.
pub fn file_name(attempt: &AttemptId) -> String {
    format!("{attempt}.proba-copy")
}

/// Brings a copy into a store that does not have its attempt, all rows in one transaction, and
/// claims it.
///
/// # Errors
/// [`Error::Exists`] if the store has the attempt already: a copy never overwrites work. What the
/// world causes; then nothing of the copy is in the store.
pub async fn import<S: Store>(store: &S, copy: &SecondCopy) -> Result<Epoch, Error> {
    let attempt = &copy.row.id;
    let part = Part::single();
    let table = Table::Attempts;
    if store.get(table, attempt, &part).await?.is_some() {
        return Err(Error::Exists { table, part });
    }
    let epoch = store.claim(attempt).await?;
    let mut batch = Batch::new(attempt.clone(), epoch).add(table, part, copy.row_bytes.clone());
    for row in &copy.rows {
        batch = batch.add(row.table, row.part.clone(), row.bytes.clone());
    }
    store.write(&batch).await?;
    Ok(epoch)
}
