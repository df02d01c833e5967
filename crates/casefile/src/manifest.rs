//! What a package says of itself: `manifest.json`.

use crate::{CaseId, PackKind};
use serde::{Deserialize, Serialize};

/// The version of the package format that this build writes, and the newest that it reads.
pub const PACK_FORMAT: u32 = 1;
/// The manifest's name in a package.
pub const MANIFEST: &str = "manifest.json";
/// The name of the manifest's signature in a package.
pub const SIGNATURE: &str = "manifest.json.minisig";
/// The compiled case's name in a package.
pub const CASE: &str = "case.json";

/// Every file of a package but the manifest and its signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Always [`PACK_FORMAT`]; a newer one is refused.
    pub format: u32,
    /// The case.
    pub id: CaseId,
    /// The case's version.
    pub version: String,
    /// What the package is for.
    pub kind: PackageKind,
    /// The least version of Proba that reads it: three numbers.
    pub app_min: String,
    /// In the order of names.
    pub files: Vec<FileEntry>,
}

/// A file of a package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileEntry {
    /// Its path, with forward slashes.
    pub name: String,
    /// The length of its bytes.
    pub size_bytes: u64,
    /// SHA-256 of its bytes, lower hex.
    pub sha256: String,
}

/// What a package is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PackageKind {
    /// A candidate's, for practice.
    Practice,
    /// A candidate's, for an exam.
    Exam,
    /// The commission's: no candidate's client opens it.
    Commission,
}

impl PackageKind {
    /// The kind's word in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Practice => "practice",
            Self::Exam => "exam",
            Self::Commission => "commission",
        }
    }
}

impl From<PackKind> for PackageKind {
    fn from(kind: PackKind) -> Self {
        match kind {
            PackKind::Practice => Self::Practice,
            PackKind::Exam => Self::Exam,
        }
    }
}

impl Manifest {
    /// What a signature of the manifest has as its trusted comment: the same words for the same
    /// case, so that signing is deterministic.
    pub fn trusted_comment(&self) -> String {
        format!(
            "proba case {} {} {}",
            self.id,
            self.version,
            self.kind.as_str()
        )
    }
}

/// The three numbers of a version, for comparing.
pub fn numbers(version: &str) -> Option<[u32; 3]> {
    if !crate::integrity::is_version(version) {
        return None;
    }
    let mut parts = version.split('.').filter_map(|part| part.parse().ok());
    Some([parts.next()?, parts.next()?, parts.next()?])
}
