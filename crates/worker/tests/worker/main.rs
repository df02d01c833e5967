//! The tests of this crate, in one program: it links once. Natively: the engine knows no browser.

#![cfg(not(target_arch = "wasm32"))]

mod attempt;
mod case;
mod code;
mod copy;
mod frames;
mod keys;
mod submission;
