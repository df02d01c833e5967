//! Every code that can reach the screen has its words in the catalogue `codes`.

use std::collections::BTreeSet;

use serde_json::Value;

use super::Finding;
use crate::bundle::read_tree;
use crate::fault::{Doing, Result};
use crate::place;

const CATALOGUE: &str = "app/locales/pl/codes.json";

/// Where codes come from that a client shows; what only the command line does is left out.
const SOURCES: [&str; 7] = [
    "app/src",
    "crates/casefile/src/open",
    "crates/envelope/src",
    "crates/exam/src",
    "crates/journal/src",
    "crates/store/src",
    "crates/worker/src",
];

/// What stands before a code where one is given away.
const GIVEN: [&str; 6] = [
    "Failure::new(\"",
    "Failing(\"",
    "Err(\"",
    ".ok_or(\"",
    "map_err(|_| \"",
    "map_err(|_| broken(\"",
];

pub fn check() -> Result<Vec<Finding>> {
    let text = std::fs::read(place::at(CATALOGUE)).doing(CATALOGUE)?;
    let catalogue: Value = serde_json::from_slice(&text).doing(CATALOGUE)?;
    let known = known(&catalogue);
    let mut found = Vec::new();
    for folder in SOURCES {
        for (path, bytes) in read_tree(&place::at(folder))? {
            let text = String::from_utf8_lossy(&bytes);
            if !path.ends_with(".rs") {
                continue;
            }
            let missing = codes(&text).difference(&known).cloned().collect::<Vec<_>>();
            let finding = |code| Finding::new(format!("{folder}/{path}"), without_words(code));
            found.extend(missing.into_iter().map(finding));
        }
    }
    Ok(found)
}

fn without_words(code: String) -> String {
    format!("the code `{code}` has no words in {CATALOGUE}")
}

/// The codes that have words; a key with `_fault` at its end stands for its code without.
fn known(catalogue: &Value) -> BTreeSet<String> {
    let keys = catalogue.as_object().into_iter().flatten();
    keys.map(|(key, _)| key.strip_suffix("_fault").unwrap_or(key).replace('_', "-"))
        .collect()
}

/// The codes that a source gives away: in its functions `code`, and where it fails.
fn codes(text: &str) -> BTreeSet<String> {
    let arms = text.split("fn code(").skip(1);
    let arms = arms.map(|body| body.split("\n    }\n").next().unwrap_or(body));
    let arms = arms.flat_map(|body| body.split("=> \"").skip(1));
    let given = GIVEN.iter().flat_map(|mark| text.split(mark).skip(1));
    arms.chain(given).filter_map(code).collect()
}

/// The code that a text begins with, up to its closing quote.
fn code(text: &str) -> Option<String> {
    let (word, _) = text.split_once('"')?;
    let letters = word.chars().all(|c| c.is_ascii_lowercase() || c == '-');
    (letters && word.contains('-')).then(|| word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = r#"
    pub fn code(&self) -> &'static str {
        match self {
            Self::Wrong => "phrase-wrong",
        }
    }
    fn other() { Err("not a code")?; Failure::new("worker-lost", words); Some("no-code") }
"#;

    #[test]
    fn given_a_source_when_read_then_the_codes_that_it_gives_away_are_found() {
        let found: Vec<_> = codes(SOURCE).into_iter().collect();
        assert_eq!(found, ["phrase-wrong", "worker-lost"]);
    }

    #[test]
    fn given_a_key_with_a_fault_at_its_end_when_read_then_it_is_the_code_without() {
        let catalogue = serde_json::json!({ "copy_not_one_fault": {}, "network": {} });
        let known: Vec<_> = known(&catalogue).into_iter().collect();
        assert_eq!(known, ["copy-not-one", "network"]);
    }
}
