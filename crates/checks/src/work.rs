//! What is checked, and what for.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::short::{Network, Ratio};

/// What the text is to become; the rules differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Carrier {
    Newsletter,
    LandingPage,
    #[default]
    Page,
    Sms,
    Push,
    Post,
}

impl Carrier {
    pub const ALL: [Self; 6] = [
        Self::Newsletter,
        Self::LandingPage,
        Self::Page,
        Self::Sms,
        Self::Push,
        Self::Post,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Newsletter => "newsletter",
            Self::LandingPage => "landing-page",
            Self::Page => "page",
            Self::Sms => "sms",
            Self::Push => "push",
            Self::Post => "post",
        }
    }

    /// Whether it is plain texts, and no HTML.
    pub const fn is_short(self) -> bool {
        matches!(self, Self::Sms | Self::Push | Self::Post)
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|carrier| carrier.name() == name)
    }
}

/// What a mail has beside its HTML.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mail {
    pub sender_name: String,
    pub sender_address: String,
    pub subject: String,
    pub preheader: String,
    /// What the candidate wrote; `None`: the generated one is sent.
    #[serde(default)]
    pub plain_text: Option<String>,
}

/// What a short message is made of; each carrier has some of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Short {
    /// Who an SMS comes from.
    pub sender: String,
    /// A push's first line.
    pub title: String,
    pub text: String,
    /// Where a push or a post leads.
    pub link: String,
    /// The library's picture in a push or a post, by its address.
    pub picture: Option<String>,
    /// What the picture of a post says to whom does not see it.
    pub alt: String,
    pub network: Network,
    /// How the picture of a post is cropped.
    pub ratio: Ratio,
    /// Not a commercial message, such as news of an order.
    pub service: bool,
}

/// How far a picture may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Licence {
    /// Any use.
    Free,
    /// Any use, when the author is named beside it.
    Credit,
    /// Not in advertising.
    Unlicensed,
}

/// A picture of the case's library.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Picture {
    pub licence: Licence,
    pub author: String,
    pub width: u32,
    pub height: u32,
    pub size_bytes: u64,
}

/// One carrier to check. What is not known is left empty, and the rules that need it are silent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Work {
    pub carrier: Carrier,
    pub html: String,
    /// A style sheet kept apart from the HTML.
    #[serde(default)]
    pub css: Option<String>,
    #[serde(default)]
    pub mail: Option<Mail>,
    /// The pictures that the HTML may name, by the address in `src`.
    #[serde(default)]
    pub pictures: BTreeMap<String, Picture>,
    /// The company behind the carrier, as the case names it.
    #[serde(default)]
    pub company: Option<String>,
    /// The words of the mail that leads to a landing page.
    #[serde(default)]
    pub promise: Option<String>,
    /// An SMS, a web push or a post, which has no HTML.
    #[serde(default)]
    pub short: Option<Short>,
}
