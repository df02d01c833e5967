//! Reports: every one of them is a view of one tally, so that two can never disagree.

mod counts;
mod truth;
mod yardstick;

pub use counts::Counts;
pub use truth::{Effect, StepEffect, Truth, VariantTruth, truth};
pub use yardstick::{Yardstick, yardsticks};

use crate::run::{HAPPENINGS, Happening, NOBODY, Plan, Tally, VARIANTS_MAX};
use crate::{Civil, base::Data};
use casefile::campaign::Campaign;
use serde::Serialize;
use sha2::{Digest, Sha256};

/// Changes whenever the same inputs would give another outcome.
pub const VERSION: u32 = 1;

/// What a campaign did, in whole numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Always 1.
    pub format: u32,
    /// Of the simulator: see [`VERSION`].
    pub simulator: u32,
    /// The campaign's id.
    pub campaign: String,
    /// The first day.
    pub from: String,
    /// How many days.
    pub days_count: u32,
    /// How many contacts.
    pub contacts: u64,
    /// Of every draw.
    pub seed: u64,
    /// Everything that a message is credited with.
    pub total: Counts,
    /// What no message is credited with.
    pub other: Counts,
    /// By message.
    pub messages: Vec<MessageReport>,
    /// By workflow.
    pub workflows: Vec<WorkflowReport>,
    /// By day, what no message is credited with as well.
    pub days: Vec<Part>,
    /// By segment at launch; segments overlap.
    pub segments: Vec<Part>,
    /// By mailbox provider.
    pub providers: Vec<Part>,
    /// By device.
    pub devices: Vec<Part>,
    /// By hour of the day.
    pub hours: Vec<Part>,
    /// All events.
    pub events: u64,
    /// The sum of a hash of every event, in hex.
    pub events_hash: String,
}

/// What a message did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MessageReport {
    /// Its id.
    pub id: String,
    /// What carried it.
    pub carrier: &'static str,
    /// Its name.
    pub title: String,
    /// All variants together.
    pub counts: Counts,
    /// Each variant; none where nothing was tried.
    pub variants: Vec<Part>,
    /// The test of variants day by day, from the first delivery on; none where nothing was tried.
    pub looks: Vec<Look>,
    /// Clicks by link.
    pub links: Vec<Link>,
}

/// What is known of a test at a day's end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Look {
    /// The day.
    pub day: String,
    /// Each variant since the first day, in the order of `variants`.
    pub variants: Vec<Reading>,
}

/// What a test is read by, as far as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct Reading {
    pub delivered: u64,
    /// Holds `machine_opens`.
    pub unique_opens: u64,
    pub machine_opens: u64,
    pub unique_clicks: u64,
    pub orders: u64,
}

/// Clicks on a link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Link {
    /// Its address.
    pub url: String,
    /// All of them.
    pub clicks: u64,
}

/// A part of a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Part {
    /// Its id, or day, or hour.
    pub id: String,
    /// What happened in it.
    pub counts: Counts,
}

/// What a workflow did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WorkflowReport {
    /// Its id.
    pub id: String,
    /// Entries.
    pub entered: u64,
    /// Contacts that came by, by step.
    pub steps: Vec<StepReport>,
}

/// How often a step was come by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StepReport {
    /// The step's id.
    pub node: String,
    /// How often.
    pub contacts: u64,
}

impl Report {
    /// The report of a run.
    pub fn of(plan: &Plan, campaign: &Campaign, tally: &Tally) -> Self {
        let other = row(tally, NOBODY, 0);
        let messages: Vec<MessageReport> = campaign
            .messages
            .iter()
            .enumerate()
            .map(|(at, it)| message(at as u8, it, plan, tally))
            .collect();
        let total = messages
            .iter()
            .fold(Counts::default(), |sum, it| sum.plus(it.counts));
        let day = |at: usize| Civil::of(plan.from + at as i32).text();
        let days = parts(
            &tally.days,
            (0..plan.days as usize).map(day),
            Some(&tally.day_revenue),
        );
        let words = |name: &str| match plan.contacts.base.column(name).map(|it| &it.data) {
            Some(Data::Word(words, _)) => words.clone(),
            _ => Vec::new(),
        };
        Self {
            format: 1,
            simulator: VERSION,
            campaign: campaign.id.clone(),
            from: Civil::of(plan.from).text(),
            days_count: plan.days,
            contacts: plan.contacts.count() as u64,
            seed: plan.seed,
            total,
            other,
            messages,
            workflows: workflows(plan, tally),
            days,
            segments: parts(&tally.segments, plan.program.segments.iter().cloned(), None),
            providers: parts(
                &tally.providers,
                words("mailbox").into_iter().take(16),
                None,
            ),
            devices: parts(&tally.devices, words("device").into_iter().take(3), None),
            hours: parts(&tally.hours, (0..24).map(|hour| hour.to_string()), None),
            events: tally.events,
            events_hash: format!("{:016x}", tally.hash),
        }
    }

