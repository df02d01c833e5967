use journal::Digest;
use serde::{Deserialize, Serialize};

/// The longest name of a version, in characters.
pub(super) const VERSION_CHARS_MAX: usize = 40;

/// What the checks showed of a carrier. The report itself lies beside the journal under its digest:
/// a replay shows what was seen, also under rules that have changed since.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Findings {
    /// The version of the rules.
    pub rules: String,
    /// The day of the data on what e-mail clients support.
    pub clients: String,
    pub errors: u32,
    pub warnings: u32,
    pub notes: u32,
    /// SHA-256 of the report.
    pub report: Digest,
}
