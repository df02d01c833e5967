//! What a case sets for the room `content`.

use serde::{Deserialize, Serialize};

/// What the room offers beside the bare editor. An author switches off what a candidate should
/// know by heart; what is not named is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ContentHelp {
    /// The checks of what is written, with what to do.
    pub findings: bool,
    /// Names and values offered while typing, and end tags.
    pub completion: bool,
    /// Code in colours.
    pub colours: bool,
    /// Ready pieces to put in.
    pub snippets: bool,
}

impl Default for ContentHelp {
    fn default() -> Self {
        Self {
            findings: true,
            completion: true,
            colours: true,
            snippets: true,
        }
    }
}

impl ContentHelp {
    /// Whether nothing is switched off.
    pub fn is_whole(&self) -> bool {
        *self == Self::default()
    }
}

/// Who speaks in a case's content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Firm {
    /// As customers know it.
    pub name: String,
    /// As contracts have it.
    pub legal_name: String,
    /// Of the shop and of its mail.
    pub domain: String,
}

/// How far a file of the library may be used in a campaign.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Usage {
    /// As it is.
    #[default]
    Free,
    /// With the author named beside it.
    Credit,
    /// Not in a campaign.
    None,
}

impl Usage {
    /// Whether it is the usual one.
    pub fn is_free(&self) -> bool {
        *self == Self::Free
    }
}