    /// SHA-256 of the report's JSON, in lower hex.
    pub fn digest(&self) -> String {
        let bytes = serde_json::to_vec(self).expect("whole numbers and texts only");
        hex::encode(Sha256::digest(bytes))
    }
}

fn row(tally: &Tally, message: u8, variant: u8) -> Counts {
    let at = Tally::row(message, variant);
    Counts::of(
        &tally.messages[at * HAPPENINGS..(at + 1) * HAPPENINGS],
        tally.revenue[at],
    )
}

fn message(
    at: u8,
    message: &casefile::campaign::Message,
    plan: &Plan,
    tally: &Tally,
) -> MessageReport {
    let rows = (0..VARIANTS_MAX as u8).map(|variant| row(tally, at, variant));
    let variants = message.variants.iter().take(VARIANTS_MAX).enumerate();
    let part = |(place, it): (usize, &casefile::campaign::Variant)| Part {
        id: it.id.clone(),
        counts: row(tally, at, place as u8),
    };
    let clicks = |url: &String| {
        let page = plan.program.pages.iter().position(|it| it == url);
        page.map_or(0, |page| tally.links[Tally::link(at, page)])
    };
    MessageReport {
        id: message.id.clone(),
        carrier: message.carrier.as_str(),
        title: message.title.clone(),
        counts: rows.fold(Counts::default(), Counts::plus),
        variants: variants.map(part).collect(),
        looks: looks(at, message, plan, tally),
        links: message
            .links
            .iter()
            .map(|url| Link {
                url: url.clone(),
                clicks: clicks(url),
            })
            .collect(),
    }
}

fn looks(at: u8, message: &casefile::campaign::Message, plan: &Plan, tally: &Tally) -> Vec<Look> {
    let variants = message.variants.len().min(VARIANTS_MAX) as u8;
    let reading = |variant: u8, day: usize| {
        let of = |what| tally.until(at, variant, day, what);
        let (people, machines) = (of(Happening::Opened)?, of(Happening::MachineOpened)?);
        Some(Reading {
            delivered: of(Happening::Delivered)?,
            unique_opens: people + machines,
            machine_opens: machines,
            unique_clicks: of(Happening::Clicked)?,
            orders: of(Happening::Ordered)?,
        })
    };
    let look = |day: usize| {
        let variants = (0..variants).map(|variant| reading(variant, day));
        let variants: Option<Vec<Reading>> = variants.collect();
        let begun = |of: &Vec<Reading>| of.iter().any(|it| it.delivered > 0);
        Some(Look {
            day: Civil::of(plan.from + day as i32).text(),
            variants: variants.filter(begun)?,
        })
    };
    (0..plan.days as usize).filter_map(look).collect()
}

fn parts(
    table: &[u64],
    ids: impl Iterator<Item = String>,
    revenue: Option<&Vec<u64>>,
) -> Vec<Part> {
    let rows = table.chunks(HAPPENINGS).enumerate();
    let part = |(id, (at, row)): (String, (usize, &[u64]))| Part {
        id,
        counts: Counts::of(row, revenue.map_or(0, |it| it[at])),
    };
    ids.zip(rows).map(part).collect()
}

fn workflows(plan: &Plan, tally: &Tally) -> Vec<WorkflowReport> {
    let program = &plan.program;
    let report = |place: &crate::workflow::Place| {
        let step = |at: u16| StepReport {
            node: program.ids[usize::from(at)].clone(),
            contacts: tally.steps[usize::from(at)],
        };
        let entered = place
            .triggers
            .iter()
            .map(|at| tally.steps[usize::from(*at)])
            .sum();
        WorkflowReport {
            id: place.id.clone(),
            entered,
            steps: place.steps.clone().map(step).collect(),
        }
    };
    program.workflows.iter().map(report).collect()
}

/// All happenings of a kind.
pub fn whole(tally: &Tally, what: Happening) -> u64 {
    tally.all(what)
}
