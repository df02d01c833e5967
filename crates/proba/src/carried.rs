//! A file that carries an attempt: a sealed submission, or a second copy.

use crate::answer::Failure;
use crate::disk;
use crate::language::Language;
use age::x25519;
use envelope::{EnvelopeError, Opened, SealCode, Statement};
use journal::{Digest, Entry, Head};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;
use store::attempt::{AttemptRow, InstitutionSlot};
use store::cipher::{Key, Vault};
use store::{Part, Row, Table, copy};

/// Which of the two it is.
pub enum Form {
    Submission,
    Copy,
}

impl Form {
    pub fn of(bytes: &[u8]) -> Self {
        if bytes.starts_with(br#"{"format":"proba-copy""#) {
            Self::Copy
        } else {
            Self::Submission
        }
    }
}

/// An attempt's work, opened.
pub struct Carried {
    /// The journal's header.
    pub header: Vec<u8>,
    /// The journal's lines.
    pub journal: Vec<u8>,
    /// Everything else, by path.
    pub files: BTreeMap<String, Vec<u8>>,
    source: Source,
}

enum Source {
    Submission(Box<Opened>),
    Copy(Box<AttemptRow>),
}

impl Carried {
    /// Reads a file and opens it.
    pub fn read(file: &Path, identity: Option<&Path>) -> Result<Self, Failure> {
        let bytes = disk::read(file)?;
        let identity = identity.map(disk::read_text).transpose()?;
        match Form::of(&bytes) {
            Form::Submission => {
                let identity = identity.ok_or_else(identity_needed)?;
                let opened = envelope::open(&bytes, &identity);
                let opened = opened.map_err(|error| unopened(&bytes, error))?;
                Ok(Self::of_submission(opened))
            }
            Form::Copy => Self::of_copy(&bytes, identity.as_deref()),
        }
    }

    pub fn of_submission(opened: Opened) -> Self {
        let named =
            |(digest, bytes): (&Digest, &Vec<u8>)| (format!("attachments/{digest}"), bytes.clone());
        Self {
            header: opened.attempt_json.clone(),
            journal: opened.journal.clone(),
            files: opened.attachments.iter().map(named).collect(),
            source: Source::Submission(Box::new(opened)),
        }
    }

    fn of_copy(bytes: &[u8], identity: Option<&str>) -> Result<Self, Failure> {
        let copy = copy::read(bytes)?;
        let vault = match (&copy.row.key, identity) {
            (None, _) => Vault::Plain,
            (Some(slots), Some(identity)) => {
                Vault::Encrypted(slot_key(&copy.row, &slots.institution, identity)?)
            }
            (Some(_), None) => return Err(identity_needed()),
        };
        let rows = copy.open(&vault).map_err(|(row, refusal)| {
            Failure::finding(refusal.code(), format!("row {row}: {refusal}"))
        })?;
        let (mut journal, mut files) = (Vec::new(), BTreeMap::new());
        for Row { table, part, bytes } in rows {
            match (table, part) {
                (Table::Entries, _) => {
                    journal.extend(bytes);
                    journal.push(b'\n');
                }
                (table, part) => _ = files.insert(place(table, &part), bytes),
            }
        }
        let header = files
            .remove("blobs/attempt.json")
            .ok_or_else(|| Failure::finding("copy-line", "the copy has no attempt.json"))?;
        Ok(Self {
            header,
            journal,
            files,
            source: Source::Copy(Box::new(copy.row)),
        })
    }

    /// Checks the chain; a submission's against its signed head too.
    pub fn verify(&self) -> Result<(Head, Vec<Entry>), Failure> {
        if let Source::Submission(opened) = &self.source {
            opened.verify()?;
        }
        journal::verify(&self.header, &self.journal)
            .map_err(|fault| Failure::from(envelope::Finding::Entry(fault)))
    }

    /// What the file says of itself.
    pub fn about(&self) -> Value {
        match &self.source {
            Source::Submission(opened) => about_submission(&opened.statement),
            Source::Copy(row) => json!({
                "form": "second copy", "attempt": row.id.as_str(),
                "candidate": row.candidate, "case": row.case.id, "institution": row.institution,
            }),
        }
    }

