//! Ground truth, by running the same seed again without what is asked about.
//!
//! Draws have addresses of their own, so what differs between two runs was caused by the change.

use crate::run::{Happening, Plan, Tally, run};
use crate::workflow::{END, Step};
use serde::Serialize;

/// What was added, over a run without it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Effect {
    /// Orders.
    pub orders: i64,
    /// Revenue in grosze.
    pub revenue_grosze: i64,
    /// Consents lost.
    pub unsubscribes: i64,
    /// Complaints.
    pub complaints: i64,
}

impl Effect {
    /// What `with` has more than `without`.
    pub fn between(with: &Tally, without: &Tally) -> Self {
        let of = |what: Happening| with.all(what) as i64 - without.all(what) as i64;
        let revenue = |of: &Tally| of.revenue.iter().sum::<u64>() as i64;
        Self {
            orders: of(Happening::Ordered),
            revenue_grosze: revenue(with) - revenue(without),
            unsubscribes: of(Happening::Unsubscribed),
            complaints: of(Happening::Complained),
        }
    }
}

/// The true effect of one step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StepEffect {
    /// The workflow's id.
    pub workflow: String,
    /// The step's id.
    pub node: String,
    /// What it added.
    pub effect: Effect,
}

/// What would have come if everybody had got a variant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VariantTruth {
    /// The message's place in the campaign.
    pub message: usize,
    /// The variant's place.
    pub variant: usize,
    /// What the campaign would have added.
    pub effect: Effect,
    /// Unique clicks on the message.
    pub clicks: u64,
    /// Deliveries of the message.
    pub delivered: u64,
}

/// What was really so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Truth {
    /// What the campaign added to what would have been sold without it.
    pub campaign: Effect,
    /// By segment at launch: orders added.
    pub segments: Vec<(String, i64)>,
    /// What each sending step added.
    pub steps: Vec<StepEffect>,
    /// Every variant, with everybody in it.
    pub variants: Vec<VariantTruth>,
}

/// Runs again as often as is needed. Never for a candidate in an exam.
pub fn truth(plan: &mut Plan, shards: usize) -> Truth {
    let with = run(plan, shards);
    let without = silenced(plan, shards);
    let order = Happening::Ordered as usize;
    let orders = |of: &Tally, at: usize| of.segments[at * crate::run::HAPPENINGS + order] as i64;
    let segments = plan.program.segments.iter().enumerate();
    let segments = segments
        .map(|(at, id)| (id.clone(), orders(&with, at) - orders(&without, at)))
        .collect();
    Truth {
        campaign: Effect::between(&with, &without),
        segments,
        steps: steps(plan, &with, shards),
        variants: variants(plan, &without, shards),
    }
}

/// The run without the campaign: nobody enters.
pub(super) fn silenced(plan: &mut Plan, shards: usize) -> Tally {
    let listeners = std::mem::take(&mut plan.listeners);
    let tally = run(plan, shards);
    plan.listeners = listeners;
    tally
}

fn steps(plan: &mut Plan, with: &Tally, shards: usize) -> Vec<StepEffect> {
    let mut found = Vec::new();
    for at in 0..plan.program.ops.len() {
        if !matches!(plan.program.ops[at].step, Step::Send(..) | Step::Show(_)) {
            continue;
        }
        let step = std::mem::replace(&mut plan.program.ops[at].step, Step::Pass);
        let without = run(plan, shards);
        plan.program.ops[at].step = step;
        let workflow = usize::from(plan.program.ops[at].workflow);
        found.push(StepEffect {
            workflow: plan.program.workflows[workflow].id.clone(),
            node: plan.program.ids[at].clone(),
            effect: Effect::between(with, &without),
        });
    }
    found
}

fn variants(plan: &mut Plan, without: &Tally, shards: usize) -> Vec<VariantTruth> {
    let mut found = Vec::new();
    for message in 0..plan.mails.len() {
        if plan.mails[message].weights.len() < 2 {
            continue;
        }
        for variant in 0..plan.mails[message].weights.len() {
            plan.forced = Some((message as u8, variant as u8));
            let tally = run(plan, shards);
            let of = |what| tally.of(message as u8, variant as u8, what);
            found.push(VariantTruth {
                message,
                variant,
                effect: Effect::between(&tally, without),
                clicks: of(Happening::Clicked),
                delivered: of(Happening::Delivered),
            });
        }
    }
    plan.forced = None;
    found
}

/// A port that leads nowhere ends a contact's way.
pub(super) const NOWHERE: u16 = END;
