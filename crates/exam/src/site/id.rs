use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::{fmt, str::FromStr};

/// The text is no id of this room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an id of the site room")]
pub struct NotAnId;

macro_rules! as_text {
    ($name:ident) => {
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

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident $letter:literal;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!($letter, "{}"), self.0)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                let digits = text.strip_prefix($letter).ok_or(NotAnId)?;
                let id = Self(digits.parse().map_err(|_| NotAnId)?);
                (id.to_string() == text).then_some(id).ok_or(NotAnId)
            }
        }

        as_text!($name);
    )+};
}

ids! {
    /// A page's id, counted up from 1 and never used twice: `p1`.
    PageId "p";
    /// A record's id: `r1`. The zone of the case has the first ones.
    RecordId "r";
}

/// A place of the theme that the candidate fills.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// In every page's head.
    Head,
    /// A pop-up.
    Popup,
    /// A form, in every page's foot.
    Form,
    /// Behind everything else.
    BodyEnd,
}

impl Slot {
    /// All, in the order of a page.
    pub const ALL: [Self; 4] = [Self::Head, Self::Popup, Self::Form, Self::BodyEnd];

    /// The slot's word in formats; the theme's comment has the same.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Head => "head",
            Self::Popup => "popup",
            Self::Form => "form",
            Self::BodyEnd => "body-end",
        }
    }
}

impl fmt::Display for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Slot {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let found = Self::ALL.into_iter().find(|it| it.as_str() == text);
        found.ok_or(NotAnId)
    }
}

as_text!(Slot);

/// A text of the room: a page's HTML, or what stands in a slot. In text `p1` or `head`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    Page(PageId),
    Slot(Slot),
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Page(page) => page.fmt(f),
            Self::Slot(slot) => slot.fmt(f),
        }
    }
}

impl FromStr for Field {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let page = text.parse().map(Self::Page);
        page.or_else(|_| text.parse().map(Self::Slot))
    }
}

as_text!(Field);

/// A form of the shop: the one on a page, or the one in the theme. In text `p1` or `theme`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FormId {
    Page(PageId),
    Theme,
}

impl fmt::Display for FormId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Page(page) => page.fmt(f),
            Self::Theme => f.write_str("theme"),
        }
    }
}

impl FromStr for FormId {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        match text {
            "theme" => Ok(Self::Theme),
            other => other.parse().map(Self::Page),
        }
    }
}

as_text!(FormId);
