use crate::fixture::*;
use casefile::campaign::Campaign;
use serde_json::{Value, json};
use simulator::workflow::{End, Lead, Leaving, Walk, walk};
use std::collections::BTreeMap;

fn cells(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    let pair = |(field, cell): &(&str, &str)| ((*field).to_owned(), (*cell).to_owned());
    pairs.iter().map(pair).collect()
}

fn led(campaign: &Campaign, given: &[(&str, &str)], answers: &[&str]) -> Walk {
    let answers: Vec<String> = answers.iter().map(|it| (*it).to_owned()).collect();
    let lead = Lead {
        campaign,
        workflow: 0,
        trigger: None,
        row: None,
        values: &cells(given),
        answers: &answers,
    };
    walk(lead, &contacts(50).base)
}

fn way(walk: &Walk) -> Vec<(&str, u32)> {
    walk.stops
        .iter()
        .map(|it| (it.node.as_str(), it.minute))
        .collect()
}

fn is(field: &str, op: &str, value: Value) -> Value {
    json!({ "is": { "field": field, "op": op, "value": value } })
}

fn left(walk: &Walk) -> Leaving {
    match walk.end {
        End::Left { how, .. } => how,
        End::Asks { .. } => panic!("{walk:?}"),
    }
}

/// A mail at noon; who opens it and is young gets a tag; who does not gets it again.
fn decided() -> Campaign {
    let young =
        json!({ "all": [is("age", "less", json!(30)), is("town", "equal", json!("Gdynia"))] });
    let nodes = vec![
        node("in", "trigger-segment", json!({ "segment": "all" })),
        node("noon", "wait-until", json!({ "time": "12:00" })),
        node("send", "send-email", json!({ "message": "m" })),
        node(
            "open",
            "decision-open",
            json!({ "message": "m", "minutes": 2_880 }),
        ),
        node("young", "if-else", json!({ "rule": young })),
        node("tag", "add-tag", json!({ "tag": "mloda" })),
        node("tagged", "condition-tag", json!({ "tag": "mloda" })),
        node("out", "exit", json!({})),
    ];
    let edges = vec![
        edge("in", "next", "noon"),
        edge("noon", "next", "send"),
        edge("send", "next", "open"),
        edge("open", "yes", "young"),
        edge("open", "no", "out"),
        edge("young", "yes", "tag"),
        edge("tag", "next", "tagged"),
        edge("tagged", "yes", "out"),
    ];
    campaign(20, vec![workflow("w", nodes, edges)])
}

#[test]
fn given_a_decision_when_nothing_is_answered_then_the_walk_asks() {
    let walk = led(&decided(), &[("consent.email", "yes")], &[]);
    assert_eq!(
        way(&walk),
        [("in", 0), ("noon", 0), ("send", 720), ("open", 720)]
    );
    assert_eq!(walk.stops[2].done.as_ref().unwrap().what, "sent");
    let End::Asks {
        node,
        ports,
        minutes,
    } = &walk.end
    else {
        panic!("{walk:?}");
    };
    assert_eq!((node.as_str(), *minutes), ("open", Some(2_880)));
    assert_eq!(*ports, ["yes", "no"]);
}

#[test]
fn given_answers_when_led_on_then_every_condition_says_why() {
    let young = [
        ("age", "25"),
        ("town", "Gdynia"),
        ("do_not_contact.email", "yes"),
    ];
    let walk = led(&decided(), &young, &["yes"]);
    assert_eq!(left(&walk), Leaving::Exit);
    assert_eq!(walk.stops[2].done.as_ref().unwrap().what, "no-consent");
    let asked = &walk.stops[4];
    assert_eq!(asked.port.as_deref(), Some("yes"));
    let whys: Vec<_> = asked
        .whys
        .iter()
        .map(|it| (it.path.as_str(), it.cell.as_str(), it.holds))
        .collect();
    assert_eq!(
        whys,
        [("all.0.is", "25", true), ("all.1.is", "Gdynia", true)]
    );
    assert_eq!(asked.whys[0].sentence.pl, "wiek: poniżej 30");
    assert_eq!(walk.stops[6].port.as_deref(), Some("yes"), "the tag is on");
    let old = led(&decided(), &[("age", "52")], &["yes"]);
    assert_eq!(left(&old), Leaving::DeadEnd);
    assert!(old.stops[4].whys.iter().all(|it| !it.holds));
    let late = led(&decided(), &[], &["no"]);
    assert_eq!(way(&late).last(), Some(&("out", 720 + 2_880)));
}

