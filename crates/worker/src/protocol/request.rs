use super::{Attachment, Parcel, Secret};
use envelope::Reason;
use journal::Digest;
use serde::{Deserialize, Serialize};
use store::{AttemptId, attempt::KeySlots};

/// What the client asks for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Request {
    /// Answered by [`super::Response::Case`].
    OpenCase(OpenCase),
    /// Answered by [`super::Response::Keys`].
    NewAttemptKeys(NewAttemptKeys),
    /// Answered by [`super::Response::DataKey`].
    Unlock(Unlock),
    /// Answered by [`super::Response::Code`].
    CheckCode(CheckCode),
    /// Answered by [`super::Response::Sealed`].
    Seal(Seal),
    /// Answered by [`super::Response::Receipt`].
    CheckReceipt(CheckReceipt),
    /// Answered by [`super::Response::Submission`].
    OpenSubmission(OpenSubmission),
    /// Answered by [`super::Response::Copy`].
    OpenCopy(OpenCopy),
}

/// Opens a case's pack: takes the wrapping off, checks the signature and every file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OpenCase {
    /// The `.case` file.
    #[serde(skip)]
    pub pack: Vec<u8>,
    /// Needed when the pack is wrapped; the failure `pack-passphrase-needed` asks for it.
    pub passphrase: Option<String>,
    /// The institution's minisign public key.
    pub minisign_public: String,
}

/// Makes the keys of a new attempt.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NewAttemptKeys {
    /// The attempt that they are bound to.
    pub attempt: AttemptId,
    /// The candidate's phrase, at least 8 characters; `None` in practice, which needs no slots.
    pub phrase: Option<String>,
    /// The institution's age recipient (`age1…`).
    pub recipient: String,
}

/// Opens an attempt's key slots.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Unlock {
    /// The attempt that they are bound to.
    pub attempt: AttemptId,
    /// From the attempt row.
    pub slots: KeySlots,
    /// What opens them.
    pub means: Means,
}

/// What opens a slot.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Means {
    /// The candidate's phrase.
    Phrase(String),
    /// The text of the institution's age identity file.
    Identity(String),
}

/// Checks the invigilator's code against its Argon2id hash.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CheckCode {
    /// The hash as a PHC string, from the case.
    pub phc: String,
    /// As it was typed; the space around it does not count.
    pub code: String,
}

/// Seals an attempt.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Seal {
    /// The bytes of `attempt.json`.
    #[serde(skip)]
    pub attempt_json: Vec<u8>,
    /// The journal's lines, each ended by LF.
    #[serde(skip)]
    pub journal: Vec<u8>,
    /// What the journal names by digest, and the case's plain pack.
    pub attachments: Vec<Attachment>,
    /// The attempt's Ed25519 secret.
    pub signing_secret: Secret,
    /// The institution's age recipient (`age1…`).
    pub recipient: String,
    /// Wall clock, milliseconds since 1970.
    pub sealed_wall: i64,
    /// Why it is sealed.
    pub reason: Reason,
}

/// Checks the institution's receipt for a submission.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CheckReceipt {
    /// The compact JWS.
    pub jws: String,
    /// The bytes of `institution.json`.
    #[serde(skip)]
    pub institution_json: Vec<u8>,
    /// The submission's id.
    pub id: Digest,
    /// The attempt.
    pub attempt: AttemptId,
    /// The submission's size.
    pub size_bytes: u64,
}

/// Opens and verifies a submission, for the assessor.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OpenSubmission {
    /// The `.proba` file.
    #[serde(skip)]
    pub bytes: Vec<u8>,
    /// The text of an age identity file.
    pub identity: String,
}

/// Opens a second copy: a practice attempt's by itself, an exam's with the institution's identity.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OpenCopy {
    /// The `.proba-copy` file.
    #[serde(skip)]
    pub bytes: Vec<u8>,
    /// The failure `copy-identity-needed` asks for it.
    pub means: Option<Means>,
}

impl Parcel for Request {
    fn blobs(&mut self) -> Vec<&mut Vec<u8>> {
        match self {
            Self::OpenCase(it) => vec![&mut it.pack],
            Self::NewAttemptKeys(_) | Self::Unlock(_) | Self::CheckCode(_) => Vec::new(),
            Self::Seal(it) => {
                let attachments = it.attachments.iter_mut().map(|a| &mut a.bytes);
                let first = [&mut it.attempt_json, &mut it.journal];
                first.into_iter().chain(attachments).collect()
            }
            Self::CheckReceipt(it) => vec![&mut it.institution_json],
            Self::OpenSubmission(it) => vec![&mut it.bytes],
            Self::OpenCopy(it) => vec![&mut it.bytes],
        }
    }
}
