use crate::fixture::*;
use casefile::audience::Preset;
use casefile::campaign::{Campaign, Content, Variant};
use casefile::outcome::Outcome;
use proptest::prelude::*;
use serde_json::{Value, json};
use simulator::Contacts;
use simulator::report::{Counts, MessageReport, Reading, Report};
use simulator::run::{Happening, Market, Plan, Record, run};
use simulator::workflow::{Names, Severity, problems};
use std::collections::{BTreeMap, BTreeSet};

fn report(contacts: &Contacts, campaign: &Campaign, shards: usize) -> Report {
    let spec = audience();
    let market = Market::preset(Preset::Shop);
    let plan = Plan::new(contacts, &spec, &market, campaign, spec.seed).unwrap();
    Report::of(&plan, campaign, &run(&plan, shards))
}

/// Two workflows that know nothing of each other.
pub fn pair(between: Vec<Value>) -> Campaign {
    let mut first = vec![node("in", "trigger-segment", json!({ "segment": "all" }))];
    first.extend(between);
    first.push(node("mail", "send-email", json!({ "message": "m" })));
    let second = vec![
        node("in", "trigger-segment", json!({ "segment": "all" })),
        node("wait", "wait-duration", json!({ "minutes": 2_880 })),
        node("mail", "send-email", json!({ "message": "other" })),
    ];
    let mut campaign = campaign(20, vec![chain("first", first), chain("second", second)]);
    let mut other = campaign.messages[0].clone();
    other.id = "other".into();
    let variant = |id: &str| Variant {
        id: id.into(),
        weight: 1,
        content: Content::default(),
        letter: None,
    };
    other.variants = vec![variant("a"), variant("b")];
    campaign.messages.push(other);
    campaign
}

#[test]
fn given_one_two_or_four_workers_when_joined_then_the_digest_is_the_same() {
    let contacts = contacts(4_001);
    let campaign = pair(vec![]);
    let one = report(&contacts, &campaign, 1);
    for shards in [2, 4, 7] {
        assert_eq!(report(&contacts, &campaign, shards), one);
    }
    assert_eq!(one.digest(), report(&contacts, &campaign, 4).digest());
    assert_eq!(one.digest().len(), 64);
}

#[test]
fn given_a_report_when_it_is_read_then_nothing_is_lost_and_its_tables_agree() {
    let report = report(&contacts(2_000), &pair(vec![]), 2);
    let json = serde_json::to_vec(&report).unwrap();
    let outcome: Outcome = serde_json::from_slice(&json).unwrap();
    assert_eq!(serde_json::to_vec(&outcome).unwrap(), json);
    let tables = outcome.tables();
    let sum = |name: &str, head: &str| {
        let table = tables.iter().find(|it| it.name == name).unwrap();
        casefile::report::Report::parse(&table.csv).sum(head, |_| true)
    };
    let whole = report.total.plus(report.other);
    assert!(report.total.delivered > 0 && whole.orders > 0);
    for (head, count) in [
        ("delivered", whole.delivered),
        ("unique_clicks", whole.unique_clicks),
        ("orders", whole.orders),
    ] {
        for name in ["days", "providers", "devices", "hours"] {
            assert_eq!(sum(name, head), count, "{name} {head}");
        }
    }
    assert_eq!(sum("messages", "orders"), report.total.orders);
    report.messages.iter().for_each(looked);
    assert_eq!(
        report.messages.iter().map(|it| it.looks.len()).max(),
        Some(18),
        "twenty days, the first delivery on the third"
    );
    assert_eq!(sum("days", "revenue_grosze"), whole.revenue_grosze);
}

/// Guards the bits themselves: another digest means that every stored outcome changed.
#[test]
fn given_the_same_inputs_when_run_anywhere_then_the_digest_is_the_known_one() {
    let report = report(&contacts(2_000), &pair(vec![]), 2);
    assert_eq!(report.digest(), include_str!("digest.txt").trim());
}

