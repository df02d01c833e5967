use crate::{
    EnvelopeError, Part, SUBMISSION_BYTES_MAX, SealCode, Signed,
    archive::{self, Limits, Member},
    statement::limit,
};
use journal::Digest;
use std::borrow::Cow;

/// The name of the signed envelope in a submission.
pub const ENVELOPE_NAME: &str = "envelope.json";
/// The name of the encrypted work in a submission.
pub const SEALED_NAME: &str = "sealed.age";

/// A submission whose outside holds: form, signature, and the digest of the sealed part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inspected<'a> {
    /// SHA-256 of the whole file.
    pub id: Digest,
    /// Size of the whole file, in bytes.
    pub size_bytes: usize,
    /// What the envelope says, and the bytes that say it.
    pub signed: Signed,
    /// The bytes of `sealed.age`.
    pub sealed: Cow<'a, [u8]>,
}

impl Inspected<'_> {
    /// The code that the candidate has on screen and on paper.
    pub fn seal_code(&self) -> SealCode {
        SealCode::of(&self.id)
    }
}

/// Checks a submission as far as it can be checked without the institution's identity.
///
/// # Errors
/// [`EnvelopeError`]: too large, not a zip of this form, envelope malformed or newer, signature
/// or sealed digest wrong.
pub fn inspect(bytes: &[u8]) -> Result<Inspected<'_>, EnvelopeError> {
    limit(bytes, Part::Submission, SUBMISSION_BYTES_MAX)?;
    let limits = Limits {
        members_max: 2,
        unpacked_bytes_max: SUBMISSION_BYTES_MAX,
    };
    let members = archive::read(bytes, Part::Submission, limits)?;
    let [envelope, sealed]: [Member<'_>; 2] = members.try_into().map_err(|_| parts())?;
    let stored = [&envelope, &sealed]
        .iter()
        .all(|m| matches!(m.bytes, Cow::Borrowed(_)));
    if envelope.name != ENVELOPE_NAME || sealed.name != SEALED_NAME || !stored {
        return Err(parts());
    }
    let signed = Signed::parse(&envelope.bytes)?;
    if Digest::of(&sealed.bytes) != signed.statement.sealed_sha256 {
        return Err(EnvelopeError::SealedDiffers);
    }
    let (id, size_bytes) = (Digest::of(bytes), bytes.len());
    Ok(Inspected {
        id,
        size_bytes,
        signed,
        sealed: sealed.bytes,
    })
}

fn parts() -> EnvelopeError {
    let words = format!("it must hold {ENVELOPE_NAME} and {SEALED_NAME}, unpacked");
    EnvelopeError::Zip(Part::Submission, words)
}
