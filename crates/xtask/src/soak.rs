//! `cargo xtask soak`: the long fault runs, too long for every day.

use std::process::ExitCode;

use crate::fault::Result;
use crate::program::Program;
use crate::suite::Run;
use crate::tools;
use crate::words::Words;

const KILLS: &str = "200";

/// Kills the browser under a robot, 200 times unless told otherwise.
pub fn soak(mut words: Words) -> Result<ExitCode> {
    let kills = words.option("--kills")?.unwrap_or_else(|| KILLS.into());
    words.end()?;
    tools::for_client()?;
    tools::for_browsers()?;
    let run = Run::new("soak-logs")?;
    let npx = Program::new("npx").args(["playwright", "test", "--project", "faults"]);
    let npx = run.stage()?.visit(npx).env("PROBA_KILLS", &kills);
    let tally = run.tests("faults", npx)?;
    println!("{} passed, {} failed", tally.passed, tally.failed);
    Ok(if tally.failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
