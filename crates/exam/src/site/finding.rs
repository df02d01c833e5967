use serde::{Deserialize, Serialize};

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// It does not work, or breaks a rule.
    Error,
    /// It works badly.
    Warning,
    /// Good to know.
    Note,
}

/// What is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Subject {
    /// The tool's code on the served pages.
    Tracking,
    /// The records of the mail domain.
    Mail,
    /// What forms are bound to.
    Forms,
    /// Social channels.
    Channels,
}

impl Subject {
    /// All, in the order of the room.
    pub const ALL: [Self; 4] = [Self::Tracking, Self::Mail, Self::Forms, Self::Channels];

    /// The subject's word in formats.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Tracking => "tracking",
            Self::Mail => "mail",
            Self::Forms => "forms",
            Self::Channels => "channels",
        }
    }
}

/// Something that a check of the room has found. Its words are in the catalogue `codes`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Finding {
    pub code: String,
    pub severity: Severity,
    /// An address, a record, a field: what has to be changed; empty for the whole.
    pub place: String,
}

impl Finding {
    pub(super) fn new(severity: Severity, code: &str, place: impl Into<String>) -> Self {
        Self {
            code: code.into(),
            severity,
            place: place.into(),
        }
    }
}

/// Findings as they are collected, each code once a place.
#[derive(Debug, Default)]
pub(super) struct Findings(Vec<Finding>);

impl Findings {
    pub(super) fn error(&mut self, code: &str, place: impl Into<String>) {
        self.add(Finding::new(Severity::Error, code, place));
    }

    pub(super) fn warning(&mut self, code: &str, place: impl Into<String>) {
        self.add(Finding::new(Severity::Warning, code, place));
    }

    pub(super) fn note(&mut self, code: &str, place: impl Into<String>) {
        self.add(Finding::new(Severity::Note, code, place));
    }

    fn add(&mut self, finding: Finding) {
        if !self.0.contains(&finding) {
            self.0.push(finding);
        }
    }

    /// Whether one of these codes was an error.
    pub(super) fn has_error(&self) -> bool {
        self.0.iter().any(|it| it.severity == Severity::Error)
    }

    pub(super) fn extend(&mut self, other: Self) {
        for finding in other.0 {
            self.add(finding);
        }
    }

    /// The gravest first, otherwise as they were found.
    pub(super) fn sorted(mut self) -> Vec<Finding> {
        self.0.sort_by_key(|it| it.severity);
        self.0
    }
}
