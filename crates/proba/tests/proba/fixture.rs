//! A folder with keys, runs of the program in it, and sealed attempts.

use envelope::{Attempt, CaseRef, Institution, Mode, PublicKey, Reason, SealInput, Sealed, seal};
use exam::attempt::{Event as AttemptEvent, Rule};
use exam::{Event, desk};
use journal::{Chain, Digest};
use serde_json::{Value, value::RawValue};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

pub const SECRET: [u8; 32] = [7; 32];
pub const CANDIDATE: &str = "KANDYDAT-17";
pub const CASE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../public/cases/bujnie");

/// A house of an institution: a folder with `keys` in it.
pub struct House {
    pub dir: TempDir,
}

impl House {
    pub fn new() -> Self {
        let house = Self {
            dir: TempDir::new().unwrap(),
        };
        house.good(&["keys", "new", "--out", "keys"]);
        house
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub fn write(&self, name: &str, bytes: &[u8]) {
        std::fs::write(self.path(name), bytes).unwrap();
    }

    pub fn read(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path(name)).unwrap()
    }

    /// The program in this folder, with an environment that says nothing of a language.
    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_proba"));
        command.current_dir(self.dir.path()).args(words);
        for name in [
            "LC_ALL",
            "LC_MESSAGES",
            "LANG",
            "PROBA_CODE",
            "PROBA_PASSPHRASE",
        ] {
            command.env_remove(name);
        }
        command
    }

    pub fn run(&self, words: &[&str]) -> Output {
        self.command(words).output().unwrap()
    }

    /// Runs what must end with 0, and gives its standard output.
    pub fn good(&self, words: &[&str]) -> String {
        self.ended(words, 0)
    }

    /// Runs what must end with this code, and gives its standard output.
    pub fn ended(&self, words: &[&str], code: i32) -> String {
        let output = self.run(words);
        let said = [&output.stdout[..], &output.stderr].concat();
        let said = String::from_utf8_lossy(&said);
        assert_eq!(output.status.code(), Some(code), "{words:?}: {said}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// Runs with `--json`, and gives the one document.
    pub fn json(&self, words: &[&str], code: i32) -> Value {
        let words: Vec<&str> = ["--json"].iter().chain(words).copied().collect();
        serde_json::from_str(&self.ended(&words, code)).unwrap()
    }

    pub fn institution(&self) -> Institution {
        Institution::parse(&self.read("keys/institution.json")).unwrap()
    }

    /// The fingerprint of this house, as people compare it.
    pub fn fingerprint(&self) -> String {
        envelope::fingerprint(&self.read("keys/institution.json")).grouped(4)
    }

    /// Runs what must end with 2, and gives what it says of that on standard error.
    pub fn refused(&self, words: &[&str]) -> String {
        let output = self.run(words);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{words:?}: {said}");
        said
    }

    pub fn attempt(&self, number: u32) -> Attempt {
        Attempt {
            format: Attempt::FORMAT,
            attempt: format!("{number:032x}").parse().unwrap(),
            candidate: CANDIDATE.parse().unwrap(),
            mode: Mode::Exam,
            case: CaseRef {
                id: "bujnie".parse().unwrap(),
                version: "1.0.0".parse().unwrap(),
                digest: Digest::of(b"pack"),
            },
            institution: envelope::fingerprint(&self.read("keys/institution.json")),
            build: "build".parse().unwrap(),
            started_wall: 1_790_000_000_000,
            duration_ms: 10_800_000,
            key: PublicKey::of_secret(&SECRET),
        }
    }

    /// Work that is sealed to this institution.
    pub fn sealed(&self, number: u32, events: &[String]) -> Sealed {
        let header = self.attempt(number).to_json();
        self.sealed_journal(number, &journal(&header, events))
    }

    pub fn sealed_journal(&self, number: u32, journal: &[u8]) -> Sealed {
        seal(&SealInput {
            attempt_json: &self.attempt(number).to_json(),
            journal,
            attachments: &[b"pack"],
            signing_secret: &SECRET,
            recipient: &self.institution().age_recipient,
            sealed_wall: 1_790_000_100_000,
            reason: Reason::HandIn,
        })
        .unwrap()
    }
}

/// What a candidate does: reads the rules, begins, looks around.
pub fn events() -> Vec<String> {
    let rules = Rule::ALL.map(|rule| Event::Attempt(AttemptEvent::Acknowledged { rule }));
    let begun = Event::Attempt(AttemptEvent::Begun {
        duration_ms: 10_800_000,
    });
    let room = Event::Desk(desk::Event::RoomOpened {
        room: casefile::Room::Content,
    });
    let events = rules.into_iter().chain([begun, room]);
    events
        .map(|event| serde_json::to_string(&event).unwrap())
        .collect()
}

pub fn journal(header: &[u8], events: &[String]) -> Vec<u8> {
    let mut chain = Chain::new(header);
    let mut journal = Vec::new();
    for (place, event) in (0..).zip(events) {
        let event = RawValue::from_string(event.clone()).unwrap();
        journal.extend(chain.append(place * 1000, 1_790_000_000_000, event));
        journal.push(b'\n');
    }
    journal
}

/// The names in a folder.
pub fn listing(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}