/// What a contact's draws decide without regard to what happened before.
fn drawn(log: &[Record], message: u8) -> Vec<(u32, Happening, u8)> {
    let plain = [
        Happening::SoftBounce,
        Happening::HardBounce,
        Happening::Delivered,
    ];
    let of = log
        .iter()
        .filter(|it| it.message == message && plain.contains(&it.what));
    let mut drawn: Vec<_> = of.map(|it| (it.contact, it.what, it.variant)).collect();
    drawn.sort_unstable();
    drawn
}

/// With draws in the order of use, one more step would move every draw behind it.
#[test]
fn given_one_more_step_when_run_again_then_no_draw_elsewhere_has_moved() {
    let mut spec = plain();
    spec.purchase.buyers_share = 0.5;
    let contacts = Contacts::generate(&spec, &categories(), Some(20_000));
    let market = Market {
        soft_bounce: 0.2,
        ..Market::preset(Preset::Shop)
    };
    let before = ran(&contacts, &spec, &market, &pair(vec![]));
    let steps = vec![
        node("tag", "add-tag", json!({ "tag": "new" })),
        node(
            "halves",
            "split",
            json!({ "shares": { "next": 50, "rest": 50 } }),
        ),
        node("later", "wait-duration", json!({ "minutes": 60 })),
    ];
    let after = ran(&contacts, &spec, &market, &pair(steps));
    assert!(
        drawn(&before.log, 0) != drawn(&after.log, 0),
        "half of them are not written to"
    );
    same(&drawn(&before.log, 1), &drawn(&after.log, 1), 19_000);
    // Of those still written to by the changed workflow, the same letters bounce.
    same(&drawn(&before.log, 0), &drawn(&after.log, 0), 9_000);
    // And everybody goes to the shop of its own accord as before, whatever is credited with it.
    let own = |log: &[Record]| -> BTreeSet<(u32, u32, u32)> {
        let of = log.iter().filter(|it| it.what == Happening::Ordered);
        of.map(|it| (it.contact, it.minute, it.value)).collect()
    };
    let none = ran(&contacts, &spec, &market, &campaign(20, vec![]));
    let none = own(&none.log);
    assert!(none.len() > 200, "{}", none.len());
    assert!(none.is_subset(&own(&before.log)));
    assert!(none.is_subset(&own(&after.log)));
}

/// Whoever is in both was drawn the same. (Who complained meanwhile is written to no more.)
fn same(a: &[(u32, Happening, u8)], b: &[(u32, Happening, u8)], least: usize) {
    let other: BTreeMap<u32, _> = b.iter().map(|it| (it.0, (it.1, it.2))).collect();
    let both = a
        .iter()
        .filter_map(|it| Some(((it.1, it.2), *other.get(&it.0)?)));
    assert!(both.clone().all(|(one, other)| one == other));
    assert!(both.clone().count() >= least, "{}", both.count());
}

#[test]
fn given_another_name_of_a_step_when_run_then_only_its_own_draws_move() {
    let spec = plain();
    let contacts = Contacts::generate(&spec, &categories(), Some(5_000));
    let market = Market {
        soft_bounce: 0.2,
        ..Market::preset(Preset::Shop)
    };
    let campaign = pair(vec![]);
    let mut renamed = campaign.clone();
    renamed.workflows[0].nodes[1].id = "letter".into();
    renamed.workflows[0].edges[0].to = "letter".into();
    let (before, after) = (
        ran(&contacts, &spec, &market, &campaign),
        ran(&contacts, &spec, &market, &renamed),
    );
    assert!(drawn(&before.log, 0) != drawn(&after.log, 0));
    same(&drawn(&before.log, 1), &drawn(&after.log, 1), 4_900);
}

#[test]
fn given_a_variant_when_assigned_then_it_is_the_contacts_and_not_of_its_arrival() {
    let spec = plain();
    let contacts = Contacts::generate(&spec, &categories(), Some(20_000));
    let ran = ran(
        &contacts,
        &spec,
        &Market::preset(Preset::Shop),
        &pair(vec![]),
    );
    let sent = |variant| ran.tally.of(1, variant, Happening::Sent);
    let check = stats::sample_ratio(&[sent(0), sent(1)], &[1, 1]).unwrap();
    assert!(!check.mismatch, "{} {}", sent(0), sent(1));
}

