//! The institution's intake.
//!
//! It takes sealed files in, keeps every one of them, and answers with signed receipts. It has no
//! age identity and reads no work; it checks the envelope and its signature. The same bytes may
//! arrive any number of times, by network or by hand: one object, one receipt.
//!
//! - [`Intake`] is the desk where files arrive, whatever the way: [`Intake::take_in`].
//! - [`Registry`] is the book of what has arrived; [`Vault`] is where the bytes lie.
//! - [`serve`] puts HTTP around it and serves the built client.
//!
//! The order that keeps the promise: bytes to disk and synced, then the row, then the receipt.

#![warn(missing_docs)]

mod arrival;
mod clock;
mod intake;
mod keys;
mod language;
mod registry;
mod standing;
mod vault;
mod web;

pub use arrival::{Refusal, Way};
pub use intake::{Intake, IntakeError, Outcome, Takings};
pub use keys::{KeysError, ServerKeys};
pub use language::Language;
pub use registry::{Odd, Registry, RegistryError, Settlement, Submission};
pub use standing::{Standing, Work, standings};
pub use vault::{Spool, Vault};
pub use web::{Config, Limits, Rate, ServeError, Tls, serve, stop_signal};
