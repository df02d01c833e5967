use crate::Work;
use envelope::{SealCode, Signed};
use journal::Digest;
use serde::Serialize;
use sqlx::query::Query;
use sqlx::sqlite::{Sqlite, SqliteArguments};

/// A stored submission, as the registry has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, sqlx::FromRow)]
pub struct Submission {
    /// SHA-256 of the file, lower-case hexadecimal.
    pub id: String,
    /// The attempt that it belongs to.
    pub attempt: String,
    /// The candidate's code.
    pub candidate: String,
    /// `practice` or `exam`.
    pub mode: String,
    /// The case's id.
    pub case_id: String,
    /// The case's version.
    pub case_version: String,
    /// SHA-256 of the case's plain pack.
    pub case_digest: String,
    /// The client's build.
    pub build: String,
    /// Start of the attempt, by the candidate's machine.
    pub started_wall: i64,
    /// Time of the sealing, by the candidate's machine.
    pub sealed_wall: i64,
    /// Hash of the last entry.
    pub head: String,
    /// Number of entries.
    pub length: i64,
    /// Why it was sealed.
    pub reason: String,
    /// The attempt's public key.
    pub key: String,
    /// Size of the file, in bytes.
    pub size_bytes: i64,
    /// Time of the first arrival, by this machine.
    pub arrived_wall: i64,
    /// `network` or `hand`: the way of the first arrival.
    pub way: String,
    /// The receipt `received`, a compact JWS.
    pub receipt: String,
    /// When it was opened and checked.
    pub settled_wall: Option<i64>,
    /// The receipt `verified`, once the chain was found whole.
    pub verified_receipt: Option<String>,
    /// What was found instead: the finding's code.
    pub finding_code: Option<String>,
    /// The place of the first bad entry.
    pub finding_seq: Option<i64>,
    /// The finding in the words of a log.
    pub finding_words: Option<String>,
}

impl Submission {
    /// The row of a file that has just arrived.
    pub(crate) fn new(
        id: &Digest,
        size_bytes: u64,
        signed: &Signed,
        way: crate::Way,
        arrived_wall: i64,
        receipt: String,
    ) -> Self {
        let said = &signed.statement;
        Self {
            id: id.to_string(),
            attempt: said.attempt.to_string(),
            candidate: said.candidate.to_string(),
            mode: word(&said.mode),
            case_id: said.case.id.to_string(),
            case_version: said.case.version.to_string(),
            case_digest: said.case.digest.to_string(),
            build: said.build.to_string(),
            started_wall: said.started_wall,
            sealed_wall: said.sealed_wall,
            head: said.head.to_string(),
            length: said.length as i64,
            reason: word(&said.reason),
            key: said.key.to_string(),
            size_bytes: size_bytes as i64,
            arrived_wall,
            way: way.word().into(),
            receipt,
            settled_wall: None,
            verified_receipt: None,
            finding_code: None,
            finding_seq: None,
            finding_words: None,
        }
    }

    /// The id as a digest; none only in a damaged registry.
    pub fn digest(&self) -> Option<Digest> {
        self.id.parse().ok()
    }

    /// The code that the candidate has on paper.
    pub fn seal_code(&self) -> Option<SealCode> {
        self.digest().map(|id| SealCode::of(&id))
    }

    /// The receipt that says most: `verified` before `received`.
    pub fn best_receipt(&self) -> &str {
        self.verified_receipt.as_deref().unwrap_or(&self.receipt)
    }

    /// `received`, `verified` or `broken`.
    pub fn state(&self) -> &'static str {
        match (&self.verified_receipt, &self.finding_code) {
            (_, Some(_)) => "broken",
            (Some(_), None) => "verified",
            (None, None) => "received",
        }
    }

    /// What decides how it stands; none only in a damaged registry.
    pub fn work(&self) -> Option<Work> {
        Some(Work {
            id: self.digest()?,
            key: self.key.clone(),
            head: self.head.parse().ok()?,
            length: self.length.try_into().ok()?,
        })
    }
}

/// The plain word of an enum that serialises as one.
fn word<T: Serialize>(value: &T) -> String {
    let value = serde_json::to_value(value).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}

/// A file that was kept apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, sqlx::FromRow)]
pub struct Odd {
    /// SHA-256 of the file, lower-case hexadecimal.
    pub id: String,
    /// Size of the file, in bytes.
    pub size_bytes: i64,
    /// Time of the first arrival.
    pub arrived_wall: i64,
    /// `network` or `hand`.
    pub way: String,
    /// The reason's code.
    pub code: String,
    /// The reason in the words of a log.
    pub words: String,
}

/// What opening a submission has shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Settlement {
    /// The chain is whole; the receipt says so.
    Verified {
        /// When it was checked.
        wall: i64,
        /// The receipt `verified`, a compact JWS.
        receipt: String,
    },
    /// It is not.
    Broken {
        /// When it was checked.
        wall: i64,
        /// The finding's code.
        code: String,
        /// The place of the first bad entry.
        seq: Option<u64>,
        /// The finding in the words of a log.
        words: String,
    },
}

type Statement<'q> = Query<'q, Sqlite, SqliteArguments>;

pub(super) fn insert(row: &Submission) -> Statement<'_> {
    sqlx::query(
        "INSERT INTO submissions (
            id, attempt, candidate, mode, case_id, case_version, case_digest, build,
            started_wall, sealed_wall, head, length, reason, key, size_bytes, arrived_wall,
            way, receipt
        ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO NOTHING",
    )
    .bind(&row.id)
    .bind(&row.attempt)
    .bind(&row.candidate)
    .bind(&row.mode)
    .bind(&row.case_id)
    .bind(&row.case_version)
    .bind(&row.case_digest)
    .bind(&row.build)
    .bind(row.started_wall)
    .bind(row.sealed_wall)
    .bind(&row.head)
    .bind(row.length)
    .bind(&row.reason)
    .bind(&row.key)
    .bind(row.size_bytes)
    .bind(row.arrived_wall)
    .bind(&row.way)
    .bind(&row.receipt)
}

pub(super) fn insert_odd(odd: &Odd) -> Statement<'_> {
    sqlx::query(
        "INSERT INTO odd (id, size_bytes, arrived_wall, way, code, words)
        VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
    )
    .bind(&odd.id)
    .bind(odd.size_bytes)
    .bind(odd.arrived_wall)
    .bind(&odd.way)
    .bind(&odd.code)
    .bind(&odd.words)
}

pub(super) fn settle<'q>(id: &'q str, settlement: &'q Settlement) -> Statement<'q> {
    let query = sqlx::query(
        "UPDATE submissions SET settled_wall = ?, verified_receipt = ?, finding_code = ?,
        finding_seq = ?, finding_words = ? WHERE id = ?",
    );
    match settlement {
        Settlement::Verified { wall, receipt } => {
            let query = query.bind(wall).bind(receipt).bind(None::<String>);
            query.bind(None::<i64>).bind(None::<String>).bind(id)
        }
        Settlement::Broken {
            wall,
            code,
            seq,
            words,
        } => {
            let seq = seq.and_then(|seq| i64::try_from(seq).ok());
            let query = query.bind(wall).bind(None::<String>).bind(code);
            query.bind(seq).bind(words).bind(id)
        }
    }
}
