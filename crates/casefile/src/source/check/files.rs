//! Files as such: names, encodings, strays.

use super::super::{Findings, Position, Source, layout};
use crate::integrity::is_path;

const START: Position = Position::START;

/// Checks every file of the folder.
pub fn check(source: &Source, findings: &mut Findings) {
    for (path, bytes) in source.folder.files() {
        name(path, findings);
        if layout::is_text(path) {
            text(path, bytes, findings);
        }
    }
    unused(source, findings);
}

fn name(path: &str, findings: &mut Findings) {
    if !is_path(path) {
        let message = "the name has characters other than letters without diacritics, digits, \
                       '.', '_', '-', or begins with '.'";
        findings.error(path, START, "file-name", message);
    } else if layout::shelf(path).is_none() {
        findings.error(
            path,
            START,
            "file-stray",
            "no case has a file here; FORMATS.md lists all",
        );
    }
}

fn text(path: &str, bytes: &[u8], findings: &mut Findings) {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let good = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
            let at = Position::of(&good, good.len());
            findings.error(path, at, "encoding", "the text is not UTF-8");
            return;
        }
    };
    if text.trim().is_empty() {
        findings.error(path, START, "blank", "the file is empty");
    }
    if text.starts_with('\u{feff}') {
        findings.error(
            path,
            START,
            "encoding",
            "the text begins with a byte-order mark",
        );
    }
    for (bad, message) in [
        ('\r', "lines end with CR LF; they must end with LF"),
        (
            '\u{fffd}',
            "the text has a replacement character: it was read in a wrong encoding",
        ),
    ] {
        if let Some(offset) = text.find(bad) {
            findings.error(path, Position::of(text, offset), "encoding", message);
        }
    }
}

/// Tasks and papers that `case.toml` does not name.
fn unused(source: &Source, findings: &mut Findings) {
    let Some(case) = source.case.as_ref().filter(|case| case.whole) else {
        return;
    };
    let tasks = case.value.task.iter().map(|task| task.text.as_str());
    let documents = case
        .value
        .document
        .iter()
        .map(|document| document.file.as_str());
    let used: Vec<&str> = tasks.chain(documents).collect();
    let papers = source
        .folder
        .under("brief/")
        .chain(source.folder.under("tasks/"));
    for path in papers.filter(|path| !used.contains(path)) {
        findings.warning(
            path,
            START,
            "file-unused",
            "case.toml does not name this file",
        );
    }
}
