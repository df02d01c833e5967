//! Typed identifiers. One charset for all of them, so that each can be a file name, a URL segment,
//! a table key and a word in a log without escaping.

use serde::{Deserialize, Serialize};

/// The greatest length of an id in bytes.
pub const LENGTH_MAX: usize = 64;

/// A text that is not an id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is not an id: 1 to 64 of a-z, 0-9, '.', '_' and '-', not starting with '.'")]
pub struct IdError {
    /// The refused text, cut to a readable length.
    pub text: String,
}

fn is_id(text: &str) -> bool {
    let charset =
        |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"._-".contains(&byte);
    (1..=LENGTH_MAX).contains(&text.len()) && text.bytes().all(charset) && !text.starts_with('.')
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// Takes a text as an id, or refuses it.
            ///
            /// # Errors
            /// [`IdError`] when the text is empty, too long, or outside the charset.
            pub fn new(text: impl Into<String>) -> Result<Self, IdError> {
                let text = text.into();
                if is_id(&text) {
                    return Ok(Self(text));
                }
                Err(IdError { text: text.chars().take(LENGTH_MAX + 1).collect() })
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = IdError;
            fn try_from(text: String) -> Result<Self, IdError> {
                Self::new(text)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> String {
                id.0
            }
        }

        impl std::str::FromStr for $name {
            type Err = IdError;
            fn from_str(text: &str) -> Result<Self, IdError> {
                Self::new(text)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    )+};
}

ids! {
    /// A case: the name of its folder.
    CaseId;
    /// A task of a case.
    TaskId;
    /// A written question of a task.
    QuestionId;
    /// A document of the brief.
    DocumentId;
    /// A picture or file of the case's library.
    AssetId;
    /// A verification criterion of the qualification: "set.outcome.criterion", as "1.2.3".
    CriterionId;
}
