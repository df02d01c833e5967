//! The laws of submissions and receipts, one module a subject.

mod fixture;
mod formats;
mod programs;
mod receipt;
mod seal;
mod tamper;
