//! The simulated marketing-automation tool and its customers.
//!
//! Pure: a case's spec and a seed go in, the same bits come out on any machine. Randomness is
//! counter-based ([`draw`]): every draw has an address of its own, so a change to one step of a
//! workflow moves no draw elsewhere.

#![warn(missing_docs)]

pub mod base;
mod calendar;
pub mod contacts;
pub mod draw;
pub mod report;
pub mod run;
pub mod segment;
pub mod workflow;

pub use base::Base;
pub use calendar::{Civil, day_of};
pub use contacts::Contacts;
