use crate::Digest;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// The journal format that this crate writes, and the newest it reads.
pub const VERSION: u32 = 1;

/// The longest line, in bytes. A paste of 100 KB of escapes fits several times over; a line of
/// gigabytes would only be an attack on the assessor's machine.
pub const LINE_BYTES_MAX: usize = 16 * 1024 * 1024;

/// One line of a journal, read.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Format version; an entry with a newer one is refused.
    pub v: u32,
    /// Place in the journal, from 0, without holes.
    pub seq: u64,
    /// Time of the attempt in milliseconds, monotonic, counted gaps included.
    pub elapsed_ms: u64,
    /// Wall clock in milliseconds since 1970-01-01T00:00Z, as the machine believed it.
    pub wall: i64,
    /// Hash of the line before; of `attempt.json`'s bytes for the first.
    pub prev: Digest,
    /// The payload's own JSON, kept byte for byte.
    pub event: Box<RawValue>,
}

/// Why a line is not an entry.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LineError {
    /// Not the JSON of an entry; the parser's words.
    #[error("the line is not an entry: {0}")]
    Malformed(String),
    /// Written by a newer program.
    #[error("the line has version {0}, newer than {VERSION}")]
    Newer(u32),
    /// Bytes that an entry of ours never has: spaces, another order, other spelling.
    #[error("the line is not in the journal's own spelling")]
    Spelling,
    /// Longer than [`LINE_BYTES_MAX`].
    #[error("the line is longer than {LINE_BYTES_MAX} bytes")]
    TooLong,
}

impl LineError {
    /// The finding's code in catalogues and on the command line.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Malformed(_) => "line-malformed",
            Self::Newer(_) => "line-newer",
            Self::Spelling => "line-spelling",
            Self::TooLong => "line-too-long",
        }
    }
}

impl Entry {
    /// Reads one line (without its line end).
    ///
    /// # Errors
    /// [`LineError`] when the bytes are not exactly what a writer of this format gives: the
    /// strict spelling leaves one byte form for one entry, so nothing can hide between fields.
    pub fn parse(line: &[u8]) -> Result<Self, LineError> {
        if line.len() > LINE_BYTES_MAX {
            return Err(LineError::TooLong);
        }
        let entry: Self =
            json::from_slice(line).map_err(|e| LineError::Malformed(e.to_string()))?;
        if entry.v > VERSION {
            return Err(LineError::Newer(entry.v));
        }
        if entry.to_line() != line {
            return Err(LineError::Spelling);
        }
        Ok(entry)
    }

    /// The line's bytes, without a line end.
    pub fn to_line(&self) -> Vec<u8> {
        format!(
            r#"{{"v":{},"seq":{},"elapsed_ms":{},"wall":{},"prev":"{}","event":{}}}"#,
            self.v,
            self.seq,
            self.elapsed_ms,
            self.wall,
            self.prev,
            self.event.get()
        )
        .into_bytes()
    }
}
