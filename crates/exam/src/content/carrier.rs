use super::Shape;
use crate::Text;
use casefile::CarrierKind;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::{fmt, str::FromStr};

/// A carrier's id, counted up from 1 and never used twice: `c1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct CarrierId(pub u32);

/// The text is not `c` and a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a carrier's id")]
pub struct NotACarrier;

impl fmt::Display for CarrierId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "c{}", self.0)
    }
}

impl FromStr for CarrierId {
    type Err = NotACarrier;

    fn from_str(text: &str) -> Result<Self, NotACarrier> {
        let digits = text.strip_prefix('c').ok_or(NotACarrier)?;
        let id = Self(digits.parse().map_err(|_| NotACarrier)?);
        (id.to_string() == text).then_some(id).ok_or(NotACarrier)
    }
}

impl Serialize for CarrierId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for CarrierId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

/// A text of a carrier.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    #[default]
    Html,
    Css,
    /// A newsletter's subject line; a page's title stands in its HTML.
    Subject,
    /// What an inbox shows after the subject.
    Preheader,
    /// Who an SMS comes from.
    Sender,
    /// A push's first line.
    Title,
    /// The words of an SMS, a push or a post.
    Text,
    /// Where a push or a post leads.
    Link,
    /// What a post's picture says to whom does not see it.
    Alt,
}

impl Part {
    pub const ALL: [Self; 9] = [
        Self::Html,
        Self::Css,
        Self::Subject,
        Self::Preheader,
        Self::Sender,
        Self::Title,
        Self::Text,
        Self::Link,
        Self::Alt,
    ];

    /// The part's word in formats.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Css => "css",
            Self::Subject => "subject",
            Self::Preheader => "preheader",
            Self::Sender => "sender",
            Self::Title => "title",
            Self::Text => "text",
            Self::Link => "link",
            Self::Alt => "alt",
        }
    }

    /// Whether carriers of this kind have the part.
    pub fn of(self, kind: CarrierKind) -> bool {
        use CarrierKind::{Newsletter, Post, Push, Sms};
        match self {
            Self::Html | Self::Css => kind.is_coded(),
            Self::Subject | Self::Preheader => kind == Newsletter,
            Self::Sender => kind == Sms,
            Self::Title => kind == Push,
            Self::Text => matches!(kind, Sms | Push | Post),
            Self::Link => matches!(kind, Push | Post),
            Self::Alt => kind == Post,
        }
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Part {
    type Err = NotACarrier;

    fn from_str(text: &str) -> Result<Self, NotACarrier> {
        let found = Self::ALL.into_iter().find(|part| part.as_str() == text);
        found.ok_or(NotACarrier)
    }
}

/// The device that a preview stands for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Width {
    /// As wide as there is room.
    #[default]
    Full,
    /// 768 CSS pixels.
    Tablet,
    /// 390 CSS pixels.
    Phone,
}

impl Width {
    /// In CSS pixels; none for all the room there is.
    pub fn pixels(self) -> Option<u32> {
        match self {
            Self::Full => None,
            Self::Tablet => Some(768),
            Self::Phone => Some(390),
        }
    }
}

/// What carries a message: its texts, and what a push or a post has beside them. Texts that a kind
/// does not have stay empty; those that came later are left out of the JSON while they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Carrier {
    pub kind: CarrierKind,
    pub name: String,
    pub html: Text,
    pub css: Text,
    pub subject: Text,
    pub preheader: Text,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub sender: Text,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub title: Text,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub text: Text,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub link: Text,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub alt: Text,
    #[serde(default, skip_serializing_if = "Shape::is_plain")]
    pub shape: Shape,
}

impl Carrier {
    /// Whether nothing was written in it: no HTML where it has some, else no text.
    pub fn is_blank(&self) -> bool {
        let part = match self.kind.is_coded() {
            true => Part::Html,
            false => Part::Text,
        };
        self.text(part).as_str().trim().is_empty()
    }

    pub fn text(&self, part: Part) -> &Text {
        match part {
            Part::Html => &self.html,
            Part::Css => &self.css,
            Part::Subject => &self.subject,
            Part::Preheader => &self.preheader,
            Part::Sender => &self.sender,
            Part::Title => &self.title,
            Part::Text => &self.text,
            Part::Link => &self.link,
            Part::Alt => &self.alt,
        }
    }

    pub(crate) fn text_mut(&mut self, part: Part) -> &mut Text {
        match part {
            Part::Html => &mut self.html,
            Part::Css => &mut self.css,
            Part::Subject => &mut self.subject,
            Part::Preheader => &mut self.preheader,
            Part::Sender => &mut self.sender,
            Part::Title => &mut self.title,
            Part::Text => &mut self.text,
            Part::Link => &mut self.link,
            Part::Alt => &mut self.alt,
        }
    }
}
