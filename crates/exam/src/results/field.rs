use super::{KpiId, RecommendationId, SolutionId, TestId};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::{fmt, str::FromStr};

/// A text of the room. In text `reading/otwarcia`, `solution/s1/figure`,
/// `recommendation/r2/effect`, `test/temat`, `design/hypothesis`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    Reading(KpiId),
    Solution(SolutionId, Ground),
    Recommendation(RecommendationId, Advice),
    Test(TestId),
    Design(Draft),
}

macro_rules! parts {
    ($($(#[$doc:meta])* $name:ident { $($part:ident $word:literal),+ })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $($part),+ }

        impl $name {
            /// All, in the order of the form.
            pub const ALL: [Self; [$($word),+].len()] = [$(Self::$part),+];

            /// Its word in a text's name.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$part => $word),+ }
            }

            fn of(word: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|part| part.as_str() == word)
            }
        }
    )+};
}

parts! {
    /// A text of a solution.
    Ground { Name "name", Figure "figure", Reason "reason" }
    /// A text of a recommendation.
    Advice { Change "change", Finding "finding", Effect "effect" }
    /// A text of the test of one's own.
    Draft { Hypothesis "hypothesis", Change "change", Measure "measure", Rule "rule" }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Reading(kpi) => write!(f, "reading/{kpi}"),
            Self::Solution(id, part) => write!(f, "solution/{id}/{}", part.as_str()),
            Self::Recommendation(id, part) => write!(f, "recommendation/{id}/{}", part.as_str()),
            Self::Test(test) => write!(f, "test/{test}"),
            Self::Design(part) => write!(f, "design/{}", part.as_str()),
        }
    }
}

impl FromStr for Field {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let parts: Vec<&str> = text.split('/').collect();
        let field = match parts[..] {
            ["reading", kpi] => KpiId::new(kpi).ok().map(Self::Reading),
            ["test", test] => TestId::new(test).ok().map(Self::Test),
            ["design", part] => Draft::of(part).map(Self::Design),
            ["solution", id, part] => {
                let id = id.parse().ok();
                id.zip(Ground::of(part))
                    .map(|(id, part)| Self::Solution(id, part))
            }
            ["recommendation", id, part] => {
                let id = id.parse().ok();
                id.zip(Advice::of(part))
                    .map(|(id, part)| Self::Recommendation(id, part))
            }
            _ => None,
        };
        field.ok_or_else(|| format!("not a text of the results: {text}"))
    }
}

impl Serialize for Field {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Field {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}
