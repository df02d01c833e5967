//! Any changed, dropped, added or reordered byte of a sealed file is found.

use crate::fixture::*;
use envelope::{SealCode, inspect, open};
use proptest::prelude::*;
use std::sync::LazyLock;

static SEALED: LazyLock<Vec<u8>> = LazyLock::new(|| sealed(4).bytes);
static IDENTITY: LazyLock<String> = LazyLock::new(|| keys().identity);

/// Found both without the identity and with it.
fn is_found(bytes: &[u8]) -> bool {
    inspect(bytes).is_err() && open(bytes, &IDENTITY).is_err()
}

#[test]
fn given_a_sealed_file_when_any_single_byte_is_flipped_then_it_is_found() {
    for place in 0..SEALED.len() {
        for mask in [0x01, 0x20, 0x80, 0xff] {
            let mut bytes = SEALED.clone();
            bytes[place] ^= mask;
            assert!(is_found(&bytes), "byte {place} with {mask:#x}");
        }
    }
}

#[test]
fn given_a_sealed_file_when_cut_anywhere_then_it_is_found() {
    for length in 0..SEALED.len() {
        assert!(is_found(&SEALED[..length]), "cut to {length}");
        assert!(is_found(&SEALED[length + 1..]), "begun at {}", length + 1);
    }
}

proptest! {
    #[test]
    fn given_a_sealed_file_when_bytes_are_added_then_it_is_found(
        place in 0..=SEALED.len(),
        added in prop::collection::vec(any::<u8>(), 1..40),
    ) {
        let mut bytes = SEALED.clone();
        bytes.splice(place..place, added);
        prop_assert!(is_found(&bytes));
    }

    #[test]
    fn given_a_sealed_file_when_bytes_are_dropped_then_it_is_found(
        place in 0..SEALED.len(),
        count in 1usize..40,
    ) {
        let mut bytes = SEALED.clone();
        bytes.drain(place..(place + count).min(bytes.len()));
        prop_assert!(is_found(&bytes));
    }

    #[test]
    fn given_a_sealed_file_when_pieces_change_places_then_it_is_found(
        cuts in prop::array::uniform3(0..=SEALED.len()),
    ) {
        let mut cuts = cuts;
        cuts.sort_unstable();
        let [a, b, c] = cuts;
        let bytes = [&SEALED[..a], &SEALED[b..c], &SEALED[a..b], &SEALED[c..]].concat();
        prop_assert!(bytes == *SEALED || is_found(&bytes));
    }

    #[test]
    fn given_any_bytes_when_inspected_then_nothing_panics(
        bytes in prop::collection::vec(any::<u8>(), 0..600),
    ) {
        prop_assert!(is_found(&bytes));
    }

    #[test]
    fn given_any_id_when_its_code_is_typed_carelessly_then_it_is_read(
        id in prop::array::uniform32(any::<u8>()),
    ) {
        let id = journal::Digest::from_bytes(id);
        let code = SealCode::of(&id);
        prop_assert_eq!(code.to_string().len(), 19);
        let careless = format!("  {} ", code.to_string().to_lowercase().replace('-', " "));
        prop_assert_eq!(careless.parse(), Ok(code));
        prop_assert!(id.to_string().starts_with(&code.id_prefix()));
    }

    #[test]
    fn given_any_work_when_sealed_and_opened_then_it_is_the_same(
        typed in prop::collection::vec(any::<String>(), 0..12),
        attachment in prop::collection::vec(any::<u8>(), 0..5000),
    ) {
        let events: Vec<String> =
            typed.iter().map(|text| serde_json::to_string(text).unwrap()).collect();
        let journal = journal(&attempt().to_json(), &events);
        let sealed = sealed_with(&journal, &[&attachment]);
        let opened = open(&sealed.bytes, &IDENTITY).unwrap();
        prop_assert_eq!(&opened.journal, &journal);
        prop_assert_eq!(opened.attachments.values().next(), Some(&attachment));
        prop_assert_eq!(opened.verify().unwrap().len(), events.len());
    }
}

