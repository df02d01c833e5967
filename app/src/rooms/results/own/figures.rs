//! A report of one's own, in the shape that the room's charts read.

use crate::rooms::results::figures::{Figures, Sent};
use crate::rooms::results::words;
use casefile::campaign::{Campaign, Carrier, Variant};
use casefile::company::ChannelKind;
use casefile::finished::{self, AbTest, Kpi};
use casefile::outcome::{Outcome, Reading};
use casefile::report::Report;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Where the room looks for the tables of a campaign.
const FOLDER: &str = "finished";

/// More looks at a test than these nobody takes in.
const LOOKS_MAX: usize = 8;

/// The report with what stands beside it: indicators and history of the case.
pub fn figures(campaign: &Campaign, outcome: &Outcome, case: Option<&Figures>) -> Arc<Figures> {
    let tables = outcome.tables();
    let own = tables.iter().map(|table| {
        let path = format!("{FOLDER}/{}.csv", table.name);
        (path, Report::parse(&table.csv))
    });
    let looks = (looks_path(), looks(outcome));
    let steps = (format!("{FOLDER}/steps.csv"), steps(campaign, outcome));
    let history = case.into_iter().flat_map(Figures::history);
    let reports: BTreeMap<String, Report> = history.chain(own).chain([steps, looks]).collect();
    let kpis = case.map(|it| it.campaign.kpis.clone()).unwrap_or_default();
    Arc::new(Figures::of(
        shape(campaign, outcome, kpis),
        reports,
        letters(campaign),
    ))
}

fn looks_path() -> String {
    format!("{FOLDER}/looks.csv")
}

/// The tests of variants, at so many days as can be taken in, the last among them.
fn looks(outcome: &Outcome) -> Report {
    let heads = ["day", "message", "variant"].into_iter();
    let heads = heads.chain(Reading::HEADS).map(str::to_owned);
    let mut rows = vec![heads.collect::<Vec<_>>()];
    for message in &outcome.messages {
        let step = message.looks.len().div_ceil(LOOKS_MAX).max(1);
        let last = message.looks.len();
        let kept = message.looks.iter().enumerate();
        let kept = kept.filter(|(at, _)| (last - 1 - at).is_multiple_of(step));
        for (_, look) in kept {
            for (variant, reading) in message.variants.iter().zip(&look.variants) {
                let day = words::short(&look.day.to_string());
                let own = [day, message.id.clone(), variant.id.clone()];
                let values = reading.values().map(|it| it.to_string());
                rows.push(own.into_iter().chain(values).collect());
            }
        }
    }
    Report::of(rows)
}

fn tests(campaign: &Campaign) -> Vec<AbTest> {
    let tested = campaign.messages.iter().filter(|it| it.variants.len() > 1);
    let test = |it: &casefile::campaign::Message| AbTest {
        id: it.id.clone(),
        message: it.id.clone(),
        hypothesis: String::new(),
        measure: "unique_clicks".into(),
        base: "delivered".into(),
        variants: it.variants.iter().map(|own| side(it, own)).collect(),
    };
    tested.map(test).collect()
}

/// A version is known by its subject.
fn side(message: &casefile::campaign::Message, own: &Variant) -> finished::Variant {
    let letter = own.letter.as_ref().or(message.letter.as_ref());
    finished::Variant {
        id: own.id.clone(),
        title: letter.map(|it| it.subject.clone()).unwrap_or_default(),
        weight: Some(own.weight),
    }
}

/// Where a message's letter is found.
fn path(message: &casefile::campaign::Message) -> String {
    format!("{FOLDER}/{}.html", message.id)
}

fn letters(campaign: &Campaign) -> BTreeMap<String, Sent> {
    let messages = campaign.messages.iter();
    let sent = messages.filter_map(|it| {
        let letter = it.letter.clone()?;
        let (html, css) = (letter.html, letter.css);
        Some((path(it), Sent { html, css }))
    });
    sent.collect()
}

/// How many came by each step, under the names that people gave them.
fn steps(campaign: &Campaign, outcome: &Outcome) -> Report {
    let mut rows = vec![["workflow", "step", "contacts"].map(str::to_owned).to_vec()];
    for (workflow, told) in campaign.workflows.iter().zip(&outcome.workflows) {
        for step in &told.steps {
            let node = workflow.nodes.iter().find(|it| it.id == step.node);
            let title = node.map(|it| it.title.clone()).filter(|it| !it.is_empty());
            let name = title.unwrap_or_else(|| step.node.clone());
            rows.push(vec![
                workflow.title.clone(),
                name,
                step.contacts.to_string(),
            ]);
        }
    }
    Report::of(rows)
}

fn shape(campaign: &Campaign, outcome: &Outcome, kpis: Vec<Kpi>) -> finished::Campaign {
    let segment = |it: &casefile::campaign::Segment| {
        let part = outcome.segments.iter().find(|part| part.id == it.id);
        finished::Segment {
            id: it.id.clone(),
            title: it.title.clone(),
            rule: String::new(),
            contacts: part.map_or(0, |part| part.counts.entered),
        }
    };
    let message = |it: &casefile::campaign::Message| finished::Message {
        id: it.id.clone(),
        channel: channel(it.carrier),
        title: it.title.clone(),
        subject: it.letter.as_ref().map(|own| own.subject.clone()),
        preheader: it.letter.as_ref().map(|own| own.preheader.clone()),
        sent_on: campaign.from,
        sent_at: None,
        file: it.letter.as_ref().map(|_| path(it)),
    };
    finished::Campaign {
        format: 1,
        id: campaign.id.clone(),
        title: campaign.title.clone(),
        goal: String::new(),
        from: campaign.from,
        to: campaign.from,
        segments: campaign.segments.iter().map(segment).collect(),
        messages: campaign.messages.iter().map(message).collect(),
        kpis,
        tests: tests(campaign),
        costs: Vec::new(),
        reports: vec![format!("{FOLDER}/variants.csv"), looks_path()],
        workflow: String::new(),
        instructions: String::new(),
    }
}

fn channel(carrier: Carrier) -> ChannelKind {
    match carrier {
        Carrier::Email => ChannelKind::Email,
        Carrier::Sms => ChannelKind::Sms,
        Carrier::Push => ChannelKind::Push,
        Carrier::Popup => ChannelKind::Shop,
        Carrier::Post => ChannelKind::Facebook,
    }
}
