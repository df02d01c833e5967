//! Where an attempt's rows live.
//!
//! A store keeps bytes by table, attempt and part. It knows no event, no room and no case. The
//! trait [`Store`] is small so that the browser's database, a plain map and a failing one can all
//! keep the same promises; `contract` (a feature) states them as tests.
//!
//! Above the rows: [`cipher`] encrypts values, [`attempt`] is the one row that stays readable,
//! [`copy`] carries a whole attempt in a file. `FORMATS.md` beside this crate has the bytes.

#![warn(missing_docs)]

pub mod attempt;
mod batch;
pub mod cipher;
#[cfg(feature = "contract")]
pub mod contract;
pub mod copy;
mod error;
pub mod faulty;
mod key;
pub mod memory;
mod traits;

pub use batch::{Batch, Op};
pub use error::Error;
pub use key::{AttemptId, Epoch, Kind, NUMBER_MAX, NotAnAttempt, Part, Table};
pub use traits::{Row, Store, landed};