/// Rewrites the envelope, with every digest and length of the zip put right again.
fn with_envelope(change: impl Fn(String) -> String) -> Vec<u8> {
    let inspected = inspect(&SEALED).unwrap();
    let envelope = String::from_utf8(inspected.signed.to_json()).unwrap();
    zip_of(&[
        ("envelope.json", change(envelope).as_bytes()),
        ("sealed.age", &inspected.sealed),
    ])
}

/// A stored zip as Python's `zipfile` would never write it, but as this format demands.
fn zip_of(files: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut out, mut central) = (Vec::new(), Vec::new());
    for (name, bytes) in files {
        let offset = out.len() as u32;
        let size = (bytes.len() as u32).to_le_bytes();
        let crc = crc32fast::hash(bytes).to_le_bytes();
        let name_size = (name.len() as u16).to_le_bytes();
        let shared: Vec<u8> = [
            &[20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0][..],
            &crc,
            &size,
            &size,
            &name_size,
            &[0, 0],
        ]
        .concat();
        central.extend([b"PK\x01\x02\x14\x00", &shared[..], &[0; 10]].concat());
        central.extend(offset.to_le_bytes());
        central.extend(name.as_bytes());
        out.extend([b"PK\x03\x04", &shared[..], name.as_bytes(), bytes].concat());
    }
    let start = (out.len() as u32).to_le_bytes();
    let count = (files.len() as u16).to_le_bytes();
    let size = (central.len() as u32).to_le_bytes();
    out.extend(central);
    out.extend(
        [
            b"PK\x05\x06\0\0\0\0",
            &count[..],
            &count,
            &size,
            &start,
            &[0, 0],
        ]
        .concat(),
    );
    out
}

#[test]
fn given_an_envelope_changed_with_care_when_inspected_then_it_is_found_by_name() {
    assert!(inspect(&with_envelope(|text| text)).is_ok());
    let code = |change: fn(String) -> String| inspect(&with_envelope(change)).unwrap_err().code();
    assert_eq!(
        code(|text| text.replace("K-0417", "K-0418")),
        "signature-wrong"
    );
    assert_eq!(
        code(|text| text.replace(r#""length":4"#, r#""length":3"#)),
        "signature-wrong"
    );
    assert_eq!(
        code(|text| text.replace(r#","length""#, r#", "length""#)),
        "signature-wrong"
    );
    assert_eq!(code(|text| format!("{text} ")), "part-spelling");
    assert_eq!(code(|text| text.replacen("{", "{ ", 1)), "part-spelling");
    assert_eq!(
        code(|text| text.replace(r#""v":1"#, r#""v":2"#)),
        "part-newer"
    );
    assert_eq!(
        code(|text| text.replacen("{", r#"{"note":1,"#, 1)),
        "part-malformed"
    );
    assert_eq!(
        code(|text| text.replace("proba-envelope", "envelope")),
        "part-malformed"
    );
    assert_eq!(
        code(|text| text.replace("hand-in", "whim")),
        "part-malformed"
    );
    assert_eq!(
        code(|text| format!("{text}{}", " ".repeat(20_000))),
        "part-too-large"
    );
}

#[test]
fn given_the_right_parts_in_a_wrong_zip_when_inspected_then_it_is_found() {
    let inspected = inspect(&SEALED).unwrap();
    let envelope = inspected.signed.to_json();
    let (first, second) = (
        ("envelope.json", &envelope[..]),
        ("sealed.age", &*inspected.sealed),
    );
    assert!(inspect(&zip_of(&[first, second])).is_ok());
    for files in [
        &[second, first][..],
        &[first],
        &[first, second, second],
        &[first, ("sealed.age", b"something else")],
        &[("../envelope.json", &envelope), second],
    ] {
        assert!(inspect(&zip_of(files)).is_err());
    }
}
