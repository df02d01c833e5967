//! A run, shared by workers: each lives a day of its own contacts, and what a day leaves is added
//! up before the next begins. The outcome does not depend on how many share it.

use super::{Bench, Simulation, Tool};
use crate::browser::engine::odd;
use casefile::campaign::Campaign;
use std::rc::Rc;
use worker::protocol::simulation::{Fault, Launch, Report, Request, Response, Sums};
use worker::protocol::{Failure, Progress};

/// More workers than this would only hold the contacts once more each.
const WORKERS_MAX: u32 = 4;

/// What a run ends with.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    Report(Report),
    /// Rules of the campaign that cannot be run.
    Faults(Vec<Fault>),
    /// Somebody stopped it, or began another.
    Stopped,
}

impl Simulation {
    /// Runs a campaign. `day` hears how many days were lived and says whether to go on; it hears of
    /// none before the first, when all is ready. A run that is begun later ends this one.
    ///
    /// # Errors
    /// [`Failure`] with a code of the catalogue.
    pub async fn run(
        self,
        campaign: Campaign,
        seed: u64,
        mut day: impl FnMut(Progress) -> bool,
    ) -> Result<Outcome, Failure> {
        let bench = self.bench();
        let number = bench.runs.get() + 1;
        bench.runs.set(number);
        let current = || bench.runs.get() == number;
        let go = |progress| current() && day(progress);
        let outcome = self.live(&bench, campaign, seed, workers(), go).await;
        match outcome {
            // Also when its workers were ended under it.
            _ if !current() => Ok(Outcome::Stopped),
            outcome => outcome,
        }
    }

    async fn live(
        self,
        bench: &Bench,
        campaign: Campaign,
        seed: u64,
        shares: u32,
        mut go: impl FnMut(Progress) -> bool,
    ) -> Result<Outcome, Failure> {
        bench.lived.replace(None);
        let tools: Vec<_> = (0..shares as usize).map(|at| bench.runner(at)).collect();
        self.ready_all(&tools).await?;
        let launch = |share: usize| {
            Request::Launch(Launch {
                campaign: Box::new(campaign.clone()),
                seed: Some(seed),
                share: share as u32,
                shares,
            })
        };
        let mut total = 0;
        for answer in all(&tools, launch).await? {
            match answer {
                Response::Launched(launched) => total = launched.days,
                Response::Faults { faults } => return Ok(Outcome::Faults(faults)),
                _ => return Err(odd()),
            }
        }
        let mut before = Sums::default();
        for done in 0..total {
            if !go(Progress { done, total }) {
                return Ok(Outcome::Stopped);
            }
            let mut sums = Sums::default();
            for answer in all(&tools, |_| Request::Day { before }).await? {
                let Response::Day { sums: own } = answer else {
                    return Err(odd());
                };
                sums = sums.plus(own);
            }
            before = sums;
        }
        let report = report(&tools).await?;
        go(Progress { done: total, total });
        bench.lived.replace(Some((campaign, seed)));
        Ok(Outcome::Report(report))
    }

    async fn ready_all(self, tools: &[Rc<Tool>]) -> Result<(), Failure> {
        let mut answers = Vec::new();
        for tool in tools.iter().filter(|tool| !tool.loaded.get()) {
            let load = self.load().await?;
            answers.push((tool, tool.client.ask(load, |_| {})?));
        }
        for (tool, answer) in answers {
            answer.await?;
            tool.loaded.set(true);
        }
        Ok(())
    }
}

/// Asks all workers at once, and waits for all.
async fn all(
    tools: &[Rc<Tool>],
    request: impl Fn(usize) -> Request,
) -> Result<Vec<Response>, Failure> {
    let asked = tools.iter().enumerate();
    let asked = asked.map(|(at, tool)| tool.client.ask(request(at), |_| {}));
    let mut answers = Vec::new();
    for answer in asked.collect::<Result<Vec<_>, _>>()? {
        answers.push(answer.await?);
    }
    Ok(answers)
}

/// The first worker makes the report, of its own counts and the others'.
async fn report(tools: &[Rc<Tool>]) -> Result<Report, Failure> {
    let mut others = Vec::new();
    for answer in all(&tools[1..], |_| Request::Tally).await? {
        let Response::Tally(tally) = answer else {
            return Err(odd());
        };
        others.push(tally);
    }
    match tools[0].client.call(Request::Report { others }).await? {
        Response::Report(report) => Ok(report),
        _ => Err(odd()),
    }
}

/// One core is left for the page.
fn workers() -> u32 {
    let cores = web_sys::window().map_or(1.0, |it| it.navigator().hardware_concurrency());
    (cores as u32).saturating_sub(1).clamp(1, WORKERS_MAX)
}
