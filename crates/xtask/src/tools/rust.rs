//! The Rust side: the wasm target and the programs that `cargo install` brings.

use std::path::Path;

use crate::fault::{Fault, Result};
use crate::place;
use crate::program::{Program, found};
use crate::progress::{note, step};

/// Newer releases of Trunk need a newer rustc than the one this workspace is pinned to.
const TRUNK: &str = "0.21.14";
const GECKODRIVER: &str = "0.37.1";
const WASM: &str = "wasm32-unknown-unknown";

/// Some of our crates compile C (SQLite), so a C compiler has to be there.
pub fn compiler() -> Result {
    if ["cc", "gcc", "clang"]
        .iter()
        .any(|name| found(name).is_some())
    {
        return Ok(());
    }
    Err(Fault::new("there is no C compiler on this machine")
        .next("install one, e.g. `apt-get install build-essential`, or Xcode's command line tools"))
}

pub fn wasm_target() -> Result {
    let libraries = Program::new("rustc")
        .args(["--print", "target-libdir", "--target", WASM])
        .text()?;
    if Path::new(libraries.trim()).is_dir() {
        return Ok(());
    }
    if found("rustup").is_none() {
        return Err(Fault::new(format!("Rust's target {WASM} is missing"))
            .next("install Rust by rustup (https://rustup.rs), or add the target by hand"));
    }
    step("rustup target add wasm32-unknown-unknown", || {
        Program::new("rustup").args(["target", "add", WASM]).run()
    })
}

pub fn trunk() -> Result {
    if says("trunk", TRUNK) {
        return Ok(());
    }
    step(&format!("installing Trunk {TRUNK}"), || {
        note("once, about 8 minutes on two cores");
        install("trunk", TRUNK, true)
    })
}

/// wasm-bindgen's program and library must be of one version: the one in Cargo.lock.
pub fn wasm_bindgen() -> Result {
    let version = locked("wasm-bindgen")?;
    if says("wasm-bindgen", &version) {
        return Ok(());
    }
    step(&format!("installing wasm-bindgen-cli {version}"), || {
        note("once, about 3 minutes on two cores");
        // Its own lock file names releases that no longer build, so it is resolved afresh.
        install("wasm-bindgen-cli", &version, false)
    })
}

/// The runner of wasm tests comes with wasm-bindgen-cli.
pub fn wasm_bindgen_runner() -> Result {
    match found("wasm-bindgen-test-runner") {
        Some(_) => Ok(()),
        None => install("wasm-bindgen-cli", &locked("wasm-bindgen")?, false),
    }
}

pub fn geckodriver() -> Result {
    if found("geckodriver").is_some() {
        return Ok(());
    }
    step(&format!("installing geckodriver {GECKODRIVER}"), || {
        note("once, about 3 minutes on two cores");
        install("geckodriver", GECKODRIVER, true)
    })
}

/// Installs a program; optimised for build time, since these run for seconds only.
fn install(package: &str, version: &str, locked: bool) -> Result {
    let spec = format!("{package}@{version}");
    let folder = place::target().join("install");
    let mut words = vec!["install", "--force", &spec];
    if locked {
        words.push("--locked");
    }
    let done = Program::new("cargo")
        .args(words)
        .env("CARGO_TARGET_DIR", &folder)
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .run();
    // Hundreds of megabytes of intermediate files serve nobody afterwards.
    let _ = std::fs::remove_dir_all(folder);
    done
}

fn says(program: &str, version: &str) -> bool {
    let said = Program::new(program).args(["--version"]).text();
    said.is_ok_and(|said| said.split_whitespace().any(|word| word == version))
}

/// The version of a package in Cargo.lock.
fn locked(package: &str) -> Result<String> {
    let text = std::fs::read_to_string(place::at("Cargo.lock"))?;
    let marker = format!("name = \"{package}\"\nversion = \"");
    let version = text
        .split_once(&marker)
        .and_then(|(_, rest)| rest.split_once('"'));
    version
        .map(|(version, _)| version.to_owned())
        .ok_or_else(|| {
            Fault::new(format!("Cargo.lock has no {package}"))
                .next("run `cargo generate-lockfile`, or restore Cargo.lock from the repository")
        })
}
