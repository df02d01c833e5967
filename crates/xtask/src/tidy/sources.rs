//! The files under the rules: what git knows and what it would add.

use std::fs;

use crate::fault::Result;
use crate::place;
use crate::program::Program;

/// A text file of the repository.
pub struct Source {
    /// Relative to the root, with forward slashes.
    pub path: String,
    pub text: String,
}

/// All files with one of these endings.
pub fn sources(endings: &[&str]) -> Result<Vec<Source>> {
    let words = ["ls-files", "--cached", "--others", "--exclude-standard"];
    let listed = Program::new("git").args(words).text()?;
    let mut found = Vec::new();
    for path in listed.lines() {
        if !endings.iter().any(|ending| path.ends_with(ending)) {
            continue;
        }
        // A file that is deleted but not yet committed is still listed.
        if let Ok(text) = fs::read_to_string(place::at(path)) {
            found.push(Source {
                path: path.to_owned(),
                text,
            });
        }
    }
    Ok(found)
}
