//! One attempt, its keys and its institution, made from fixed entropy.

use envelope::keys::{ENTROPY_BYTES, Keys, generate};
use envelope::{
    Attempt, CaseRef, Institution, InstitutionName, Mode, PublicKey, Reason, SealInput, Sealed,
    seal,
};
use journal::{Chain, Digest};
use serde_json::value::RawValue;

pub const SIGNING_SECRET: [u8; 32] = [7; 32];
pub const PACK: &[u8] = b"the plain pack of the case";
pub const STARTED: i64 = 1_790_000_000_000;

pub fn keys() -> Keys {
    let mut entropy = [0; ENTROPY_BYTES];
    for (place, byte) in entropy.iter_mut().enumerate() {
        *byte = place as u8;
    }
    let name = InstitutionName {
        pl: "Instytucja próbna".into(),
        en: "Test institution".into(),
    };
    generate(&entropy, name, 1_767_225_600_000, 1_924_992_000_000)
}

pub fn institution() -> Institution {
    Institution::parse(&keys().institution_json).unwrap()
}

pub fn attempt() -> Attempt {
    Attempt {
        format: Attempt::FORMAT,
        attempt: "00112233445566778899aabbccddeeff".parse().unwrap(),
        candidate: "K-0417".parse().unwrap(),
        mode: Mode::Exam,
        case: CaseRef {
            id: "bujnie".parse().unwrap(),
            version: "1.0.0".parse().unwrap(),
            digest: Digest::of(PACK),
        },
        institution: keys().fingerprint(),
        build: "3f9a0c".parse().unwrap(),
        started_wall: STARTED,
        duration_ms: 10_800_000,
        key: PublicKey::of_secret(&SIGNING_SECRET),
    }
}

/// A journal over `header` whose events are these JSON texts, a second apart.
pub fn journal(header: &[u8], events: &[String]) -> Vec<u8> {
    let mut chain = Chain::new(header);
    let mut out = Vec::new();
    for (place, event) in (0..).zip(events) {
        let event = RawValue::from_string(event.clone()).unwrap();
        out.extend(chain.append(place * 1000, STARTED + place as i64 * 1000, event));
        out.push(b'\n');
    }
    out
}

pub fn events(count: usize) -> Vec<String> {
    (0..count)
        .map(|place| format!(r#"{{"typed":"zażółć {place}"}}"#))
        .collect()
}

pub fn sealed_with(journal: &[u8], attachments: &[&[u8]]) -> Sealed {
    let institution = institution();
    seal(&SealInput {
        attempt_json: &attempt().to_json(),
        journal,
        attachments,
        signing_secret: &SIGNING_SECRET,
        recipient: &institution.age_recipient,
        sealed_wall: STARTED + 5_000_000,
        reason: Reason::HandIn,
    })
    .unwrap()
}

/// A whole submission with `count` entries.
pub fn sealed(count: usize) -> Sealed {
    sealed_with(
        &journal(&attempt().to_json(), &events(count)),
        &[PACK, b"a report"],
    )
}
