use super::coupling::{Coupling, DaySums};
use super::life::Life;
use super::plan::Plan;
use super::state::{Hot, NEVER, Pending, Pool, Token};
use super::tally::{Record, Tally};
use crate::draw::Key;
use serde::Serialize;

/// A step that a contact came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Trace {
    /// Of the run.
    pub minute: u32,
    /// The contact's place.
    pub contact: u32,
    /// The step's place in the program.
    pub step: u16,
}

/// Some of the contacts, one after another: what one worker holds.
#[derive(Debug, Clone)]
pub struct Shard {
    /// The first contact's place.
    pub first: u32,
    /// What has happened so far.
    pub tally: Tally,
    /// Every event, where it was asked for.
    pub log: Option<Vec<Record>>,
    /// Every step that somebody came to, where it was asked for.
    pub trace: Option<Vec<Trace>>,
    pub(super) wake: Vec<u32>,
    pub(super) hot: Vec<Hot>,
    pub(super) pendings: Pool<Pending>,
    pub(super) tokens: Pool<Token>,
}

impl Shard {
    /// The contacts from `first`, so many of them, as they are when the campaign is launched.
    pub fn new(plan: &Plan, first: u32, count: u32) -> Self {
        let tally = Tally::new(
            plan.days as usize,
            plan.program.ops.len(),
            plan.program.segments.len(),
            plan.tested(),
        );
        let mut shard = Self {
            first,
            tally,
            log: None,
            trace: None,
            wake: vec![NEVER; count as usize],
            hot: vec![Hot::default(); count as usize],
            pendings: Pool::new(),
            tokens: Pool::new(),
        };
        for at in 0..count as usize {
            let mut life = shard.life(plan, at, 0, Coupling::default());
            life.launch();
            let wake = life.next();
            shard.wake[at] = wake;
        }
        shard
    }

    /// All contacts in so many shards of nearly equal size.
    pub fn split(plan: &Plan, shards: usize) -> Vec<Self> {
        let shards = shards.max(1);
        (0..shards)
            .map(|at| Self::share(plan, at, shards))
            .collect()
    }

    /// One of so many shards of nearly equal size.
    pub fn share(plan: &Plan, at: usize, shards: usize) -> Self {
        let count = plan.contacts.count();
        let edge = |at: usize| (count * at / shards) as u32;
        Self::new(plan, edge(at), edge(at + 1) - edge(at))
    }

    /// How many contacts it holds.
    pub fn count(&self) -> usize {
        self.wake.len()
    }

    /// Keeps every event and step from now on.
    pub fn logged(mut self) -> Self {
        self.log = Some(Vec::new());
        self.trace = Some(Vec::new());
        self
    }

    /// Bytes held for contacts, with all that is still to come.
    pub fn bytes(&self) -> usize {
        let hot = self.hot.capacity() * size_of::<Hot>() + self.wake.capacity() * 4;
        hot + self.pendings.bytes() + self.tokens.bytes()
    }

    /// Lives a day.
    pub fn day(&mut self, plan: &Plan, day: u32, coupling: Coupling) -> DaySums {
        let until = (day + 1) * 1_440;
        let mut sums = DaySums::default();
        for at in 0..self.wake.len() {
            if self.wake[at] >= until {
                continue;
            }
            let mut life = self.life(plan, at, day, coupling);
            let wake = life.live(until);
            sums = sums.plus(life.sums);
            self.wake[at] = wake;
        }
        sums
    }

    fn life<'s, 'p>(
        &'s mut self,
        plan: &'s Plan<'p>,
        at: usize,
        day: u32,
        coupling: Coupling,
    ) -> Life<'s, 'p> {
        let contact = self.first + at as u32;
        Life {
            plan,
            contact,
            key: Key::new(plan.seed, contact),
            hot: &mut self.hot[at],
            pendings: &mut self.pendings,
            tokens: &mut self.tokens,
            tally: &mut self.tally,
            log: self.log.as_mut(),
            trace: self.trace.as_mut(),
            coupling,
            sums: DaySums::default(),
            day,
            now: day * 1_440,
        }
    }
}
