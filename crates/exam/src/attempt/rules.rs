use super::{Command, Event, HandInReason, Mode, Rule, Stage};
use crate::{Now, Refusal, Setting, State, clock, event};

/// Decides on the stages of the attempt.
///
/// # Errors
/// The rule that says no.
pub fn decide(
    state: &State,
    setting: Setting<'_>,
    command: Command,
    now: Now,
) -> Result<Vec<event::Event>, Refusal> {
    match command {
        Command::Acknowledge { rule, yes } => acknowledge(state, rule, yes),
        Command::Begin => begin(state, setting),
        Command::HandIn { reason } => hand_in(state, setting, reason, now),
        Command::Reopen { reason, minutes } => reopen(state, setting, reason, minutes),
    }
}

fn one(event: Event) -> Result<Vec<event::Event>, Refusal> {
    Ok(vec![event::Event::Attempt(event)])
}

fn acknowledge(state: &State, rule: Rule, yes: bool) -> Result<Vec<event::Event>, Refusal> {
    if state.attempt.stage != Stage::Rules {
        return Err(Refusal::AlreadyBegun);
    }
    if state.attempt.acknowledged.contains(&rule) == yes {
        return Err(Refusal::Already);
    }
    one(if yes {
        Event::Acknowledged { rule }
    } else {
        Event::Withdrawn { rule }
    })
}

fn begin(state: &State, setting: Setting<'_>) -> Result<Vec<event::Event>, Refusal> {
    if state.attempt.stage != Stage::Rules {
        return Err(Refusal::AlreadyBegun);
    }
    if state.attempt.acknowledged.len() < Rule::ALL.len() {
        return Err(Refusal::RulesOpen);
    }
    let duration_ms = u64::from(setting.case.duration_minutes) * clock::MINUTE_MS;
    one(Event::Begun { duration_ms })
}

fn hand_in(
    state: &State,
    setting: Setting<'_>,
    reason: HandInReason,
    now: Now,
) -> Result<Vec<event::Event>, Refusal> {
    state.attempt.open()?;
    state.clock.running()?;
    if reason == HandInReason::TimeUp {
        if setting.mode != Mode::Exam {
            return Err(Refusal::ExamOnly);
        }
        if state.clock.left_ms(now.elapsed_ms) > 0 {
            return Err(Refusal::TimeLeft);
        }
    }
    one(Event::HandedIn { reason })
}

fn reopen(
    state: &State,
    setting: Setting<'_>,
    reason: String,
    minutes: u32,
) -> Result<Vec<event::Event>, Refusal> {
    if state.attempt.stage != Stage::HandedIn {
        return Err(Refusal::NotHandedIn);
    }
    let reason = clock::reason(reason)?;
    let mut events = vec![event::Event::Attempt(Event::Reopened {
        reason: reason.clone(),
    })];
    // Practice has no invigilator and no zero: its reopening grants nothing.
    if minutes > 0 && setting.mode == Mode::Exam {
        events.push(event::Event::Clock(clock::granted(minutes, reason)?));
    }
    Ok(events)
}
