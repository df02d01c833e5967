//! `proba replay`: the desk as it was after an entry.

use crate::answer::{Failure, Outcome, Report};
use crate::arguments;
use crate::carried::Carried;
use exam::{Replay, State};
use serde_json::json;

pub fn run(command: &arguments::Replay) -> Outcome {
    let carried = Carried::read(&command.file, command.identity.as_deref())?;
    let (seq, state) = to(&carried, command.at)?;
    let pretty = serde_json::to_string_pretty(&state)
        .map_err(|error| Failure::finding("event-unknown", error))?;
    Ok(Report::good(json!({ "seq": seq, "state": state }), pretty))
}

/// The state after the entry `at`, or after the last; and the place of that entry.
pub fn to(carried: &Carried, at: Option<u64>) -> Result<(Option<u64>, State), Failure> {
    let mut replay = Replay::new(&carried.header);
    let mut last = None;
    for line in carried.journal.split_inclusive(|byte| *byte == b'\n') {
        if at.is_some_and(|at| last == Some(at)) {
            break;
        }
        let line = line.strip_suffix(b"\n").unwrap_or(line);
        last = Some(replay.take(line)?.0.seq);
    }
    match at {
        Some(at) if last != Some(at) => {
            let number = |none: &str| last.map_or(none.to_owned(), |last| last.to_string());
            let english = format!("entry {at}; the last one is {}", number("none"));
            let polish = format!("wpis {at}; ostatni to {}", number("żaden"));
            Err(Failure::new("entry-beyond", english).polish(polish))
        }
        _ => Ok((last, replay.into_parts().1)),
    }
}
