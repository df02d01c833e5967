//! The whole path of an attempt: lived, stored, copied, imported, replayed; sealed, opened,
//! replayed. The state is the same everywhere.

use crate::fixture::{Bench, replayed, typed};
use crate::laws::{gesture, play};
use crate::story::{self, SIGNING_SECRET, STARTED};
use casefile::QuestionId;
use envelope::keys::{ENTROPY_BYTES, Keys, generate};
use envelope::{InstitutionName, Reason, SealInput, Sealed, open, seal};
use exam::attempt::Mode;
use exam::{Edit, Replay, State, TextId};
use proptest::prelude::*;
use store::attempt::{AttemptRow, CaseRef, Stage, Title};
use store::cipher::{Key, Place, Vault};
use store::contract::block_on;
use store::memory::Memory;
use store::{AttemptId, Batch, Part, Row, Store, Table, copy};

fn keys() -> Keys {
    let name = InstitutionName {
        pl: "Instytucja próbna".into(),
        en: "Test institution".into(),
    };
    generate(&[5; ENTROPY_BYTES], name, 0, i64::MAX / 2)
}

fn header(keys: &Keys) -> Vec<u8> {
    story::header(envelope::Mode::Exam, keys.fingerprint()).to_json()
}

fn id() -> AttemptId {
    "00112233445566778899aabbccddeeff".parse().unwrap()
}

fn vault() -> Vault {
    Vault::Encrypted(Key::from_bytes([9; 32]))
}

fn attempt_row() -> AttemptRow {
    AttemptRow {
        format: store::attempt::FORMAT,
        id: id(),
        candidate: "K-0417".into(),
        title: Title {
            pl: "Mały przypadek".into(),
            en: "A small case".into(),
        },
        mode: store::attempt::Mode::Exam,
        case: CaseRef {
            id: "small".into(),
            version: "1.0.0".into(),
            digest: journal::Digest::of(b"case"),
        },
        institution: journal::Digest::of(b"institution"),
        build: "3f9a0c".into(),
        created_wall: STARTED,
        updated_wall: STARTED,
        stage: Stage::Desk,
        key: None,
    }
}

/// The rows of an exam's entries, each encrypted under its own nonce.
fn rows(lines: &[Vec<u8>]) -> Vec<Row> {
    let row = |(seq, line): (u64, &Vec<u8>)| {
        let (attempt, part) = (id(), Part::Number(seq));
        let mut nonce = [0; 24];
        nonce[..8].copy_from_slice(&seq.to_le_bytes());
        let place = Place {
            attempt: &attempt,
            table: Table::Entries,
            part: &part,
        };
        let bytes = vault().encode(|| nonce, place, line.clone());
        Row {
            table: Table::Entries,
            part,
            bytes,
        }
    };
    (0..).zip(lines).map(row).collect()
}

/// Stores the lines, copies the store to a file, imports the file elsewhere, reads the lines.
fn carried(lines: &[Vec<u8>]) -> Vec<Vec<u8>> {
    block_on(async {
        let here = Memory::new();
        let epoch = here.claim(&id()).await.unwrap();
        let row = attempt_row().encode();
        let mut batch = Batch::new(id(), epoch).put(Table::Attempts, "", row);
        for row in rows(lines) {
            batch = batch.add(row.table, row.part, row.bytes);
        }
        here.write(&batch).await.unwrap();

        let file = copy::export(&here, &id()).await.unwrap();
        let there = Memory::new();
        let read = copy::read(&file).unwrap();
        copy::import(&there, &read).await.unwrap();
        let stored = there.range(Table::Entries, &id(), &Part::Number(0)).await;
        stored.unwrap().into_iter().map(opened).collect()
    })
}

fn opened((part, bytes): (Part, Vec<u8>)) -> Vec<u8> {
    let attempt = id();
    let place = Place {
        attempt: &attempt,
        table: Table::Entries,
        part: &part,
    };
    vault().decode(place, bytes).unwrap()
}

