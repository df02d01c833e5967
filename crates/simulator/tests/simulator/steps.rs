//! Every trigger lets somebody in, every action does what it says.

use crate::fixture::*;
use casefile::audience::Preset;
use casefile::campaign::{Campaign, Carrier};
use serde_json::{Value, json};
use simulator::Contacts;
use simulator::run::{Happening, Plan, Tally, run};
use simulator::workflow::{Severity, preflight};

fn people() -> (casefile::audience::Audience, Contacts) {
    let spec = plain();
    let contacts = Contacts::generate(&spec, &categories(), Some(4_000));
    (spec, contacts)
}

/// Everybody does these things first; another workflow, if any, listens.
fn listened(first: Vec<Value>, listener: Option<Value>) -> Campaign {
    let mut nodes = vec![node("in", "trigger-segment", json!({ "segment": "all" }))];
    nodes.extend(first);
    let mut workflows = vec![chain("first", nodes)];
    if let Some(trigger) = listener {
        let seen = node(
            "seen",
            "call-webhook",
            json!({ "url": "https://x.example" }),
        );
        workflows.push(chain("listener", vec![trigger, seen]));
    }
    let mut campaign = campaign(40, workflows);
    campaign.messages[0].form = Some("f".into());
    let mut other = campaign.messages[0].clone();
    (other.id, other.carrier) = ("pop".into(), Carrier::Popup);
    campaign.messages.push(other);
    campaign
}

fn tally(campaign: &Campaign) -> Tally {
    let (spec, contacts) = people();
    let found = preflight(campaign, &contacts.base);
    let errors: Vec<_> = found
        .iter()
        .filter(|it| it.severity == Severity::Error)
        .collect();
    assert!(errors.is_empty(), "{errors:?}");
    let plan = Plan::new(&contacts, &spec, &preset(Preset::Shop), campaign, 5).unwrap();
    run(&plan, 2)
}

fn send() -> Value {
    node("send", "send-email", json!({ "message": "m" }))
}

#[test]
fn given_every_trigger_when_its_time_comes_then_somebody_enters() {
    let points = |id: &str, points: i32| node(id, "change-points", json!({ "points": points }));
    let tag = || node("tag", "add-tag", json!({ "tag": "t" }));
    let field = || {
        node(
            "field",
            "change-field",
            json!({ "field": "kod", "value": "X" }),
        )
    };
    let rows: Vec<(&str, Value, Vec<Value>)> = vec![
        ("trigger-segment", json!({ "segment": "all" }), vec![]),
        ("trigger-added", json!({ "source": "zamowienie" }), vec![]),
        ("trigger-form", json!({ "form": "f" }), vec![send()]),
        ("trigger-event", json!({ "event": "click" }), vec![send()]),
        ("trigger-page", json!({ "url": "/a" }), vec![send()]),
        ("trigger-purchase", json!({ "category": "rosliny" }), vec![]),
        ("trigger-cart", json!({ "minutes": 60 }), vec![]),
        ("trigger-change", json!({ "tag": "t" }), vec![tag()]),
        ("trigger-change", json!({ "field": "kod" }), vec![field()]),
        (
            "trigger-score-reached",
            json!({ "points": 7 }),
            vec![points("p", 7)],
        ),
        (
            "trigger-score-exceeded",
            json!({ "points": 7 }),
            vec![points("p", 9)],
        ),
        (
            "trigger-date",
            json!({ "field": "signup", "anniversary": true }),
            vec![],
        ),
        ("trigger-date", json!({ "date": "2026-03-20" }), vec![]),
        (
            "trigger-consent",
            json!({ "channel": "email", "change": "withdrawn" }),
            vec![send()],
        ),
    ];
    for (kind, config, first) in rows {
        let told = format!("{kind} {config}");
        let tally = tally(&listened(first, Some(node("t", kind, config))));
        assert!(tally.all(Happening::Called) > 0, "{told}");
    }
    // "Reached" fires on the exact value only.
    let past = vec![points("p", 9)];
    let reached = node("t", "trigger-score-reached", json!({ "points": 7 }));
    assert_eq!(
        tally(&listened(past, Some(reached))).all(Happening::Called),
        0
    );
}

#[test]
fn given_actions_when_done_then_what_follows_knows() {
    let all = 4_000;
    let none = json!({ "channel": "email", "change": "start" });
    let silent = vec![node("dnc", "change-do-not-contact", none), send()];
    assert_eq!(
        tally(&listened(silent, None)).all(Happening::Suppressed),
        all
    );
    let told = vec![node(
        "n",
        "notify-staff",
        json!({ "person": "p", "text": "t" }),
    )];
    assert_eq!(tally(&listened(told, None)).all(Happening::Notified), all);
    let shown = vec![node("pop", "show-popup", json!({ "message": "pop" }))];
    let shown = tally(&listened(shown, None));
    assert!(shown.all(Happening::Shown) > 500 && shown.all(Happening::Submitted) > 5);
}

