//! Opening: from the chosen files to work that can be replayed, all of it on this machine.

use super::tape::{Reader, Tape};
use crate::browser::clock::wait;
use crate::browser::engine;
use crate::desk::shown::is_shown;
use crate::stages::institution::{self, Held};
use casefile::{Asset, Case};
use envelope::{Attempt, Statement};
use journal::Digest;
use leptos::prelude::Get;
use std::sync::Arc;
use store::Table;
use store::attempt::AttemptRow;
use worker::protocol::{
    CaseSignature, Finding, Means, OpenCase, OpenCopy, OpenSubmission, OpenedCase, OpenedCopy,
    OpenedSubmission, PackFile, Request, Response,
};

/// So many entries are read between two breaths of the page.
const BREATH_ENTRIES: usize = 100;

/// Where the work came from.
#[derive(Debug, Clone, PartialEq)]
pub enum Source {
    /// A submission; its signature holds.
    Sealed {
        id: Digest,
        seal_code: String,
        statement: Box<Statement>,
    },
    /// A second copy, taken in an emergency: nobody has signed it.
    Copy(Box<AttemptRow>),
}

/// What does not verify.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// A code of the catalogue `codes`.
    pub code: String,
    /// The first bad entry, where there is one.
    pub seq: Option<u64>,
}

/// Work, opened and checked.
pub struct Work {
    pub source: Source,
    pub attempt: Attempt,
    /// The bytes of `attempt.json`.
    pub header: Vec<u8>,
    pub case: Arc<Case>,
    pub case_signature: CaseSignature,
    /// The journal's lines, each ended by LF.
    pub journal: Vec<u8>,
    pub tape: Arc<Tape>,
    /// None: all of it verifies and replays.
    pub verdict: Option<Verdict>,
    files: Vec<PackFile>,
    /// What the candidate was shown, kept beside the journal.
    shown: Vec<Vec<u8>>,
}

impl Work {
    /// The files of the case's pack.
    pub fn files(&self) -> &[PackFile] {
        &self.files
    }

    /// Whether it was sealed for the institution whose program this is; while that is still being
    /// read, nothing is held against it.
    pub fn is_own(&self) -> bool {
        let held = institution::held().get().and_then(Result::ok);
        held.is_none_or(|held| held.fingerprint == self.attempt.institution)
    }

    /// The case's pictures with their bytes.
    pub fn pictures(&self) -> impl Iterator<Item = (Asset, Vec<u8>)> + '_ {
        let file = |name: &str| self.files.iter().find(|file| file.name == name);
        let assets = self.case.assets.iter();
        assets.filter_map(move |asset| Some((asset.clone(), file(&asset.file)?.bytes.clone())))
    }

    /// What the candidate was shown, to be shown again.
    pub fn shown(&self) -> impl Iterator<Item = Vec<u8>> + '_ {
        self.shown.iter().cloned()
    }
}

/// What the worker gave, before the journal is read.
struct Parts {
    source: Source,
    header: Vec<u8>,
    journal: Vec<u8>,
    pack: Vec<u8>,
    shown: Vec<Vec<u8>>,
    finding: Option<Finding>,
}

/// Opens a `.proba` or a `.proba-copy`; `heard` is told the share of the journal that has been
/// read and says whether to go on.
///
/// # Errors
/// A code of the catalogue `codes`.
pub async fn open(
    bytes: Vec<u8>,
    identity: String,
    held: Option<Held>,
    heard: impl Fn(f64) -> bool,
) -> Result<Work, String> {
    // What is inside decides, not the file's name: a copy is lines of JSON, a submission a zip.
    let parts = if bytes.first() == Some(&b'{') {
        of_copy(bytes, identity).await?
    } else {
        of_submission(bytes, identity).await?
    };
    let attempt = Attempt::parse(&parts.header).map_err(|e| e.code())?;
    let pack = open_case(parts.pack, held).await?;
    if pack.digest != attempt.case.digest {
        return Err("pack-differs".into());
    }
    let text = std::str::from_utf8(&pack.case_json).map_err(|_| "case-json")?;
    let case = Arc::new(Case::from_json(text).map_err(|e| e.code())?);
    let tape = read(Arc::clone(&case), &parts.header, &parts.journal, heard).await?;
    Ok(Work {
        verdict: verdict(parts.finding, &tape),
        source: parts.source,
        attempt,
        header: parts.header,
        case,
        case_signature: pack.signature,
        journal: parts.journal,
        tape: Arc::new(tape),
        files: pack.files,
        shown: parts.shown,
    })
}

