//! Words that mark unfinished work never stay in the code.

use super::Finding;
use super::scan::code_only;
use super::sources::sources;
use crate::fault::Result;

/// In code, that is outside strings and comments.
const IN_CODE: [&str; 5] = [
    "todo!",
    "unimplemented!",
    "#[ignore",
    "allow(dead_code",
    "dbg!",
];

// Written in two parts, or this file would accuse itself.
const ANYWHERE: [&str; 2] = [concat!("FIX", "ME"), concat!("XX", "X")];
const IN_SCRIPTS: [&str; 4] = ["test.only(", "test.skip(", "test.fixme(", "debugger;"];

pub fn check() -> Result<Vec<Finding>> {
    let mut found = Vec::new();
    for source in sources(&[".rs", ".ts", ".js", ".mjs", ".css", ".toml"])? {
        let code = code_only(&source.text);
        let rust = source.path.ends_with(".rs");
        for (at, (line, code)) in source.text.lines().zip(code.lines()).enumerate() {
            let in_code = IN_CODE.iter().find(|word| rust && code.contains(*word));
            let in_text = ANYWHERE.iter().find(|word| line.contains(*word));
            let in_script = IN_SCRIPTS.iter().find(|word| !rust && line.contains(*word));
            if let Some(word) = in_code.or(in_text).or(in_script) {
                let place = format!("{}:{}", source.path, at + 1);
                found.push(Finding::new(
                    place,
                    format!("`{word}` does not stay in the code"),
                ));
            }
        }
    }
    Ok(found)
}
