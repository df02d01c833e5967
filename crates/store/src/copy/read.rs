use super::{VERSION, write::end_line};
use crate::{
    Part, Row, Table,
    attempt::{AttemptRow, RowError},
    cipher::{Place, Refusal, Vault},
};
use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use serde::Deserialize;
use serde_json::value::RawValue;

/// A copy, read and checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecondCopy {
    /// The attempt row, read.
    pub row: AttemptRow,
    /// The attempt row's text as it was stored.
    pub row_bytes: Vec<u8>,
    /// By table and part, as stored.
    pub rows: Vec<Row>,
}

/// Why bytes are not a whole, unchanged copy.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CopyError {
    /// The first line is not that of a copy.
    #[error("the file is not a second copy")]
    NotACopy,
    /// Written by a newer program.
    #[error("the copy has version {0}, newer than {VERSION}")]
    Newer(u32),
    /// No last line: the file was cut, or is still being written.
    #[error("the copy is not complete")]
    Cut,
    /// The last line does not fit the bytes before it.
    #[error("the copy was changed after it was written")]
    Changed,
    /// A line that no writer of ours makes; lines are counted from 1.
    #[error("line {line} of the copy is wrong: {what}")]
    Line {
        /// Its number.
        line: usize,
        /// What is wrong, in English.
        what: String,
    },
    /// The attempt row is not one.
    #[error(transparent)]
    Attempt(#[from] RowError),
}

impl CopyError {
    /// The error's code in the catalogues.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotACopy => "copy-not-one",
            Self::Newer(_) => "copy-newer",
            Self::Cut => "copy-cut",
            Self::Changed => "copy-changed",
            Self::Line { .. } => "copy-line",
            Self::Attempt(error) => error.code(),
        }
    }
}

/// How every copy begins.
const START: &str = r#"{"format":"proba-copy","#;

#[derive(Deserialize)]
struct Version {
    format: String,
    v: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct First<'a> {
    #[serde(rename = "format")]
    _format: String,
    #[serde(rename = "v")]
    _v: u32,
    #[serde(borrow)]
    attempt: &'a RawValue,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    table: Table,
    part: Part,
    bytes: String,
}

/// Reads a copy.
///
/// # Errors
/// [`CopyError`], the first thing that is wrong.
pub fn read(bytes: &[u8]) -> Result<SecondCopy, CopyError> {
    let text = std::str::from_utf8(bytes).map_err(|_| CopyError::NotACopy)?;
    let first = match text.split_once('\n') {
        Some((first, _)) => first,
        None if text.starts_with(START) => return Err(CopyError::Cut),
        None => return Err(CopyError::NotACopy),
    };
    check_version(first)?;
    let lines = check_end(text)?;
    let first: First<'_> = json::from_str(first).map_err(|_| CopyError::NotACopy)?;
    let row_bytes = first.attempt.get().as_bytes().to_vec();
    let row = AttemptRow::decode(&row_bytes)?;
    let mut rows: Vec<Row> = Vec::with_capacity(lines.len());
    for (index, line) in lines.iter().enumerate() {
        let wrong = |what: String| CopyError::Line {
            line: index + 2,
            what,
        };
        let row = parse(line).map_err(wrong)?;
        // Strictly rising: no row twice, and one order for one content.
        let rises = rows
            .last()
            .is_none_or(|last| (last.table, &last.part) < (row.table, &row.part));
        if !rises {
            return Err(wrong("it is out of order".into()));
        }
        rows.push(row);
    }
    Ok(SecondCopy {
        row,
        row_bytes,
        rows,
    })
}

fn check_version(first: &str) -> Result<(), CopyError> {
    let version: Version = json::from_str(first).map_err(|_| CopyError::NotACopy)?;
    match (version.format.as_str(), version.v) {
        ("proba-copy", VERSION) => Ok(()),
        ("proba-copy", newer) if newer > VERSION => Err(CopyError::Newer(newer)),
        _ => Err(CopyError::NotACopy),
    }
}

/// The lines between the first and the last, after the last has been checked.
fn check_end(text: &str) -> Result<Vec<&str>, CopyError> {
    let body = text.strip_suffix('\n').ok_or(CopyError::Cut)?;
    let start = body.rfind('\n').ok_or(CopyError::Cut)? + 1;
    let (before, end) = text.split_at(start);
    if !end.starts_with(r#"{"end":"#) {
        return Err(CopyError::Cut);
    }
    let lines: Vec<&str> = before.split_terminator('\n').skip(1).collect();
    match end == end_line(lines.len(), before.as_bytes()) {
        true => Ok(lines),
        false => Err(CopyError::Changed),
    }
}

fn parse(line: &str) -> Result<Row, String> {
    let line: Line = json::from_str(line).map_err(|e| e.to_string())?;
    if line.table == Table::Attempts {
        return Err("a second attempt row".into());
    }
    line.table.check(&line.part).map_err(|e| e.to_string())?;
    let bytes = BASE64.decode(line.bytes).map_err(|e| e.to_string())?;
    Ok(Row {
        table: line.table,
        part: line.part,
        bytes,
    })
}

impl SecondCopy {
    /// The rows with their values opened.
    ///
    /// # Errors
    /// The first row that does not open, by its index, and why.
    pub fn open(&self, vault: &Vault) -> Result<Vec<Row>, (usize, Refusal)> {
        let open = |(index, row): (usize, &Row)| {
            let place = Place {
                attempt: &self.row.id,
                table: row.table,
                part: &row.part,
            };
            let bytes = vault
                .decode(place, row.bytes.clone())
                .map_err(|refusal| (index, refusal))?;
            Ok(Row {
                bytes,
                ..row.clone()
            })
        };
        self.rows.iter().enumerate().map(open).collect()
    }
}
