use super::contacts::told;
use super::world::World;
use crate::protocol::simulation::{
    self as protocol, Effect, Event, Fault, Launch, Launched, Life, Response, Sums,
};
use crate::protocol::{Failure, Progress};
use casefile::campaign::Campaign;
use simulator::report::{self, Report};
use simulator::run::{
    Coupling, DaySums, Happening, NOBODY, Plan, Record, Reputation, Shard, Tally, Trace, timeline,
};
use simulator::workflow::{Severity, preflight};

/// The longest run.
const DAYS_MAX: u32 = 366;

/// A run, or this worker's share of it.
pub struct Run {
    campaign: Campaign,
    plan: Plan<'static>,
    shard: Shard,
    reputation: Reputation,
    /// What each day found, so that a contact can be followed alone.
    couplings: Vec<Coupling>,
}

impl Run {
    /// Stands before the first day.
    ///
    /// # Errors
    /// What stops a launch.
    pub fn launch(launch: Launch, world: &'static World) -> Result<Self, Vec<Fault>> {
        let plan = plan(&launch, world)?;
        let shares = launch.shares.max(1);
        let share = launch.share.min(shares - 1);
        Ok(Self {
            shard: Shard::share(&plan, share as usize, shares as usize),
            reputation: Reputation::new(&plan.market),
            couplings: Vec::new(),
            campaign: *launch.campaign,
            plan,
        })
    }

    pub fn launched(&self) -> Launched {
        Launched {
            days: self.plan.days,
            contacts: self.shard.count() as u64,
        }
    }

    /// Lives a day. What couples all contacts follows from the sums of all workers, here as in
    /// every one of them.
    pub fn day(&mut self, before: Sums) -> Result<Response, Failure> {
        let day = self.couplings.len() as u32;
        if day >= self.plan.days {
            return Err(Failure::new("simulation-not-run", "the run is over"));
        }
        let coupling = match day {
            0 => Coupling::default(),
            _ => self.reputation.night(DaySums {
                delivered: before.delivered,
                complaints: before.complaints,
                bounces: before.bounces,
            }),
        };
        self.couplings.push(coupling);
        let sums = self.shard.day(&self.plan, day, coupling);
        Ok(Response::Day {
            sums: Sums {
                delivered: sums.delivered,
                complaints: sums.complaints,
                bounces: sums.bounces,
            },
        })
    }

    pub fn tally(&self) -> Response {
        let bytes = serde_json::to_vec(&self.shard.tally).expect("whole numbers only");
        Response::Tally(protocol::Tally { bytes })
    }

    pub fn report(&self, others: &[protocol::Tally]) -> Result<Response, Failure> {
        let mut whole = self.shard.tally.clone();
        for other in others {
            let other: Tally = json::from_slice(&other.bytes)
                .map_err(|error| Failure::new("worker-frame", error))?;
            whole.merge(&other);
        }
        let report = Report::of(&self.plan, &self.campaign, &whole);
        let digest = report.digest().parse();
        Ok(Response::Report(protocol::Report {
            json: serde_json::to_vec(&report).expect("whole numbers and texts only"),
            digest: digest.map_err(|error| Failure::new("worker-frame", error))?,
            simulator: report.simulator,
            days: self.couplings.len() as u32,
        }))
    }

    pub fn timeline(&self, contact: u32) -> Result<Response, Failure> {
        if contact as usize >= self.plan.contacts.count() {
            let words = format!("there is no contact {contact}");
            return Err(Failure::new("simulation-not-run", words));
        }
        let (records, traces) = timeline(&self.plan, contact, &self.couplings);
        let happened = records.iter().map(|it| self.happened(it));
        let mut events: Vec<Event> = happened
            .chain(traces.iter().map(|it| self.step(it)))
            .collect();
        events.sort_by_key(|it| it.minute);
        Ok(Response::Life(Life { contact, events }))
    }

    fn happened(&self, record: &Record) -> Event {
        let message = self.campaign.messages.get(usize::from(record.message));
        let message = message.filter(|_| record.message != NOBODY);
        let variant = message.and_then(|it| it.variants.get(usize::from(record.variant)));
        let clicked = matches!(record.what, Happening::Clicked | Happening::ClickedAgain);
        let pages = &self.plan.program.pages;
        let url = pages.get(usize::from(record.place)).filter(|_| clicked);
        Event {
            minute: record.minute,
            what: word(record.what),
            message: message.map(|it| it.id.clone()),
            variant: variant.map(|it| it.id.clone()),
            workflow: None,
            node: None,
            url: url.cloned(),
            grosze: (record.what == Happening::Ordered).then_some(record.value),
        }
    }

