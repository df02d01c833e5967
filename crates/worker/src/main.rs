//! The worker's wasm module.

/// Starts listening, in a worker.
#[cfg(target_arch = "wasm32")]
fn main() {
    worker::shell::start().expect("a dedicated worker");
}

/// Elsewhere there is nothing to start.
#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This program runs in a browser's worker: build it for wasm32-unknown-unknown.");
    std::process::exit(2);
}
