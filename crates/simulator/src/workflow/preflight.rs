//! What is looked at before a launch: errors stop it, warnings can be accepted with a reason.

use super::{Kind, Names, Problem, Severity, Workflow, problems};
use crate::Base;
use crate::calendar::day_of;
use crate::segment::{Bits, Library, Shelf};
use casefile::campaign::{Campaign, Carrier};
use serde_json::Value;

/// Everything that is wrong with a campaign over a base. Paths are into the campaign's JSON.
pub fn preflight(campaign: &Campaign, base: &Base) -> Vec<Problem> {
    let names = Names::of(campaign, base);
    let from = day_of(campaign.from);
    let mut found = Vec::new();
    for (at, workflow) in campaign.workflows.iter().enumerate() {
        for mut problem in problems(workflow, base, &names, from) {
            problem.path = format!("workflows.{at}.{}", problem.path);
            found.push(problem);
        }
    }
    sender(campaign, &mut found);
    messages(campaign, &mut found);
    audience(campaign, base, &mut found);
    found
}

fn problem(severity: Severity, code: &'static str, path: String, message: String) -> Problem {
    Problem {
        severity,
        code,
        node: None,
        path,
        message,
    }
}

fn sender(campaign: &Campaign, found: &mut Vec<Problem>) {
    let it = campaign.sender;
    let mails = campaign
        .messages
        .iter()
        .any(|it| it.carrier == Carrier::Email);
    let rows = [
        (
            it.spf || !mails,
            "spf",
            "the mail domain does not say who may send for it",
        ),
        (it.dkim || !mails, "dkim", "the mail is not signed"),
        (it.dmarc || !mails, "dmarc", "the mail domain has no policy"),
    ];
    for (_, key, message) in rows.into_iter().filter(|it| !it.0) {
        let severity = if key == "dmarc" {
            Severity::Warning
        } else {
            Severity::Error
        };
        let path = format!("sender.{key}");
        found.push(problem(severity, "domain-unverified", path, message.into()));
    }
    if !it.tracking {
        let message = "the shop's pages carry no tracking code: visits will not be seen";
        let path = "sender.tracking".into();
        found.push(problem(
            Severity::Warning,
            "tracking-missing",
            path,
            message.into(),
        ));
    }
}

fn messages(campaign: &Campaign, found: &mut Vec<Problem>) {
    for (at, message) in campaign.messages.iter().enumerate() {
        let own = [&message.content].into_iter();
        let contents: Vec<_> = match message.variants.is_empty() {
            true => own.collect(),
            false => message.variants.iter().map(|it| &it.content).collect(),
        };
        let mail = message.carrier == Carrier::Email && message.commercial;
        if mail && contents.iter().any(|it| !it.unsubscribe) {
            let told = format!("{:?} shows no way out", message.title);
            let path = format!("messages.{at}.content");
            found.push(problem(Severity::Error, "unsubscribe-missing", path, told));
        }
        let weights: u32 = message.variants.iter().map(|it| it.weight).sum();
        if !message.variants.is_empty() && weights == 0 {
            let told = format!("the variants of {:?} have no weight", message.title);
            let path = format!("messages.{at}.variants");
            found.push(problem(Severity::Error, "variants-weightless", path, told));
        }
    }
}

/// Empty segments, and people in them who did not consent to what they will get.
fn audience(campaign: &Campaign, base: &Base, found: &mut Vec<Problem>) {
    let segments = campaign
        .segments
        .iter()
        .map(|it| (it.id.clone(), it.rule.clone()));
    let library: Library = segments.collect();
    let mut shelf = Shelf::default();
    for (at, segment) in campaign.segments.iter().enumerate() {
        match shelf.bits(&segment.rule, base, &library) {
            Err(faults) => found.extend(faults.into_iter().map(|fault| {
                let path = format!("segments.{at}.rule.{}", fault.path);
                let path = path.trim_end_matches('.').to_owned();
                problem(Severity::Error, fault.code, path, fault.message)
            })),
            Ok(bits) if bits.ones() == 0 && is_entered(campaign, &segment.id) => {
                let told = format!("nobody is in the segment {:?}", segment.title);
                found.push(problem(
                    Severity::Error,
                    "segment-empty",
                    format!("segments.{at}"),
                    told,
                ));
            }
            Ok(_) => {}
        }
    }
    for (at, workflow) in campaign.workflows.iter().enumerate() {
        let Some(entering) = entering(workflow, base, &library, &mut shelf) else {
            continue;
        };
        for (channel, carrier) in [("email", Carrier::Email), ("sms", Carrier::Sms)] {
            let consents = base
                .column(&format!("consent.{channel}"))
                .and_then(|it| it.numbers());
            let (true, Some(cells)) = (sends(workflow, campaign, carrier), consents) else {
                continue;
            };
            let mut without = entering.clone();
            without.without(&Bits::of(cells, |cell| cell == 1));
            if without.ones() > 0 {
                let told = format!(
                    "{} contacts without a consent to {channel} enter",
                    without.ones()
                );
                let path = format!("workflows.{at}.settings");
                found.push(problem(Severity::Warning, "consent-missing", path, told));
            }
        }
    }
}

fn is_entered(campaign: &Campaign, id: &str) -> bool {
    let nodes = campaign.workflows.iter().flat_map(|it| &it.nodes);
    let mut triggers = nodes.filter(|it| it.kind == Kind::TriggerSegment);
    triggers.any(|it| it.config.get("segment").and_then(Value::as_str) == Some(id))
}

/// Who enters by a segment; none where the entry filter asks for what only a run knows.
fn entering(
    workflow: &Workflow,
    base: &Base,
    library: &Library,
    shelf: &mut Shelf,
) -> Option<Bits> {
    let mut bits = Bits::filled(base.count(), false);
    let triggers = workflow
        .nodes
        .iter()
        .filter(|it| it.kind == Kind::TriggerSegment);
    for trigger in triggers {
        let id = trigger.config.get("segment").and_then(Value::as_str)?;
        bits.or(&shelf.bits(library.get(id)?, base, library).ok()?);
    }
    if let Some(filter) = &workflow.settings.entry_filter {
        bits.and(&shelf.bits(filter, base, library).ok()?);
    }
    Some(bits)
}

/// Whether a workflow sends by a carrier to everybody, before asking anything.
fn sends(workflow: &Workflow, campaign: &Campaign, carrier: Carrier) -> bool {
    let asks = |it: &super::Node| {
        let text = serde_json::to_string(&it.config).unwrap_or_default();
        it.kind == Kind::ConditionConsent || text.contains(&format!("consent.{}", carrier.as_str()))
    };
    if workflow.nodes.iter().any(asks) {
        return false;
    }
    let kind = if carrier == Carrier::Email {
        Kind::SendEmail
    } else {
        Kind::SendSms
    };
    let mut sending = workflow.nodes.iter().filter(|it| it.kind == kind);
    sending.any(|it| {
        let id = it.config.get("message").and_then(Value::as_str);
        campaign
            .messages
            .iter()
            .any(|it| Some(it.id.as_str()) == id && it.commercial)
    })
}
