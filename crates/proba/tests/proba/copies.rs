//! Second copies: what the candidate's machine wrote every minute, opened by the institution.

use crate::fixture::*;
use journal::Digest;
use store::attempt::{AttemptRow, CaseRef, InstitutionSlot, KeySlots, Params, PhraseSlot};
use store::attempt::{FORMAT, Mode, Stage, Title};
use store::cipher::{Key, Place, Vault};
use store::{AttemptId, Part, Row, Table, copy};

const DATA_KEY: [u8; 32] = [5; 32];

fn attempt() -> AttemptId {
    AttemptId::from_bytes([0x11; 16])
}

fn row(house: &House, key: Option<KeySlots>) -> AttemptRow {
    AttemptRow {
        format: FORMAT,
        id: attempt(),
        candidate: CANDIDATE.into(),
        title: Title {
            pl: "Tytuł".into(),
            en: "Title".into(),
        },
        mode: if key.is_some() {
            Mode::Exam
        } else {
            Mode::Practice
        },
        case: CaseRef {
            id: "bujnie".into(),
            version: "1.0.0".into(),
            digest: Digest::of(b"pack"),
        },
        institution: envelope::fingerprint(&house.read("keys/institution.json")),
        build: "build".into(),
        created_wall: 1,
        updated_wall: 2,
        stage: Stage::Desk,
        key,
    }
}

/// As the worker makes them: the institution's slot is an age file over id and key.
fn slots(house: &House) -> KeySlots {
    let recipient: age::x25519::Recipient = house.institution().age_recipient.parse().unwrap();
    let plain = [attempt().as_str().as_bytes(), &DATA_KEY].concat();
    KeySlots {
        phrase: PhraseSlot {
            params: Params::CURRENT,
            salt: [0; 16],
            nonce: [0; 24],
            wrapped: [0; 48],
        },
        institution: InstitutionSlot(age::encrypt(&recipient, &plain).unwrap()),
    }
}

fn copy_of(house: &House, vault: &Vault, key: Option<KeySlots>) -> Vec<u8> {
    let header = house.attempt(1).to_json();
    let journal = journal(&header, &events());
    let lines = journal
        .split(|b| *b == b'\n')
        .filter(|line| !line.is_empty());
    let entries = lines
        .zip(0..)
        .map(|(line, seq)| (Table::Entries, Part::Number(seq), line));
    let blobs = [
        (
            Table::Blobs,
            Part::name("assets/../../evil.png"),
            &b"picture"[..],
        ),
        (Table::Blobs, Part::name("attempt.json"), &header),
    ];
    let values = entries.chain(blobs).map(|(table, part, value)| {
        let id = attempt();
        let place = Place {
            attempt: &id,
            table,
            part: &part,
        };
        let bytes = vault.encode(|| [3; 24], place, value.to_vec());
        Row { table, part, bytes }
    });
    copy::write(&row(house, key).encode(), &values.collect::<Vec<_>>()).unwrap()
}

#[test]
fn given_the_copy_of_an_exam_when_opened_with_the_identity_then_the_work_is_there() {
    let house = House::new();
    let vault = Vault::Encrypted(Key::from_bytes(DATA_KEY));
    house.write(
        "a.proba-copy",
        &copy_of(&house, &vault, Some(slots(&house))),
    );
    let identity = ["--identity", "keys/identity.txt"];
    let open = [&["open", "a.proba-copy", "--out", "out"][..], &identity].concat();
    let told = house.json(&open, 0);
    assert_eq!(told["about"]["form"], "second copy");
    let header = house.attempt(1).to_json();
    assert_eq!(house.read("out/attempt.json"), header);
    assert_eq!(house.read("out/journal.jsonl"), journal(&header, &events()));
    assert_eq!(house.read("out/blobs/assets/evil.png"), b"picture");
    let verify = [&["verify", "a.proba-copy"][..], &identity].concat();
    assert_eq!(house.json(&verify, 0)["length"], 5);
    let told = house.good(&verify);
    assert!(
        told.contains("the chain holds") && told.contains(CANDIDATE),
        "{told}"
    );
    let replay = [&["replay", "a.proba-copy", "--at", "3"][..], &identity].concat();
    assert_eq!(house.json(&replay, 0)["state"]["attempt"]["stage"], "desk");
    let needed = house.json(&["verify", "a.proba-copy"], 2);
    assert_eq!(needed["error"]["code"], "identity-needed");
    let text = String::from_utf8(house.read("a.proba-copy")).unwrap();
    assert!(!text.contains("acknowledged"));
}

#[test]
fn given_the_copy_of_practice_when_verified_then_no_identity_is_needed() {
    let house = House::new();
    house.write("a.proba-copy", &copy_of(&house, &Vault::Plain, None));
    assert_eq!(
        house.json(&["verify", "a.proba-copy"], 0)["checked"],
        "chain"
    );
}

#[test]
fn given_a_changed_copy_when_verified_then_it_is_a_finding() {
    let house = House::new();
    let mut bytes = copy_of(&house, &Vault::Plain, None);
    let middle = bytes.len() / 2;
    bytes[middle] ^= 2;
    house.write("a.proba-copy", &bytes);
    assert_eq!(
        house.json(&["verify", "a.proba-copy"], 1)["error"]["code"],
        "copy-changed"
    );
}

#[test]
fn given_a_copy_locked_to_another_institution_when_opened_then_it_says_so() {
    let house = House::new();
    let vault = Vault::Encrypted(Key::from_bytes(DATA_KEY));
    house.write(
        "a.proba-copy",
        &copy_of(&house, &vault, Some(slots(&house))),
    );
    house.good(&["keys", "new", "--out", "foreign"]);
    let words = [
        "verify",
        "a.proba-copy",
        "--identity",
        "foreign/identity.txt",
    ];
    let error = house.json(&words, 2)["error"].clone();
    assert_eq!(error["code"], "identity-foreign");
    let institution = format!("institution: {}", house.fingerprint());
    assert_eq!(error["detail"], institution);
}
