//! `cargo xtask test`: every test there is, step by step, each with its log and its time.

mod steps;
mod tally;

use std::cell::OnceCell;
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

pub use tally::Tally;

use crate::build::Flavour;
use crate::fault::{Fault, Result};
use crate::house::{self, Stage};
use crate::place;
use crate::program::Program;
use crate::progress::elapsed;
use crate::tools;
use crate::words::Words;

/// What the steps of one run share.
pub struct Run {
    logs: PathBuf,
    intake: Flavour,
    stage: OnceCell<Stage>,
}

impl Run {
    /// A run whose logs go to this folder of `target`, against an intake of this flavour.
    pub fn new(logs: &str, intake: Flavour) -> Result<Self> {
        let logs = place::target().join(logs);
        let _ = fs::remove_dir_all(&logs);
        fs::create_dir_all(&logs)?;
        Ok(Self {
            logs,
            intake,
            stage: OnceCell::new(),
        })
    }

    /// Runs a program into the step's log and counts its tests.
    pub fn tests(&self, step: &str, program: Program) -> Result<Tally> {
        let ended = program.logged(&self.logs.join(format!("{step}.log")))?;
        Ok(Tally::read(&ended.text, ended.success))
    }

    /// The built house that browsers visit; built when first asked for.
    pub fn stage(&self) -> Result<&Stage> {
        if let Some(stage) = self.stage.get() {
            return Ok(stage);
        }
        let built = house::stage_for_tests(self.intake)?;
        Ok(self.stage.get_or_init(|| built))
    }
}

/// How a step went.
pub struct Outcome {
    name: &'static str,
    tally: Tally,
    time: Duration,
}

/// Runs the steps (or those whose name begins with `--only`) and sums them up.
pub fn test(mut words: Words) -> Result<ExitCode> {
    let only = words.option("--only")?.unwrap_or_default();
    words.end()?;
    let steps: Vec<_> = steps::ALL
        .iter()
        .filter(|(name, _)| name.starts_with(&only))
        .collect();
    if steps.is_empty() {
        let names: Vec<_> = steps::ALL.iter().map(|(name, _)| *name).collect();
        return Err(Fault::new(format!("no step is called {only}"))
            .next(format!("one of: {}", names.join(", "))));
    }
    tools::for_client()?;
    tools::for_browsers()?;
    // The native tests have compiled what the intake is made of in this flavour already; with
    // debug assertions it is the stricter one, and no test is about its speed.
    let run = Run::new("test-logs", Flavour::Dev)?;
    let outcomes: Vec<_> = steps
        .into_iter()
        .map(|(name, step)| one(&run, name, step))
        .collect();
    Ok(summary(&run, &outcomes))
}

/// Runs a step and says how it went; a fault of its own is one failed test.
pub fn one(
    run: &Run,
    name: &'static str,
    step: impl FnOnce(&Run, &str) -> Result<Tally>,
) -> Outcome {
    println!("\n==> {name}");
    let start = Instant::now();
    let tally = step(run, name).unwrap_or_else(|fault| {
        println!("{fault}");
        Tally::of(false)
    });
    let time = start.elapsed();
    println!(
        "    {name}: {} passed, {} failed in {}",
        tally.passed,
        tally.failed,
        elapsed(time)
    );
    Outcome { name, tally, time }
}

/// Sums the steps up; a failure if any test failed.
pub fn summary(run: &Run, outcomes: &[Outcome]) -> ExitCode {
    let mut whole = Tally::default();
    println!("\n{:<12} {:>7} {:>7}  time", "step", "passed", "failed");
    for Outcome { name, tally, time } in outcomes {
        println!(
            "{name:<12} {:>7} {:>7}  {}",
            tally.passed,
            tally.failed,
            elapsed(*time)
        );
        whole.add(*tally);
    }
    let time: Duration = outcomes.iter().map(|outcome| outcome.time).sum();
    println!("in {}; logs in {}", elapsed(time), run.logs.display());
    println!("{} passed, {} failed", whole.passed, whole.failed);
    if whole.failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
