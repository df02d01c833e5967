use crate::{
    ATTEMPT_BYTES_MAX, AttemptId, Candidate, EnvelopeError, Part, PublicKey, Token, statement::read,
};
use journal::Digest;
use serde::{Deserialize, Serialize};

/// Whether an attempt counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// With hints and drills; counts for nothing.
    Practice,
    /// Timed and sealed; counts.
    Exam,
}

/// Which case an attempt works on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseRef {
    /// The case's id.
    pub id: Token,
    /// The case's version.
    pub version: Token,
    /// SHA-256 of the plain pack's bytes.
    pub digest: Digest,
}

/// `attempt.json`: the header of a journal, written once when an attempt begins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attempt {
    /// Format version, [`Attempt::FORMAT`].
    pub format: u32,
    /// The attempt's own id.
    pub attempt: AttemptId,
    /// Who works, under a code.
    pub candidate: Candidate,
    /// Practice or exam.
    pub mode: Mode,
    /// What is worked on.
    pub case: CaseRef,
    /// Fingerprint of the institution's `institution.json`.
    pub institution: Digest,
    /// The client's build that the attempt is pinned to.
    pub build: Token,
    /// Wall clock of the start, milliseconds since 1970-01-01T00:00Z.
    pub started_wall: i64,
    /// Time given at the start, in milliseconds.
    pub duration_ms: u64,
    /// The key that signs the envelope.
    pub key: PublicKey,
}

impl Attempt {
    /// The format version that is written, and the newest that is read.
    pub const FORMAT: u32 = 1;

    /// Reads `attempt.json`.
    ///
    /// # Errors
    /// [`EnvelopeError`] when the bytes are too many, malformed, or of a newer version.
    pub fn parse(bytes: &[u8]) -> Result<Self, EnvelopeError> {
        read(
            bytes,
            Part::Attempt,
            "format",
            Self::FORMAT,
            ATTEMPT_BYTES_MAX,
        )
    }

    /// The bytes to keep: the journal's first entry is bound to exactly these.
    pub fn to_json(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("plain data always has a JSON form")
    }
}
