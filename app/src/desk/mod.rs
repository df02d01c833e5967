//! The bridge between Leptos and the pure core.
//!
//! [`Desk`] is the handle that screens hold: reads and `dispatch`, nothing else. Behind it stand
//! the journal's growing end, the page's clock, what is being typed, and the writer. [`create`]
//! begins an attempt, [`resume`] brings one back, [`seal`] hands it in, [`upload`] sends it.
//! [`simulation`] is the simulated tool that rooms ask, [`source`] the case's own files.

mod clock;
pub mod copy;
pub mod create;
pub mod drill;
mod handle;
pub mod invigilator;
mod look;
pub mod past;
pub mod resume;
pub mod retention;
pub mod seal;
pub mod shown;
pub mod simulation;
mod sitting;
pub mod source;
mod typing;
pub mod upload;
mod writer;

pub use clock::TICK_MS;
pub use handle::{Access, Desk, Notice};
pub use sitting::{Sitting, part};
pub use writer::SaveStatus;

/// The store of this browser.
pub type BrowserStore = store_indexeddb::IndexedDb;
