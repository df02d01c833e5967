use crate::fixture::*;
use casefile::campaign::Campaign;
use serde_json::{Value, json};
use simulator::workflow::{Names, Problem, Severity, preflight, problems};

fn found(workflow: Value) -> Vec<String> {
    let campaign = campaign(30, vec![workflow]);
    let contacts = contacts(50);
    let names = Names::of(&campaign, &contacts.base);
    let of = |it: Problem| format!("{} {}", it.code, it.node.unwrap_or_default());
    let found = problems(&campaign.workflows[0], &contacts.base, &names, 20_514);
    found.into_iter().map(of).collect()
}

fn enter() -> Value {
    node("in", "trigger-segment", json!({ "segment": "all" }))
}

#[test]
fn given_a_whole_workflow_when_checked_then_nothing_is_found() {
    let nodes = vec![
        enter(),
        node("wait", "wait-duration", json!({ "minutes": 10 })),
        node("send", "send-email", json!({ "message": "m" })),
        node("out", "exit", json!({})),
    ];
    assert_eq!(found(chain("w", nodes)), Vec::<String>::new());
}

#[test]
fn given_broken_shapes_when_checked_then_each_has_its_code_and_step() {
    let tag = |id: &str| node(id, "add-tag", json!({ "tag": "t" }));
    let nodes = vec![enter(), tag("a"), tag("b"), tag("c"), tag("alone")];
    let edges = vec![
        edge("in", "next", "a"),
        edge("a", "next", "b"),
        edge("b", "next", "c"),
        edge("c", "next", "b"),
    ];
    let told = found(workflow("w", nodes, edges));
    for code in [
        "workflow-no-exit ",
        "workflow-circle b",
        "workflow-circle c",
        "workflow-unreachable alone",
        "workflow-dead-end alone",
    ] {
        assert!(told.iter().any(|it| it == code), "{code}: {told:?}");
    }
    assert!(!told.contains(&"workflow-circle a".to_owned()), "{told:?}");
    assert!(
        found(workflow("w", vec![node("out", "exit", json!({}))], vec![]))
            .contains(&"workflow-no-trigger ".to_owned())
    );
}

#[test]
fn given_a_circle_with_a_wait_when_checked_then_it_may_stay() {
    let nodes = vec![
        enter(),
        node("wait", "wait-duration", json!({ "minutes": 10 })),
        node("back", "goto", json!({ "node": "wait" })),
    ];
    assert!(
        !found(chain("w", nodes))
            .iter()
            .any(|it| it.starts_with("workflow-circle"))
    );
}

#[test]
fn given_names_that_lead_nowhere_when_checked_then_they_are_found() {
    let rule = json!({ "is": { "field": "agee", "op": "equal", "value": 1 } });
    let nodes = vec![
        node("in", "trigger-segment", json!({ "segment": "nobody" })),
        node("send", "send-sms", json!({ "message": "m" })),
        node("if", "condition-field", json!({ "rule": rule })),
        node("late", "wait-until", json!({ "date": "2020-01-01" })),
    ];
    let edges = vec![
        edge("in", "next", "send"),
        edge("send", "next", "if"),
        edge("if", "yes", "late"),
    ];
    let told = found(workflow("w", nodes, edges));
    for code in [
        "workflow-unknown in",
        // "m" is an e-mail.
        "workflow-unknown send",
        "filter-column if",
        "workflow-past late",
    ] {
        assert!(told.iter().any(|it| it == code), "{code}: {told:?}");
    }
}

#[test]
fn given_ten_thousand_steps_when_checked_then_that_is_all_that_is_said() {
    let wait = |at: usize| node(&format!("n{at}"), "wait-duration", json!({ "minutes": 1 }));
    let nodes = [enter()].into_iter().chain((0..10_000).map(wait)).collect();
    assert_eq!(found(chain("w", nodes)), ["workflow-too-large "]);
}

fn codes(campaign: &Campaign) -> Vec<(&'static str, Severity)> {
    let found = preflight(campaign, &contacts(400).base);
    found.into_iter().map(|it| (it.code, it.severity)).collect()
}

#[test]
fn given_a_campaign_when_looked_over_then_what_stops_it_is_told_from_what_may_be_accepted() {
    let mut campaign = blast(10);
    assert_eq!(codes(&campaign), [("consent-missing", Severity::Warning)]);
    campaign.workflows[0].settings.entry_filter = serde_json::from_value(
        json!({ "is": { "field": "consent.email", "op": "equal", "value": true } }),
    )
    .unwrap();
    assert_eq!(codes(&campaign), []);
    campaign.sender.dkim = false;
    campaign.sender.tracking = false;
    campaign.messages[0].content.unsubscribe = false;
    campaign.segments[0].rule =
        serde_json::from_value(json!({ "is": { "field": "age", "op": "greater", "value": 200 } }))
            .unwrap();
    let wanted = [
        ("domain-unverified", Severity::Error),
        ("tracking-missing", Severity::Warning),
        ("unsubscribe-missing", Severity::Error),
        ("segment-empty", Severity::Error),
    ];
    assert_eq!(codes(&campaign), wanted);
}

