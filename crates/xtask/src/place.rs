//! Where things lie in the repository and on this machine.

use std::env;
use std::path::{Path, PathBuf};

/// The repository's root.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_path_buf()
}

/// A path inside the repository.
pub fn at(path: &str) -> PathBuf {
    root().join(path)
}

/// Cargo's target folder, wherever `CARGO_TARGET_DIR` puts it.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| at("target"), PathBuf::from)
}

/// The folder into which `cargo install` puts programs.
pub fn cargo_bin() -> PathBuf {
    let home = env::var_os("CARGO_INSTALL_ROOT").or_else(|| env::var_os("CARGO_HOME"));
    let home = home.map(PathBuf::from).unwrap_or_else(|| {
        let user = env::var_os("HOME").unwrap_or_default();
        PathBuf::from(user).join(".cargo")
    });
    home.join("bin")
}
