//! The tests of this crate, in one program: it links once.

mod attempt;
mod cipher;
mod contract;
mod copy;
mod formats;
mod key;
mod sample;
