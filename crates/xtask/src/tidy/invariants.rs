//! Every invariant of ARCHITECTURE.md names the test that guards it, and that test exists.
//!
//! The form, on the invariant's own lines: `**Invariant.** … Guarded by `test_name`.`

use std::fs;

use super::Finding;
use super::sources::{Source, sources};
use crate::fault::{Doing, Result};
use crate::place;

const PAGE: &str = "ARCHITECTURE.md";
const MARK: &str = "**Invariant.**";
const GUARD: &str = "Guarded by";

pub fn check() -> Result<Vec<Finding>> {
    let page = fs::read_to_string(place::at(PAGE)).doing(PAGE)?;
    let tests = sources(&[".rs", ".ts"])?;
    let mut found = Vec::new();
    if !page.contains(MARK) {
        found.push(Finding::new(PAGE, "names no invariant"));
    }
    for (line, paragraph) in paragraphs(&page) {
        for names in paragraph.split(MARK).skip(1).map(guards) {
            let place = format!("{PAGE}:{line}");
            if names.is_empty() {
                found.push(Finding::new(&place, "an invariant that names no test"));
            }
            for name in names.into_iter().filter(|name| !exists(name, &tests)) {
                found.push(Finding::new(&place, format!("there is no test `{name}`")));
            }
        }
    }
    Ok(found)
}

fn paragraphs(page: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut line = 1;
    for paragraph in page.split("\n\n") {
        found.push((line, paragraph.replace('\n', " ")));
        line += paragraph.matches('\n').count() + 2;
    }
    found
}

/// The names in backticks after "Guarded by".
fn guards(invariant: &str) -> Vec<String> {
    let Some((_, after)) = invariant.split_once(GUARD) else {
        return Vec::new();
    };
    let quoted = after.split('`').skip(1).step_by(2);
    quoted.map(str::to_owned).collect()
}

fn exists(name: &str, tests: &[Source]) -> bool {
    let function = format!("fn {name}(");
    let titled = format!("\"{name}\"");
    tests
        .iter()
        .any(|source| match source.path.ends_with(".rs") {
            true => source.text.contains(&function),
            false => source.text.contains(&titled),
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_an_invariant_when_read_then_its_guards_are_named() {
        assert_eq!(
            guards(" One owner. Guarded by `a_b` and `c d`."),
            ["a_b", "c d"]
        );
        assert!(guards(" Nobody looks.").is_empty());
    }
}
