use crate::{AttemptId, Batch, Epoch, Error, Op, Part, Table};

/// One row of an attempt, as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its table.
    pub table: Table,
    /// Its part.
    pub part: Part,
    /// Its value: encrypted where the attempt is.
    pub bytes: Vec<u8>,
}

/// Bytes by table, attempt and part. One thread; a future may be dropped at any await, which
/// leaves a write either whole or absent.
///
/// The feature `contract` has the laws that every implementation keeps.
#[allow(async_fn_in_trait)] // One thread, no spawning on others: nobody needs `Send` here.
pub trait Store {
    /// The attempt rows of this store, by id.
    ///
    /// # Errors
    /// Any of [`Error`]'s that the world causes.
    async fn attempts(&self) -> Result<Vec<(AttemptId, Vec<u8>)>, Error>;

    /// One row, `None` if it is not there.
    ///
    /// # Errors
    /// [`Error::Malformed`] for a part that the table cannot have; what the world causes.
    async fn get(
        &self,
        table: Table,
        attempt: &AttemptId,
        part: &Part,
    ) -> Result<Option<Vec<u8>>, Error>;

    /// The rows of one attempt in one table from a part on, ordered by part.
    /// [`Table::first`] begins at the beginning.
    ///
    /// # Errors
    /// As [`Store::get`].
    async fn range(
        &self,
        table: Table,
        attempt: &AttemptId,
        from: &Part,
    ) -> Result<Vec<(Part, Vec<u8>)>, Error>;

    /// Every row of one attempt but its attempt row, as of one moment, by table and part.
    ///
    /// # Errors
    /// What the world causes.
    async fn rows(&self, attempt: &AttemptId) -> Result<Vec<Row>, Error>;

    /// The newest claim, `None` for an attempt that was never claimed.
    ///
    /// # Errors
    /// What the world causes.
    async fn epoch(&self, attempt: &AttemptId) -> Result<Option<Epoch>, Error>;

    /// Takes the attempt over: from now on only the returned epoch writes.
    ///
    /// # Errors
    /// What the world causes.
    async fn claim(&self, attempt: &AttemptId) -> Result<Epoch, Error>;

    /// Writes a batch in one transaction, durable when this returns.
    ///
    /// # Errors
    /// [`Error::Missing`] if the attempt was never claimed, [`Error::Stale`] if it was claimed by
    /// another since, [`Error::Exists`] for an `Add` over a row, and what the world causes.
    async fn write(&self, batch: &Batch) -> Result<(), Error>;
}

/// Whether a batch is in the store: asked after an error that may have hidden a success.
///
/// # Errors
/// What the world causes.
pub async fn landed<S: Store>(store: &S, batch: &Batch) -> Result<bool, Error> {
    for (index, op) in batch.ops.iter().enumerate() {
        let (table, part) = match op {
            Op::Add(table, part, _) | Op::Put(table, part, _) | Op::Delete(table, part) => {
                (*table, part)
            }
            Op::Clear(table) => {
                let rewritten = batch.ops[index + 1..].iter().any(|o| o.table() == *table);
                let from = table.first();
                if !rewritten && !store.range(*table, &batch.attempt, &from).await?.is_empty() {
                    return Ok(false);
                }
                continue;
            }
        };
        if is_overruled(&batch.ops[index + 1..], table, part) {
            continue;
        }
        let found = store.get(table, &batch.attempt, part).await?;
        let wanted = match op {
            Op::Add(_, _, bytes) | Op::Put(_, _, bytes) => Some(bytes),
            Op::Delete(..) | Op::Clear(_) => None,
        };
        if found.as_ref() != wanted {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether a later change of the same batch has the last word on this row.
fn is_overruled(later: &[Op], table: Table, part: &Part) -> bool {
    later.iter().any(|op| match op {
        Op::Add(t, p, _) | Op::Put(t, p, _) | Op::Delete(t, p) => *t == table && p == part,
        Op::Clear(t) => *t == table,
    })
}
