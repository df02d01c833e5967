//! `cargo xtask soak`: the long fault runs, too long for every day.

use std::process::ExitCode;

use crate::build::Flavour;
use crate::fault::Result;
use crate::program::Program;
use crate::suite::{Run, Tally, one, summary};
use crate::tools;
use crate::words::Words;

/// How often the power goes, unless told otherwise.
const KILLS: &str = "200";

/// The faults with many power cuts under the robot, and the intake under load while it is killed.
pub fn soak(mut words: Words) -> Result<ExitCode> {
    let kills = words.option("--kills")?.unwrap_or_else(|| KILLS.into());
    words.end()?;
    tools::for_client()?;
    tools::for_browsers()?;
    let run = Run::new("soak-logs", Flavour::Release)?;
    let outcomes = [
        one(&run, "faults", |run, step| faults(run, step, &kills)),
        one(&run, "load", load),
    ];
    Ok(summary(&run, &outcomes))
}

/// The fault runs in a browser, with `kills` power cuts.
pub fn faults(run: &Run, step: &str, kills: &str) -> Result<Tally> {
    let npx = Program::new("npx").args(["playwright", "test", "--project=faults"]);
    run.tests(step, run.stage()?.visit(npx).env("PROBA_KILLS", kills))
}

/// A thousand submissions from two hundred senders at once: none lost, none doubled.
fn load(run: &Run, step: &str) -> Result<Tally> {
    let words = [
        "run",
        "--release",
        "--package",
        "intake",
        "--example",
        "load",
        "--",
        "--proba",
    ];
    let cargo = Program::new("cargo").args(words);
    run.tests(step, cargo.args([&run.stage()?.house().proba]))
}
