//! Byte budgets: `budgets.toml` names groups of files of a build and the most they may weigh,
//! compressed. A budget may only go down; `goal_bytes` is where it is going.

use std::fs;
use std::path::Path;

use serde::Deserialize;

use super::Finding;
use crate::bundle::{compressed_size, read_tree};
use crate::fault::{Doing, Result};
use crate::place;
use crate::program::Program;

const FILE: &str = "app/budgets.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Budgets {
    budget: Vec<Budget>,
}

/// One group of files. A file belongs to it when its path holds one of `paths` (none: any file)
/// and none of `except`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Budget {
    pub name: String,
    pub bytes: u64,
    pub goal_bytes: u64,
    #[serde(default)]
    paths: Vec<String>,
    #[serde(default)]
    except: Vec<String>,
}

impl Budget {
    fn holds(&self, path: &str) -> bool {
        let named = |list: &[String]| list.iter().any(|part| path.contains(part.as_str()));
        (self.paths.is_empty() || named(&self.paths)) && !named(&self.except)
    }
}

/// What a group weighs in a build, beside its budget.
pub struct Weight {
    pub budget: Budget,
    pub bytes: u64,
}

/// Weighs a build's folder by group.
pub fn weigh(build: &Path) -> Result<Vec<Weight>> {
    let mut files = read_tree(build)?;
    files.retain(|path, _| !path.ends_with(".br"));
    let mut weights = Vec::new();
    for budget in parse(&fs::read_to_string(place::at(FILE)).doing(FILE)?)? {
        let mut bytes = 0;
        for (path, content) in files.iter().filter(|(path, _)| budget.holds(path)) {
            bytes += compressed_size(path, content)?;
        }
        weights.push(Weight { budget, bytes });
    }
    Ok(weights)
}

fn parse(text: &str) -> Result<Vec<Budget>> {
    let budgets: Budgets = toml::from_str(text).doing(FILE)?;
    Ok(budgets.budget)
}

/// No budget is larger than it has ever been, and none is below its goal.
pub fn check() -> Result<Vec<Finding>> {
    let now = parse(&fs::read_to_string(place::at(FILE)).doing(FILE)?)?;
    let words = ["log", "--format=%H", "--", FILE];
    let commits = Program::new("git").args(words).text()?;
    let mut found = Vec::new();
    for commit in commits.lines() {
        let shown = Program::new("git")
            .args(["show", &format!("{commit}:{FILE}")])
            .text();
        let Ok(before) = shown.and_then(|text| parse(&text)) else {
            continue;
        };
        found.extend(raised(&before, &now));
    }
    found.dedup();
    Ok(found)
}

fn raised(before: &[Budget], now: &[Budget]) -> Vec<Finding> {
    let mut found = Vec::new();
    for old in before {
        let Some(new) = now.iter().find(|new| new.name == old.name) else {
            continue;
        };
        if new.bytes > old.bytes {
            let what = format!("`{}` went up from {} to {}", old.name, old.bytes, new.bytes);
            found.push(Finding::new(FILE, what));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn budgets(bytes: u64) -> Vec<Budget> {
        let text = format!(
            "[[budget]]\nname = \"a\"\nbytes = {bytes}\ngoal_bytes = 1\nexcept = [\"editor/\"]"
        );
        parse(&text).unwrap()
    }

    #[test]
    fn given_a_raised_budget_when_compared_then_it_is_found() {
        assert_eq!(raised(&budgets(10), &budgets(11)).len(), 1);
        assert!(raised(&budgets(10), &budgets(9)).is_empty());
    }

    #[test]
    fn given_a_path_when_grouped_then_exceptions_stay_out() {
        let budget = &budgets(1)[0];
        assert!(budget.holds("app.wasm"));
        assert!(!budget.holds("editor/editor.js"));
    }
}
