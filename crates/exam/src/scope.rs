use crate::audience::{SegmentId, Topic};
use crate::automation::ItemId;
use crate::content::{CarrierId, Part};
use crate::results::Field;
use crate::site;
use casefile::QuestionId;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::{fmt, str::FromStr};

/// A text that is typed: what is said of a segment, a part of a carrier, an instruction or a
/// deviation, a field of the results, a page or a slot of the shop, or an answer. In text `audience/s1/needs`, `content/c1/html`,
/// `automation/i1`, `results/reading/otwarcia`, `site/p1`, `site/head` or `answers/t01-q1`; also the
/// key of its draft in the store.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum TextId {
    Segment(SegmentId, Topic),
    Carrier(CarrierId, Part),
    /// An instruction or a deviation.
    Item(ItemId),
    Results(Field),
    /// A page of the shop, or a slot of its theme.
    Site(site::Field),
    Answer(QuestionId),
}

/// What an undo reaches: the acts of one room, or the typing in one text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    Brief,
    Audience,
    Content,
    Automation,
    Results,
    Campaign,
    Site,
    Answers,
    Text(TextId),
}

/// The text names no scope of this version.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a scope: {0}")]
pub struct NotAScope(pub String);

impl fmt::Display for TextId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Segment(segment, topic) => write!(f, "audience/{segment}/{topic}"),
            Self::Carrier(carrier, part) => write!(f, "content/{carrier}/{part}"),
            Self::Item(item) => write!(f, "automation/{item}"),
            Self::Results(field) => write!(f, "results/{field}"),
            Self::Site(field) => write!(f, "site/{field}"),
            Self::Answer(question) => write!(f, "answers/{question}"),
        }
    }
}

impl FromStr for TextId {
    type Err = NotAScope;

    fn from_str(text: &str) -> Result<Self, NotAScope> {
        let odd = || NotAScope(text.into());
        if let Some(field) = text.strip_prefix("results/") {
            return Ok(Self::Results(field.parse().map_err(|_| odd())?));
        }
        let parts: Vec<&str> = text.split('/').collect();
        match parts[..] {
            ["audience", segment, topic] => Ok(Self::Segment(
                segment.parse().map_err(|_| odd())?,
                topic.parse().map_err(|_| odd())?,
            )),
            ["content", carrier, part] => Ok(Self::Carrier(
                carrier.parse().map_err(|_| odd())?,
                part.parse().map_err(|_| odd())?,
            )),
            ["automation", item] => Ok(Self::Item(item.parse().map_err(|_| odd())?)),
            ["site", field] => Ok(Self::Site(field.parse().map_err(|_| odd())?)),
            ["answers", question] => {
                Ok(Self::Answer(QuestionId::new(question).map_err(|_| odd())?))
            }
            _ => Err(odd()),
        }
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Brief => f.write_str("brief"),
            Self::Audience => f.write_str("audience"),
            Self::Content => f.write_str("content"),
            Self::Automation => f.write_str("automation"),
            Self::Results => f.write_str("results"),
            Self::Campaign => f.write_str("campaign"),
            Self::Site => f.write_str("site"),
            Self::Answers => f.write_str("answers"),
            Self::Text(text) => text.fmt(f),
        }
    }
}

impl FromStr for Scope {
    type Err = NotAScope;

    fn from_str(text: &str) -> Result<Self, NotAScope> {
        Ok(match text {
            "brief" => Self::Brief,
            "audience" => Self::Audience,
            "content" => Self::Content,
            "automation" => Self::Automation,
            "results" => Self::Results,
            "campaign" => Self::Campaign,
            "site" => Self::Site,
            "answers" => Self::Answers,
            other => Self::Text(other.parse()?),
        })
    }
}

macro_rules! as_text {
    ($name:ty) => {
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                text.parse().map_err(de::Error::custom)
            }
        }
    };
}

as_text!(TextId);
as_text!(Scope);
