//! What every check asks of a sheet: ranges, sums, unique ids, references.

use super::super::{Findings, sheet::Sheet};
use std::collections::BTreeSet;

/// How far shares may be from 1 together.
const SUM_TOLERANCE: f64 = 0.001;

/// A sheet under examination.
pub struct Probe<'s, 'f, T> {
    /// The sheet.
    pub sheet: &'s Sheet<'f, T>,
    /// Where findings go.
    pub findings: &'s mut Findings,
}

impl<'s, 'f, T> Probe<'s, 'f, T> {
    /// Begins an examination.
    pub fn new(sheet: &'s Sheet<'f, T>, findings: &'s mut Findings) -> Self {
        Self { sheet, findings }
    }

    /// An error at a path.
    pub fn error(&mut self, path: &str, code: &'static str, message: impl Into<String>) {
        self.sheet.error(self.findings, path, code, message);
    }

    /// A warning at a path.
    pub fn warning(&mut self, path: &str, code: &'static str, message: impl Into<String>) {
        self.sheet.warning(self.findings, path, code, message);
    }

    /// The value lies between two bounds, both allowed.
    pub fn range(&mut self, path: &str, value: f64, least: f64, most: f64) {
        if !(least..=most).contains(&value) {
            let message = format!("{value} is not between {least} and {most}");
            self.error(path, "range", message);
        }
    }

    /// The value is a fraction.
    pub fn share(&mut self, path: &str, value: f64) {
        self.range(path, value, 0.0, 1.0);
    }

    /// The values are fractions that make up the whole. `path` is the list; its parts are named
    /// by `part`, as in "profile.age.{}.share".
    pub fn whole(&mut self, path: &str, part: &str, shares: impl IntoIterator<Item = f64>) {
        let mut sum = 0.0;
        for (index, share) in shares.into_iter().enumerate() {
            self.share(&part.replace("{}", &index.to_string()), share);
            sum += share;
        }
        if (sum - 1.0).abs() > SUM_TOLERANCE {
            self.error(path, "sum", format!("the shares sum to {sum:.4}, not to 1"));
        }
    }

    /// The list has something in it.
    pub fn some<I>(&mut self, path: &str, list: &[I]) {
        if list.is_empty() {
            self.error(path, "empty", "the list is empty");
        }
    }

    /// The ids of a list are ids, and unique. Paths are made from `part`, as in "task.{}.id".
    pub fn ids<'a>(&mut self, part: &str, ids: impl IntoIterator<Item = &'a str>) {
        let mut seen = BTreeSet::new();
        for (index, id) in ids.into_iter().enumerate() {
            let path = part.replace("{}", &index.to_string());
            if !seen.insert(id) {
                self.error(&path, "duplicate", format!("{id:?} is there twice"));
            }
            if let Err(error) = crate::CaseId::new(id) {
                self.error(&path, "shape", error.to_string());
            }
        }
    }

    /// The values of a list are unique.
    pub fn unique<'a>(&mut self, part: &str, values: impl IntoIterator<Item = &'a str>) {
        let mut seen = BTreeSet::new();
        for (index, value) in values.into_iter().enumerate() {
            if !seen.insert(value) {
                let path = part.replace("{}", &index.to_string());
                self.error(&path, "duplicate", format!("{value:?} is there twice"));
            }
        }
    }

    /// The reference leads somewhere.
    pub fn known(&mut self, path: &str, what: &str, id: &str, exists: bool) {
        if !exists {
            self.error(path, "dangling", format!("there is no {what} {id:?}"));
        }
    }

    /// The first is not after the second.
    pub fn order<O: PartialOrd + std::fmt::Display>(&mut self, path: &str, first: O, second: O) {
        if first > second {
            self.error(path, "order", format!("{first} is after {second}"));
        }
    }
}
