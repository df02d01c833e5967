//! Journals of every release replay to the states that were recorded with them.
//!
//! A folder of `tests/fixtures` is one release. For each attempt it has `NAME.attempt.json`,
//! `NAME.jsonl`, and `NAME.states.json`: the head, and the state's digest after so many entries.

use crate::story::{header, told};
use exam::Replay;
use exam::attempt::Mode;
use journal::{Digest, Head};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The folder that this program writes; those of older releases are only read.
const NEWEST: &str = "v2";

/// How many entries lie between two recorded states.
const STEP: u64 = 10;

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct States {
    head: Head,
    states: BTreeMap<u64, Digest>,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

fn states(header: &[u8], journal: &[u8]) -> States {
    let mut replay = Replay::new(header);
    let mut states = BTreeMap::from([(0, replay.state().digest())]);
    let lines: Vec<&[u8]> = journal.split_inclusive(|b| *b == b'\n').collect();
    for (at, line) in (1..).zip(&lines) {
        let line = line.strip_suffix(b"\n").expect("a line's end");
        replay.take(line).expect("it verifies and replays");
        if at % STEP == 0 || at == lines.len() as u64 {
            states.insert(at, replay.state().digest());
        }
    }
    let head = replay.head();
    States { head, states }
}

/// The files of this version's stories, by name.
fn written() -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for (name, mode, kind) in [
        ("exam", Mode::Exam, envelope::Mode::Exam),
        ("practice", Mode::Practice, envelope::Mode::Practice),
    ] {
        let header = header(kind, Digest::of(b"institution")).to_json();
        let journal = told(mode, &header).journal();
        let mut states = serde_json::to_vec_pretty(&states(&header, &journal)).unwrap();
        states.push(b'\n');
        files.insert(format!("{name}.attempt.json"), header);
        files.insert(format!("{name}.jsonl"), journal);
        files.insert(format!("{name}.states.json"), states);
    }
    files
}

fn read(path: &Path) -> Vec<u8> {
    fs::read(path).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()))
}

#[test]
fn given_journals_of_every_release_when_replayed_then_the_states_are_those_of_then() {
    let mut seen = 0;
    for release in fs::read_dir(folder()).expect("fixtures") {
        let release = release.unwrap().path();
        for file in fs::read_dir(&release).unwrap() {
            let journal = file.unwrap().path();
            if journal.extension().is_none_or(|ending| ending != "jsonl") {
                continue;
            }
            let header = read(&journal.with_extension("attempt.json"));
            let told = read(&journal.with_extension("states.json"));
            let told: States = serde_json::from_slice(&told).unwrap();
            let found = states(&header, &read(&journal));
            assert_eq!(found, told, "{}", journal.display());
            seen += 1;
        }
    }
    assert!(seen >= 2, "{seen} journals");
}

/// With `PROBA_RECORD` set, writes them: once a release (CONTRIBUTING.md).
#[test]
fn given_the_stories_when_told_again_then_the_newest_fixtures_come_out() {
    let newest = folder().join(NEWEST);
    for (name, bytes) in written() {
        let path = newest.join(&name);
        if std::env::var_os("PROBA_RECORD").is_some() {
            fs::create_dir_all(&newest).unwrap();
            fs::write(&path, &bytes).unwrap();
        }
        let same = read(&path) == bytes;
        assert!(same, "{NEWEST}/{name} is written otherwise than recorded");
    }
}

/// The kinds of events in a journal, as `area.event`.
fn kinds(journal: &[u8]) -> BTreeSet<String> {
    let lines = journal
        .split(|b| *b == b'\n')
        .filter(|line| !line.is_empty());
    let kind = |line: &[u8]| {
        let entry = journal::Entry::parse(line).unwrap();
        let event: serde_json::Value = serde_json::from_str(entry.event.get()).unwrap();
        let (area, inner) = event.as_object().unwrap().iter().next().unwrap();
        let name = inner.as_object().unwrap().keys().next().unwrap();
        match area.as_str() {
            "reverted" | "restored" => area.clone(),
            area => format!("{area}.{name}"),
        }
    };
    lines.map(kind).collect()
}

#[test]
fn given_the_newest_journals_then_they_have_every_kind_of_event() {
    let newest = folder().join(NEWEST);
    let mut has = kinds(&read(&newest.join("exam.jsonl")));
    has.extend(kinds(&read(&newest.join("practice.jsonl"))));
    assert_eq!(has, crate::formats::kinds());
}

#[test]
fn given_a_recorded_journal_when_an_event_is_changed_and_chained_anew_then_texts_are_found() {
    let header = read(&folder().join(NEWEST).join("exam.attempt.json"));
    let journal = read(&folder().join(NEWEST).join("exam.jsonl"));
    let mut chain = journal::Chain::new(&header);
    let mut replay = Replay::new(&header);
    let mut found = None;
    for line in journal
        .split(|b| *b == b'\n')
        .filter(|line| !line.is_empty())
    {
        let entry = journal::Entry::parse(line).unwrap();
        let event = entry.event.get().replace("gęślą", "gesla");
        let event = serde_json::value::RawValue::from_string(event).unwrap();
        let line = chain.append(entry.elapsed_ms, entry.wall, event);
        if let Err(fault) = replay.take(&line) {
            found = Some(fault);
            break;
        }
    }
    assert_eq!(found.expect("a finding").code(), "event-text");
}
