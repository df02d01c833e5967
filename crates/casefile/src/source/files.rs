//! The shapes of the source files that only become a case when they are put together.

use crate::site::{Channel, Field, List, Mail, Product, Tracking};
use crate::{
    AssetId, CarrierNeed, CaseId, ContentHelp, CriterionId, Date, DocumentId, Group, Hint, Language,
    Localized, ModelAnswer, Question, ResultsNeed, Room, SegmentNeeds, TaskId, Usage,
    WorkflowNeeds,
};
use serde::{Deserialize, Serialize};

/// `case.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct CaseFile {
    pub format: u32,
    pub id: CaseId,
    pub version: String,
    pub language: Language,
    pub qualification: String,
    pub duration_minutes: u32,
    pub runs_max: u32,
    pub clock_gap_minutes_max: u32,
    pub title: Localized,
    pub summary: Localized,
    #[serde(default)]
    pub content_help: ContentHelp,
    pub task: Vec<TaskEntry>,
    pub document: Vec<DocumentEntry>,
}

/// A task of `case.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct TaskEntry {
    pub id: TaskId,
    pub title: Localized,
    pub minutes: u32,
    pub criteria: Vec<CriterionId>,
    pub rooms: Vec<Room>,
    /// Path of its Markdown.
    pub text: String,
    #[serde(default)]
    pub question: Vec<Question>,
    #[serde(default)]
    pub carrier: Vec<CarrierNeed>,
    pub pins: Option<Pins>,
    pub workflow: Option<WorkflowNeeds>,
    pub results: Option<ResultsNeed>,
    pub segments: Option<SegmentNeeds>,
}

/// How many passages must be pinned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Pins {
    pub count_min: u32,
}

/// A document of `case.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct DocumentEntry {
    pub id: DocumentId,
    pub title: Localized,
    /// Path of a text, a table, or a picture of the library.
    pub file: String,
    pub group: Group,
}

/// `assets.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct AssetsFile {
    pub format: u32,
    pub asset: Vec<AssetEntry>,
}

/// An asset of `assets.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct AssetEntry {
    pub id: AssetId,
    /// Path under `assets/`.
    pub file: String,
    pub title: String,
    pub author: String,
    pub licence: String,
    pub terms: String,
    #[serde(default)]
    pub usage: Usage,
    pub source: String,
    pub alt: String,
}

/// `practice.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct PracticeFile {
    pub format: u32,
    #[serde(default)]
    pub hint: Vec<Hint>,
    #[serde(default)]
    pub answer: Vec<ModelAnswer>,
}

/// `site.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct SiteFile {
    pub format: u32,
    pub theme: ThemeFiles,
    pub tracking: Tracking,
    pub mail: Mail,
    pub page: Vec<PageEntry>,
    #[serde(default)]
    pub product: Vec<Product>,
    #[serde(default)]
    pub post: Vec<PostEntry>,
    #[serde(default)]
    pub list: Vec<List>,
    #[serde(default)]
    pub field: Vec<Field>,
    #[serde(default)]
    pub channel: Vec<Channel>,
}

/// Paths of the templates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct ThemeFiles {
    pub html: String,
    pub css: String,
    pub product: String,
    pub card: String,
}

/// A page of `site.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct PageEntry {
    pub slug: String,
    pub title: String,
    /// Path of what stands in the theme's content.
    pub file: String,
}

/// A post of `site.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct PostEntry {
    pub slug: String,
    pub title: String,
    /// The day of its publication.
    pub on: Date,
    /// Path of what stands in the theme's content.
    pub file: String,
}
