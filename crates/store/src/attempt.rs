//! The attempt row: the one row of an attempt that anyone at this machine can read.
//!
//! The lobby lists it, the service worker keeps the build that it names, and the key slots in it
//! open the rest. It is JSON with a checksum as its last field: the SHA-256 of the text before it.

use crate::AttemptId;
use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use journal::Digest;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// The row format that this crate writes, and the newest it reads.
pub const FORMAT: u32 = 1;

/// A text in the two languages of the house.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Title {
    /// Polish.
    pub pl: String,
    /// English.
    pub en: String,
}

/// Whether an attempt counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// With hints and drills; counts for nothing.
    Practice,
    /// Timed and sealed; counts.
    Exam,
}

/// How far an attempt has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stage {
    /// The rules are being read.
    Rules,
    /// The candidate works.
    Desk,
    /// Its sealed bytes are in the outbox.
    Sealed,
    /// The institution's receipt for these bytes is here.
    Receipted,
    /// Its journal did not verify or replay: kept for export, never wiped.
    Quarantined,
}

/// The case that the attempt sits, exactly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseRef {
    /// The case's id.
    pub id: String,
    /// The case's version.
    pub version: String,
    /// SHA-256 of the plain pack.
    pub digest: Digest,
}

/// The ways to an exam attempt's data key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeySlots {
    /// The candidate's way.
    pub phrase: PhraseSlot,
    /// The institution's way.
    pub institution: InstitutionSlot,
}

/// The data key under the candidate's phrase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhraseSlot {
    /// What the phrase's stretching costs.
    pub params: Params,
    /// Random.
    #[serde(with = "hex::serde")]
    pub salt: [u8; 16],
    /// Random.
    #[serde(with = "hex::serde")]
    pub nonce: [u8; 24],
    /// The 32 bytes of the data key and a tag of 16.
    #[serde(with = "hex::serde")]
    pub wrapped: [u8; 48],
}

/// The cost of turning a phrase into a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Params {
    /// The function.
    pub kdf: Kdf,
    /// Its memory, in KiB.
    pub memory_kib: u32,
    /// Its passes over the memory.
    pub passes: u32,
    /// Its lanes.
    pub lanes: u32,
}

impl Params {
    /// Argon2id with 19 MiB, two passes, one lane.
    pub const CURRENT: Self = Self {
        kdf: Kdf::Argon2id,
        memory_kib: 19 * 1024,
        passes: 2,
        lanes: 1,
    };
}

/// A function that turns a phrase into a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kdf {
    /// RFC 9106, version 19.
    Argon2id,
}

/// The data key as an age file to the institution's recipient; in JSON Base64.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InstitutionSlot(pub Vec<u8>);

impl Serialize for InstitutionSlot {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&BASE64.encode(&self.0))
    }
}

impl<'de> Deserialize<'de> for InstitutionSlot {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        let bytes = BASE64.decode(text.as_ref()).map_err(de::Error::custom)?;
        Ok(Self(bytes))
    }
}

/// The readable row of an attempt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AttemptRow {
    /// [`FORMAT`].
    pub format: u32,
    /// The attempt's id.
    pub id: AttemptId,
    /// The pseudonymous code that the candidate entered.
    pub candidate: String,
    /// The case's title, for the lobby.
    pub title: Title,
    /// Practice or exam.
    pub mode: Mode,
    /// What is worked on.
    pub case: CaseRef,
    /// Fingerprint of the `institution.json` that the attempt began with.
    pub institution: Digest,
    /// The client's build, which stays on the machine as long as this row names it.
    pub build: String,
    /// Wall clock, milliseconds since 1970.
    pub created_wall: i64,
    /// Wall clock of the last write of this row, milliseconds since 1970.
    pub updated_wall: i64,
    /// How far it has come.
    pub stage: Stage,
    /// `None`: the values are plain.
    pub key: Option<KeySlots>,
}

/// Why bytes are not an attempt row.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RowError {
    /// Not the JSON of a row; the parser's words.
    #[error("the attempt's row is malformed: {0}")]
    Malformed(String),
    /// Written by a newer program.
    #[error("the attempt's row has format {0}, newer than {FORMAT}")]
    Newer(u32),
    /// The checksum is not that of the text before it.
    #[error("the attempt's row does not match its checksum")]
    Checksum,
}

impl RowError {
    /// The error's code in the catalogues.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Malformed(_) => "attempt-malformed",
            Self::Newer(_) => "attempt-newer",
            Self::Checksum => "attempt-checksum",
        }
    }
}

const CHECKSUM: &str = r#","checksum":""#;
/// `,"checksum":"`, 64 digits, `"}`.
const TAIL_BYTES: usize = CHECKSUM.len() + 64 + 2;

impl AttemptRow {
    /// The row's text, as stored.
    pub fn encode(&self) -> Vec<u8> {
        let mut text = serde_json::to_string(self).expect("a row of strings and numbers");
        text.pop();
        let checksum = Digest::of(text.as_bytes());
        text.push_str(&format!("{CHECKSUM}{checksum}\"}}"));
        text.into_bytes()
    }

    /// Reads a row.
    ///
    /// # Errors
    /// [`RowError`]; a newer format is told from a broken row even when its fields are unknown.
    pub fn decode(bytes: &[u8]) -> Result<Self, RowError> {
        let malformed = |what: &str| RowError::Malformed(what.to_owned());
        let text = std::str::from_utf8(bytes).map_err(|e| RowError::Malformed(e.to_string()))?;
        let end = text
            .len()
            .checked_sub(TAIL_BYTES)
            .filter(|at| text.is_char_boundary(*at))
            .ok_or_else(|| malformed("no checksum"))?;
        let (body, tail) = text.split_at(end);
        let checksum = tail
            .strip_prefix(CHECKSUM)
            .and_then(|rest| rest.strip_suffix("\"}"))
            .ok_or_else(|| malformed("no checksum"))?;
        if checksum != Digest::of(body.as_bytes()).to_string() {
            return Err(RowError::Checksum);
        }
        Self::parse(&format!("{body}}}"))
    }

    fn parse(text: &str) -> Result<Self, RowError> {
        #[derive(Deserialize)]
        struct Version {
            format: u32,
        }
        let malformed = |e: serde_json::Error| RowError::Malformed(e.to_string());
        let version: Version = json::from_str(text).map_err(malformed)?;
        if version.format > FORMAT {
            return Err(RowError::Newer(version.format));
        }
        json::from_str(text).map_err(malformed)
    }
}
