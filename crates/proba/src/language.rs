use std::ffi::OsString;

/// The language of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Language {
    #[value(name = "pl")]
    Polish,
    #[value(name = "en")]
    English,
}

impl Language {
    /// The language of `--language`, else of the environment, else English.
    ///
    /// Looked for before the words are parsed: help and usage errors are messages too.
    pub fn wanted(words: &[OsString]) -> Self {
        let words: Vec<&str> = words.iter().filter_map(|word| word.to_str()).collect();
        let joined = words
            .iter()
            .find_map(|word| word.strip_prefix("--language="));
        let parted = words
            .windows(2)
            .find(|pair| pair[0] == "--language")
            .map(|pair| pair[1]);
        let told = joined.or(parted).map(str::to_owned);
        told.or_else(environment)
            .map_or(Self::English, |tag| Self::of_tag(&tag))
    }

    fn of_tag(tag: &str) -> Self {
        if tag.to_ascii_lowercase().starts_with("pl") {
            Self::Polish
        } else {
            Self::English
        }
    }

    /// The one of two texts that is in this language.
    pub fn of<T>(self, polish: T, english: T) -> T {
        match self {
            Self::Polish => polish,
            Self::English => english,
        }
    }
}

/// By POSIX the first of these that is set and not empty decides.
fn environment() -> Option<String> {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
}
