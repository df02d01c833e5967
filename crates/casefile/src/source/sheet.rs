//! A machine file, read into its type with every fault of its shape reported.

use super::finding::{Findings, Position};
use super::folder::Folder;
use super::tree::{self, Broken, Pruned, Tree};
use serde::de::DeserializeOwned;
use std::collections::BTreeSet;
use std::ops::Range;
use toml::de::{DeValue, ValueDeserializer};

/// The version of every source file.
const FORMAT: i64 = 1;
/// More faults than this in one file are not listed one by one.
const FAULTS_MAX: usize = 200;

/// A machine file: its value, and the places of its parts.
pub struct Sheet<'a, T> {
    /// Its path in the folder.
    pub file: String,
    /// What it says. Parts with faults are left out.
    pub value: T,
    /// False when something has been left out.
    pub whole: bool,
    text: &'a str,
    tree: Tree<'a>,
}

impl<'a, T: DeserializeOwned> Sheet<'a, T> {
    /// Reads a file of the folder; none where it is missing or beyond reading, with findings.
    pub fn read(folder: &'a Folder, file: &str, findings: &mut Findings) -> Option<Self> {
        let Some(bytes) = folder.bytes(file) else {
            let message = format!("{file} is missing");
            findings.error(file, Position::START, "file-missing", message);
            return None;
        };
        // What is not UTF-8 has been reported with all texts.
        let text = std::str::from_utf8(bytes).ok()?;
        let json = file.ends_with(".json");
        let parsed = if json {
            super::json::from_json(text)
        } else {
            tree::from_toml(text)
        };
        match parsed {
            Ok(tree) => Self::shape(file, text, tree, findings),
            Err(broken) => {
                let code = if json { "json" } else { "toml" };
                for Broken { offset, message } in broken {
                    findings.error(file, Position::of(text, offset), code, message);
                }
                None
            }
        }
    }

    fn shape(
        file: &str,
        text: &'a str,
        mut tree: Tree<'a>,
        findings: &mut Findings,
    ) -> Option<Self> {
        if !known_format(file, text, &tree, findings) {
            return None;
        }
        blanks(file, text, &tree, findings);
        let mut faults = Faults {
            file,
            text,
            findings,
            removed: BTreeSet::new(),
            count: 0,
        };
        loop {
            match T::deserialize(ValueDeserializer::from(tree.clone())) {
                Ok(value) => {
                    let (file, whole) = (file.to_string(), faults.count == 0);
                    return Some(Self {
                        file,
                        value,
                        whole,
                        text,
                        tree,
                    });
                }
                Err(error) => faults.take(&error, &mut tree)?,
            }
        }
    }
}

impl<T> Sheet<'_, T> {
    /// The place of a path: "task.2.criteria.0".
    pub fn position(&self, path: &str) -> Position {
        Position::of(self.text, tree::locate(&self.tree, path).start)
    }

    /// Adds an error at a path.
    pub fn error(
        &self,
        findings: &mut Findings,
        path: &str,
        code: &'static str,
        message: impl Into<String>,
    ) {
        findings.error(&self.file, self.position(path), code, message);
    }

    /// Adds a warning at a path.
    pub fn warning(
        &self,
        findings: &mut Findings,
        path: &str,
        code: &'static str,
        message: impl Into<String>,
    ) {
        findings.warning(&self.file, self.position(path), code, message);
    }
}

fn known_format(file: &str, text: &str, tree: &Tree<'_>, findings: &mut Findings) -> bool {
    let format = tree
        .get_ref()
        .as_table()
        .and_then(|table| table.get("format"));
    let number = format.and_then(|it| it.get_ref().as_integer());
    let number = number.and_then(|it| i64::from_str_radix(it.as_str(), it.radix()).ok());
    let at = Position::of(text, tree::locate(tree, "format").start);
    match number {
        Some(FORMAT) => true,
        Some(number) => {
            let message = format!("format {number} is not known; this program reads {FORMAT}");
            findings.error(file, at, "format", message);
            false
        }
        // A missing or odd one is a fault of shape like any other.
        None => true,
    }
}

fn blanks(file: &str, text: &str, tree: &Tree<'_>, findings: &mut Findings) {
    tree::texts(tree, &mut |value, span| {
        if value.trim().is_empty() {
            let at = Position::of(text, span.start);
            findings.error(file, at, "blank", "the text is empty");
        }
    });
}

/// The faults of one file's shape: each is reported and taken out of the tree, and the reading
/// goes on.
struct Faults<'a> {
    file: &'a str,
    text: &'a str,
    findings: &'a mut Findings,
    removed: BTreeSet<(usize, usize, String)>,
    count: usize,
}

impl Faults<'_> {
    /// None when the reading cannot go on.
    fn take(&mut self, error: &toml::de::Error, tree: &mut Tree<'_>) -> Option<()> {
        self.count += 1;
        let span = error.span().unwrap_or_else(|| tree.span());
        if !self.is_echo(error.message(), &span) {
            let span = element(tree, &span, error.message()).unwrap_or_else(|| span.clone());
            let at = Position::of(self.text, span.start);
            self.findings.error(self.file, at, "shape", error.message());
        }
        if self.count >= FAULTS_MAX {
            return None;
        }
        match tree::prune(tree, &span)? {
            Pruned::Element => {}
            Pruned::Entry(table, key) => {
                self.removed.insert((table.start, table.end, key));
            }
        }
        Some(())
    }

    /// True for "missing field" about a field that was taken out before.
    fn is_echo(&self, message: &str, span: &Range<usize>) -> bool {
        let Some(name) = message.strip_prefix("missing field `") else {
            return false;
        };
        let name = name.trim_end_matches('`').to_string();
        self.removed.contains(&(span.start, span.end, name))
    }
}

/// The element of an array that a message quotes, where the parser points to the whole array.
fn element(tree: &Tree<'_>, span: &Range<usize>, message: &str) -> Option<Range<usize>> {
    match tree.get_ref() {
        DeValue::Array(array) if tree.span() == *span => {
            let quoted = |it: &&Tree<'_>| {
                it.get_ref()
                    .as_str()
                    .is_some_and(|text| message.contains(&format!("{text:?}")))
            };
            array.iter().find(quoted).map(|it| it.span())
        }
        DeValue::Array(array) => array.iter().find_map(|it| element(it, span, message)),
        DeValue::Table(table) => table.values().find_map(|it| element(it, span, message)),
        _ => None,
    }
}
