//! What went wrong: one sentence, and what to do next.

use std::fmt;

/// A failed task. `what` says what happened, `next` what the person at the keyboard can do.
#[derive(Debug)]
pub struct Fault {
    pub what: String,
    pub next: Option<String>,
}

pub type Result<T = ()> = std::result::Result<T, Fault>;

impl Fault {
    pub fn new(what: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            next: None,
        }
    }

    #[must_use]
    pub fn next(mut self, next: impl Into<String>) -> Self {
        self.next = Some(next.into());
        self
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.what)?;
        match &self.next {
            Some(next) => write!(f, "\n  next: {next}"),
            None => Ok(()),
        }
    }
}

impl From<std::io::Error> for Fault {
    fn from(error: std::io::Error) -> Self {
        Self::new(error.to_string())
    }
}

/// Adds "while doing what" to any error.
pub trait Doing<T> {
    fn doing(self, what: impl fmt::Display) -> Result<T>;
}

impl<T, E: fmt::Display> Doing<T> for std::result::Result<T, E> {
    fn doing(self, what: impl fmt::Display) -> Result<T> {
        self.map_err(|error| Fault::new(format!("{what}: {error}")))
    }
}
