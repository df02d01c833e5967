//! The attempt of the test vectors in FORMATS.md.

use journal::Digest;
use store::{
    AttemptId, Part, Row, Table,
    attempt::{
        AttemptRow, CaseRef, FORMAT, InstitutionSlot, KeySlots, Mode, Params, PhraseSlot, Stage,
        Title,
    },
};

pub fn attempt() -> AttemptId {
    "000102030405060708090a0b0c0d0e0f".parse().expect("an id")
}

pub fn slots() -> KeySlots {
    KeySlots {
        phrase: PhraseSlot {
            params: Params::CURRENT,
            salt: [0x11; 16],
            nonce: [0x22; 24],
            wrapped: [0x33; 48],
        },
        institution: InstitutionSlot(b"age-encryption.org/v1\n".to_vec()),
    }
}

pub fn row() -> AttemptRow {
    AttemptRow {
        format: FORMAT,
        id: attempt(),
        candidate: "K-017".into(),
        title: Title {
            pl: "Bujnie: kampania na wiosnę".into(),
            en: "Bujnie: a spring campaign".into(),
        },
        mode: Mode::Exam,
        case: CaseRef {
            id: "bujnie".into(),
            version: "1.0.0".into(),
            digest: Digest::of(b"case"),
        },
        institution: Digest::of(b"institution"),
        build: "0123456789abcdef".into(),
        created_wall: 1_790_000_000_000,
        updated_wall: 1_790_000_060_000,
        stage: Stage::Desk,
        key: Some(slots()),
    }
}

pub fn rows() -> Vec<Row> {
    let row = |table, part: Part, text: &str| Row {
        table,
        part,
        bytes: text.as_bytes().to_vec(),
    };
    vec![
        row(Table::Entries, 0.into(), "{}"),
        row(Table::Entries, 1.into(), "{\"żółć\":\"🦀\"}"),
        row(Table::Drafts, "content".into(), ""),
    ]
}
