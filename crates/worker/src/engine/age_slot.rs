//! The institution's way to a data key: an age file of the attempt's id and the key.

use crate::protocol::{Failure, Secret};
use age::{DecryptError, x25519};
use store::{AttemptId, attempt::InstitutionSlot};

pub fn seal(
    attempt: &AttemptId,
    data_key: &Secret,
    recipient: &str,
) -> Result<InstitutionSlot, Failure> {
    let recipient: x25519::Recipient = recipient
        .parse()
        .map_err(|_| Failure::new("age-key", "not an age recipient"))?;
    let plain = [attempt.as_str().as_bytes(), data_key.as_bytes()].concat();
    age::encrypt(&recipient, &plain)
        .map(InstitutionSlot)
        .map_err(|e| Failure::new("slot-damaged", e))
}

pub fn open(
    attempt: &AttemptId,
    slot: &InstitutionSlot,
    identity: &str,
) -> Result<Secret, Failure> {
    for identity in identities(identity)? {
        match age::decrypt(&identity, &slot.0) {
            Ok(plain) => return of_attempt(attempt, &plain),
            Err(DecryptError::NoMatchingKeys) => {}
            Err(error) => return Err(Failure::new("slot-damaged", error)),
        }
    }
    let words = "the attempt is locked to another institution";
    Err(Failure::new("identity-foreign", words))
}

fn of_attempt(attempt: &AttemptId, plain: &[u8]) -> Result<Secret, Failure> {
    plain
        .strip_prefix(attempt.as_str().as_bytes())
        .and_then(|key| key.try_into().ok())
        .map(Secret::from_bytes)
        .ok_or_else(|| Failure::new("slot-damaged", "the slot is another attempt's"))
}

/// The X25519 identities of an age identity file: `AGE-SECRET-KEY-1…` lines, `#` comments.
fn identities(text: &str) -> Result<Vec<x25519::Identity>, Failure> {
    let lines = text.lines().map(str::trim);
    let keys = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    let keys: Result<Vec<x25519::Identity>, _> = keys.map(str::parse).collect();
    // The parser's words could repeat a part of the secret.
    keys.ok()
        .filter(|keys| !keys.is_empty())
        .ok_or_else(|| Failure::new("age-key", "not an age identity file"))
}
