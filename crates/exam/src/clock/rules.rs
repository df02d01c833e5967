use super::{Clock, Command, Event, GapCause, MINUTE_MS, Stop};
use crate::{Now, Refusal, Setting, State, attempt::Mode, attempt::Stage, event};

/// The most minutes that one grant or settlement may give: a day's exam and no typing slip.
const MINUTES_MAX: u32 = 480;

/// A reason longer than this is a report, not a reason.
const REASON_CHARS_MAX: usize = 500;

/// How far the wall clock may run back before the gap is odd: what a time server corrects.
const BACK_MS_MAX: i64 = 2_000;

/// Decides on gaps, pauses and grants. That the invigilator's code was right is checked before.
///
/// # Errors
/// The rule that says no.
pub fn decide(
    state: &State,
    setting: Setting<'_>,
    command: Command,
    now: Now,
) -> Result<Vec<event::Event>, Refusal> {
    if state.attempt.stage == Stage::HandedIn {
        return Err(Refusal::HandedIn);
    }
    let event = match command {
        Command::Gap { cause, wall_ms } => gap(state, setting, cause, wall_ms, now),
        other => invigilate(state, setting, other)?,
    };
    Ok(vec![event::Event::Clock(event)])
}

/// What of a gap counts. The wall clock alone never ends an exam: a gap that would is left to
/// the invigilator, like one that runs back or is longer than the case allows.
fn gap(state: &State, setting: Setting<'_>, cause: GapCause, wall_ms: i64, now: Now) -> Event {
    let free = setting.mode == Mode::Practice
        || state.clock.begun_ms.is_none()
        || state.clock.running().is_err();
    let longest = i64::from(setting.case.clock_gap_minutes_max) * MINUTE_MS as i64;
    let odd = wall_ms < -BACK_MS_MAX
        || wall_ms > longest
        || wall_ms >= state.clock.left_ms(now.elapsed_ms);
    let open = !free && odd;
    let counted_ms = if free || open {
        0
    } else {
        wall_ms.max(0) as u64
    };
    Event::GapFound {
        cause,
        wall_ms,
        counted_ms,
        open,
    }
}

fn invigilate(state: &State, setting: Setting<'_>, command: Command) -> Result<Event, Refusal> {
    if setting.mode != Mode::Exam {
        return Err(Refusal::ExamOnly);
    }
    state.attempt.open()?;
    match command {
        Command::SettleGap { minutes, reason } => settle(&state.clock, minutes, reason),
        Command::Grant { minutes, reason } => granted(minutes, reason),
        Command::Pause { reason } => pause(&state.clock, reason),
        Command::Resume { reason } => resume(&state.clock, reason),
        Command::Gap { .. } => Err(Refusal::Already),
    }
}

fn settle(clock: &Clock, minutes: u32, text: String) -> Result<Event, Refusal> {
    if !clock.stops.contains(&Stop::Gap) {
        return Err(Refusal::NoGap);
    }
    if minutes > MINUTES_MAX {
        return Err(Refusal::MinutesRange);
    }
    let counted_ms = u64::from(minutes) * MINUTE_MS;
    let reason = reason(text)?;
    Ok(Event::GapSettled { counted_ms, reason })
}

/// A grant of 1 to 480 minutes, with its reason.
///
/// # Errors
/// Minutes outside of the range; no reason.
pub fn granted(minutes: u32, text: String) -> Result<Event, Refusal> {
    if !(1..=MINUTES_MAX).contains(&minutes) {
        return Err(Refusal::MinutesRange);
    }
    let granted_ms = u64::from(minutes) * MINUTE_MS;
    let reason = reason(text)?;
    Ok(Event::Granted { granted_ms, reason })
}

fn pause(clock: &Clock, text: String) -> Result<Event, Refusal> {
    if clock.stops.contains(&Stop::Pause) {
        return Err(Refusal::Paused);
    }
    let reason = reason(text)?;
    Ok(Event::Paused { reason })
}

fn resume(clock: &Clock, text: String) -> Result<Event, Refusal> {
    if !clock.stops.contains(&Stop::Pause) {
        return Err(Refusal::NotPaused);
    }
    let reason = reason(text)?;
    Ok(Event::Resumed { reason })
}

/// A reason, trimmed and cut; the commission reads it.
///
/// # Errors
/// [`Refusal::ReasonMissing`] when nothing is left.
pub fn reason(text: String) -> Result<String, Refusal> {
    let trimmed: String = text.trim().chars().take(REASON_CHARS_MAX).collect();
    if trimmed.is_empty() {
        return Err(Refusal::ReasonMissing);
    }
    Ok(trimmed)
}