#[test]
fn given_settings_when_they_keep_somebody_out_then_the_walk_ends_at_the_door() {
    let mut campaign = decided();
    campaign.workflows[0].settings.entry_filter =
        serde_json::from_value(is("age", "at-least", json!(18))).unwrap();
    let child = led(&campaign, &[("age", "16")], &[]);
    assert_eq!(left(&child), Leaving::Filtered);
    assert!(!child.stops[0].whys[0].holds);
    campaign.workflows[0].settings.suppression = vec!["all".into()];
    assert_eq!(
        left(&led(&campaign, &[("age", "20"), ("id", "7")], &[])),
        Leaving::Suppressed
    );
    campaign.workflows.clear();
    assert_eq!(left(&led(&campaign, &[], &[])), Leaving::Nowhere);
}

#[test]
fn given_a_goal_when_behaviour_meets_it_then_the_contact_jumps_there() {
    let bought = is("entry.purchased", "equal", json!(true));
    let nodes = vec![
        node("in", "trigger-segment", json!({ "segment": "all" })),
        node(
            "ask",
            "wait-event",
            json!({ "event": "purchase", "minutes": 600 }),
        ),
        node("more", "send-email", json!({ "message": "m" })),
        node("goal", "goal", json!({ "rule": bought })),
        node("out", "exit", json!({})),
    ];
    let edges = vec![
        edge("in", "next", "ask"),
        edge("ask", "event", "more"),
        edge("ask", "timeout", "more"),
        edge("more", "next", "goal"),
        edge("goal", "next", "out"),
    ];
    let campaign = campaign(20, vec![workflow("w", nodes, edges)]);
    let buys = led(&campaign, &[], &["event"]);
    assert_eq!(way(&buys)[2..], [("goal", 60), ("out", 60)]);
    let waits = led(&campaign, &[], &["timeout"]);
    assert_eq!(way(&waits)[2..], [("more", 600), ("goal", 600)]);
    assert!(matches!(&waits.end, End::Asks { node, minutes: None, .. } if node == "goal"));
}

#[test]
fn given_a_circle_when_led_then_the_walk_ends() {
    let nodes = vec![
        node("in", "trigger-segment", json!({ "segment": "all" })),
        node("tag", "add-tag", json!({ "tag": "a" })),
        node("back", "goto", json!({ "node": "tag" })),
    ];
    let edges = vec![edge("in", "next", "tag"), edge("tag", "next", "back")];
    let campaign = campaign(20, vec![workflow("w", nodes, edges)]);
    assert_eq!(left(&led(&campaign, &[], &[])), Leaving::Circle);
}

#[test]
fn given_a_contact_when_it_is_led_then_its_own_cells_decide() {
    let contacts = contacts(200);
    let campaign = decided();
    let ages = contacts.base.column("age").unwrap().numbers().unwrap();
    for (row, age) in ages.iter().enumerate().take(60) {
        let lead = Lead {
            campaign: &campaign,
            workflow: 0,
            trigger: Some("in"),
            row: Some(row as u32),
            values: &cells(&[("town", "Gdynia"), ("age.", "1"), ("signup", "soon")]),
            answers: &["yes".to_owned()],
        };
        let walk = walk(lead, &contacts.base);
        assert_eq!(walk.unread, ["age.", "signup"]);
        let young = (0..30).contains(age);
        let port = walk.stops[4].port.as_deref();
        assert_eq!(port, Some(if young { "yes" } else { "no" }), "{age}");
    }
}
