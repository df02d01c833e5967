//! The cases of `tests/cases`, the laws, and the fuzzing.

mod cases;
mod document;
mod fuzz;
mod laws;
mod short;
mod traits;
