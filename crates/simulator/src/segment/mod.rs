//! Segments: rules over the columns of a base, counted within a frame.
//!
//! A rule is checked against the columns ([`check`]), its terms become kernels that fill a bit a
//! contact, and the bits of a term are kept ([`Shelf`]), so that typing recomputes only what was
//! typed.

mod bits;
mod compare;
mod fault;
mod funnel;
mod kernel;
mod pattern;
mod shelf;
mod term;
mod when;
pub mod words;

pub use bits::Bits;
pub use compare::{Bin, Comparison, Group, Measure, Unit, compare};
pub use fault::Fault;
pub use funnel::{Funnel, funnel};
pub use shelf::{Library, Shelf};
pub(crate) use term::test;
pub use term::{Test, check, operators};
pub use when::When;

pub use casefile::workflow::rule::{DEPTH_MAX, Operator, Rule, Term};
