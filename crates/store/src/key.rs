use crate::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::{cmp::Ordering, fmt, str::FromStr};

/// The greatest number of a part: the greatest integer that a browser's number holds exactly.
pub const NUMBER_MAX: u64 = (1 << 53) - 1;

/// An attempt's id: 16 random bytes, in text 32 lower-case hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AttemptId(String);

/// The text is not 32 lower-case hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("an attempt's id is 32 lower-case hexadecimal digits")]
pub struct NotAnAttempt;

impl AttemptId {
    /// The id made of 16 random bytes.
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(hex::encode(bytes))
    }

    /// The 32 digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for AttemptId {
    type Err = NotAnAttempt;

    fn from_str(text: &str) -> Result<Self, NotAnAttempt> {
        let digit = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        if text.len() == 32 && text.bytes().all(digit) {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotAnAttempt)
        }
    }
}

impl fmt::Display for AttemptId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for AttemptId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for AttemptId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

/// Who may write an attempt: each claim gives the next one, and only the newest may write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Epoch(pub u64);

impl fmt::Display for Epoch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The tables of a store. The order here is the order of a second copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Table {
    /// One readable row an attempt: what the lobby lists and the service worker pins.
    Attempts,
    /// The journal, one line a row, by `seq`.
    Entries,
    /// What is being typed and is no entry yet.
    Drafts,
    /// States to start a replay from, by the number of entries they hold.
    Snapshots,
    /// The case and whatever was shown, by digest.
    Blobs,
    /// What waits to be sent. Never encrypted by the store: it is sealed already, and must go out
    /// on a day when nobody is there to enter the phrase.
    Outbox,
}

/// What the parts of a table are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One row only, its part is [`Part::single`].
    Single,
    /// Numbers, as [`Part::Number`].
    Numbered,
    /// Names, as [`Part::Name`].
    Named,
}

impl Table {
    /// Every table, in order.
    pub const ALL: [Self; 6] = [
        Self::Attempts,
        Self::Entries,
        Self::Drafts,
        Self::Snapshots,
        Self::Blobs,
        Self::Outbox,
    ];

    /// The table's name in databases, files and associated data.
    pub fn name(self) -> &'static str {
        match self {
            Self::Attempts => "attempts",
            Self::Entries => "entries",
            Self::Drafts => "drafts",
            Self::Snapshots => "snapshots",
            Self::Blobs => "blobs",
            Self::Outbox => "outbox",
        }
    }

    /// What its parts are.
    pub fn kind(self) -> Kind {
        match self {
            Self::Attempts => Kind::Single,
            Self::Entries | Self::Snapshots => Kind::Numbered,
            Self::Drafts | Self::Blobs | Self::Outbox => Kind::Named,
        }
    }

    /// Whether its values are kept as they are even in an encrypted attempt.
    pub fn is_clear(self) -> bool {
        matches!(self, Self::Attempts | Self::Outbox)
    }

    /// The least part: where a range over the whole table begins.
    pub fn first(self) -> Part {
        match self.kind() {
            Kind::Numbered => Part::Number(0),
            Kind::Single | Kind::Named => Part::single(),
        }
    }

    /// Refuses a part that this table cannot have.
    ///
    /// # Errors
    /// [`Error::Malformed`].
    pub fn check(self, part: &Part) -> Result<(), Error> {
        let fits = match (self.kind(), part) {
            (Kind::Single, Part::Name(name)) => name.is_empty(),
            (Kind::Numbered, Part::Number(number)) => *number <= NUMBER_MAX,
            (Kind::Named, Part::Name(_)) => true,
            _ => false,
        };
        match fits {
            true => Ok(()),
            false => Err(Error::Malformed("the part is not of the table's kind")),
        }
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A row's place within its table and attempt.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Part {
    /// At most [`NUMBER_MAX`].
    Number(u64),
    /// Any text, the empty one too.
    Name(String),
}

impl Part {
    /// The part of the only row of an attempt in [`Table::Attempts`].
    pub fn single() -> Self {
        Self::Name(String::new())
    }

    /// A part that is a name.
    pub fn name(text: impl Into<String>) -> Self {
        Self::Name(text.into())
    }
}

impl From<u64> for Part {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

impl From<&str> for Part {
    fn from(name: &str) -> Self {
        Self::Name(name.to_owned())
    }
}

impl From<String> for Part {
    fn from(name: String) -> Self {
        Self::Name(name)
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::Name(name) => f.write_str(name),
        }
    }
}

// IndexedDB sorts numbers before texts, and texts by UTF-16 code units; every store must agree.
impl Ord for Part {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Number(a), Self::Number(b)) => a.cmp(b),
            (Self::Number(_), Self::Name(_)) => Ordering::Less,
            (Self::Name(_), Self::Number(_)) => Ordering::Greater,
            (Self::Name(a), Self::Name(b)) => a.encode_utf16().cmp(b.encode_utf16()),
        }
    }
}

impl PartialOrd for Part {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