    /// What the file says of itself, for people.
    pub fn lines(&self, language: Language) -> Vec<String> {
        match &self.source {
            Source::Submission(opened) => {
                submission_lines(&SealCode::of(&opened.id), &opened.statement, language)
            }
            Source::Copy(row) => lines(
                &[
                    ("kandydat", "candidate", row.candidate.clone()),
                    (
                        "przypadek",
                        "case",
                        format!("{} {}", row.case.id, row.case.version),
                    ),
                    ("instytucja", "institution", row.institution.grouped(4)),
                ],
                language,
            ),
        }
    }

    /// Whether it is signed: a second copy is not.
    pub fn signed(&self) -> bool {
        matches!(self.source, Source::Submission(_))
    }
}

/// What an envelope says, for people.
pub fn submission_lines(code: &SealCode, statement: &Statement, language: Language) -> Vec<String> {
    let case = &statement.case;
    let rows = [
        ("kod pieczęci", "seal code", code.to_string()),
        ("kandydat", "candidate", statement.candidate.to_string()),
        ("przypadek", "case", format!("{} {}", case.id, case.version)),
        (
            "instytucja",
            "institution",
            statement.institution.grouped(4),
        ),
    ];
    lines(&rows, language)
}

/// Rows of a name in two languages and a value, those without a value left out.
pub fn lines(rows: &[(&str, &str, String)], language: Language) -> Vec<String> {
    let rows = rows.iter().filter(|(_, _, value)| !value.is_empty());
    rows.map(|(pl, en, value)| format!("{:<22}{value}", language.of(pl, en)))
        .collect()
}

/// Why a submission does not open; for the wrong identity, whose the right one is.
pub fn unopened(bytes: &[u8], error: EnvelopeError) -> Failure {
    match (error, envelope::inspect(bytes)) {
        (EnvelopeError::ForeignIdentity, Ok(seen)) => foreign(&seen.signed.statement.institution),
        (error, _) => error.into(),
    }
}

fn foreign(institution: &Digest) -> Failure {
    let shown = institution.grouped(4);
    let failure = Failure::new("identity-foreign", format!("institution: {shown}"));
    failure.polish(format!("instytucja: {shown}"))
}

/// What an envelope says.
pub fn about_submission(statement: &Statement) -> Value {
    json!({
        "form": "submission", "attempt": statement.attempt, "candidate": statement.candidate,
        "case": statement.case.id, "mode": statement.mode, "length": statement.length,
        "institution": statement.institution,
        "head": statement.head, "reason": statement.reason,
        "started_wall": statement.started_wall, "sealed_wall": statement.sealed_wall,
    })
}

fn identity_needed() -> Failure {
    let failure = Failure::new("identity-needed", "--identity FILE is missing");
    failure.polish("brakuje --identity PLIK")
}

/// A path for a row's value: names keep their own folders, but lead nowhere else.
fn place(table: Table, part: &Part) -> String {
    let name = match part {
        Part::Number(number) => format!("{number:08}"),
        Part::Name(name) => name.clone(),
    };
    let safe = |c: char| {
        if c.is_ascii_alphanumeric() || "._-".contains(c) {
            c
        } else {
            '_'
        }
    };
    let segments = name.split('/').map(|segment| {
        let plain: String = segment.chars().map(safe).collect();
        plain.trim_start_matches('.').to_owned()
    });
    let segments: Vec<String> = segments.filter(|segment| !segment.is_empty()).collect();
    format!("{table}/{}", segments.join("/"))
}

/// The data key in an institution's slot: an age file over the attempt's id and the key.
fn slot_key(row: &AttemptRow, slot: &InstitutionSlot, identity: &str) -> Result<Key, Failure> {
    let lines = identity.lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    for line in lines {
        let identity: x25519::Identity = line
            .parse()
            .map_err(|_| EnvelopeError::AgeKey("identity"))?;
        match age::decrypt(&identity, &slot.0) {
            Ok(plain) => return key_of(row.id.as_str(), &plain),
            Err(age::DecryptError::NoMatchingKeys) => {}
            Err(error) => return Err(Failure::finding("slot-damaged", error)),
        }
    }
    Err(foreign(&row.institution))
}

fn key_of(attempt: &str, plain: &[u8]) -> Result<Key, Failure> {
    let key = plain
        .strip_prefix(attempt.as_bytes())
        .and_then(|key| key.try_into().ok());
    key.map(Key::from_bytes)
        .ok_or_else(|| Failure::finding("slot-damaged", "the slot is another attempt's"))
}
