use crate::attempt::{ID, ask, institution, recipient};
use journal::Digest;
use store::{
    AttemptId, Part, Row, Table,
    attempt::{AttemptRow, CaseRef, FORMAT, KeySlots, Mode, Stage, Title},
    cipher::{Place, Vault},
    copy,
};
use worker::protocol::{Failure, Means, NewAttemptKeys, OpenCopy, OpenedCopy, Request, Response};

const PHRASE: &str = "osiem znaków";

fn attempt() -> AttemptId {
    ID.parse().expect("an id")
}

fn row(mode: Mode, key: Option<KeySlots>) -> AttemptRow {
    AttemptRow {
        format: FORMAT,
        id: attempt(),
        candidate: "K-017".into(),
        title: Title {
            pl: "Próba".into(),
            en: "Trial".into(),
        },
        mode,
        case: CaseRef {
            id: "bujnie".into(),
            version: "1.0.0".into(),
            digest: Digest::of(b"case"),
        },
        institution: Digest::of(b"institution"),
        build: "0123".into(),
        created_wall: 0,
        updated_wall: 0,
        stage: Stage::Desk,
        key,
    }
}

fn rows(vault: &Vault) -> Vec<Row> {
    let entry = |seq: u64, text: &str| {
        let (attempt, table, part) = (attempt(), Table::Entries, Part::Number(seq));
        let place = Place {
            attempt: &attempt,
            table,
            part: &part,
        };
        let bytes = vault.encode(|| [seq as u8; 24], place, text.into());
        Row { table, part, bytes }
    };
    vec![entry(0, "{\"a\":\"🦀\"}"), entry(1, "{}")]
}

/// A second copy of an exam.
fn exam_copy() -> Vec<u8> {
    let request = NewAttemptKeys {
        attempt: attempt(),
        phrase: Some(PHRASE.into()),
        recipient: recipient(&institution(1)),
    };
    let Ok(Response::Keys(keys)) = ask(Request::NewAttemptKeys(request)) else {
        panic!("no keys");
    };
    let vault = Vault::Encrypted(keys.data_key.expect("a data key").to_key());
    let row = row(Mode::Exam, keys.slots);
    copy::write(&row.encode(), &rows(&vault)).expect("a copy")
}

fn open(bytes: &[u8], means: Option<Means>) -> Result<OpenedCopy, Failure> {
    let bytes = bytes.to_vec();
    match ask(Request::OpenCopy(OpenCopy { bytes, means }))? {
        Response::Copy(opened) => Ok(opened),
        other => panic!("{other:?}"),
    }
}

fn texts(copy: &OpenedCopy) -> Vec<&str> {
    let text = |bytes| std::str::from_utf8(bytes).expect("text");
    copy.rows.iter().map(|row| text(&row.bytes)).collect()
}

#[test]
fn given_an_exams_copy_when_the_institution_or_the_phrase_opens_it_then_the_rows_are_readable() {
    let bytes = exam_copy();
    let identity = Means::Identity(institution(1).identity);
    let phrase = Means::Phrase(PHRASE.into());
    for means in [identity, phrase] {
        let opened = open(&bytes, Some(means)).expect("an opened copy");
        assert_eq!(texts(&opened), ["{\"a\":\"🦀\"}", "{}"]);
        assert_eq!(opened.row.candidate, "K-017");
    }
}

#[test]
fn given_an_exams_copy_when_opened_without_or_by_others_then_the_failure_says_why() {
    let bytes = exam_copy();
    let code = |bytes: &[u8], means| open(bytes, means).expect_err("a failure").code;
    let foreign = Means::Identity(institution(2).identity);
    assert_eq!(code(&bytes, None), "copy-identity-needed");
    assert_eq!(code(&bytes, Some(foreign)), "identity-foreign");
    let cut = &bytes[..bytes.len() / 2];
    assert_eq!(code(cut, None), "copy-cut");
}

#[test]
fn given_a_practices_copy_when_opened_then_it_needs_nobody() {
    let row = row(Mode::Practice, None);
    let bytes = copy::write(&row.encode(), &rows(&Vault::Plain)).expect("a copy");
    let opened = open(&bytes, None).expect("an opened copy");
    assert_eq!(texts(&opened), ["{\"a\":\"🦀\"}", "{}"]);
}
