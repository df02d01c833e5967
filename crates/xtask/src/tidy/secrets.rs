//! The commission's part of a case never reaches the built client, not even inside a pack.

use std::collections::BTreeSet;
use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;

use super::Finding;
use crate::bundle::{Files, read_tree};
use crate::fault::{Doing, Result};
use crate::place;

/// What a case keeps for its commission: files and folders of its source.
const COMMISSION: [&str; 3] = ["rubric.toml", "interview.toml", "solution/"];
/// Shorter pieces could be anybody's words.
const PIECE_CHARS_MIN: usize = 40;

/// Searches a folder, and the packs in it, for any line that only the commission has.
pub fn search(built: &Path) -> Result<Vec<Finding>> {
    let pieces = commission_pieces()?;
    let mut found = Vec::new();
    for (path, bytes) in read_tree(built)? {
        let inside = match path.ends_with(".case") {
            true => unzipped(&bytes).unwrap_or_default(),
            false => Files::new(),
        };
        let whole = [(String::new(), bytes)];
        for (name, bytes) in whole.into_iter().chain(inside) {
            let text = String::from_utf8_lossy(&bytes);
            if let Some(piece) = pieces.iter().find(|piece| text.contains(piece.as_str())) {
                let what = format!("holds the commission's words: {piece}");
                found.push(Finding::new(format!("{path} {name}"), what));
            }
        }
    }
    Ok(found)
}

/// Lines that stand in the commission's files and nowhere else in the case.
fn commission_pieces() -> Result<BTreeSet<String>> {
    let mut secret = BTreeSet::new();
    let mut open = String::new();
    for (path, bytes) in read_tree(&place::at("public/cases"))? {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let own = path.split_once('/').map_or("", |(_, own)| own);
        if COMMISSION.iter().any(|name| own.starts_with(name)) {
            secret.extend(text.lines().flat_map(pieces_of));
        } else {
            open.push_str(&text);
        }
    }
    secret.retain(|piece| !open.contains(piece.as_str()));
    Ok(secret)
}

/// A line as it would read once compiled: without the key and the quotes of TOML.
fn pieces_of(line: &str) -> Vec<String> {
    line.split('"')
        .map(str::trim)
        .filter(|piece| piece.chars().count() >= PIECE_CHARS_MIN)
        .map(str::to_owned)
        .collect()
}

fn unzipped(bytes: &[u8]) -> Result<Files> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).doing("zip")?;
    let mut files = Files::new();
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).doing("zip")?;
        let mut content = Vec::new();
        entry.read_to_end(&mut content)?;
        let name = entry.name().doing("zip")?.into_owned();
        files.insert(name, content);
    }
    Ok(files)
}

/// The number of lines known to the commission alone; a test of nothing would always pass.
pub fn known() -> Result<usize> {
    let cases = fs::read_dir(place::at("public/cases")).doing("public/cases")?;
    if cases.count() == 0 {
        return Ok(0);
    }
    commission_pieces().map(|pieces| pieces.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_a_line_of_toml_when_cut_then_its_words_are_the_piece() {
        let words = "Kandydat wskazuje co najmniej trzy potrzeby z uzasadnieniem.";
        assert_eq!(pieces_of(&format!("counts = \"{words}\"")), [words]);
        assert!(pieces_of("points = 3").is_empty());
    }
}
