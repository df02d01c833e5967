//! The Web Worker for what is heavy or secret: keys, cases, sealing, opening.
//!
//! - [`protocol`] is what client and worker say to each other: serde types, nothing heavy.
//! - `engine` (feature) does the work, in functions that know no browser.
//! - `client` (feature, browser only) starts the worker, sends requests, hands out answers.
//!
//! The worker is a wasm module of its own, `src/main.rs`, loaded after the desk stands: what it
//! links (age, Argon2, zip) must not weigh on the client's start.

#![warn(missing_docs)]

#[cfg(all(feature = "client", target_arch = "wasm32"))]
pub mod client;
#[cfg(feature = "engine")]
pub mod engine;
#[cfg(target_arch = "wasm32")]
mod frame;
pub mod protocol;
#[cfg(all(feature = "engine", target_arch = "wasm32"))]
pub mod shell;
