//! The case format: what a candidate is given, as data.
//!
//! The core (no features) holds the types of a compiled case and builds to wasm with serde alone.
//! Feature `source` reads and checks a case in its source form, `pack` makes packages of it, `open`
//! opens them (in the browser's worker too). The bytes are described in `FORMATS.md`.

#![warn(missing_docs)]

pub mod audience;
pub mod campaign;
mod case;
pub mod changes;
pub mod commission;
pub mod company;
mod content;
pub mod criteria;
mod date;
mod error;
pub mod finished;
pub mod id;
mod integrity;
mod language;
pub mod manifest;
pub mod market;
#[cfg(feature = "open")]
pub mod open;
pub mod outcome;
#[cfg(feature = "pack")]
pub mod pack;
pub mod report;
mod room;
pub mod site;
#[cfg(feature = "source")]
pub mod source;
pub mod workflow;

pub use case::{
    Asset, Body, CarrierKind, CarrierNeed, Case, Document, FORMAT, Group, Hint, ModelAnswer,
    PackKind, Practice, Question, ResultsNeed, SegmentNeeds, Table, Task, WorkflowNeeds,
};
pub use content::{ContentHelp, Firm, Usage};
pub use date::{Date, DateError, Month, TimeOfDay};
pub use error::CaseError;
pub use id::{AssetId, CaseId, CriterionId, DocumentId, IdError, QuestionId, TaskId};
pub use language::{Language, Localized};
pub use room::Room;
