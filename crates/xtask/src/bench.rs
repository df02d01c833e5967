//! `cargo xtask bench`: measures, a table, and `target/bench/results.json`.
//!
//! A bench has a name, which `--only` takes, and leaves any number of measures. `bytes` weighs the
//! build, `replay` and `simulator` run natively, the others are the files of `e2e/bench`. Nothing
//! is asserted: a timed test fails on a busy machine.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::build::Flavour;
use crate::fault::{Doing, Fault, Result};
use crate::house::Stage;
use crate::place;
use crate::program::Program;
use crate::progress::step;
use crate::suite::Run;
use crate::tidy;
use crate::tools;
use crate::words::Words;

const BYTES: &str = "bytes";
const REPLAY: &str = "replay";
const SIMULATOR: &str = "simulator";
const SPEC: &str = ".spec.ts";

/// What runs outside of a browser, and needs no build of the client.
const NATIVE: [&str; 2] = [REPLAY, SIMULATOR];

/// One measured thing.
#[derive(Serialize, Deserialize)]
struct Measure {
    name: String,
    unit: String,
    n: usize,
    min: f64,
    median: f64,
    max: f64,
}

/// Measures everything, or the benches whose name begins with `--only`.
pub fn bench(mut words: Words) -> Result {
    let only = words.option("--only")?.unwrap_or_default();
    words.end()?;
    let names = chosen(all()?, &only)?;
    let mut measures = Vec::new();
    let named = |wanted: &str| names.iter().any(|name| name == wanted);
    if named(REPLAY) {
        measures.extend(native("exam", "replay", &[])?);
    }
    if named(SIMULATOR) {
        measures.extend(native("simulator", "bench", &["--", "--json"])?);
    }
    if names.iter().any(|name| !NATIVE.contains(&name.as_str())) {
        measures.extend(staged(&names)?);
    }
    measures.sort_by(|a, b| a.name.cmp(&b.name));
    table(&measures);
    let results = folder().join("results.json");
    fs::create_dir_all(folder())?;
    let text = serde_json::to_vec_pretty(&measures).doing("results")?;
    fs::write(&results, text)?;
    println!("written to {}", results.display());
    Ok(())
}

fn folder() -> PathBuf {
    place::target().join("bench")
}

/// The names of all benches.
fn all() -> Result<Vec<String>> {
    let mut names = [BYTES, REPLAY, SIMULATOR].map(str::to_owned).to_vec();
    for entry in fs::read_dir(place::at("e2e/bench"))? {
        let file = entry?.file_name().to_string_lossy().into_owned();
        names.extend(file.strip_suffix(SPEC).map(str::to_owned));
    }
    names.sort();
    Ok(names)
}

fn chosen(all: Vec<String>, only: &str) -> Result<Vec<String>> {
    let known = all.join(", ");
    let names: Vec<_> = all
        .into_iter()
        .filter(|name| name.starts_with(only))
        .collect();
    if names.is_empty() {
        return Err(
            Fault::new(format!("no bench is called {only}")).next(format!("one of: {known}"))
        );
    }
    Ok(names)
}

/// What is measured on a built house.
fn staged(names: &[String]) -> Result<Vec<Measure>> {
    tools::for_client()?;
    let specs: Vec<_> = names
        .iter()
        .filter(|name| *name != BYTES && !NATIVE.contains(&name.as_str()))
        .map(|name| format!("bench/{name}{SPEC}"))
        .collect();
    if !specs.is_empty() {
        tools::for_browsers()?;
    }
    let run = Run::new("bench/logs", Flavour::Release)?;
    let stage = run.stage()?;
    let mut measures = Vec::new();
    if names.iter().any(|name| name == BYTES) {
        measures.extend(bytes(&stage.build())?);
    }
    if !specs.is_empty() {
        measures.extend(browser(stage, &specs)?);
    }
    Ok(measures)
}

/// What must travel, in bytes, by the groups of the byte budgets.
fn bytes(build: &Path) -> Result<Vec<Measure>> {
    let measure = |weight: tidy::Weight| {
        let bytes = weight.bytes as f64;
        Measure {
            name: format!("{BYTES}: {}", weight.budget.name),
            unit: "B, brotli".into(),
            n: 1,
            min: bytes,
            median: bytes,
            max: bytes,
        }
    };
    Ok(tidy::weigh(build)?.into_iter().map(measure).collect())
}

/// A crate's example that says its measures as JSON.
fn native(package: &str, example: &str, more: &[&str]) -> Result<Vec<Measure>> {
    let words = ["--release", "--package", package, "--example", example];
    step(&format!("{example} of {package}, release"), || {
        Program::new("cargo").args(["build"]).args(words).run()
    })?;
    let said = Program::new("cargo")
        .args(["run", "--quiet"])
        .args(words)
        .args(more)
        .text()?;
    serde_json::from_str(&said).doing("what the example said")
}

/// What Chromium measures: each leaves files with its measures.
fn browser(stage: &Stage, specs: &[String]) -> Result<Vec<Measure>> {
    let parts = folder().join("parts");
    let _ = fs::remove_dir_all(&parts);
    fs::create_dir_all(&parts)?;
    let npx = Program::new("npx").args(["playwright", "test", "--project=bench"]);
    stage
        .visit(npx.args(specs))
        .env("PROBA_BENCH", &parts)
        .run()?;
    let mut measures = Vec::new();
    for entry in fs::read_dir(&parts)? {
        let path = entry?.path();
        let found = serde_json::from_slice(&fs::read(&path)?);
        measures.push(found.doing(path.display())?);
    }
    Ok(measures)
}

fn table(measures: &[Measure]) {
    println!(
        "{:<64} {:>9} {:>4} {:>11} {:>11} {:>11}",
        "what", "unit", "n", "min", "median", "max"
    );
    for Measure {
        name,
        unit,
        n,
        min,
        median,
        max,
    } in measures
    {
        println!("{name:<64} {unit:>9} {n:>4} {min:>11.1} {median:>11.1} {max:>11.1}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_a_name_when_chosen_then_nothing_else_runs() {
        let names = all().unwrap();
        assert_eq!(chosen(names.clone(), REPLAY).unwrap(), [REPLAY]);
        assert_eq!(chosen(names.clone(), "").unwrap(), names);
        assert!(chosen(names, "speed").is_err());
    }
}
