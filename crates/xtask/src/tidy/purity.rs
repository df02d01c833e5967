//! The pure crates see no clock, no randomness of the system, no browser, no runtime, and no order
//! of a hash map: time, seeds and randomness come in as arguments.

use super::Finding;
use super::scan::code_only;
use super::sources::sources;
use crate::fault::Result;
use crate::place;
use crate::program::Program;

const PURE: [&str; 8] = [
    "json",
    "casefile",
    "journal",
    "exam",
    "simulator",
    "stats",
    "checks",
    "envelope",
];

const FOREIGN_CRATES: [&str; 8] = [
    "web-sys",
    "js-sys",
    "gloo",
    "tokio",
    "leptos",
    "chrono",
    "time",
    "getrandom",
];

const FOREIGN_WORDS: [&str; 7] = [
    "SystemTime",
    "Instant::",
    "HashMap",
    "HashSet",
    "thread_rng",
    "OsRng",
    "web_sys",
];

/// Crates whose every bit is part of a digest: transcendentals are `libm`'s, nothing is fused.
const EXACT: [&str; 2] = ["simulator", "stats"];

/// Methods of floats whose bits differ between machines.
const INEXACT: [&str; 14] = [
    ".exp()",
    ".exp2()",
    ".exp_m1()",
    ".ln()",
    ".ln_1p()",
    ".log(",
    ".log2()",
    ".log10()",
    ".powf(",
    ".powi(",
    ".sin()",
    ".cos()",
    ".cbrt()",
    ".mul_add(",
];

/// Only sealing draws its own randomness, and keys are made for it.
const RANDOM_CRATES: [&str; 1] = ["envelope"];
/// Packing a case wraps it under a passphrase with a salt.
const RANDOM_FILES: [&str; 1] = ["crates/casefile/src/pack"];

pub fn check() -> Result<Vec<Finding>> {
    let mut found = Vec::new();
    for name in PURE {
        if place::at("crates").join(name).exists() {
            found.extend(dependencies(name)?);
        }
    }
    for source in sources(&[".rs"])? {
        let Some(name) = PURE.iter().find(|name| inside(&source.path, name)) else {
            continue;
        };
        let random = RANDOM_CRATES.contains(name)
            || RANDOM_FILES
                .iter()
                .any(|file| source.path.starts_with(file));
        for (at, line) in code_only(&source.text).lines().enumerate() {
            let inexact = INEXACT.iter().find(|word| line.contains(*word));
            if let Some(word) = inexact.filter(|_| EXACT.contains(name)) {
                let place = format!("{}:{}", source.path, at + 1);
                found.push(Finding::new(
                    place,
                    format!("`{word}`, where libm's is wanted"),
                ));
            }
            let word = FOREIGN_WORDS.iter().find(|word| line.contains(*word));
            if let Some(word) = word.filter(|word| !(random && **word == "OsRng")) {
                let place = format!("{}:{}", source.path, at + 1);
                found.push(Finding::new(place, format!("`{word}` in a pure crate")));
            }
        }
    }
    Ok(found)
}

fn inside(path: &str, name: &str) -> bool {
    path.starts_with(&format!("crates/{name}/src/"))
}

fn dependencies(name: &str) -> Result<Vec<Finding>> {
    let words = [
        "tree",
        "--edges",
        "normal",
        "--prefix",
        "none",
        "--format",
        "{p}",
        "--package",
    ];
    let tree = Program::new("cargo").args(words).args([name]).text()?;
    let mut foreign: Vec<_> = tree
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .filter(|on| FOREIGN_CRATES.contains(on))
        .filter(|on| !(RANDOM_CRATES.contains(&name) && *on == "getrandom"))
        .collect();
    foreign.sort_unstable();
    foreign.dedup();
    let finding = |on: &str| Finding::new(format!("crate {name}"), format!("pulls in {on}"));
    Ok(foreign.into_iter().map(finding).collect())
}