/// 300 A/A tests of 1,000 a side: one look rejects in 5 % of them.
#[test]
fn given_two_equal_variants_when_looked_at_once_then_one_in_twenty_is_called_different() {
    let mut spec = plain();
    spec.purchase.buyers_share = 0.1;
    let contacts = Contacts::generate(&spec, &categories(), Some(2_000));
    let mut campaign = blast(4);
    let variant = |id: &str| Variant {
        id: id.into(),
        weight: 1,
        content: Content::default(),
        letter: None,
    };
    campaign.messages[0].variants = vec![variant("a"), variant("b")];
    let market = Market::preset(Preset::Newsletter);
    let mut plan = Plan::new(&contacts, &spec, &market, &campaign, 0).unwrap();
    let rejected = (0..300).filter(|seed| {
        plan.seed = *seed;
        let tally = run(&plan, 1);
        let side = |variant| {
            let of = |what| tally.of(0, variant, what);
            stats::Proportion::new(of(Happening::Opened), of(Happening::Delivered)).unwrap()
        };
        stats::two_proportions(side(0), side(1)).p < 0.05
    });
    near(
        "A/A rejections",
        rejected.count() as f64 / 300.0,
        0.05,
        0.035,
    );
}

fn config(kind: usize, number: u32) -> (&'static str, Value) {
    let minutes = 1 + number % 5_000;
    let term =
        |field: &str, op: &str, value: Value| json!({ "field": field, "op": op, "value": value });
    let is = |field: &str, op: &str, value: Value| json!({ "is": term(field, op, value) });
    match kind {
        0 => ("wait-duration", json!({ "minutes": minutes })),
        1 => (
            "wait-window",
            json!({ "from": "09:00", "to": "17:00", "weekdays": [1, 2, 3] }),
        ),
        2 => ("send-email", json!({ "message": "m" })),
        3 => (
            "decision-open",
            json!({ "message": "m", "minutes": minutes }),
        ),
        4 => (
            "decision-click",
            json!({ "message": "m", "minutes": minutes, "url": "/a" }),
        ),
        5 => ("decision-purchase", json!({ "minutes": minutes })),
        6 => (
            "if-else",
            json!({ "rule": is("age", "greater", json!(number % 60)) }),
        ),
        7 => ("split", json!({ "shares": { "yes": 30, "no": 70 } })),
        8 => ("add-tag", json!({ "tag": "t" })),
        9 => ("condition-tag", json!({ "tag": "t" })),
        10 => ("change-points", json!({ "points": 5 })),
        11 => ("condition-points", json!({ "points": 10 })),
        12 => (
            "goal",
            json!({ "rule": is("entry.purchased", "equal", json!(true)) }),
        ),
        13 => ("send-sms", json!({ "message": "s" })),
        14 => (
            "change-do-not-contact",
            json!({ "channel": "email", "change": "start" }),
        ),
        15 => ("send-preferred", json!({ "message": "m" })),
        16 => ("condition-purchases", json!({ "count": 1, "days": 90 })),
        17 => (
            "wait-event",
            json!({ "event": "visit", "minutes": minutes }),
        ),
        18 => ("change-stage", json!({ "stage": "new" })),
        _ => ("exit", json!({})),
    }
}

fn trigger(kind: u32) -> (&'static str, Value) {
    match kind % 8 {
        0 => ("trigger-event", json!({ "event": "visit" })),
        1 => ("trigger-purchase", json!({})),
        2 => ("trigger-cart", json!({ "minutes": 60 })),
        3 => (
            "trigger-date",
            json!({ "field": "signup", "anniversary": true }),
        ),
        4 => ("trigger-added", json!({})),
        5 => ("trigger-score-exceeded", json!({ "points": 8 })),
        6 => (
            "trigger-consent",
            json!({ "channel": "email", "change": "withdrawn" }),
        ),
        _ => ("trigger-change", json!({ "tag": "t" })),
    }
}

