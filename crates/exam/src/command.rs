use crate::{
    Scope, answers, attempt, audience, automation, brief, campaign, clock, content, desk, drill,
    results, site,
};
use casefile::Case;

/// What the candidate, the invigilator or the page asks for. A command may be refused; it is
/// never stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    Attempt(attempt::Command),
    Clock(clock::Command),
    Desk(desk::Command),
    Drill(drill::Command),
    Brief(brief::Command),
    Audience(audience::Command),
    Content(content::Command),
    Automation(automation::Command),
    Results(results::Command),
    Campaign(campaign::Command),
    Site(site::Command),
    Answers(answers::Command),
    Undo(Scope),
    Redo(Scope),
}

/// When a command is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    /// Monotonic time of the attempt in milliseconds.
    pub elapsed_ms: u64,
    /// Wall clock in milliseconds since 1970-01-01T00:00Z.
    pub wall: i64,
}

/// What does not change during an attempt and every rule may ask for.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    pub case: &'a Case,
    pub mode: attempt::Mode,
}
