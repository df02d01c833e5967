use crate::protocol::{Failure, Seal, SealedWork};
use envelope::SealInput;

/// Seals an attempt.
///
/// # Errors
/// The envelope's, by its code.
pub fn seal(request: &Seal) -> Result<SealedWork, Failure> {
    let attachments: Vec<&[u8]> = request
        .attachments
        .iter()
        .map(|attachment| attachment.bytes.as_slice())
        .collect();
    let sealed = envelope::seal(&SealInput {
        attempt_json: &request.attempt_json,
        journal: &request.journal,
        attachments: &attachments,
        signing_secret: request.signing_secret.as_bytes(),
        recipient: &request.recipient,
        sealed_wall: request.sealed_wall,
        reason: request.reason,
    })
    .map_err(|error| Failure::new(error.code(), error))?;
    Ok(SealedWork {
        seal_code: sealed.seal_code().to_string(),
        id: sealed.id,
        statement: sealed.statement,
        bytes: sealed.bytes,
    })
}