async fn of_submission(bytes: Vec<u8>, identity: String) -> Result<Parts, String> {
    let request = Request::OpenSubmission(OpenSubmission { bytes, identity });
    let OpenedSubmission {
        id,
        seal_code,
        statement,
        attempt_json,
        journal,
        attachments,
        finding,
    } = match engine::call(request).await {
        Ok(Response::Submission(opened)) => opened,
        Ok(_) => return Err(engine::odd().code),
        Err(failure) => return Err(failure.code),
    };
    let packed = |bytes: &Vec<u8>| Digest::of(bytes) == statement.case.digest;
    let bytes = attachments.into_iter().map(|a| a.bytes);
    let (pack, shown): (Vec<_>, Vec<_>) = bytes.partition(packed);
    Ok(Parts {
        pack: pack.into_iter().next().ok_or("case-absent")?,
        shown,
        source: Source::Sealed {
            id,
            seal_code,
            statement: Box::new(statement),
        },
        header: attempt_json,
        journal,
        finding,
    })
}

async fn of_copy(bytes: Vec<u8>, identity: String) -> Result<Parts, String> {
    let means = (!identity.trim().is_empty()).then_some(Means::Identity(identity));
    let request = Request::OpenCopy(OpenCopy { bytes, means });
    let OpenedCopy { row, rows } = match engine::call(request).await {
        Ok(Response::Copy(opened)) => opened,
        Ok(_) => return Err(engine::odd().code),
        Err(failure) => return Err(failure.code),
    };
    let blob = |name: &str| {
        let found = rows
            .iter()
            .find(|row| row.table == Table::Blobs && row.part.to_string() == name);
        found.map(|row| row.bytes.clone())
    };
    let (header, pack) = (
        blob(crate::desk::part::HEADER),
        blob(crate::desk::part::PACK),
    );
    let shown = rows
        .iter()
        .filter(|row| row.table == Table::Blobs && is_shown(&row.part))
        .map(|row| row.bytes.clone());
    let mut journal = Vec::new();
    for entry in rows.iter().filter(|row| row.table == Table::Entries) {
        journal.extend_from_slice(&entry.bytes);
        journal.push(b'\n');
    }
    Ok(Parts {
        source: Source::Copy(Box::new(row)),
        header: header.ok_or("store-missing")?,
        pack: pack.ok_or("case-absent")?,
        shown: shown.collect(),
        journal,
        finding: None,
    })
}

async fn open_case(pack: Vec<u8>, held: Option<Held>) -> Result<OpenedCase, String> {
    let minisign_public = held.map(|held| held.institution.minisign_public.clone());
    let request = Request::OpenCase(OpenCase {
        pack,
        passphrase: None,
        minisign_public: minisign_public.unwrap_or_default(),
    });
    match engine::call(request).await {
        Ok(Response::Case(pack)) => Ok(pack),
        Ok(_) => Err(engine::odd().code),
        Err(failure) => Err(failure.code),
    }
}

/// Replays the whole journal, with pauses in which the page draws.
async fn read(
    case: Arc<Case>,
    header: &[u8],
    journal: &[u8],
    heard: impl Fn(f64) -> bool,
) -> Result<Tape, String> {
    let mut reader = Reader::new(case, header);
    let mut done = 0;
    for (seq, line) in journal.split_inclusive(|byte| *byte == b'\n').enumerate() {
        if seq.is_multiple_of(BREATH_ENTRIES) {
            if !heard(done as f64 / journal.len() as f64) {
                return Err("cancelled".into());
            }
            wait(0).await;
        }
        done += line.len();
        if !reader.take(line) {
            break;
        }
    }
    Ok(reader.finish())
}

/// What the worker found, or what the replay found, whichever entry comes first.
fn verdict(finding: Option<Finding>, tape: &Tape) -> Option<Verdict> {
    let found = finding.map(|finding| Verdict {
        code: finding.code,
        seq: finding.seq,
    });
    let replayed = tape.fault.clone().map(|fault| Verdict {
        code: fault.code,
        seq: Some(fault.seq),
    });
    match (found, replayed) {
        (Some(found), Some(replayed)) if replayed.seq < found.seq => Some(replayed),
        (found, replayed) => found.or(replayed),
    }
}
