use super::{Accepted, Campaign, Command, Event, LAUNCHES_MAX, Sending, Setup};
use crate::attempt::Mode;
use crate::content::CarrierId;
use crate::{Refusal, Setting, State, clock, event};

/// Decides on the set-up and on launches.
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
        Command::SetUp { setup } => set_up(campaign, setup)?,
        Command::Prepare { carrier, sending } => prepared(state, carrier, sending)?,
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
pub fn launches_max(setting: Setting<'_>) -> usize {
    match setting.mode {
        Mode::Exam => setting.case.runs_max as usize,
        Mode::Practice => LAUNCHES_MAX,
    }
}

fn set_up(campaign: &Campaign, after: Setup) -> Result<Event, Refusal> {
    let before = campaign.setup.clone();
    if !after.is_sound() {
        return Err(Refusal::SetupBad);
    }
    if before == after {
        return Err(Refusal::Already);
    }
    Ok(Event::SetUp { before, after })
}

fn prepared(state: &State, carrier: CarrierId, after: Sending) -> Result<Event, Refusal> {
    let carriers = &state.content.carriers;
    let known = carriers.get(&carrier).map(|it| it.kind);
    if known.is_none_or(|kind| kind == casefile::CarrierKind::LandingPage) {
        return Err(Refusal::Unknown);
    }
    if !after.is_sound(carrier, carriers) {
        return Err(Refusal::SetupBad);
    }
    let before = state.campaign.sending(carrier);
    if before == after {
        return Err(Refusal::Already);
    }
    Ok(Event::Prepared {
        carrier,
        before,
        after,
    })
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
