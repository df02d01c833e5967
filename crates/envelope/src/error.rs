use std::fmt;

/// A part of a submission, or a file beside it, that an error speaks about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The whole `.proba` file.
    Submission,
    /// `envelope.json`.
    Envelope,
    /// `sealed.age`.
    Sealed,
    /// `attempt.json`.
    Attempt,
    /// `journal.jsonl`.
    Journal,
    /// A file under `attachments/`.
    Attachment,
    /// `institution.json`.
    Institution,
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Submission => "the submission",
            Self::Envelope => "envelope.json",
            Self::Sealed => "sealed.age",
            Self::Attempt => "attempt.json",
            Self::Journal => "journal.jsonl",
            Self::Attachment => "an attachment",
            Self::Institution => "institution.json",
        })
    }
}

/// Why a submission, or a file that goes with it, is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EnvelopeError {
    /// Not a zip of exactly the form that this format has; `.0` says where.
    #[error("{0} is not a zip of the submission's form: {1}")]
    Zip(Part, String),
    /// Members are missing, doubled, unknown or of the wrong kind; the parser's words.
    #[error("{0} is malformed: {1}")]
    Malformed(Part, String),
    /// Written by a newer program.
    #[error("{0} has version {1}, newer than this program reads")]
    Newer(Part, u64),
    /// Bytes that a writer of this format never gives, though they would parse.
    #[error("{0} is not in the format's own spelling")]
    Spelling(Part),
    /// Larger than the format allows.
    #[error("{part} has {size_bytes} bytes, the most is {size_bytes_max}")]
    TooLarge {
        /// What is too large.
        part: Part,
        /// Its size, as far as known.
        size_bytes: usize,
        /// The limit.
        size_bytes_max: usize,
    },
    /// The signature does not fit the statement and its key.
    #[error("the signature does not fit the statement")]
    Signature,
    /// `sealed.age` is not the one that was signed.
    #[error("the sealed part is not the one that was signed")]
    SealedDiffers,
    /// An attachment's bytes do not have the digest that it is named by.
    #[error("the attachment {0} has other bytes than its name says")]
    AttachmentDiffers(String),
    /// An age recipient or identity that cannot be read.
    #[error("not an age {0}")]
    AgeKey(&'static str),
    /// No given identity opens the sealed part.
    #[error("the submission is sealed to another identity")]
    ForeignIdentity,
    /// The sealed part cannot be decrypted though the identity fits.
    #[error("the sealed part is damaged: {0}")]
    Encryption(String),
    /// The journal to be sealed does not verify.
    #[error("the journal does not verify: {0}")]
    Journal(#[from] journal::ChainFault),
    /// The signing secret is not the one whose public key `attempt.json` names.
    #[error("the signing key is not the attempt's")]
    SigningKey,
}

impl EnvelopeError {
    /// The code in catalogues, problem answers and on the command line.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Zip(..) => "submission-zip",
            Self::Malformed(..) => "part-malformed",
            Self::Newer(..) => "part-newer",
            Self::Spelling(..) => "part-spelling",
            Self::TooLarge { .. } => "part-too-large",
            Self::Signature => "signature-wrong",
            Self::SealedDiffers => "sealed-differs",
            Self::AttachmentDiffers(_) => "attachment-differs",
            Self::AgeKey(_) => "age-key",
            Self::ForeignIdentity => "identity-foreign",
            Self::Encryption(_) => "sealed-damaged",
            Self::Journal(_) => "journal-broken",
            Self::SigningKey => "signing-key",
        }
    }
}