/// Any steps, joined anyhow.
fn random() -> impl Strategy<Value = Campaign> {
    let steps = proptest::collection::vec((0..20_usize, any::<u32>(), any::<[u8; 2]>()), 3..25);
    (steps, any::<u32>(), 0..3_usize).prop_map(|(steps, number, reentry)| {
        let all = ("trigger-segment", json!({ "segment": "all" }));
        let (kind, own) = trigger(number);
        let mut nodes = vec![node("a", all.0, all.1), node("b", kind, own)];
        let mut edges = vec![edge("a", "next", "n0"), edge("b", "next", "n1")];
        let count = steps.len();
        for (at, (kind, number, to)) in steps.iter().enumerate() {
            let (kind, own) = config(*kind, *number);
            let id = format!("n{at}");
            nodes.push(node(&id, kind, own));
            let branching = ["decision", "if-else", "split", "condition"];
            let ports = match kind {
                "exit" => vec![],
                "wait-event" => vec!["event", "timeout"],
                _ if branching.iter().any(|it| kind.starts_with(it)) => vec!["yes", "no"],
                _ => vec!["next"],
            };
            for (port, to) in ports.into_iter().zip(to) {
                // Mostly onward, sometimes back, sometimes nowhere.
                let target = match to % 16 {
                    0 => usize::from(*to) % count,
                    1 => continue,
                    step => at + 1 + usize::from(step % 3),
                };
                if target < count {
                    edges.push(edge(&id, port, &format!("n{target}")));
                }
            }
        }
        let mut flow = workflow("random", nodes, edges);
        flow["settings"]["reentry"] = json!(["once", "many", "after-leaving"][reentry]);
        let mut campaign = campaign(25, vec![flow]);
        let mut text = campaign.messages[0].clone();
        (text.id, text.carrier) = ("s".into(), casefile::campaign::Carrier::Sms);
        campaign.messages.push(text);
        campaign
    })
}

fn holds(counts: &Counts, whole: bool) {
    let c = counts;
    assert_eq!(
        c.sent,
        c.delivered + c.hard_bounces + c.soft_bounces,
        "{c:?}"
    );
    assert!(
        c.opens >= c.unique_opens && c.unique_opens >= c.machine_opens,
        "{c:?}"
    );
    assert!(
        c.clicks >= c.unique_clicks && c.carts >= c.carts_left,
        "{c:?}"
    );
    assert!(c.spam <= c.delivered && c.breaches <= c.sent, "{c:?}");
    if whole {
        assert!(
            c.unique_opens <= c.delivered && c.unique_clicks <= c.delivered,
            "{c:?}"
        );
        assert!(
            c.unsubscribes <= c.delivered && c.complaints <= c.delivered,
            "{c:?}"
        );
        assert!(c.sessions >= c.carts, "{c:?}");
    }
}

/// A test's looks only rise, and the last has what the variants came to.
fn looked(message: &MessageReport) {
    let cells = |it: &Reading| {
        let opens = [it.unique_opens, it.machine_opens];
        [&[it.delivered][..], &opens, &[it.unique_clicks, it.orders]].concat()
    };
    let looks = message.looks.iter();
    let looks = looks.map(|it| it.variants.iter().flat_map(cells).collect());
    let all: Vec<Vec<u64>> = looks.collect();
    for pair in all.windows(2) {
        assert!(pair[0].iter().zip(&pair[1]).all(|(one, next)| one <= next));
    }
    let tested = message.variants.len() > 1 && message.counts.delivered > 0;
    assert_eq!(!message.looks.is_empty(), tested);
    let whole = message.variants.iter().map(|it| Reading {
        delivered: it.counts.delivered,
        unique_opens: it.counts.unique_opens,
        machine_opens: it.counts.machine_opens,
        unique_clicks: it.counts.unique_clicks,
        orders: it.counts.orders,
    });
    if let Some(last) = message.looks.last() {
        assert_eq!(last.variants, whole.collect::<Vec<_>>());
    }
}