/// A decision waits for behaviour, a condition checks now.
#[test]
fn given_a_decision_and_a_condition_when_run_then_only_the_decision_waits() {
    let spec = plain();
    let contacts = simulator::Contacts::generate(&spec, &categories(), Some(3_000));
    let steps = |kind: &str, config: Value| {
        let nodes = vec![
            enter(),
            node("send", "send-email", json!({ "message": "m" })),
            node("asked", kind, config),
            node("yes", "add-tag", json!({ "tag": "yes" })),
            node("no", "add-tag", json!({ "tag": "no" })),
        ];
        let edges = vec![
            edge("in", "next", "send"),
            edge("send", "next", "asked"),
            edge("asked", "yes", "yes"),
            edge("asked", "no", "no"),
        ];
        let campaign = campaign(20, vec![workflow("w", nodes, edges)]);
        let market = preset(casefile::audience::Preset::Newsletter);
        let plan = simulator::run::Plan::new(&contacts, &spec, &market, &campaign, 1).unwrap();
        let tally = simulator::run::run(&plan, 1);
        [
            tally.steps[3],
            tally.steps[4],
            tally.all(simulator::run::Happening::Opened),
        ]
    };
    let [yes, no, opened] = steps(
        "decision-open",
        json!({ "message": "m", "minutes": 20_000 }),
    );
    assert_eq!(yes + no, 3_000);
    assert!(
        yes > 300 && yes.abs_diff(opened) <= opened / 10,
        "{yes} of {opened}"
    );
    let rule = json!({ "is": { "field": "opens.last", "op": "date", "value": "today" } });
    let [now, later, _] = steps("condition-field", json!({ "rule": rule }));
    assert_eq!(
        (now, now + later),
        (0, 3_000),
        "nobody has opened in the minute of sending"
    );
}

/// A goal takes everybody to it who meets it, wherever they stand.
#[test]
fn given_a_goal_when_met_then_the_contact_jumps_there() {
    let spec = plain();
    let contacts = simulator::Contacts::generate(&spec, &categories(), Some(20_000));
    let rule = json!({ "is": { "field": "entry.purchased", "op": "equal", "value": true } });
    let nodes = vec![
        enter(),
        node("wait", "wait-duration", json!({ "minutes": 86_400 })),
        node("goal", "goal", json!({ "rule": rule })),
        node("thanks", "add-tag", json!({ "tag": "thanks" })),
    ];
    let edges = vec![edge("in", "next", "wait"), edge("goal", "next", "thanks")];
    let campaign = campaign(30, vec![workflow("w", nodes, edges)]);
    let ran = ran(
        &contacts,
        &spec,
        &preset(casefile::audience::Preset::Shop),
        &campaign,
    );
    let ordered: std::collections::BTreeSet<u32> = ran
        .log
        .iter()
        .filter(|it| it.what == simulator::run::Happening::Ordered)
        .map(|it| it.contact)
        .collect();
    assert!(ordered.len() > 200);
    assert_eq!(ran.tally.steps[3], ordered.len() as u64);
}

/// FORMATS.md and the code tell the same.
#[test]
fn given_the_page_of_formats_when_searched_then_it_has_every_word() {
    const PAGE: &str = include_str!("../../FORMATS.md");
    const CODE: [&str; 6] = [
        include_str!("../../src/workflow/problem.rs"),
        include_str!("../../src/workflow/preflight.rs"),
        include_str!("../../src/segment/term.rs"),
        include_str!("../../src/segment/shelf.rs"),
        include_str!("../../src/base/import.rs"),
        include_str!("../../src/workflow/compile/mod.rs"),
    ];
    let heads = [
        "workflow-",
        "filter-",
        "contacts-",
        "segment-",
        "domain-",
        "consent-",
    ];
    for text in CODE.iter().flat_map(|it| it.split('"').skip(1).step_by(2)) {
        let code = heads.iter().any(|it| text.starts_with(it)) && !text.contains([' ', '.']);
        assert!(!code || PAGE.contains(&format!("`{text}`")), "{text}");
    }
    for op in simulator::segment::Operator::ALL {
        assert!(
            PAGE.contains(&format!("`{}`", op.as_str())),
            "{}",
            op.as_str()
        );
    }
    for kind in simulator::base::Kind::ALL {
        assert!(
            PAGE.contains(&format!("`{}`", kind.as_str())),
            "{}",
            kind.as_str()
        );
        assert!(!simulator::segment::operators(kind).is_empty());
    }
}
