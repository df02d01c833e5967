use crate::{Epoch, Part, Table};

/// Why a store did not do what it was asked. After any error of a write, nothing of the batch is
/// in the store, except after [`Error::Aborted`] and [`Error::Closed`], where the answer may have
/// been lost on the way: [`crate::landed`] tells.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// No room left for the write.
    #[error("the storage is full")]
    Quota,
    /// The connection closed under the call; the next call opens a new one.
    #[error("the storage was closed")]
    Closed,
    /// The transaction did not complete; the browser's words.
    #[error("the transaction was aborted: {0}")]
    Aborted(String),
    /// Another holder has claimed the attempt since: this one must not write any more.
    #[error("epoch {held} is stale, the attempt is at {current}")]
    Stale {
        /// The writer's epoch.
        held: Epoch,
        /// The newest one.
        current: Epoch,
    },
    /// `Add` met a row that is already there.
    #[error("the row {table}/{part} exists already")]
    Exists {
        /// The row's table.
        table: Table,
        /// The row's part.
        part: Part,
    },
    /// The attempt is unknown: never claimed, or without its row.
    #[error("the attempt is not in the storage")]
    Missing,
    /// The storage cannot be used at all; the browser's words.
    #[error("the storage is unavailable: {0}")]
    Unavailable(String),
    /// A part that its table cannot have, or an attempt row that is not text: a bug of ours.
    #[error("a row that the storage cannot hold: {0}")]
    Malformed(&'static str),
}

impl Error {
    /// The error's code in the catalogues.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Quota => "store-quota",
            Self::Closed => "store-closed",
            Self::Aborted(_) => "store-aborted",
            Self::Stale { .. } => "store-stale",
            Self::Exists { .. } => "store-exists",
            Self::Missing => "store-missing",
            Self::Unavailable(_) => "store-unavailable",
            Self::Malformed(_) => "store-malformed",
        }
    }

    /// Whether the same call may succeed later: the world failed, not the caller.
    pub fn passes(&self) -> bool {
        matches!(
            self,
            Self::Quota | Self::Closed | Self::Aborted(_) | Self::Unavailable(_)
        )
    }
}
