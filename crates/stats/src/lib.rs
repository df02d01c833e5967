//! The statistics of A/B tests: intervals, tests, sample sizes, looks at running data.
//!
//! Pure functions over counts. Every transcendental is `libm`'s, at one pinned version, and nothing
//! is fused, so the bits are the same natively and in WebAssembly. Each function names the paper
//! that its formula is from.

#![warn(missing_docs)]

mod bayes;
mod error;
mod exact;
mod interval;
mod means;
mod plan;
mod proportion;
mod ratio;
mod sequential;
pub mod special;
mod two;

pub use bayes::{Beliefs, beliefs};
pub use error::StatsError;
pub use exact::fisher;
pub use interval::{Interval, newcombe, wilson};
pub use means::{Sample, Welch, welch};
pub use plan::{miller_size, power, sample_size};
pub use proportion::Proportion;
pub use ratio::{RatioCheck, SUSPICIOUS, sample_ratio};
pub use sequential::{Always, Spending, bounds, mixture, mixture_tau};
pub use two::{TwoProportions, two_proportions};
