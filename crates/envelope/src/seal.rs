use crate::{
    ATTACHMENTS_MAX, Attempt, ENVELOPE_NAME, EnvelopeError, Part, PublicKey, Reason, SEALED_NAME,
    SUBMISSION_BYTES_MAX, SealCode, Signed, Statement, UNPACKED_BYTES_MAX, archive,
};
use journal::Digest;
use std::collections::BTreeMap;

/// What is sealed, with what, and for whom.
pub struct SealInput<'a> {
    /// The bytes of `attempt.json`, exactly as the journal is bound to them.
    pub attempt_json: &'a [u8],
    /// The journal's lines, each ended by LF.
    pub journal: &'a [u8],
    /// What the journal names by digest, and the case's plain pack; in any order.
    pub attachments: &'a [&'a [u8]],
    /// The attempt's Ed25519 secret.
    pub signing_secret: &'a [u8; 32],
    /// The institution's age recipient (`age1…`).
    pub recipient: &'a str,
    /// Wall clock of the sealing, milliseconds since 1970-01-01T00:00Z.
    pub sealed_wall: i64,
    /// Why it is sealed.
    pub reason: Reason,
}

/// A sealed submission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// The `.proba` file.
    pub bytes: Vec<u8>,
    /// SHA-256 of the file.
    pub id: Digest,
    /// What its envelope says.
    pub statement: Statement,
}

impl Sealed {
    /// The code for screen and paper.
    pub fn seal_code(&self) -> SealCode {
        SealCode::of(&self.id)
    }
}

/// Checks, packs, encrypts and signs an attempt. Encryption draws its own randomness, so two
/// seals of the same work are two files.
///
/// # Errors
/// [`EnvelopeError`]: the attempt is malformed, the signing key is another's, the journal does
/// not verify (its first bad entry), the recipient is none, or the result would be too large.
pub fn seal(input: &SealInput<'_>) -> Result<Sealed, EnvelopeError> {
    let attempt = Attempt::parse(input.attempt_json)?;
    if PublicKey::of_secret(input.signing_secret) != attempt.key {
        return Err(EnvelopeError::SigningKey);
    }
    let (head, _) = journal::verify(input.attempt_json, input.journal)?;
    let sealed = encrypt(&pack(input)?, input.recipient)?;
    let statement = statement(attempt, input, head, Digest::of(&sealed));
    let signed = Signed::sign(statement, input.signing_secret);
    let envelope = signed.to_json();
    let bytes = archive::write(&[(ENVELOPE_NAME, &envelope), (SEALED_NAME, &sealed)], false);
    limit(Part::Submission, bytes.len(), SUBMISSION_BYTES_MAX)?;
    Ok(Sealed {
        id: Digest::of(&bytes),
        bytes,
        statement: signed.statement,
    })
}

fn pack(input: &SealInput<'_>) -> Result<Vec<u8>, EnvelopeError> {
    let attachments: BTreeMap<String, &[u8]> = input
        .attachments
        .iter()
        .map(|bytes| (format!("attachments/{}", Digest::of(bytes)), *bytes))
        .collect();
    limit(Part::Attachment, attachments.len(), ATTACHMENTS_MAX)?;
    let mut members = vec![
        ("attempt.json", input.attempt_json),
        ("journal.jsonl", input.journal),
    ];
    members.extend(
        attachments
            .iter()
            .map(|(name, bytes)| (name.as_str(), *bytes)),
    );
    let unpacked = members.iter().map(|(_, bytes)| bytes.len()).sum();
    limit(Part::Submission, unpacked, UNPACKED_BYTES_MAX)?;
    Ok(archive::write(&members, true))
}

fn encrypt(packed: &[u8], recipient: &str) -> Result<Vec<u8>, EnvelopeError> {
    let recipient: age::x25519::Recipient = recipient
        .parse()
        .map_err(|_| EnvelopeError::AgeKey("recipient"))?;
    age::encrypt(&recipient, packed).map_err(|error| EnvelopeError::Encryption(error.to_string()))
}

fn statement(
    attempt: Attempt,
    input: &SealInput<'_>,
    head: journal::Head,
    sealed_sha256: Digest,
) -> Statement {
    Statement {
        format: Statement::FORMAT.into(),
        v: Statement::VERSION,
        attempt: attempt.attempt,
        candidate: attempt.candidate,
        mode: attempt.mode,
        case: attempt.case,
        institution: attempt.institution,
        build: attempt.build,
        started_wall: attempt.started_wall,
        sealed_wall: input.sealed_wall,
        head: head.hash,
        length: head.length,
        reason: input.reason,
        sealed_sha256,
        key: attempt.key,
    }
}

fn limit(part: Part, size_bytes: usize, size_bytes_max: usize) -> Result<(), EnvelopeError> {
    if size_bytes > size_bytes_max {
        return Err(EnvelopeError::TooLarge {
            part,
            size_bytes,
            size_bytes_max,
        });
    }
    Ok(())
}
