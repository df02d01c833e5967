//! A launch, from the entry that cannot be taken back to the report. It goes on whatever room one
//! is in, and is taken up again where a page ended under it: the same terms, the same outcome.

use super::{Outcome, Simulation};
use crate::browser::clock::wait;
use casefile::campaign::Campaign;
use exam::campaign::{Accepted, Command as Act, Run, Terms};
use exam::{Command, Refusal};
use journal::Digest;
use leptos::prelude::*;
use worker::protocol::Progress;
use worker::protocol::simulation::{Fault, Report};

/// While a pause lasts, its end is looked for this often.
const PAUSE_MS: u32 = 500;

/// How far a launch is.
#[derive(Debug, Clone, PartialEq)]
pub enum Launching {
    Idle,
    /// Not yet counted: the workers read the contacts and the campaign.
    Preparing,
    /// So many days were lived.
    Under(Progress),
    /// With a code of the catalogue; a launch that was counted can be taken up again.
    Failed(String),
    /// It could not be run, and was not counted.
    Faults(Vec<Fault>),
}

impl Launching {
    /// Whether something is going on.
    pub fn is_busy(&self) -> bool {
        matches!(self, Self::Preparing | Self::Under(_))
    }
}

impl Simulation {
    /// How far the launch of this attempt is.
    pub fn launching(self) -> ArcRwSignal<Launching> {
        self.bench().launching.clone()
    }

    /// Launches `campaign`: it is counted when everything is ready and nothing stands against it.
    pub fn launch(self, campaign: Campaign, seed: u64, simulator: u32, accepted: Vec<Accepted>) {
        let json = serde_json::to_vec(&campaign).expect("a campaign is plain data");
        let terms = Terms {
            campaign: Digest::of(&json),
            seed,
            simulator,
        };
        let command = Command::Campaign(Act::Launch { terms, accepted });
        let mut entry = Some((command, json));
        let counted = move || match entry.take() {
            Some((command, json)) => self.desk.dispatch_shown(command, json, None),
            None => Ok(()),
        };
        leptos::task::spawn_local(self.live_through(campaign, seed, counted));
    }

    /// Takes up the launch that a page's end cut off, unless it is under way.
    pub fn take_up(self) {
        let run = self.desk.peek(|s| s.campaign.under_way().cloned());
        let Some(run) = run.filter(|_| self.desk.writes()) else {
            return;
        };
        if self.launching().with_untracked(Launching::is_busy) {
            return;
        }
        self.launching().set(Launching::Preparing);
        leptos::task::spawn_local(async move {
            match self.launched(&run).await {
                Some(campaign) => self.live_through(campaign, run.terms.seed, || Ok(())).await,
                None => self
                    .launching()
                    .set(Launching::Failed("store-missing".into())),
            }
        });
    }

    /// The campaign of a run as it was launched.
    pub async fn launched(self, run: &Run) -> Option<Campaign> {
        let bytes = self.desk.shown(run.terms.campaign).await?;
        json::from_slice(&bytes).ok()
    }

    async fn live_through(
        self,
        campaign: Campaign,
        seed: u64,
        mut counted: impl FnMut() -> Result<(), Refusal>,
    ) {
        let told = self.launching();
        told.set(Launching::Preparing);
        let mut refused = None;
        let day = |progress: Progress| {
            if progress.done == 0
                && let Err(refusal) = counted()
            {
                refused = Some(refusal);
                return false;
            }
            told.set(Launching::Under(progress));
            true
        };
        let outcome = self.run(campaign, seed, day).await;
        let next = match (outcome, refused) {
            (_, Some(refusal)) => Launching::Failed(refusal.code().into()),
            (Ok(Outcome::Report(report)), _) => return self.finish(report).await,
            (Ok(Outcome::Faults(faults)), _) => Launching::Faults(faults),
            // Somebody began another, whose progress it is now.
            (Ok(Outcome::Stopped), _) => return,
            (Err(failure), _) => Launching::Failed(failure.code),
        };
        told.set(next);
    }

    /// The report becomes an entry; while the clock is stopped it waits.
    async fn finish(self, report: Report) {
        let attempt = self.desk.sitting().id.clone();
        loop {
            let act = Act::Finish {
                report: report.digest,
            };
            let bytes = report.json.clone();
            match self
                .desk
                .dispatch_shown(Command::Campaign(act), bytes, None)
            {
                Err(Refusal::Paused | Refusal::GapOpen) if self.desk.sitting().id == attempt => {
                    wait(PAUSE_MS).await;
                }
                Err(refusal) => {
                    let failed = Launching::Failed(refusal.code().into());
                    return self.launching().set(failed);
                }
                Ok(()) => return self.launching().set(Launching::Idle),
            }
        }
    }
}
