//! The Node side: its version, and the npm packages of each folder.

use std::fs;

use sha2::{Digest, Sha256};

use crate::fault::{Doing, Fault, Result};
use crate::place;
use crate::program::Program;
use crate::progress::step;

const NODE_MAJOR_MIN: u32 = 20;

pub fn version() -> Result {
    let advice = "install Node.js 20 or newer from https://nodejs.org or your system's packages";
    let said = Program::new("node").args(["--version"]).text();
    let said = said.map_err(|_| Fault::new("Node.js is missing").next(advice))?;
    let major = said.trim().trim_start_matches('v').split('.').next();
    match major.and_then(|major| major.parse::<u32>().ok()) {
        Some(major) if major >= NODE_MAJOR_MIN => Ok(()),
        _ => Err(Fault::new(format!("Node.js {} is too old", said.trim())).next(advice)),
    }
}

/// Installs each folder's packages as its lock file says, unless that is done already.
pub fn packages(folders: &[&str]) -> Result {
    for folder in folders {
        let dir = place::at(folder);
        let lock =
            fs::read(dir.join("package-lock.json")).doing(format!("{folder}'s lock file"))?;
        let wanted = hex::encode(Sha256::digest(&lock));
        let stamp = dir.join("node_modules/.installed");
        if fs::read_to_string(&stamp).is_ok_and(|done| done == wanted) {
            continue;
        }
        step(&format!("npm ci in {folder}"), || {
            let words = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
            // Playwright drives the system's Chromium and must not fetch one of its own.
            Program::new("npm")
                .args(words)
                .dir(&dir)
                .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
                .run()
        })?;
        fs::write(&stamp, &wanted)?;
    }
    Ok(())
}
