//! The wasm module of the worker for what is heavy or secret.

/// Starts listening, in a worker.
#[cfg(target_arch = "wasm32")]
fn main() {
    use worker::{engine, protocol::Sealing, shell, typed};
    shell::start::<Sealing>(|mut request, progress| {
        typed::normalize(&mut request);
        engine::handle(request, progress)
    })
    .expect("a dedicated worker");
}

/// Elsewhere there is nothing to start.
#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This program runs in a browser's worker: build it for wasm32-unknown-unknown.");
    std::process::exit(2);
}
