use casefile::Localized;
use casefile::campaign::Content;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a text is to become; the rules differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Carrier {
    Newsletter,
    LandingPage,
    Page,
    Sms,
    Push,
    Post,
}

/// What a mail has beside its HTML.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Mail {
    pub sender_name: String,
    pub sender_address: String,
    pub subject: String,
    pub preheader: String,
    /// What the candidate wrote; without it a generated one is sent.
    pub plain_text: Option<String>,
}

/// What an SMS, a push or a post is made of; each has some of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Short {
    pub sender: String,
    pub title: String,
    pub text: String,
    pub link: String,
    /// A file of the library.
    pub picture: Option<String>,
    pub alt: String,
    /// The word of a social network: `facebook`.
    pub network: String,
    /// The word of a crop: `square`.
    pub ratio: String,
    /// Not a commercial message.
    pub service: bool,
}

/// How far a picture may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Picture {
    pub licence: Licence,
    pub author: String,
    pub width: u32,
    pub height: u32,
    pub size_bytes: u64,
}

/// A carrier to check. What is not known is left empty, and the rules that need it are silent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckContent {
    /// What it is to become.
    pub carrier: Carrier,
    /// The whole HTML.
    pub html: String,
    /// A style sheet kept apart from the HTML.
    pub css: Option<String>,
    /// Of a newsletter.
    pub mail: Option<Mail>,
    /// The pictures that the HTML may name, by the address in `src`.
    pub pictures: BTreeMap<String, Picture>,
    /// The company behind the carrier, as the case names it.
    pub company: Option<String>,
    /// The words of the mail that leads to a landing page.
    pub promise: Option<String>,
    /// Of an SMS, a push or a post, which have no HTML.
    pub short: Option<Short>,
}

/// A carrier, checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checked {
    /// Text by text, in the order of the text.
    pub findings: Vec<Finding>,
    /// What a mail uses that not every program for mail shows; empty for a page.
    pub uses: Vec<Use>,
    /// The groups of programs for mail, by name; none for a page.
    pub groups: Vec<String>,
    /// The day of the data on what these support.
    pub support_version: String,
    /// The version of the rules.
    pub rules_version: String,
    /// The plain-text part that would be sent if the candidate wrote none; the words of an SMS, a
    /// push or a post; empty for a page.
    pub plain_text: String,
    /// Where its offers lead, each address once.
    pub links: Vec<String>,
    /// What was measured, by the name of the trait; see `checks::Features`.
    pub traits: BTreeMap<String, u32>,
    /// By group of programs for mail ("Gmail"): how many features in use it does not show.
    pub lacking: Vec<(String, u32)>,
    /// What a run of the simulator reads in it.
    pub content: Content,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The rule's stable code.
    pub code: String,
    /// How much it weighs.
    pub weight: Weight,
    /// What the rule is about.
    pub area: Area,
    /// Which of the texts it is in.
    pub part: Part,
    /// From and to in UTF-16 units, as an editor counts.
    pub range: [u32; 2],
    /// The line and column of its start, both from 1, the column in UTF-16 units.
    pub line: u32,
    /// The column.
    pub column: u32,
    /// What is so.
    pub sentence: Localized,
    /// What to do.
    pub step: Localized,
}

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Weight {
    /// Breaks for a reader, or breaks a law.
    Error,
    /// Works badly somewhere, or costs effect.
    Warning,
    /// Worth knowing.
    Note,
}

/// What a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Area {
    Syntax,
    Html,
    Css,
    Accessibility,
    Mail,
    Landing,
    Words,
    Law,
    Sms,
    Push,
    Post,
}

/// Which of the texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Part {
    Html,
    Css,
    Subject,
    Preheader,
    Sender,
    PlainText,
    Title,
    Text,
    Link,
    Picture,
    Alt,
}

/// A feature that a mail uses and some programs for mail do not show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Use {
    /// Its id at caniemail.com.
    pub feature: String,
    /// Its name there.
    pub title: String,
    /// Where, from and to in UTF-16 units.
    pub places: Vec<(Part, [u32; 2])>,
    /// The programs that lack it, in part or wholly.
    pub clients: Vec<ClientSupport>,
    /// What each group makes of it.
    pub support: Vec<Support>,
    /// What holds of some groups, in English.
    pub notes: Vec<String>,
}

/// What programs for mail make of a feature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Support {
    Full,
    Partial,
    None,
    Unknown,
}

/// A program for mail that lacks a feature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientSupport {
    /// Its id at caniemail.com.
    pub client: String,
    /// Its name.
    pub title: String,
    /// Shows it in part.
    pub partly: bool,
}
