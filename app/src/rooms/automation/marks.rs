//! What is wrong with the steps, found beside the edits.

use std::collections::BTreeMap;

/// How grave the gravest of a step's problems is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    Warning,
    Error,
}

/// By the step.
pub type Marks = BTreeMap<String, Mark>;
