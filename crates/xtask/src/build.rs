//! Builds the parts: the editor pack, the client with its workers, the command line.

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::fault::{Doing, Result};
use crate::place;
use crate::program::Program;
use crate::split;

/// How a part is built: small and fast for people, or quickly for its authors.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Flavour {
    Release,
    Dev,
}

/// The editor pack (Monaco and the preview) in `app/editor/dist`.
pub fn editor() -> Result {
    Program::new("npm")
        .args(["run", "build", "--silent"])
        .dir(place::at("app/editor"))
        .run()
}

/// The client with its workers; answers the folder that Trunk wrote.
pub fn client(flavour: Flavour) -> Result<PathBuf> {
    let out = match flavour {
        Flavour::Release => place::target().join("trunk"),
        Flavour::Dev => place::target().join("trunk-dev"),
    };
    fs::create_dir_all(&out)?;
    let trunk = Program::new("trunk")
        .args(["build", "--offline", "--dist"])
        .args([&out])
        // Trunk reads this as its own option and stumbles over the customary "1".
        .without("NO_COLOR");
    match flavour {
        Flavour::Release => {
            let profile = ["--release", "--cargo-profile", "release-client"];
            trunk.args(profile).env(FLAGS, remapped()?).run()?;
            split::split(&out, "release-client")?;
            optimise(&out)?;
        }
        Flavour::Dev => {
            trunk.run()?;
            split::split(&out, "debug")?;
        }
    }
    Ok(out)
}

/// Joins the flags that `.cargo/config.toml` gives for this target.
const FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// Places in sources, which a panic names, begin at the crate and not at this machine's folders:
/// shorter in every part, and the same bytes wherever the client is built.
fn remapped() -> Result<String> {
    let mut flags = vec![format!("--remap-path-prefix={}=", place::root().display())];
    for index in fs::read_dir(place::cargo_home().join("registry/src"))? {
        let folder = index?.path();
        flags.push(format!("--remap-path-prefix={}=", folder.display()));
    }
    // A path with a space in it would be two flags; the build works without them as well.
    flags.retain(|flag| flag.split_whitespace().count() == 1);
    Ok(flags.join(" "))
}

/// What rustc turns on for this target and every current browser has.
const WASM_FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Runs wasm-opt over every wasm file of a folder; a file is optimised once.
fn optimise(folder: &Path) -> Result {
    let memory = place::target().join("wasm-opt");
    fs::create_dir_all(&memory)?;
    for entry in fs::read_dir(folder)? {
        let wasm = entry?.path();
        if wasm.extension().is_none_or(|ending| ending != "wasm") {
            continue;
        }
        let level = level(&wasm);
        let mut digest = Sha256::new_with_prefix(fs::read(&wasm)?);
        digest.update(level.join(" "));
        let digest = hex::encode(digest.finalize());
        let known = memory.join(digest);
        if !known.exists() {
            let part = memory.join("part.wasm");
            Program::new(place::at("crates/xtask/node_modules/.bin/wasm-opt"))
                .args(level)
                .args(["-o"])
                .args([&part, &wasm])
                .args(WASM_FEATURES)
                .run()?;
            fs::rename(&part, &known)?;
        }
        fs::copy(&known, &wasm).doing(wasm.display())?;
    }
    Ok(())
}

/// Size first, as it travels: what `-Oz` folds together compresses worse, by 2 %. But a run of the
/// simulator must feel live.
fn level(wasm: &Path) -> &'static [&'static str] {
    let name = wasm.file_name().and_then(|name| name.to_str());
    match name.is_some_and(|name| name.starts_with("simulation")) {
        true => &["-O3"],
        false => &["-O2", "--shrink-level", "1", "--reorder-functions"],
    }
}

/// The command line `proba`, which is the intake too; answers where it is.
pub fn proba(flavour: Flavour) -> Result<PathBuf> {
    let words = ["build", "--package", "proba"];
    let cargo = Program::new("cargo").args(words);
    let folder = match flavour {
        Flavour::Release => {
            cargo.args(["--release"]).run()?;
            "release"
        }
        Flavour::Dev => {
            cargo.run()?;
            "debug"
        }
    };
    Ok(place::target().join(folder).join("proba"))
}