fn sealed(keys: &Keys, bench: &Bench) -> Sealed {
    let institution = envelope::Institution::parse(&keys.institution_json).unwrap();
    seal(&SealInput {
        attempt_json: &bench.header,
        journal: &bench.journal(),
        attachments: &[include_bytes!("case.json")],
        signing_secret: &SIGNING_SECRET,
        recipient: &institution.age_recipient,
        sealed_wall: bench.now.wall,
        reason: Reason::HandIn,
    })
    .unwrap()
}

/// The state that a sealed file leads to, for who has the identity.
fn unsealed(keys: &Keys, bytes: &[u8]) -> State {
    let opened = open(bytes, &keys.identity).unwrap();
    opened.verify().unwrap();
    let header = opened.attempt.to_json();
    let lines: Vec<&[u8]> = opened
        .journal
        .split_inclusive(|b| *b == b'\n')
        .map(|line| line.strip_suffix(b"\n").unwrap())
        .collect();
    replayed(&header, &lines).0
}

#[track_caller]
fn same_everywhere(keys: &Keys, bench: &Bench) {
    let live = bench.state.digest();
    assert_eq!(bench.replayed().0.digest(), live, "replayed");
    let (state, head) = replayed(&bench.header, &carried(&bench.lines));
    assert_eq!(state, bench.state, "carried");
    assert_eq!((state.digest(), head), (live, bench.chain.head()));
    let file = sealed(keys, bench);
    assert_eq!(unsealed(keys, &file.bytes).digest(), live, "sealed");
}

#[test]
fn given_a_whole_attempt_when_copied_imported_sealed_and_opened_then_the_state_is_the_same() {
    let keys = keys();
    same_everywhere(&keys, &story::told(Mode::Exam, &header(&keys)));
}

/// Text of any script, of several lengths in UTF-8 and UTF-16, to 100 KB and more.
fn paste() -> impl Strategy<Value = String> {
    let any = proptest::collection::vec(any::<char>(), 1..40).prop_map(String::from_iter);
    let unit = prop_oneof![
        Just("zażółć gęślą jaźń 🦀👩‍💻\u{0}\n".to_string()),
        Just("<td style=\"a\\b\">&nbsp;</td>\n".to_string()),
        any,
    ];
    (unit, prop_oneof![1usize..4, 90_000usize..120_000]).prop_map(|(unit, size)| {
        let unit = unit.replace('\r', "\n");
        unit.repeat(size.div_ceil(unit.len()))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_attempt_is_the_same_after_copy_import_seal_and_opening(
        before in proptest::collection::vec(gesture(), 0..30),
        pasted in paste(),
        after in proptest::collection::vec(gesture(), 0..30),
    ) {
        let keys = keys();
        let mut bench = Bench::begun_under(Mode::Exam, &header(&keys));
        let answer = TextId::Answer(QuestionId::new("q1").unwrap());
        let edit = Edit { at: 0, removed: String::new(), inserted: pasted };
        bench.must(typed(answer, vec![edit]));
        play(&mut bench, before);
        play(&mut bench, after);
        same_everywhere(&keys, &bench);
    }

    #[test]
    fn a_lone_half_of_a_pair_never_becomes_an_event(half in 0xd800u32..0xe000) {
        let mut bench = Bench::begun(Mode::Practice);
        let answer = TextId::Answer(QuestionId::new("q1").unwrap());
        let inserted = "Q".into();
        let edit = Edit { at: 0, removed: String::new(), inserted };
        bench.must(typed(answer, vec![edit]));
        let line = String::from_utf8(bench.lines.pop().unwrap()).unwrap();
        let broken = line.replace(r#""inserted":"Q""#, &format!(r#""inserted":"\u{half:04x}""#));
        prop_assert_ne!(&broken, &line);
        let mut replay = Replay::new(&bench.header);
        for line in &bench.lines {
            replay.take(line).unwrap();
        }
        prop_assert_eq!(replay.take(broken.as_bytes()).unwrap_err().code(), "event-unknown");
    }
}
