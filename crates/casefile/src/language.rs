//! The two languages that people are spoken to in.

use serde::{Deserialize, Serialize};

/// A language of the screen or of a case.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Language {
    /// Polish, the first language of the house.
    #[default]
    Pl,
    /// English.
    En,
}

impl Language {
    /// Both, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::Pl, Self::En];

    /// The BCP 47 tag, as in an HTML `lang` attribute.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pl => "pl",
            Self::En => "en",
        }
    }
}

/// A short text in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Localized {
    /// The Polish text.
    pub pl: String,
    /// The English text.
    pub en: String,
}

impl Localized {
    /// The text in a language.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Pl => &self.pl,
            Language::En => &self.en,
        }
    }
}
