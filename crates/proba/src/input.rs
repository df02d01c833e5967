//! JSON that people write by hand: every fault has its place.

use crate::answer::Failure;
use crate::disk;
use casefile::source::{Position, place};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::path::Path;

/// A JSON file, with what is needed to say where something stands in it.
pub struct Input {
    name: String,
    text: String,
    /// What it says.
    pub value: Value,
}

impl Input {
    /// Reads it.
    pub fn read(path: &Path) -> Result<Self, Failure> {
        let (name, text) = (path.display().to_string(), disk::read_text(path)?);
        match serde_json::from_str(&text) {
            Ok(value) => Ok(Self { name, text, value }),
            Err(error) => {
                let (line, column) = (error.line(), error.column().max(1));
                let told = plain(&error);
                let line = format!("{name}:{line}:{column}: error[json]: {told}");
                Err(Failure::finding("input-broken", line))
            }
        }
    }

    /// Reads it as a type; where it is a part of the file, that part goes by a path.
    pub fn shape<T: DeserializeOwned>(&self, part: &Value) -> Result<T, Failure> {
        let whole = *part == self.value;
        // Straight from the text, so that the fault has its place.
        let read = if whole {
            serde_json::from_str(&self.text)
        } else {
            serde_json::from_value(part.clone())
        };
        read.map_err(|error| {
            let (line, column) = (error.line().max(1), error.column().max(1));
            let (name, told) = (&self.name, plain(&error));
            let line = format!("{name}:{line}:{column}: error[shape]: {told}");
            Failure::finding("input-broken", line)
        })
    }

    /// `file:line:column: error[code]: message` of a fault at a path.
    pub fn line(&self, path: &str, code: &str, message: &str) -> String {
        let Position { line, column } = place(&self.text, path);
        format!("{}:{line}:{column}: error[{code}]: {message}", self.name)
    }
}

/// serde's message without the place that it ends with.
fn plain(error: &serde_json::Error) -> String {
    let told = error.to_string();
    told.split(" at line ")
        .next()
        .unwrap_or_default()
        .to_owned()
}
