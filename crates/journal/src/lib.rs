//! The journal: one entry a line, each bound to the one before it by a hash.
//!
//! A payload is opaque: this crate knows no room, no case and no exam. It writes lines, reads
//! them back without ever re-encoding, and says which line is the first bad one. The bytes are
//! described in `FORMATS.md` beside this crate.

mod chain;
mod digest;
mod entry;

pub use chain::{Chain, ChainFault, Fault, Head, verify};
pub use digest::Digest;
pub use entry::{Entry, LINE_BYTES_MAX, LineError, VERSION};
