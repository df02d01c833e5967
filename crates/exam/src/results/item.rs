use super::{Advice, Draft, Ground};
use crate::Text;
use casefile::IdError;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A part of the room.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum View {
    /// Indicators against their targets.
    #[default]
    Overview,
    /// Opens, clicks, visits, orders; per message, link, segment, device, provider, day.
    Engagement,
    /// Beside other campaigns.
    Comparison,
    /// The A/B test that was run, and one of one's own.
    Test,
    /// Verdicts and recommendations.
    Conclusions,
    /// The own campaign before its start.
    Launch,
    /// What came of it.
    Outcome,
}

impl View {
    /// All, in the order of the tabs.
    pub const ALL: [Self; 7] = [
        Self::Overview,
        Self::Engagement,
        Self::Comparison,
        Self::Test,
        Self::Conclusions,
        Self::Launch,
        Self::Outcome,
    ];
}

/// What the candidate says of an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Judgement {
    Met,
    NotMet,
    /// The figures do not say.
    Undecidable,
}

impl Judgement {
    pub const ALL: [Self; 3] = [Self::Met, Self::NotMet, Self::Undecidable];
}

/// What the candidate says of a solution that was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Worth {
    Worked,
    Partly,
    Failed,
    /// The figures do not say.
    Unknown,
}

impl Worth {
    pub const ALL: [Self; 4] = [Self::Worked, Self::Partly, Self::Failed, Self::Unknown];
}

/// Which side of a test the candidate would go on with.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Choice {
    Variant(VariantId),
    /// The test has not shown a difference.
    Neither,
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// Takes a text as an id, by the rules of the case format's own.
            ///
            /// # Errors
            /// [`IdError`] when the text is empty, too long, or outside the charset.
            pub fn new(text: impl Into<String>) -> Result<Self, IdError> {
                let id = casefile::QuestionId::new(text)?;
                Ok(Self(id.into()))
            }

            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = IdError;
            fn try_from(text: String) -> Result<Self, IdError> {
                Self::new(text)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> String {
                id.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

ids! {
    /// An indicator of the finished campaign.
    KpiId;
    /// A message of the finished campaign.
    MessageId;
    /// An A/B test of the finished campaign.
    TestId;
    /// A side of a test.
    VariantId;
}

macro_rules! numbered {
    ($($(#[$doc:meta])* $name:ident $letter:literal;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $name(pub u32);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!($letter, "{}"), self.0)
            }
        }

        impl FromStr for $name {
            type Err = String;
            fn from_str(text: &str) -> Result<Self, String> {
                let number = text.strip_prefix($letter).and_then(|it| it.parse().ok());
                let id = number.map(Self).filter(|id| id.to_string() == text);
                id.ok_or_else(|| format!("not an id: {text}"))
            }
        }

        impl Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
                let text = String::deserialize(reader)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    )+};
}

numbered! {
    /// A solution's number: `s1`, `s2` …, given once.
    SolutionId "s";
    /// A recommendation's number: `r1`, `r2` …, given once.
    RecommendationId "r";
}

/// One indicator: what is said of it, and why.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    pub judgement: Option<Judgement>,
    pub text: Text,
}

/// One solution of the campaign: segment, order of messages, discount, channel, page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Solution {
    pub worth: Option<Worth>,
    pub name: Text,
    /// The figure that the verdict rests on.
    pub figure: Text,
    pub reason: Text,
}

impl Solution {
    pub fn text(&self, part: Ground) -> &Text {
        match part {
            Ground::Name => &self.name,
            Ground::Figure => &self.figure,
            Ground::Reason => &self.reason,
        }
    }

    pub(super) fn text_mut(&mut self, part: Ground) -> &mut Text {
        match part {
            Ground::Name => &mut self.name,
            Ground::Figure => &mut self.figure,
            Ground::Reason => &mut self.reason,
        }
    }
}

/// One recommendation; its place in the order is its priority.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recommendation {
    pub change: Text,
    /// What was found in the figures, from which it follows.
    pub finding: Text,
    /// What it is expected to bring.
    pub effect: Text,
}

impl Recommendation {
    pub fn text(&self, part: Advice) -> &Text {
        match part {
            Advice::Change => &self.change,
            Advice::Finding => &self.finding,
            Advice::Effect => &self.effect,
        }
    }

    pub(super) fn text_mut(&mut self, part: Advice) -> &mut Text {
        match part {
            Advice::Change => &mut self.change,
            Advice::Finding => &mut self.finding,
            Advice::Effect => &mut self.effect,
        }
    }
}

/// A test that was run, as the candidate reads it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TestReading {
    pub choice: Option<Choice>,
    pub text: Text,
}

/// A test of the candidate's own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Design {
    pub hypothesis: Text,
    /// The one thing that the variants differ in.
    pub change: Text,
    pub measure: Text,
    /// When and how it is decided.
    pub rule: Text,
    pub numbers: Numbers,
}

impl Design {
    pub fn text(&self, part: Draft) -> &Text {
        match part {
            Draft::Hypothesis => &self.hypothesis,
            Draft::Change => &self.change,
            Draft::Measure => &self.measure,
            Draft::Rule => &self.rule,
        }
    }

    pub(super) fn text_mut(&mut self, part: Draft) -> &mut Text {
        match part {
            Draft::Hypothesis => &mut self.hypothesis,
            Draft::Change => &mut self.change,
            Draft::Measure => &mut self.measure,
            Draft::Rule => &mut self.rule,
        }
    }
}

/// The numbers of a design, in basis points (100 are one per cent); the sample that they ask for
/// follows from them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Numbers {
    /// The share of now.
    pub baseline_bp: Option<u32>,
    /// The least difference worth finding.
    pub effect_bp: Option<u32>,
    pub power_bp: Option<u32>,
    pub alpha_bp: Option<u32>,
    /// How many a branch are planned.
    pub sample: Option<u32>,
    pub days: Option<u32>,
}
