//! The Web Workers: one for what is heavy or secret (keys, cases, sealing, opening), one in which
//! the simulated tool runs.
//!
//! - [`protocol`] is what client and workers say to each other: serde types, nothing heavy.
//! - `engine` and `simulation` (features) do the work, in functions that know no browser.
//! - `client` (feature, browser only) starts a worker, sends requests, hands out answers.
//!
//! Each worker is a wasm module of its own, `src/main.rs` and `src/bin/simulation.rs`, loaded after
//! the desk stands: what they link (age, Argon2, zip; the simulator, the checks) must not weigh on
//! the client's start.

#![warn(missing_docs)]

#[cfg(all(feature = "client", target_arch = "wasm32"))]
pub mod client;
#[cfg(feature = "engine")]
pub mod engine;
#[cfg(target_arch = "wasm32")]
mod frame;
pub mod protocol;
#[cfg(all(
    any(feature = "engine", feature = "simulation"),
    target_arch = "wasm32"
))]
pub mod shell;
#[cfg(feature = "simulation")]
pub mod simulation;
#[cfg(all(feature = "engine", target_arch = "wasm32"))]
pub mod typed;
