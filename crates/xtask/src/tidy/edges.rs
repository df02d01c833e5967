//! Who may import whom (ARCHITECTURE.md), as data, against what cargo says.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::Finding;
use crate::fault::{Doing, Result};
use crate::program::Program;

/// Each crate of the workspace, and those of the workspace that it may depend on.
const ALLOWED: &[(&str, &[&str])] = &[
    ("json", &[]),
    ("casefile", &["json"]),
    ("journal", &["json"]),
    ("stats", &[]),
    ("checks", &[]),
    ("simulator", &["casefile", "stats", "checks"]),
    (
        "exam",
        &["json", "casefile", "journal", "simulator", "checks"],
    ),
    ("envelope", &["json", "journal"]),
    ("store", &["json", "journal"]),
    ("store-indexeddb", &["store", "journal"]),
    (
        "worker",
        &[
            "json",
            "casefile",
            "journal",
            "envelope",
            "store",
            "simulator",
            "checks",
        ],
    ),
    ("intake", &["envelope", "journal"]),
    (
        "proba",
        &[
            "casefile",
            "journal",
            "exam",
            "envelope",
            "intake",
            "store",
            "simulator",
            "stats",
            "checks",
        ],
    ),
    (
        "app",
        &[
            "json",
            "casefile",
            "journal",
            "exam",
            "envelope",
            "store",
            "store-indexeddb",
            "worker",
            "simulator",
            "stats",
            "checks",
        ],
    ),
    ("xtask", &[]),
];

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    dependencies: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    name: String,
    /// Null for an ordinary dependency, else "dev" or "build".
    kind: Option<String>,
    /// Set for a crate of the workspace.
    path: Option<String>,
}

pub fn check() -> Result<Vec<Finding>> {
    let words = ["metadata", "--no-deps", "--format-version", "1"];
    let text = Program::new("cargo").args(words).text()?;
    let metadata: Metadata = serde_json::from_str(&text).doing("cargo metadata")?;
    Ok(metadata.packages.iter().flat_map(forbidden).collect())
}

fn forbidden(package: &Package) -> Vec<Finding> {
    let place = format!("crate {}", package.name);
    let Some((_, allowed)) = ALLOWED.iter().find(|(name, _)| *name == package.name) else {
        let what = "not in the table of allowed edges (crates/xtask/src/tidy/edges.rs)";
        return vec![Finding::new(place, what)];
    };
    // Tests may reach further than the code they test.
    let edges = package
        .dependencies
        .iter()
        .filter(|edge| edge.kind.as_deref() != Some("dev"));
    let ours: BTreeSet<_> = edges
        .filter(|edge| edge.path.is_some())
        .map(|edge| edge.name.as_str())
        .collect();
    ours.into_iter()
        .filter(|name| !allowed.contains(name))
        .map(|name| Finding::new(&place, format!("may not depend on {name}")))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn package(name: &str, on: &str, kind: Option<&str>) -> Package {
        let edge = Dependency {
            name: on.into(),
            kind: kind.map(str::to_owned),
            path: Some("crates".into()),
        };
        Package {
            name: name.into(),
            dependencies: vec![edge],
        }
    }

    #[test]
    fn given_an_intake_that_knows_the_exam_when_checked_then_it_is_found() {
        assert_eq!(forbidden(&package("intake", "exam", None)).len(), 1);
        assert!(forbidden(&package("intake", "exam", Some("dev"))).is_empty());
        assert!(forbidden(&package("intake", "envelope", None)).is_empty());
    }

    #[test]
    fn given_a_crate_that_is_not_in_the_table_when_checked_then_it_is_found() {
        assert_eq!(forbidden(&package("utils", "journal", None)).len(), 1);
    }
}
