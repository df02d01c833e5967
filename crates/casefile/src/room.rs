//! The nine rooms of the candidate's desk.

use serde::{Deserialize, Serialize};

/// A room: the same word in a case, in the exam's rules and on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Room {
    /// Reads the papers, pins passages.
    Brief,
    /// Contact base, segments, persona.
    Audience,
    /// Needs, channels, resources, go or no-go.
    Company,
    /// Goal, funnel, schedule, KPIs.
    Plan,
    /// Newsletters, landing pages, posts.
    Content,
    /// The simulated shop: publishing, tracking, domain.
    Site,
    /// The workflow canvas and the contractor's workflow.
    Automation,
    /// Reports, A/B tests, recommendations.
    Results,
    /// Written questions.
    Answers,
}

impl Room {
    /// All nine, in the order of the desk's rail.
    pub const ALL: [Self; 9] = [
        Self::Brief,
        Self::Audience,
        Self::Company,
        Self::Plan,
        Self::Content,
        Self::Site,
        Self::Automation,
        Self::Results,
        Self::Answers,
    ];

    /// The room's word in files and addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Brief => "brief",
            Self::Audience => "audience",
            Self::Company => "company",
            Self::Plan => "plan",
            Self::Content => "content",
            Self::Site => "site",
            Self::Automation => "automation",
            Self::Results => "results",
            Self::Answers => "answers",
        }
    }

    /// The room of a word, if it is one.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|room| room.as_str() == word)
    }
}
