//! Workflows: what is wrong with them, and the flat program that a run executes.
//!
//! The model itself is the case format's ([`casefile::workflow`]): it is what files, journals and
//! the canvas hold.

mod clock;
mod compile;
mod condition;
mod graph;
mod names;
mod preflight;
mod problem;
mod program;
mod step;
mod walk;

pub(crate) use clock::{next_time, next_within};
pub use compile::compile;
pub use condition::{Atom, Condition, Counter, Facts};
pub use names::{Names, Unnamed};
pub use preflight::preflight;
pub use problem::{Problem, Severity, problems};
pub use program::{END, Op, Place, Program};
pub use step::{Event, Step, Trigger};
pub use walk::{Done, End, Lead, Leaving, Stop, Walk, Why, walk};

pub use casefile::workflow::{Edge, Family, Kind, Node, Reentry, Settings, Workflow};

/// At most as many steps in a workflow.
pub const STEPS_MAX: usize = 5_000;
/// At most as many workflows in a campaign.
pub const WORKFLOWS_MAX: usize = 8;
/// At most as many messages, and as many links, in a campaign.
pub const MESSAGES_MAX: usize = 32;
/// At most as many goals in a workflow.
pub const GOALS_MAX: usize = 8;
