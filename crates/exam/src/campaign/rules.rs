use super::{Accepted, Campaign, Command, Event, LAUNCHES_MAX};
use crate::attempt::Mode;
use crate::{Refusal, Setting, State, clock, event};

/// Decides on launches.
///
/// # Errors
/// The rule that says no.
pub fn decide(
    state: &State,
    setting: Setting<'_>,
    command: Command,
) -> Result<Vec<event::Event>, Refusal> {
    let campaign = &state.campaign;
    let event = match command {
        Command::Launch { terms, accepted } => {
            if campaign.under_way().is_some() {
                return Err(Refusal::RunOpen);
            }
            if campaign.runs.len() >= launches_max(setting) {
                return Err(Refusal::RunsSpent);
            }
            let accepted = accepted
                .into_iter()
                .map(reasoned)
                .collect::<Result<_, _>>()?;
            Event::Launched { terms, accepted }
        }
        Command::Finish { report } => {
            campaign.under_way().ok_or(Refusal::NoRun)?;
            Event::Finished { report }
        }
        Command::Show { run } => shown(campaign, run)?,
    };
    Ok(vec![event::Event::Campaign(event)])
}

/// How many launches there may be in all.
pub(super) fn launches_max(setting: Setting<'_>) -> usize {
    match setting.mode {
        Mode::Exam => setting.case.runs_max as usize,
        Mode::Practice => LAUNCHES_MAX,
    }
}

fn reasoned(accepted: Accepted) -> Result<Accepted, Refusal> {
    let reason = clock::reason(accepted.reason)?;
    Ok(Accepted { reason, ..accepted })
}

fn shown(campaign: &Campaign, run: usize) -> Result<Event, Refusal> {
    let there = campaign.runs.get(run).ok_or(Refusal::NoRun)?;
    there.report.ok_or(Refusal::NoRun)?;
    if campaign.looked_at() == Some(run) {
        return Err(Refusal::Already);
    }
    Ok(Event::Shown { run })
}
