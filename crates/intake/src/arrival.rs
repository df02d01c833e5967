use envelope::{Signed, inspect};
use journal::Digest;

/// The way by which a file came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Uploaded.
    Network,
    /// Carried by hand and imported.
    Hand,
}

impl Way {
    /// The word in the registry.
    pub fn word(self) -> &'static str {
        match self {
            Self::Network => "network",
            Self::Hand => "hand",
        }
    }
}

/// Why a file is no submission of this institution; it is kept apart with this.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The reason's code, one of `envelope`'s or `institution-unknown`.
    pub code: String,
    /// The reason in the words of a log, English.
    pub words: String,
}

impl Refusal {
    fn new(code: &str, words: impl ToString) -> Self {
        Self {
            code: code.into(),
            words: words.to_string(),
        }
    }
}

/// Checks all that can be checked without the age identity.
pub(crate) fn examine(bytes: &[u8], institution: &Digest) -> Result<Signed, Refusal> {
    let inspected = inspect(bytes).map_err(|error| Refusal::new(error.code(), &error))?;
    let statement = &inspected.signed.statement;
    if statement.institution != *institution {
        let words = format!("it is sealed to the institution {}", statement.institution);
        return Err(Refusal::new("institution-unknown", words));
    }
    // The registry counts in signed 64-bit numbers; a chain this long was never written.
    if i64::try_from(statement.length).is_err() {
        return Err(Refusal::new("part-malformed", "its length is no length"));
    }
    Ok(inspected.signed)
}
