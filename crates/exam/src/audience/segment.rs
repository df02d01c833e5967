use crate::Text;
use crate::map::Map;
use casefile::workflow::rule::Rule;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::{fmt, str::FromStr};

/// A segment's id, counted up from 1 and never used twice: `s1`. Rules' field `segment` and
/// campaigns name a segment by this text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct SegmentId(pub u32);

/// The text is not `s` and a number, or not a topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a segment's id or text")]
pub struct NotASegment;

impl fmt::Display for SegmentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "s{}", self.0)
    }
}

impl FromStr for SegmentId {
    type Err = NotASegment;

    fn from_str(text: &str) -> Result<Self, NotASegment> {
        let digits = text.strip_prefix('s').ok_or(NotASegment)?;
        let id = Self(digits.parse().map_err(|_| NotASegment)?);
        (id.to_string() == text).then_some(id).ok_or(NotASegment)
    }
}

impl Serialize for SegmentId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for SegmentId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

/// What a text of a segment is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Topic {
    /// Why the base is divided here.
    Reason,
    /// What these people need.
    Needs,
    /// Who they are, in a few sentences.
    Summary,
    /// The persona: one person who stands for all.
    PersonaName,
    /// How they live: age, place, work, home.
    PersonaLife,
    /// How they buy.
    PersonaBuying,
    /// What they fear.
    PersonaFears,
    /// What reaches them.
    PersonaReach,
}

impl Topic {
    pub const ALL: [Self; 8] = [
        Self::Reason,
        Self::Needs,
        Self::Summary,
        Self::PersonaName,
        Self::PersonaLife,
        Self::PersonaBuying,
        Self::PersonaFears,
        Self::PersonaReach,
    ];

    /// Those of the persona card.
    pub const PERSONA: [Self; 5] = [
        Self::PersonaName,
        Self::PersonaLife,
        Self::PersonaBuying,
        Self::PersonaFears,
        Self::PersonaReach,
    ];

    /// The topic's word in formats.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reason => "reason",
            Self::Needs => "needs",
            Self::Summary => "summary",
            Self::PersonaName => "persona-name",
            Self::PersonaLife => "persona-life",
            Self::PersonaBuying => "persona-buying",
            Self::PersonaFears => "persona-fears",
            Self::PersonaReach => "persona-reach",
        }
    }
}

impl fmt::Display for Topic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Topic {
    type Err = NotASegment;

    fn from_str(text: &str) -> Result<Self, NotASegment> {
        let found = Self::ALL.into_iter().find(|topic| topic.as_str() == text);
        found.ok_or(NotASegment)
    }
}

/// A segment: its rule, and what the candidate says of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Segment {
    pub name: String,
    /// None until the first condition is whole.
    pub rule: Option<Rule>,
    /// Only those with something in them.
    pub texts: Map<Topic, Text>,
}

impl Segment {
    /// A text; empty while nobody has begun it.
    pub fn text(&self, topic: Topic) -> &str {
        self.texts.get(&topic).map_or("", Text::as_str)
    }

    /// Whether the card has a person: a name, and something of each kind.
    pub fn has_persona(&self) -> bool {
        let told = |topic: &Topic| !self.text(*topic).trim().is_empty();
        Topic::PERSONA.iter().all(told)
    }
}
