use crate::sample;

use proptest::prelude::*;
use store::attempt::{AttemptRow, FORMAT, RowError};

#[test]
fn given_a_row_when_encoded_then_it_decodes_to_itself() {
    let exam = sample::row();
    assert_eq!(AttemptRow::decode(&exam.encode()), Ok(exam));
    let practice = AttemptRow {
        key: None,
        ..sample::row()
    };
    assert_eq!(AttemptRow::decode(&practice.encode()), Ok(practice));
}

#[test]
fn given_a_row_of_a_newer_program_when_decoded_then_it_says_so() {
    let newer = AttemptRow {
        format: FORMAT + 1,
        ..sample::row()
    };
    let decoded = AttemptRow::decode(&newer.encode());
    assert_eq!(decoded, Err(RowError::Newer(FORMAT + 1)));
}

#[test]
fn given_a_row_when_a_script_reads_it_then_it_is_one_json_object_with_a_build() {
    let value: serde_json::Value = serde_json::from_slice(&sample::row().encode()).expect("JSON");
    assert_eq!(value["build"], "0123456789abcdef");
    assert_eq!(value["stage"], "desk");
}

proptest! {
    #[test]
    fn given_any_changed_byte_when_decoded_then_it_is_found(at: prop::sample::Index, byte: u8) {
        let mut bytes = sample::row().encode();
        let index = at.index(bytes.len());
        prop_assume!(bytes[index] != byte);
        bytes[index] = byte;
        prop_assert!(AttemptRow::decode(&bytes).is_err());
    }

    #[test]
    fn given_any_bytes_when_decoded_then_nothing_panics(bytes: Vec<u8>) {
        prop_assert!(AttemptRow::decode(&bytes).is_err());
    }

    #[test]
    fn given_any_texts_when_encoded_then_they_come_back(candidate: String, pl: String) {
        let mut row = sample::row();
        row.candidate = candidate;
        row.title.pl = pl;
        prop_assert_eq!(AttemptRow::decode(&row.encode()), Ok(row));
    }
}
