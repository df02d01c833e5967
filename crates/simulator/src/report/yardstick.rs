//! Three yardsticks for a result: no campaign, one blast to everybody, the best of a small search.

use super::truth::{Effect, silenced};
use crate::run::{Plan, run};
use crate::workflow::{Op, Place, Program, Step, Trigger};
use casefile::workflow::Reentry;
use serde::Serialize;

/// What something else would have added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Yardstick {
    /// "none", "own", "blast", "search".
    pub id: &'static str,
    /// The hour of sending, where one was chosen.
    pub hour: Option<u32>,
    /// The message's place, where one was chosen.
    pub message: Option<usize>,
    /// What it would have added to no campaign.
    pub effect: Effect,
}

/// Hours that the search tries.
const HOURS: [u32; 4] = [8, 12, 17, 20];

/// The candidate's own result beside the three yardsticks. Never for a candidate in an exam.
pub fn yardsticks(plan: &mut Plan, shards: usize) -> Vec<Yardstick> {
    let none = silenced(plan, shards);
    let own = run(plan, shards);
    let mut found = vec![
        Yardstick {
            id: "none",
            hour: None,
            message: None,
            effect: Effect::default(),
        },
        Yardstick {
            id: "own",
            hour: None,
            message: None,
            effect: Effect::between(&own, &none),
        },
    ];
    let mut tried = Vec::new();
    for message in 0..plan.mails.len() {
        for hour in HOURS {
            let effect = blast(plan, message as u8, hour, shards, &none);
            let (hour, message) = (Some(hour), Some(message));
            tried.push(Yardstick {
                id: "search",
                hour,
                message,
                effect,
            });
        }
    }
    // One blast: the first message at noon.
    let noon = tried.iter().find(|it| it.hour == Some(12));
    found.extend(noon.map(|it| Yardstick {
        id: "blast",
        ..it.clone()
    }));
    let best = tried.into_iter().max_by_key(|it| it.effect.revenue_grosze);
    found.extend(best);
    found
}

fn blast(
    plan: &mut Plan,
    message: u8,
    hour: u32,
    shards: usize,
    none: &crate::run::Tally,
) -> Effect {
    let program = single(&plan.program, message, hour);
    let program = std::mem::replace(&mut plan.program, program);
    let trigger = Trigger::Minute(hour * 60);
    let listeners = std::mem::replace(&mut plan.listeners, vec![(0, trigger)]);
    let tally = run(plan, shards);
    plan.program = program;
    plan.listeners = listeners;
    Effect::between(&tally, none)
}

fn single(of: &Program, message: u8, hour: u32) -> Program {
    let op = |step: Step, ports: Vec<u16>| Op {
        site: crate::draw::site("yardstick"),
        step,
        ports,
        workflow: 0,
    };
    let trigger = Step::Trigger(Trigger::Minute(hour * 60));
    Program {
        ops: vec![
            op(trigger, vec![1]),
            op(Step::Send(message, false), vec![super::truth::NOWHERE]),
        ],
        ids: vec!["in".into(), "send".into()],
        workflows: vec![Place {
            id: "blast".into(),
            steps: 0..2,
            goals: Vec::new(),
            triggers: vec![0],
            reentry: Reentry::Once,
            filter: None,
            suppressed: 0,
        }],
        ..of.clone()
    }
}
