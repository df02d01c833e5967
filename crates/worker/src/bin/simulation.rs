//! The wasm module of the worker in which the simulated tool runs.

/// Starts listening, in a worker.
#[cfg(target_arch = "wasm32")]
fn main() {
    use worker::{protocol::simulation::Simulation, shell, simulation::Engine};
    let mut engine = Engine::default();
    shell::start::<Simulation>(move |request, progress| engine.handle(request, progress))
        .expect("a dedicated worker");
}

/// Elsewhere there is nothing to start.
#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This program runs in a browser's worker: build it for wasm32-unknown-unknown.");
    std::process::exit(2);
}
