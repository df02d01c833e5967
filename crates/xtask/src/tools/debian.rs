//! Browsers, their drivers, and the ordinary programs with which our formats are checked.

use std::path::Path;

use crate::fault::{Fault, Result};
use crate::program::{Program, found};
use crate::progress::step;

/// Program, and Debian's package that brings it.
const PROGRAMS: [(&str, &str); 9] = [
    ("chromium", "chromium"),
    ("chromedriver", "chromium-driver"),
    ("firefox-esr", "firefox-esr"),
    ("WebKitWebDriver", "webkit2gtk-driver"),
    ("Xvfb", "xvfb"),
    ("age", "age"),
    ("minisign", "minisign"),
    ("unzip", "unzip"),
    ("git", "git"),
];

pub fn programs() -> Result {
    let missing: Vec<_> = PROGRAMS
        .iter()
        .filter(|(program, _)| found(program).is_none())
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let packages: Vec<_> = missing.iter().map(|(_, package)| *package).collect();
    if !Path::new("/etc/debian_version").exists() || !is_root() {
        let programs: Vec<_> = missing.iter().map(|(program, _)| *program).collect();
        return Err(Fault::new(format!("missing: {}", programs.join(", "))).next(format!(
            "on Debian run `sudo apt-get install {}`; elsewhere install them from your system's \
             packages so that they are on PATH",
            packages.join(" ")
        )));
    }
    step(&format!("apt-get install {}", packages.join(" ")), || {
        apt(["update", "-qq"].to_vec())?;
        let mut words = vec!["install", "-y", "-qq", "--no-install-recommends"];
        words.extend(packages);
        apt(words)
    })
}

fn apt(words: Vec<&str>) -> Result {
    Program::new("apt-get")
        .args(words)
        .env("DEBIAN_FRONTEND", "noninteractive")
        .run()
}

fn is_root() -> bool {
    let id = Program::new("id").args(["-u"]).text();
    id.is_ok_and(|id| id.trim() == "0")
}