/// How many of 4,000 a condition lets through after an action.
fn checked(action: Value, kind: &str, config: Value) -> u64 {
    let nodes = vec![
        node("in", "trigger-segment", json!({ "segment": "all" })),
        action,
        node("asked", kind, config),
        node("yes", "call-webhook", json!({ "url": "https://x.example" })),
    ];
    let edges = vec![
        edge("in", "next", "do"),
        edge("do", "next", "asked"),
        edge("asked", "yes", "yes"),
    ];
    let mut campaign = campaign(3, vec![workflow("w", nodes, edges)]);
    let mut few = campaign.segments[0].clone();
    few.id = "few".into();
    few.rule =
        serde_json::from_value(json!({ "is": { "field": "age", "op": "greater", "value": 200 } }))
            .unwrap();
    campaign.segments.push(few);
    tally(&campaign).all(Happening::Called)
}

#[test]
fn given_actions_when_done_then_conditions_see_them() {
    let all = 4_000;
    let act = |kind: &str, config: Value| node("do", kind, config);
    for (action, kind, config) in [
        (
            act("add-tag", json!({ "tag": "t" })),
            "condition-tag",
            json!({ "tag": "t" }),
        ),
        (
            act("change-stage", json!({ "stage": "s" })),
            "condition-stage",
            json!({ "stage": "s" }),
        ),
        (
            act("change-points", json!({ "points": 5 })),
            "condition-points",
            json!({ "points": 5 }),
        ),
        (
            act("add-to-segment", json!({ "segment": "few" })),
            "condition-segment",
            json!({ "segment": "few" }),
        ),
        (
            act("change-field", json!({ "field": "kod", "value": "X" })),
            "condition-field",
            json!({ "rule": { "is": { "field": "kod", "op": "equal", "value": "X" } } }),
        ),
    ] {
        assert_eq!(
            checked(action, kind, config.clone()),
            all,
            "{kind} {config}"
        );
    }
    for (action, kind, config) in [
        (
            act("remove-tag", json!({ "tag": "kot" })),
            "condition-tag",
            json!({ "tag": "kot" }),
        ),
        (
            act("remove-from-segment", json!({ "segment": "all" })),
            "condition-segment",
            json!({ "segment": "all" }),
        ),
    ] {
        assert_eq!(checked(action, kind, config.clone()), 0, "{kind} {config}");
    }
}

#[test]
fn given_another_workflow_when_put_in_and_taken_out_then_contacts_follow() {
    let change = |id: &str, change: &str| {
        node(
            id,
            "change-enrolment",
            json!({ "workflow": "other", "change": change }),
        )
    };
    let wait = |id: &str, minutes: u32| node(id, "wait-duration", json!({ "minutes": minutes }));
    let first = vec![
        node("in", "trigger-segment", json!({ "segment": "all" })),
        change("add", "add"),
        wait("w", 1_440),
        change("remove", "remove"),
    ];
    let other = vec![
        node("in", "trigger-score-reached", json!({ "points": 9 })),
        wait("w", 14_400),
        node(
            "late",
            "call-webhook",
            json!({ "url": "https://x.example" }),
        ),
        node("out", "exit", json!({})),
    ];
    let tally = tally(&campaign(
        20,
        vec![chain("first", first), chain("other", other)],
    ));
    assert_eq!(tally.all(Happening::Entered), 8_000);
    assert_eq!(tally.all(Happening::Left), 8_000);
    assert_eq!(tally.all(Happening::Called), 0, "taken out before");
}

#[test]
fn given_limits_and_quiet_days_when_sending_then_they_hold() {
    let wait = |id: &str| node(id, "wait-duration", json!({ "minutes": 60 }));
    let again = |id: &str| node(id, "send-email", json!({ "message": "m" }));
    let mut campaign = listened(
        vec![send(), wait("w1"), again("s2"), wait("w2"), again("s3")],
        None,
    );
    campaign.limits =
        serde_json::from_value(json!([{ "carrier": "email", "count": 2, "days": 7 }])).unwrap();
    let tally = tally(&campaign);
    // Who complained at once, or bounced, is suppressed instead.
    assert!(
        tally.all(Happening::Capped) > 3_900,
        "{}",
        tally.all(Happening::Capped)
    );
    campaign.quiet =
        serde_json::from_value(json!([{ "from": "2026-03-02", "to": "2026-03-05" }])).unwrap();
    let (spec, contacts) = people();
    let ran = ran(&contacts, &spec, &preset(Preset::Shop), &campaign);
    let first = ran
        .log
        .iter()
        .filter(|it| it.what == Happening::Sent)
        .map(|it| it.minute / 1_440);
    assert_eq!(first.min(), Some(4));
}

#[test]
fn given_a_split_when_run_then_its_shares_are_kept() {
    let split = node("halves", "split", json!({ "shares": { "a": 20, "b": 80 } }));
    let nodes = vec![
        node("in", "trigger-segment", json!({ "segment": "all" })),
        split,
        node("a", "add-tag", json!({ "tag": "a" })),
        node("b", "add-tag", json!({ "tag": "b" })),
    ];
    let edges = vec![
        edge("in", "next", "halves"),
        edge("halves", "a", "a"),
        edge("halves", "b", "b"),
    ];
    let tally = tally(&campaign(1, vec![workflow("w", nodes, edges)]));
    let check = stats::sample_ratio(&[tally.steps[2], tally.steps[3]], &[20, 80]).unwrap();
    assert!(
        !check.mismatch && tally.steps[2] + tally.steps[3] == 4_000,
        "{:?}",
        tally.steps
    );
}
