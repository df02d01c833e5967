use crate::{Digest, Entry, LineError, VERSION};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// Where a chain stands: how many entries it has and the hash of the last one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// Number of entries; also the `seq` of the next one.
    pub length: u64,
    /// Hash of the last line, or of the attempt's header while there is none.
    pub hash: Digest,
    /// `elapsed_ms` of the last entry; time in a journal never runs back.
    pub elapsed_ms: u64,
}

/// What is wrong with the first bad entry.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    #[error(transparent)]
    Line(#[from] LineError),
    #[error("the entry says seq {found}, its place is {expected}")]
    Place { expected: u64, found: u64 },
    #[error("the entry follows {found}, but the entry before it is {expected}")]
    Link { expected: Digest, found: Digest },
    #[error("time runs back from {before_ms} ms to {found_ms} ms")]
    Time { before_ms: u64, found_ms: u64 },
}

impl Fault {
    /// The finding's code in catalogues and on the command line.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Line(error) => error.code(),
            Self::Place { .. } => "entry-place",
            Self::Link { .. } => "entry-link",
            Self::Time { .. } => "entry-time",
        }
    }
}

/// The first bad entry of a journal: its place, from 0, and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("entry {seq}: {fault}")]
pub struct ChainFault {
    pub seq: u64,
    #[source]
    pub fault: Fault,
}

/// The growing end of a journal: writes new lines, takes in read ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chain {
    head: Head,
}

impl Chain {
    /// An empty chain, bound to the bytes of the attempt's header.
    pub fn new(header: &[u8]) -> Self {
        Self::at(Head {
            length: 0,
            hash: Digest::of(header),
            elapsed_ms: 0,
        })
    }

    /// A chain that goes on from a known head (a snapshot's).
    pub fn at(head: Head) -> Self {
        Self { head }
    }

    pub fn head(&self) -> Head {
        self.head
    }

    /// Appends an event and gives the new line's bytes, without a line end.
    ///
    /// An `elapsed_ms` before the last entry's is raised to it: a clock that ran back must not
    /// make a journal that fails its own check.
    pub fn append(&mut self, elapsed_ms: u64, wall: i64, event: Box<RawValue>) -> Vec<u8> {
        let entry = Entry {
            v: VERSION,
            seq: self.head.length,
            elapsed_ms: elapsed_ms.max(self.head.elapsed_ms),
            wall,
            prev: self.head.hash,
            event,
        };
        let line = entry.to_line();
        self.advance(&entry, &line);
        line
    }

    /// Checks the next read line and takes it in.
    ///
    /// # Errors
    /// What is wrong with the line; the chain is then unchanged.
    pub fn take(&mut self, line: &[u8]) -> Result<Entry, ChainFault> {
        self.check(line).map_err(|fault| ChainFault {
            seq: self.head.length,
            fault,
        })
    }

    fn check(&mut self, line: &[u8]) -> Result<Entry, Fault> {
        let entry = Entry::parse(line)?;
        let head = self.head;
        if entry.seq != head.length {
            return Err(Fault::Place {
                expected: head.length,
                found: entry.seq,
            });
        }
        if entry.prev != head.hash {
            return Err(Fault::Link {
                expected: head.hash,
                found: entry.prev,
            });
        }
        if entry.elapsed_ms < head.elapsed_ms {
            return Err(Fault::Time {
                before_ms: head.elapsed_ms,
                found_ms: entry.elapsed_ms,
            });
        }
        self.advance(&entry, line);
        Ok(entry)
    }

    fn advance(&mut self, entry: &Entry, line: &[u8]) {
        self.head = Head {
            length: entry.seq + 1,
            hash: Digest::of(line),
            elapsed_ms: entry.elapsed_ms,
        };
    }
}

/// Checks a whole journal file: lines ended by LF, the last one too.
///
/// # Errors
/// The first bad entry. Bytes dropped from the end at a line's border can only be found by
/// comparing the returned head with a signed one.
pub fn verify(header: &[u8], journal: &[u8]) -> Result<(Head, Vec<Entry>), ChainFault> {
    let mut chain = Chain::new(header);
    let mut entries = Vec::new();
    let mut rest = journal;
    while !rest.is_empty() {
        let end = rest.iter().position(|b| *b == b'\n').ok_or(ChainFault {
            seq: chain.head.length,
            fault: Fault::Line(LineError::Malformed("the line has no end".into())),
        })?;
        entries.push(chain.take(&rest[..end])?);
        rest = &rest[end + 1..];
    }
    Ok((chain.head(), entries))
}
