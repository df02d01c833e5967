use serde::Serialize;

/// What is wrong with a rule, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{message}")]
pub struct Fault {
    /// A path into the rule: "all.2.is.field"; empty for the whole.
    pub path: String,
    /// A stable code.
    pub code: &'static str,
    /// One sentence.
    pub message: String,
}

impl Fault {
    pub(crate) fn new(path: &str, code: &'static str, message: impl ToString) -> Self {
        Self {
            path: path.into(),
            code,
            message: message.to_string(),
        }
    }
}
