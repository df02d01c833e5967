//! `cargo xtask bench`: measures, a table, and `target/bench/results.json`.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::fault::{Doing, Fault, Result};
use crate::house::Stage;
use crate::place;
use crate::program::Program;
use crate::suite::Run;
use crate::tidy;
use crate::tools;
use crate::words::Words;

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

/// Measures everything, or what is named by `--only`.
pub fn bench(mut words: Words) -> Result {
    let only = words.option("--only")?.unwrap_or_default();
    words.end()?;
    tools::for_client()?;
    tools::for_browsers()?;
    let run = Run::new("bench/logs")?;
    let stage = run.stage()?;
    let mut measures = bytes(&stage.build())?;
    measures.extend(browser(stage, &only)?);
    measures.retain(|measure| measure.name.contains(&only));
    if measures.is_empty() {
        return Err(Fault::new(format!("nothing measured is called {only}")));
    }
    measures.sort_by(|a, b| a.name.cmp(&b.name));
    table(&measures);
    let results = folder().join("results.json");
    fs::write(
        &results,
        serde_json::to_vec_pretty(&measures).doing("results")?,
    )?;
    println!("written to {}", results.display());
    Ok(())
}

fn folder() -> PathBuf {
    place::target().join("bench")
}

/// What must travel, in bytes, by the groups of the byte budgets.
fn bytes(build: &Path) -> Result<Vec<Measure>> {
    let measure = |weight: tidy::Weight| {
        let bytes = weight.bytes as f64;
        Measure {
            name: format!("bytes {}", weight.budget.name),
            unit: "B, brotli".into(),
            n: 1,
            min: bytes,
            median: bytes,
            max: bytes,
        }
    };
    Ok(tidy::weigh(build)?.into_iter().map(measure).collect())
}

/// What Chromium measures: each bench of `e2e/bench` leaves a file with its measures.
fn browser(stage: &Stage, only: &str) -> Result<Vec<Measure>> {
    let parts = folder().join("parts");
    let _ = fs::remove_dir_all(&parts);
    fs::create_dir_all(&parts)?;
    let words = ["playwright", "test", "--project", "bench", "--grep", only];
    let npx = stage.visit(Program::new("npx").args(words));
    npx.env("PROBA_BENCH", &parts).run()?;
    let mut measures = Vec::new();
    for entry in fs::read_dir(&parts)? {
        let path = entry?.path();
        let text = fs::read(&path)?;
        let found: Measure = serde_json::from_slice(&text).doing(path.display())?;
        measures.push(found);
    }
    Ok(measures)
}

fn table(measures: &[Measure]) {
    println!(
        "{:<44} {:>10} {:>4} {:>12} {:>12} {:>12}",
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
        println!("{name:<44} {unit:>10} {n:>4} {min:>12.1} {median:>12.1} {max:>12.1}");
    }
}
