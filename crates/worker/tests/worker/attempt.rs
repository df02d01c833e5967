//! An institution, and an attempt to be sealed to it.

use envelope::{
    Attempt, CaseRef, Institution, InstitutionName, Mode, PublicKey,
    keys::{ENTROPY_BYTES, Keys, generate},
};
use journal::{Chain, Digest};
use worker::{
    engine,
    protocol::{Failure, Request, Response},
};

pub const SECRET: [u8; 32] = [9; 32];

/// Asks the engine, without caring for its progress.
pub fn ask(request: Request) -> Result<Response, Failure> {
    engine::handle(request, &mut |_| {})
}

/// The keys of an institution; another number is another institution.
pub fn institution(number: u8) -> Keys {
    let name = InstitutionName {
        pl: "Instytucja".into(),
        en: "Institution".into(),
    };
    generate(&[number; ENTROPY_BYTES], name, 0, i64::MAX)
}

/// The age recipient of an institution.
pub fn recipient(keys: &Keys) -> String {
    let institution = Institution::parse(&keys.institution_json).expect("an institution");
    institution.age_recipient
}

pub const ID: &str = "000102030405060708090a0b0c0d0e0f";

/// `attempt.json`, signed by [`SECRET`]'s key, over a case of these bytes.
pub fn attempt_json(keys: &Keys, case: &[u8]) -> Vec<u8> {
    Attempt {
        format: Attempt::FORMAT,
        attempt: ID.parse().expect("an id"),
        candidate: "K-017".parse().expect("a code"),
        mode: Mode::Exam,
        case: CaseRef {
            id: "bujnie".parse().expect("a token"),
            version: "1.0.0".parse().expect("a token"),
            digest: Digest::of(case),
        },
        institution: keys.fingerprint(),
        build: "0123".parse().expect("a token"),
        started_wall: 1_790_000_000_000,
        duration_ms: 3_600_000,
        key: PublicKey::of_secret(&SECRET),
    }
    .to_json()
}

/// A journal of so many entries.
pub fn journal(header: &[u8], entries: u64) -> Vec<u8> {
    let mut chain = Chain::new(header);
    let mut lines = Vec::new();
    for index in 0..entries {
        let event = format!(r#"{{"zażółć":"🦀{index}"}}"#);
        let event = serde_json::value::RawValue::from_string(event).expect("JSON");
        lines.extend(chain.append(index * 10, 1_790_000_000_000, event));
        lines.push(b'\n');
    }
    lines
}
