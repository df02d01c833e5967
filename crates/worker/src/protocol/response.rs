use super::{Parcel, Secret};
use envelope::{PublicKey, Receipt, Statement};
use journal::Digest;
use serde::{Deserialize, Serialize};
use store::{
    Part, Table,
    attempt::{AttemptRow, KeySlots},
};

/// What the worker answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Response {
    /// A case.
    Case(OpenedCase),
    /// A new attempt's keys.
    Keys(AttemptKeys),
    /// An attempt's data key.
    DataKey {
        /// The key.
        data_key: Secret,
    },
    /// Whether the code is the right one.
    /// What became of an invigilator's code.
    Code {
        /// Whether it is the right one.
        right: bool,
    },
    /// A submission.
    Sealed(SealedWork),
    /// The receipt: signed by the institution and for exactly this submission.
    Receipt(Receipt),
    /// A submission, readable.
    Submission(OpenedSubmission),
    /// A second copy, readable.
    Copy(OpenedCopy),
}

/// A case's pack, opened and checked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OpenedCase {
    /// SHA-256 of the plain pack.
    pub digest: Digest,
    /// Who signed it.
    pub signature: CaseSignature,
    /// The bytes of `case.json`.
    #[serde(skip)]
    pub case_json: Vec<u8>,
    /// The plain pack: kept with the attempt, and sealed with it.
    #[serde(skip)]
    pub pack: Vec<u8>,
    /// The other files of the pack, by name.
    pub files: Vec<PackFile>,
}

/// Who signed a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CaseSignature {
    /// The institution, and the signature holds.
    Institution,
    /// Somebody else: good for practice only.
    Another,
    /// Nobody: good for practice only.
    None,
}

/// A file of a case's pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackFile {
    /// As in the pack: `assets/logo.webp`.
    pub name: String,
    /// Its content.
    #[serde(skip)]
    pub bytes: Vec<u8>,
}

/// The keys of a new attempt.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AttemptKeys {
    /// What the values are encrypted with; `None` in practice.
    pub data_key: Option<Secret>,
    /// What the attempt row keeps; `None` in practice.
    pub slots: Option<KeySlots>,
    /// The attempt's Ed25519 secret.
    pub signing_secret: Secret,
    /// Its public half, for `attempt.json`.
    pub signing_public: PublicKey,
}

/// A sealed submission.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SealedWork {
    /// The `.proba` file.
    #[serde(skip)]
    pub bytes: Vec<u8>,
    /// SHA-256 of the file.
    pub id: Digest,
    /// Four groups of four characters, for screen and paper.
    pub seal_code: String,
    /// What its envelope says.
    pub statement: Statement,
}

/// An attachment of a submission; its name is the digest of its bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// Its content.
    #[serde(skip)]
    pub bytes: Vec<u8>,
}

/// A submission, opened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OpenedSubmission {
    /// SHA-256 of the file.
    pub id: Digest,
    /// Four groups of four characters.
    pub seal_code: String,
    /// What its envelope says; the signature holds.
    pub statement: Statement,
    /// The bytes of `attempt.json`.
    #[serde(skip)]
    pub attempt_json: Vec<u8>,
    /// The journal's lines, each ended by LF.
    #[serde(skip)]
    pub journal: Vec<u8>,
    /// The case and what was shown.
    pub attachments: Vec<Attachment>,
    /// What is wrong with the chain, if anything: the work is shown all the same.
    pub finding: Option<Finding>,
}

/// What is wrong with a submission that opens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The code in the catalogues.
    pub code: String,
    /// The place of the first bad entry, where there is one.
    pub seq: Option<u64>,
    /// For a log, in English.
    pub words: String,
}

/// A second copy, opened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OpenedCopy {
    /// The attempt row.
    pub row: AttemptRow,
    /// By table and part, decrypted.
    pub rows: Vec<OpenedRow>,
}

/// A row of a second copy, decrypted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenedRow {
    /// Its table.
    pub table: Table,
    /// Its part.
    pub part: Part,
    /// Its value, readable.
    #[serde(skip)]
    pub bytes: Vec<u8>,
}

/// How far a request has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Steps done.
    pub done: u32,
    /// Steps in all.
    pub total: u32,
}

/// Why a request was not fulfilled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{code}: {words}")]
pub struct Failure {
    /// The code in the catalogues.
    pub code: String,
    /// For a log, in English.
    pub words: String,
}

impl Failure {
    /// A failure with this code.
    pub fn new(code: &str, words: impl ToString) -> Self {
        Self {
            code: code.to_owned(),
            words: words.to_string(),
        }
    }
}

impl Parcel for Response {
    fn blobs(&mut self) -> Vec<&mut Vec<u8>> {
        match self {
            Self::Case(it) => {
                let files = it.files.iter_mut().map(|file| &mut file.bytes);
                let first = [&mut it.case_json, &mut it.pack];
                first.into_iter().chain(files).collect()
            }
            Self::Keys(_) | Self::DataKey { .. } | Self::Code { .. } | Self::Receipt(_) => {
                Vec::new()
            }
            Self::Sealed(it) => vec![&mut it.bytes],
            Self::Submission(it) => {
                let attachments = it.attachments.iter_mut().map(|a| &mut a.bytes);
                let first = [&mut it.attempt_json, &mut it.journal];
                first.into_iter().chain(attachments).collect()
            }
            Self::Copy(it) => it.rows.iter_mut().map(|row| &mut row.bytes).collect(),
        }
    }
}