fn invariants(report: &Report, preferred: bool) {
    let credited = report
        .messages
        .iter()
        .fold(Counts::default(), |sum, it| sum.plus(it.counts));
    assert_eq!(credited, report.total);
    for message in &report.messages {
        holds(&message.counts, true);
        assert!(
            message.counts.carts >= message.counts.orders,
            "{:?}",
            message.counts
        );
        // By the channel that suits, a message may be clicked as an SMS that nobody opens.
        if message.carrier == "email" && !preferred {
            assert!(message.counts.unique_clicks <= message.counts.unique_opens);
        }
        if message.carrier == "sms" {
            assert_eq!(message.counts.opens, 0);
        }
        let clicks: u64 = message.links.iter().map(|it| it.clicks).sum();
        assert_eq!(clicks, message.counts.clicks);
        looked(message);
    }
    let whole = report.total.plus(report.other);
    let without = |counts: Counts| Counts {
        revenue_grosze: 0,
        ..counts
    };
    for parts in [
        &report.days,
        &report.providers,
        &report.devices,
        &report.hours,
    ] {
        let sum = parts
            .iter()
            .fold(Counts::default(), |sum, it| sum.plus(it.counts));
        assert_eq!(without(sum), without(whole));
        parts.iter().for_each(|it| holds(&it.counts, false));
    }
    let revenue: u64 = report.days.iter().map(|it| it.counts.revenue_grosze).sum();
    assert_eq!(revenue, whole.revenue_grosze);
    let all = report.segments.iter().find(|it| it.id == "all").unwrap();
    assert_eq!(without(all.counts), without(whole));
    let entered: u64 = report.workflows.iter().map(|it| it.entered).sum();
    assert_eq!(entered, whole.entered);
    assert!(whole.left <= whole.entered);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_workflow_gives_reports_that_agree_to_the_unit(campaign in random()) {
        let contacts = contacts(400);
        let names = Names::of(&campaign, &contacts.base);
        let found = problems(&campaign.workflows[0], &contacts.base, &names, 20_514);
        let errors = found.iter().filter(|it| it.severity == Severity::Error);
        prop_assume!(errors.count() == 0);
        let one = report(&contacts, &campaign, 1);
        let preferred = |it: &casefile::workflow::Node| it.kind.as_str() == "send-preferred";
        invariants(&one, campaign.workflows[0].nodes.iter().any(preferred));
        prop_assert_eq!(&one, &report(&contacts, &campaign, 3));
        // The tally is nothing but the log, counted.
        let spec = audience();
        let market = Market::preset(Preset::Shop);
        let ran = ran(&contacts, &spec, &market, &campaign);
        prop_assert_eq!(ran.log.len() as u64, one.events);
        prop_assert_eq!(format!("{:016x}", ran.tally.hash), one.events_hash);
        let mut last = vec![0; contacts.count()];
        for record in &ran.log {
            let at = &mut last[record.contact as usize];
            prop_assert!(record.minute >= *at, "time goes on: {:?}", record);
            *at = record.minute;
        }
        tracked(&contacts, &ran.log);
    }
}

/// Of who consented to cookies each click is a session, in the message's name; of others none is.
fn tracked(contacts: &Contacts, log: &[Record]) {
    let visits: BTreeSet<(u32, u32, u8)> = log
        .iter()
        .filter(|it| it.what == Happening::Visited)
        .map(|it| (it.contact, it.minute, it.message))
        .collect();
    let cookies = contacts.base.column("consent.cookies").unwrap();
    let cookies = cookies.numbers().unwrap();
    let seen = |contact: u32| cookies[contact as usize] == 1;
    for (contact, ..) in &visits {
        assert!(seen(*contact), "{contact} is not to be tracked");
    }
    for record in log.iter().filter(|it| it.what == Happening::Clicked) {
        let visit = (record.contact, record.minute, record.message);
        assert_eq!(visits.contains(&visit), seen(record.contact), "{record:?}");
    }
}

/// The hot state of the plan: at most 96 bytes a contact.
#[test]
fn given_a_contact_when_measured_then_its_hot_state_is_small() {
    let bytes = simulator::run::HOT_BYTES;
    assert_eq!(bytes.max(96), 96, "{bytes}");
}
