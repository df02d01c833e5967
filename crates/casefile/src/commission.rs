//! What only the commission has: `rubric.toml`, `interview.toml`, `solution/deviations.toml`.

use crate::{CriterionId, TaskId};
use serde::{Deserialize, Serialize};

/// What counts, per criterion, set and whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rubric {
    /// Always 1.
    pub format: u32,
    /// When the whole is passed.
    pub whole: WholeRule,
    /// When a set is passed, one for each.
    pub set: Vec<SetRule>,
    /// When a criterion is passed, one for each.
    pub criterion: Vec<CriterionRule>,
}

/// When the whole is passed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WholeRule {
    /// Ids of sets.
    pub sets_required: Vec<String>,
    /// The rule, in words.
    pub text: String,
}

/// When a set is passed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetRule {
    /// "1" or "2".
    pub id: String,
    /// How many of its criteria must be passed.
    pub passed_min: u32,
    /// Which must be passed whatever the count.
    pub required: Vec<CriterionId>,
    /// The rule, in words.
    pub text: String,
}

/// When a criterion is passed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CriterionRule {
    /// The criterion.
    pub id: CriterionId,
    /// Where it is shown.
    pub tasks: Vec<TaskId>,
    /// The most.
    pub points_max: u32,
    /// From here it is passed.
    pub points_pass: u32,
    /// The least that passes, in words.
    pub pass: String,
    /// Places and facts to look at.
    #[serde(default)]
    pub look: Vec<String>,
    /// What earns how many points.
    #[serde(default)]
    pub level: Vec<Level>,
}

/// What earns so many points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// At most the criterion's most.
    pub points: u32,
    /// For what.
    pub text: String,
}

/// Questions for the free interview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Interview {
    /// Always 1.
    pub format: u32,
    /// The questions.
    pub question: Vec<InterviewQuestion>,
}

/// A question of the interview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InterviewQuestion {
    /// Unique in the interview.
    pub id: String,
    /// What it lets the candidate show.
    pub criteria: Vec<CriterionId>,
    /// The question.
    pub text: String,
    /// What a good answer has.
    pub expect: Vec<String>,
    /// What to ask next.
    #[serde(default)]
    pub follow: Vec<String>,
}

/// What was planted in the contractor's workflow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deviations {
    /// Always 1.
    pub format: u32,
    /// The list.
    pub deviation: Vec<Deviation>,
}

/// A planted departure from an instruction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deviation {
    /// Unique in the list.
    pub id: String,
    /// The instruction that is not kept.
    pub instruction: String,
    /// The node where it shows; none where a node is missing.
    pub node: Option<String>,
    /// What is wrong.
    pub what: String,
    /// How to mend it.
    pub mend: String,
}
