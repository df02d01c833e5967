use super::condition::Condition;
use super::step::Step;
use casefile::workflow::Reentry;

/// Nothing follows: the contact leaves.
pub const END: u16 = u16::MAX;

/// A step of a program.
#[derive(Debug, Clone)]
pub struct Op {
    /// The address of its draws: of its id, so that no other step moves them.
    pub site: u64,
    /// What it does.
    pub step: Step,
    /// Where its ports lead.
    pub ports: Vec<u16>,
    /// Its workflow.
    pub workflow: u8,
}

/// Where a workflow's steps and goals are.
#[derive(Debug, Clone)]
pub struct Place {
    /// Its id.
    pub id: String,
    /// Its first step, and the one after its last.
    pub steps: std::ops::Range<u16>,
    /// Its goals, in order.
    pub goals: Vec<u16>,
    /// Its triggers.
    pub triggers: Vec<u16>,
    /// How often a contact may enter.
    pub reentry: Reentry,
    /// Who may enter.
    pub filter: Option<Condition>,
    /// Bits of segments whose contacts never enter.
    pub suppressed: u32,
}

/// Every workflow of a campaign, flat.
#[derive(Debug, Clone)]
pub struct Program {
    /// The steps.
    pub ops: Vec<Op>,
    /// The steps' ids, in the same order.
    pub ids: Vec<String>,
    /// The workflows.
    pub workflows: Vec<Place>,
    /// Segments that steps speak of; bit by place.
    pub segments: Vec<String>,
    /// Tags of the base and of steps; bit by place.
    pub tags: Vec<String>,
    /// Stages of the base and of steps.
    pub stages: Vec<String>,
    /// Values that steps give to fields: field, value; bit by place.
    pub values: Vec<(String, String)>,
    /// Addresses of pages that messages lead to or steps speak of; bit by place.
    pub pages: Vec<String>,
}