    fn step(&self, trace: &Trace) -> Event {
        let program = &self.plan.program;
        let at = usize::from(trace.step);
        let workflow = usize::from(program.ops[at].workflow);
        Event {
            minute: trace.minute,
            what: "step".into(),
            message: None,
            variant: None,
            workflow: Some(program.workflows[workflow].id.clone()),
            node: Some(program.ids[at].clone()),
            url: None,
            grosze: None,
        }
    }
}

fn plan(launch: &Launch, world: &'static World) -> Result<Plan<'static>, Vec<Fault>> {
    let campaign = &launch.campaign;
    if !(1..=DAYS_MAX).contains(&campaign.days) {
        return Err(vec![Fault {
            path: "days".into(),
            code: "campaign-days".into(),
            message: format!("{} days; 1 to {DAYS_MAX} can be run", campaign.days),
        }]);
    }
    let problems = preflight(campaign, &world.contacts.base);
    let stops = problems
        .into_iter()
        .filter(|it| it.severity == Severity::Error);
    let faults: Vec<Fault> = stops
        .map(|it| Fault {
            path: it.path,
            code: it.code.into(),
            message: it.message,
        })
        .collect();
    if !faults.is_empty() {
        return Err(faults);
    }
    let seed = launch.seed.unwrap_or(world.audience.seed);
    Plan::new(
        &world.contacts,
        &world.audience,
        &world.market,
        campaign,
        seed,
    )
    .map_err(|faults| told(&faults, ""))
}

fn word(what: Happening) -> String {
    let word = serde_json::to_value(what).ok();
    word.and_then(|it| it.as_str().map(str::to_owned))
        .unwrap_or_default()
}

/// What was really so, by running the same seed again.
pub fn truth(launch: Launch, world: &'static World, tell: &mut dyn FnMut(Progress)) -> Response {
    judged(launch, world, tell, |plan, campaign| {
        let truth = report::truth(plan, 1);
        let step = |it: report::StepEffect| protocol::StepEffect {
            workflow: it.workflow,
            node: it.node,
            effect: effect(it.effect),
        };
        let variant = |it: report::VariantTruth| {
            let message = campaign.messages.get(it.message);
            let variant = message.and_then(|of| of.variants.get(it.variant));
            protocol::VariantTruth {
                message: message.map(|it| it.id.clone()).unwrap_or_default(),
                variant: variant.map(|it| it.id.clone()).unwrap_or_default(),
                effect: effect(it.effect),
                clicks: it.clicks,
                delivered: it.delivered,
            }
        };
        Response::Truth(protocol::Truth {
            campaign: effect(truth.campaign),
            segments: truth.segments,
            steps: truth.steps.into_iter().map(step).collect(),
            variants: truth.variants.into_iter().map(variant).collect(),
        })
    })
}

/// The result beside its yardsticks.
pub fn yardsticks(
    launch: Launch,
    world: &'static World,
    tell: &mut dyn FnMut(Progress),
) -> Response {
    judged(launch, world, tell, |plan, campaign| {
        let yardstick = |it: report::Yardstick| {
            let message = it.message.and_then(|at| campaign.messages.get(at));
            protocol::Yardstick {
                id: it.id.into(),
                hour: it.hour,
                message: message.map(|it| it.id.clone()),
                effect: effect(it.effect),
            }
        };
        let found = report::yardsticks(plan, 1);
        let yardsticks = found.into_iter().map(yardstick).collect();
        Response::Yardsticks { yardsticks }
    })
}

fn judged(
    launch: Launch,
    world: &'static World,
    tell: &mut dyn FnMut(Progress),
    judge: impl FnOnce(&mut Plan<'static>, &Campaign) -> Response,
) -> Response {
    tell(Progress { done: 0, total: 1 });
    let response = match plan(&launch, world) {
        Ok(mut plan) => judge(&mut plan, &launch.campaign),
        Err(faults) => Response::Faults { faults },
    };
    tell(Progress { done: 1, total: 1 });
    response
}

fn effect(effect: report::Effect) -> Effect {
    Effect {
        orders: effect.orders,
        revenue_grosze: effect.revenue_grosze,
        unsubscribes: effect.unsubscribes,
        complaints: effect.complaints,
    }
}
