//! The house's rules that a program can check. Each is one file here; all run inside the tests.

mod bans;
mod budgets;
mod catalogues;
mod codes;
mod edges;
mod invariants;
mod purity;
mod scan;
mod secrets;
mod single;
mod sizes;
mod sources;
mod words;

pub use budgets::Weight;
pub use budgets::weigh;
pub use secrets::{known as secrets_known, search as search_secrets};

use crate::fault::Result;
use crate::program::Program;

/// One broken rule: where, and what.
#[derive(Debug, PartialEq, Eq)]
pub struct Finding {
    pub place: String,
    pub what: String,
}

impl Finding {
    fn new(place: impl Into<String>, what: impl Into<String>) -> Self {
        Self {
            place: place.into(),
            what: what.into(),
        }
    }
}

type Rule = fn() -> Result<Vec<Finding>>;

const RULES: [(&str, Rule); 11] = [
    ("rustfmt", formatted),
    ("sizes of files, functions and lines", sizes::check),
    ("what never stays in the code", bans::check),
    ("who may import whom", edges::check),
    ("pure crates", purity::check),
    ("one version of what must be one", single::check),
    ("catalogues of both languages", catalogues::check),
    ("words for every code", codes::check),
    ("no words outside the catalogues", words::check),
    ("every invariant has its test", invariants::check),
    ("byte budgets only go down", budgets::check),
];

/// Checks every rule; answers how many hold and how many do not.
pub fn tidy() -> Result<(u32, u32)> {
    let (mut passed, mut failed) = (0, 0);
    for (name, rule) in RULES {
        // A rule that cannot be checked is a rule that does not hold.
        let findings = rule().unwrap_or_else(|fault| vec![Finding::new(name, fault.what)]);
        for finding in &findings {
            println!("{}: {}", finding.place, finding.what);
        }
        if findings.is_empty() {
            println!("  ok  {name}");
            passed += 1;
        } else {
            println!("  NO  {name}: {} findings", findings.len());
            failed += 1;
        }
    }
    Ok((passed, failed))
}

fn formatted() -> Result<Vec<Finding>> {
    let said = Program::new("cargo")
        .args(["fmt", "--all", "--check", "--", "-l"])
        .text();
    let Err(fault) = said else {
        return Ok(Vec::new());
    };
    Ok(vec![Finding::new("cargo fmt --all", fault.what)])
}
