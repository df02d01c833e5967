//! What a check finds.

use serde::Serialize;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// The case cannot be packed.
    Error,
    /// For the author to weigh.
    Warning,
}

/// One thing that is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Finding {
    /// Path in the case's folder.
    pub file: String,
    /// Counted from 1.
    pub line: usize,
    /// In characters, counted from 1.
    pub column: usize,
    /// How bad it is.
    pub severity: Severity,
    /// A stable code.
    pub code: &'static str,
    /// One sentence.
    pub message: String,
}

impl std::fmt::Display for Finding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            file,
            line,
            column,
            code,
            message,
            ..
        } = self;
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        write!(f, "{file}:{line}:{column}: {severity}[{code}]: {message}")
    }
}

/// Findings, as they are collected.
#[derive(Debug, Clone, Default)]
pub struct Findings {
    list: Vec<Finding>,
}

/// A place in a file's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// Counted from 1.
    pub line: usize,
    /// In characters, counted from 1.
    pub column: usize,
}

impl Position {
    /// The beginning of a file.
    pub const START: Self = Self { line: 1, column: 1 };

    /// The place of a byte offset in a text.
    pub fn of(text: &str, offset: usize) -> Self {
        let offset = (0..=offset.min(text.len()))
            .rev()
            .find(|it| text.is_char_boundary(*it));
        let before = &text[..offset.unwrap_or(0)];
        let line_start = before.rfind('\n').map_or(0, |it| it + 1);
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        Self {
            line,
            column: before[line_start..].chars().count() + 1,
        }
    }
}

impl Findings {
    /// Adds an error.
    pub fn error(
        &mut self,
        file: &str,
        at: Position,
        code: &'static str,
        message: impl Into<String>,
    ) {
        self.add(Severity::Error, file, at, code, message.into());
    }

    /// Adds a warning.
    pub fn warning(
        &mut self,
        file: &str,
        at: Position,
        code: &'static str,
        message: impl Into<String>,
    ) {
        self.add(Severity::Warning, file, at, code, message.into());
    }

    /// True when there is an error among them.
    pub fn has_errors(&self) -> bool {
        self.list
            .iter()
            .any(|finding| finding.severity == Severity::Error)
    }

    /// In the order of files and lines, each once.
    pub fn into_sorted(mut self) -> Vec<Finding> {
        self.list.sort();
        self.list.dedup();
        self.list
    }

    fn add(
        &mut self,
        severity: Severity,
        file: &str,
        at: Position,
        code: &'static str,
        message: String,
    ) {
        let known = super::CODES.contains(&code) || super::WORKFLOW_CODES.contains(&code);
        debug_assert!(
            known || code.starts_with("case-"),
            "{code} is not in the list of codes"
        );
        let (file, line, column) = (file.to_string(), at.line, at.column);
        self.list.push(Finding {
            file,
            line,
            column,
            severity,
            code,
            message,
        });
    }
}
