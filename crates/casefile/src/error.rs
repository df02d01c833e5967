//! Why a compiled case is refused.

use crate::IdError;

/// Why a compiled case is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CaseError {
    /// Not JSON, or not the JSON of a case.
    #[error("line {line}, column {column}: {message}")]
    Json {
        /// Counted from 1.
        line: usize,
        /// Counted from 1.
        column: usize,
        /// The parser's words.
        message: String,
    },
    /// Written by a newer program.
    #[error("the case has format {found}; this program reads up to format {newest}")]
    Format {
        /// What the file says.
        found: u32,
        /// What this build reads.
        newest: u32,
    },
    /// An id is there twice.
    #[error("the {kind} {id:?} is there twice")]
    Duplicate {
        /// What kind of thing: "task", "question", …
        kind: &'static str,
        /// The id.
        id: String,
    },
    /// A reference to what is not there.
    #[error("{from} names the {kind} {id:?}, which does not exist")]
    Dangling {
        /// Who refers.
        from: String,
        /// What kind of thing is missing.
        kind: &'static str,
        /// The id that is missing.
        id: String,
    },
    /// A value is out of its range.
    #[error("{place}: {message}")]
    Value {
        /// Where, as a path: "task t01".
        place: String,
        /// What is wrong.
        message: String,
    },
}

impl CaseError {
    /// The error's stable code, for catalogues and logs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Json { .. } => "case-json",
            Self::Format { .. } => "case-format-newer",
            Self::Duplicate { .. } => "case-duplicate",
            Self::Dangling { .. } => "case-dangling",
            Self::Value { .. } => "case-value",
        }
    }
}

impl From<serde_json::Error> for CaseError {
    fn from(error: serde_json::Error) -> Self {
        Self::Json {
            line: error.line(),
            column: error.column(),
            message: error.to_string(),
        }
    }
}

impl From<IdError> for CaseError {
    fn from(error: IdError) -> Self {
        Self::Value {
            place: "id".into(),
            message: error.to_string(),
        }
    }
}
