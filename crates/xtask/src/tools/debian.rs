//! Browsers, their drivers, and the ordinary programs with which our formats are checked.

use std::path::Path;

use crate::fault::{Fault, Result};
use crate::program::{Program, found};
use crate::progress::step;

/// Program, and Debian's package that brings it: what most steps need.
const PROGRAMS: [(&str, &str); 6] = [
    ("chromium", "chromium"),
    ("chromedriver", "chromium-driver"),
    ("age", "age"),
    ("minisign", "minisign"),
    ("unzip", "unzip"),
    ("git", "git"),
];

/// What only the steps of another engine need; not every system has them all.
const ENGINES: [(&str, &str); 4] = [
    ("firefox", "firefox-esr"),
    ("WebKitWebDriver", "webkit2gtk-driver"),
    ("xvfb-run", "xvfb"),
    ("xauth", "xauth"),
];

type Named = (&'static str, &'static str);

/// Installs what is missing where that can be done; elsewhere the lack of another engine is left
/// to its own step.
pub fn programs() -> Result {
    let missing = missing(PROGRAMS.iter().chain(&ENGINES));
    if missing.is_empty() {
        return Ok(());
    }
    if Path::new("/etc/debian_version").exists() && is_root() {
        return install(&missing);
    }
    let (engines, needed): (Vec<_>, Vec<_>) = missing
        .into_iter()
        .partition(|named| ENGINES.contains(named));
    if !engines.is_empty() {
        println!("{}", refusal(&engines));
    }
    if needed.is_empty() {
        Ok(())
    } else {
        Err(refusal(&needed))
    }
}

/// Refuses a step whose engine is not here, in the words of the others.
pub fn engine(programs: &[&str]) -> Result {
    let missing = missing(ENGINES.iter().filter(|(name, _)| programs.contains(name)));
    if missing.is_empty() {
        Ok(())
    } else {
        Err(refusal(&missing))
    }
}

fn missing<'a>(named: impl Iterator<Item = &'a Named>) -> Vec<Named> {
    named
        .filter(|(program, _)| found(program).is_none())
        .copied()
        .collect()
}

fn refusal(missing: &[Named]) -> Fault {
    let (programs, packages): (Vec<_>, Vec<_>) = missing.iter().copied().unzip();
    Fault::new(format!("missing: {}", programs.join(", "))).next(format!(
        "on Debian run `sudo apt-get install {}`; elsewhere install them from your system's \
         packages so that they are on PATH",
        packages.join(" ")
    ))
}

fn install(missing: &[Named]) -> Result {
    let packages: Vec<_> = missing.iter().map(|(_, package)| *package).collect();
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
