use super::{ask, campaign, code, loaded};
use casefile::campaign::Campaign;
use serde_json::Value;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use worker::protocol::simulation::{
    End, Launch, Lead, Life, Report, Request, Response, Sums, Tally,
};
use worker::simulation::Engine;

const CONTACTS: u32 = 2_001;
/// What came out when this was written. Another digest means that every stored outcome changed.
const KNOWN: &str = include_str!("digest.txt");

/// As a client runs it: every worker lives a day before any lives the next.
fn run(workers: &mut [Engine], campaign: &Campaign) -> Report {
    let shares = workers.len() as u32;
    let mut days = 0;
    for (share, worker) in workers.iter_mut().enumerate() {
        let launch = Launch {
            share: share as u32,
            shares,
            ..Launch::alone(campaign.clone())
        };
        match ask(worker, Request::Launch(launch)) {
            Ok(Response::Launched(launched)) => days = launched.days,
            other => panic!("{other:?}"),
        }
    }
    let mut before = Sums::default();
    for _ in 0..days {
        let mut live = |worker| match ask(worker, Request::Day { before }) {
            Ok(Response::Day { sums }) => sums,
            other => panic!("{other:?}"),
        };
        let lived = workers.iter_mut().map(&mut live);
        before = lived.fold(Sums::default(), Sums::plus);
    }
    let (first, rest) = workers.split_first_mut().expect("a worker");
    let tally = |worker: &mut Engine| -> Tally {
        match ask(worker, Request::Tally) {
            Ok(Response::Tally(tally)) => tally,
            other => panic!("{other:?}"),
        }
    };
    let others = rest.iter_mut().map(tally).collect();
    match ask(first, Request::Report { others }) {
        Ok(Response::Report(report)) => report,
        other => panic!("{other:?}"),
    }
}

fn workers(count: usize) -> Vec<Engine> {
    (0..count).map(|_| loaded(CONTACTS).0).collect()
}

fn life(engine: &mut Engine, contact: u32) -> Life {
    match ask(engine, Request::Timeline { contact }) {
        Ok(Response::Life(life)) => life,
        other => panic!("{other:?}"),
    }
}

#[test]
fn given_one_two_or_four_workers_when_a_run_is_shared_then_the_digest_is_the_known_one() {
    let campaign = campaign(12);
    for count in [1, 2, 4] {
        let report = run(&mut workers(count), &campaign);
        assert_eq!(report.digest.to_string(), KNOWN.trim(), "{count} workers");
        assert_eq!(report.days, 12);
    }
}

#[test]
fn given_a_run_when_contacts_are_followed_then_their_lives_add_up_to_the_report() {
    let mut workers = workers(2);
    let report = run(&mut workers, &campaign(6));
    let report: Value = serde_json::from_slice(&report.json).expect("JSON");
    let sent = |life: &Life| life.events.iter().filter(|it| it.what == "sent").count();
    let mut whole = 0;
    for contact in 0..CONTACTS {
        let life = life(&mut workers[0], contact);
        assert!(life.events.is_sorted_by_key(|it| it.minute));
        whole += sent(&life);
    }
    assert_eq!(report["total"]["sent"], whole);
    let some = life(&mut workers[0], 0);
    assert_eq!(some, life(&mut workers[1], 0));
    let written = (0..CONTACTS).map(|it| life(&mut workers[0], it));
    let written = written.into_iter().find(|life| sent(life) > 0);
    let written = written.expect("somebody").events;
    let at = |what: &str| written.iter().find(|it| it.what == what).expect("an event");
    assert_eq!(at("step").node.as_deref(), Some("in"));
    assert_eq!(at("sent").message.as_deref(), Some("m"));
    assert!(at("sent").variant.is_some());
    let absent = Request::Timeline { contact: CONTACTS };
    assert!(ask(&mut workers[0], absent).is_err());
}

#[test]
fn given_a_run_that_is_over_when_another_day_is_asked_for_then_it_fails() {
    let mut workers = workers(1);
    run(&mut workers, &campaign(2));
    let before = Sums::default();
    let more = ask(&mut workers[0], Request::Day { before });
    assert_eq!(code(more), "simulation-not-run");
}

#[test]
fn given_a_workflow_when_somebody_is_led_through_then_the_walk_crosses_whole() {
    let mut workers = workers(1);
    let lead = |answers: &[&str]| {
        Request::Walk(Lead {
            campaign: Box::new(campaign(6)),
            workflow: 0,
            trigger: None,
            contact: Some(7),
            values: [("consent.email".to_owned(), "yes".to_owned())].into(),
            answers: answers.iter().map(|it| (*it).to_owned()).collect(),
        })
    };
    let mut end = |answers: &[&str]| match ask(&mut workers[0], lead(answers)) {
        Ok(Response::Walk(walk)) => (walk.stops.len(), walk.end),
        other => panic!("{other:?}"),
    };
    let (stops, asks) = end(&[]);
    assert!(matches!(asks, End::Asks { node, .. } if node == "open"));
    assert_eq!(stops, 4);
    let (stops, left) = end(&["no"]);
    assert!(matches!(left, End::Left { how, .. } if how == "exit"));
    assert_eq!(stops, 6);
}

#[test]
fn given_a_campaign_that_cannot_be_launched_when_it_is_then_the_faults_say_why() {
    let mut workers = workers(1);
    let mut wrong = campaign(2);
    wrong.workflows[0].nodes[2]
        .config
        .insert("message".into(), "none".into());
    let mut long = campaign(2);
    long.days = 367;
    for (campaign, wanted) in [(wrong, "workflow-unknown"), (long, "campaign-days")] {
        let launch = Request::Launch(Launch::alone(campaign));
        match ask(&mut workers[0], launch) {
            Ok(Response::Faults { faults }) => assert_eq!(faults[0].code, wanted),
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(
        code(ask(&mut workers[0], Request::Tally)),
        "simulation-not-run"
    );
}

#[test]
fn given_a_campaign_when_judged_then_its_effects_have_the_names_of_its_parts() {
    let mut workers = workers(1);
    let truth = Request::Truth(Launch::alone(campaign(6)));
    let Ok(Response::Truth(truth)) = ask(&mut workers[0], truth) else {
        panic!("the truth");
    };
    let steps: Vec<&str> = truth.steps.iter().map(|it| it.node.as_str()).collect();
    assert_eq!(steps, ["send", "again"]);
    let variants: Vec<&str> = truth.variants.iter().map(|it| &*it.variant).collect();
    assert_eq!(variants, ["a", "b"]);
    let yardsticks = Request::Yardsticks(Launch::alone(campaign(6)));
    let Ok(Response::Yardsticks { yardsticks }) = ask(&mut workers[0], yardsticks) else {
        panic!("yardsticks");
    };
    let ids: Vec<&str> = yardsticks.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(ids, ["none", "own", "blast", "search"]);
    assert_eq!(yardsticks[1].effect, truth.campaign);
}
