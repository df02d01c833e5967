use super::{Command, Drill, Event, Kind, Outcome};
use crate::{Now, Refusal, Setting, State, attempt::Mode, event};

/// Decides on drills.
///
/// # Errors
/// The rule that says no.
pub fn decide(
    state: &State,
    setting: Setting<'_>,
    command: Command,
    now: Now,
) -> Result<Vec<event::Event>, Refusal> {
    if setting.mode != Mode::Practice {
        return Err(Refusal::PracticeOnly);
    }
    state.attempt.open()?;
    let open = state.drill.open.as_ref();
    let event = match command {
        Command::Begin { .. } if open.is_some() => return Err(Refusal::DrillOpen),
        Command::Begin { kind, page } => Event::Begun { kind, page },
        other => go_on(open.ok_or(Refusal::NoDrill)?, other, now)?,
    };
    Ok(vec![event::Event::Drill(event)])
}

fn go_on(drill: &Drill, command: Command, now: Now) -> Result<Event, Refusal> {
    match command {
        Command::CutOff => cut_off(drill),
        Command::Join => join(drill, now),
        Command::Return { ref page, .. } if *page == drill.page => Err(Refusal::Already),
        Command::Return {
            page,
            away_ms,
            restored_units,
            sudden,
        } => Ok(come_back(drill, page, away_ms, restored_units, sudden)),
        Command::Stop => Ok(Event::Stopped { kind: drill.kind }),
        Command::Begin { .. } => Err(Refusal::DrillOpen),
    }
}

fn cut_off(drill: &Drill) -> Result<Event, Refusal> {
    if drill.kind != Kind::Connection || drill.cut_ms.is_some() {
        return Err(Refusal::Already);
    }
    Ok(Event::CutOff {})
}

/// A connection that came back before anything was done without it has shown nothing.
fn join(drill: &Drill, now: Now) -> Result<Event, Refusal> {
    let cut_ms = drill.cut_ms.ok_or(Refusal::Already)?;
    if drill.acts == 0 {
        return Ok(Event::Joined {});
    }
    Ok(Event::Passed {
        kind: drill.kind,
        outcome: Outcome {
            away_ms: now.elapsed_ms.saturating_sub(cut_ms) as i64,
            acts: drill.acts,
            restored_units: 0,
            sudden: false,
        },
    })
}

/// A page that said goodbye had time to save: that is no dead battery.
fn come_back(
    drill: &Drill,
    page: String,
    away_ms: i64,
    restored_units: u64,
    sudden: bool,
) -> Event {
    let shown = match drill.kind {
        Kind::Connection => false,
        Kind::Closing => true,
        Kind::Power => sudden,
    };
    if !shown {
        return Event::Missed { page, away_ms };
    }
    Event::Passed {
        kind: drill.kind,
        outcome: Outcome {
            away_ms,
            acts: drill.acts,
            restored_units,
            sudden,
        },
    }
}
