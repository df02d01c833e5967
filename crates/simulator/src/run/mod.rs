//! A campaign, run over the contacts day by day.
//!
//! Within a day each contact lives alone ([`Shard::day`]); at midnight the sums of all shards are
//! joined, in any number of workers, and reputation follows ([`Reputation`]). Hence the same
//! outcome from one worker or eight.

mod content;
mod coupling;
mod launch;
mod life;
mod market;
mod message;
mod plan;
mod shard;
mod shop;
mod state;
mod step;
mod table;
mod tally;

pub use content::{Pull, Reason, pull, reasons};
pub use coupling::{Coupling, DaySums, Reputation};
pub use market::Market;
pub use plan::{Chances, Mail, Own, Plan};
pub use shard::{Shard, Trace};
pub use tally::{HAPPENINGS, Happening, NOBODY, PROVIDERS_MAX, Parts, Record, Tally, VARIANTS_MAX};

/// Bytes of hot state a contact: what a day touches of somebody to whom something happens.
pub const HOT_BYTES: usize = size_of::<state::Hot>() + size_of::<u32>();

/// Runs a plan whole, in so many shards, one after another; for threads see [`Shard`].
pub fn run(plan: &Plan, shards: usize) -> Tally {
    run_with(plan, shards).0
}

/// The same, with what each day found: with it any contact can be followed alone.
pub fn run_with(plan: &Plan, shards: usize) -> (Tally, Vec<Coupling>) {
    let mut couplings = Vec::new();
    let mut shards = Shard::split(plan, shards);
    let mut reputation = Reputation::new(&plan.market);
    let mut coupling = Coupling::default();
    for day in 0..plan.days {
        couplings.push(coupling);
        let sums = shards
            .iter_mut()
            .map(|shard| shard.day(plan, day, coupling));
        coupling = reputation.night(sums.fold(DaySums::default(), DaySums::plus));
    }
    (join(&shards), couplings)
}

/// One contact's events and steps: the same that the whole run counted.
pub fn timeline(plan: &Plan, contact: u32, couplings: &[Coupling]) -> (Vec<Record>, Vec<Trace>) {
    let mut shard = Shard::new(plan, contact, 1).logged();
    for (day, coupling) in (0..plan.days).zip(couplings) {
        shard.day(plan, day, *coupling);
    }
    (
        shard.log.unwrap_or_default(),
        shard.trace.unwrap_or_default(),
    )
}

/// The counts of all shards together.
pub fn join(shards: &[Shard]) -> Tally {
    let mut whole = shards[0].tally.clone();
    shards[1..]
        .iter()
        .for_each(|shard| whole.merge(&shard.tally));
    whole
}
