//! Sealed submissions: what a candidate hands in, and what the institution answers.
//!
//! - [`seal`](seal()) makes a `.proba` file: a signed envelope, and the work encrypted to the
//!   institution (feature `seal`).
//! - [`inspect`](inspect()) checks one without being able to read the work.
//! - [`open`](open()) decrypts one (feature `open`); [`Opened::verify`] then checks the chain.
//! - [`Receipt`] is the institution's signed answer, [`SealCode`] what is read aloud or from paper.
//! - [`keys`] makes an institution's keys from given entropy (feature `keys`).
//!
//! The bytes are described in `FORMATS.md`. A verifier here never re-encodes what was signed.

#![warn(missing_docs)]

mod archive;
mod attempt;
mod error;
mod inspect;
mod institution;
#[cfg(feature = "keys")]
pub mod keys;
#[cfg(feature = "open")]
mod open;
mod receipt;
#[cfg(feature = "seal")]
mod seal;
mod seal_code;
mod statement;
mod token;

pub use attempt::{Attempt, CaseRef, Mode};
pub use error::{EnvelopeError, Part};
pub use inspect::{ENVELOPE_NAME, Inspected, SEALED_NAME, inspect};
pub use institution::{Institution, InstitutionName, PublicJwk, fingerprint};
#[cfg(feature = "open")]
pub use open::{Finding, Opened, open};
pub use receipt::{Receipt, ReceiptError, ReceiptKey, ReceiptSecret, ReceiptState};
#[cfg(feature = "seal")]
pub use seal::{SealInput, Sealed, seal};
pub use seal_code::{NotASealCode, SealCode};
pub use statement::{Reason, Signed, Statement};
pub use token::{AttemptId, Candidate, NotAToken, PublicKey, Token};

/// The largest submission, in bytes, that is sealed, taken in or opened.
pub const SUBMISSION_BYTES_MAX: usize = 64 * 1024 * 1024;
/// The most that the sealed parts of one submission may unpack to, in bytes.
pub const UNPACKED_BYTES_MAX: usize = 256 * 1024 * 1024;
/// The largest `attempt.json`, in bytes.
pub const ATTEMPT_BYTES_MAX: usize = 16 * 1024;
/// The largest `envelope.json`, in bytes.
pub const ENVELOPE_BYTES_MAX: usize = 16 * 1024;
/// The largest `institution.json`, in bytes.
pub const INSTITUTION_BYTES_MAX: usize = 16 * 1024;
/// The most attachments in one submission.
pub const ATTACHMENTS_MAX: usize = 4096;
