use super::{ask, campaign, code, load, loaded};
use casefile::audience::ClauseChannel;
use casefile::workflow::{Operator, Rule};
use serde_json::{Value, json};
use std::collections::BTreeMap;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use worker::protocol::simulation::{
    Column, ColumnKind, Compare, Count, Order, ProfileOf, Request, Response, Rows, Severity, Unit,
};
use worker::simulation::Engine;

const CONTACTS: u32 = 3_000;

fn rule(value: Value) -> Rule {
    serde_json::from_value(value).expect("a rule")
}

fn is(field: &str, op: &str, value: Value) -> Rule {
    rule(json!({ "is": { "field": field, "op": op, "value": value } }))
}

fn codes(response: Response) -> Vec<String> {
    let Response::Faults { faults } = response else {
        panic!("{response:?}");
    };
    let told = faults.iter().map(|it| format!("{} {}", it.code, it.path));
    told.collect()
}

#[test]
fn given_no_world_when_asked_then_it_says_so() {
    let mut engine = Engine::default();
    let rows = Request::Rows(Rows::default());
    assert_eq!(code(ask(&mut engine, rows)), "simulation-not-loaded");
    assert_eq!(
        code(ask(&mut engine, Request::Tally)),
        "simulation-not-loaded"
    );
    let mut broken = load(10);
    if let Request::Load(load) = &mut broken {
        load.files.retain(|file| file.name != "market.toml");
    }
    assert_eq!(code(ask(&mut engine, broken)), "simulation-world");
}

#[test]
fn given_a_world_when_loaded_again_then_it_is_the_same_one() {
    let (mut engine, world) = loaded(CONTACTS);
    assert_eq!(world.contacts, u64::from(CONTACTS));
    assert_eq!(world.today, "2026-03-02");
    assert_eq!(world.categories.len(), 4);
    let column = |name: &str| -> &Column {
        let found = world.columns.iter().find(|it| it.name == name);
        found.expect("a column")
    };
    assert_eq!(column("consent.email").kind, ColumnKind::Truth);
    assert_eq!(column("consent.email").title.pl, "zgoda na e-mail");
    assert!(column("orders.last").operators.contains(&Operator::Date));
    assert!(column("tags").words.contains(&"reklamacja-w-toku".into()));
    let campaign = Box::new(campaign(2));
    let launch = Request::Launch(worker::protocol::simulation::Launch::alone(*campaign));
    ask(&mut engine, launch).expect("a run");
    let again = ask(&mut engine, load(CONTACTS)).expect("the same world");
    assert_eq!(again, Response::World(world));
    assert!(ask(&mut engine, Request::Tally).is_ok(), "the run goes on");
    ask(&mut engine, load(100)).expect("another world");
    assert_eq!(code(ask(&mut engine, Request::Tally)), "simulation-not-run");
}

#[test]
fn given_rows_when_filtered_sorted_and_paged_then_each_comes_once_in_order() {
    let (mut engine, _) = loaded(CONTACTS);
    let mut ages = Vec::new();
    let mut total = 1;
    while (ages.len() as u64) < total {
        let rows = Rows {
            rule: Some(is("age", "at-least", json!(40))),
            order: Some(Order {
                column: "age".into(),
                descending: true,
            }),
            columns: vec!["age".into(), "first_name".into()],
            from: ages.len() as u64,
            count: 100,
            ..Rows::default()
        };
        let Ok(Response::Page(page)) = ask(&mut engine, Request::Rows(rows)) else {
            panic!("a page");
        };
        assert_eq!(page.places.len(), page.rows.len());
        total = page.total;
        let read = |row: &Vec<String>| row[0].parse::<u32>().expect("an age");
        ages.extend(page.rows.iter().map(read));
    }
    assert_eq!(ages.len() as u64, total);
    assert!(ages.is_sorted_by(|a, b| a >= b) && ages.iter().all(|it| *it >= 40));
    let wrong = Rows {
        columns: vec!["agee".into()],
        ..Rows::default()
    };
    let wrong = ask(&mut engine, Request::Rows(wrong)).expect("an answer");
    assert_eq!(codes(wrong), ["filter-column "]);
}

#[test]
fn given_a_rule_when_counted_then_who_may_be_written_to_is_told_in_words() {
    let (mut engine, _) = loaded(CONTACTS);
    let inner = is("orders.count", "at-least", json!(2));
    let library = BTreeMap::from([("stali".to_owned(), inner)]);
    let count = |rule| {
        Request::Count(Count {
            rule,
            library: library.clone(),
            channel: ClauseChannel::Email,
        })
    };
    let found = ask(&mut engine, count(is("segment", "in", json!(["stali"]))));
    let Ok(Response::Count(found)) = found else {
        panic!("{found:?}");
    };
    assert!(found.segment > found.consented && found.consented > found.unsuppressed);
    assert!(found.unsuppressed >= found.eligible && found.eligible > 0);
    assert_eq!(found.sentence.pl, "w segmencie „stali”");
    let wrong = rule(json!({ "all": [
        { "is": { "field": "age", "op": "like", "value": "4%" } },
        { "is": { "field": "segment", "op": "equal", "value": "nobody" } },
    ] }));
    let told = codes(ask(&mut engine, count(wrong)).expect("an answer"));
    assert_eq!(
        told,
        [
            "filter-operator all.0.is.op",
            "filter-segment all.1.is.value"
        ]
    );
}

#[test]
fn given_a_column_when_some_are_asked_about_then_the_profile_is_of_those_alone() {
    let (mut engine, _) = loaded(CONTACTS);
    let mut profile = |rule| {
        let ask_for = ProfileOf {
            column: "age".into(),
            rule,
            library: BTreeMap::new(),
        };
        match ask(&mut engine, Request::Profile(ask_for)) {
            Ok(Response::Profile(profile)) => profile,
            other => panic!("{other:?}"),
        }
    };
    let all = profile(None);
    assert_eq!(all.filled + all.missing, u64::from(CONTACTS));
    let some = profile(Some(is("age", "between", json!([25, 34]))));
    assert_eq!((some.missing, some.kind), (0, ColumnKind::Whole));
    assert_eq!(some.range, Some(["25".into(), "34".into()]));
    let bars: u64 = some.bars.iter().map(|bar| bar.count).sum();
    assert_eq!(bars, some.filled);
}

#[test]
fn given_segments_when_compared_then_their_bins_are_the_same_and_sum_up() {
    let (mut engine, _) = loaded(CONTACTS);
    let compare = Compare {
        segments: vec![
            ("b".into(), is("orders.count", "at-least", json!(3))),
            ("a".into(), is("age", "less", json!(30))),
        ],
        library: BTreeMap::new(),
    };
    let Ok(Response::Comparison(found)) = ask(&mut engine, Request::Compare(compare)) else {
        panic!("a comparison");
    };
    for (at, contacts) in found.contacts.iter().enumerate() {
        assert_eq!(found.overlaps[at][at], *contacts);
        for measure in &found.measures {
            let group = &measure.groups[at];
            assert_eq!(group.counts.len(), measure.bins.len(), "{}", measure.id);
            if measure.unit != Unit::Label {
                let whole: u64 = group.counts.iter().sum();
                assert_eq!(whole + group.missing, *contacts, "{}", measure.id);
            }
        }
    }
    let wrong = Compare {
        segments: vec![("c".into(), is("nothing", "equal", json!(1)))],
        library: BTreeMap::new(),
    };
    let told = codes(ask(&mut engine, Request::Compare(wrong)).expect("an answer"));
    assert_eq!(told, ["filter-column c:is.field"]);
}

#[test]
fn given_a_workflow_when_a_step_is_amiss_then_the_problem_says_where() {
    let (mut engine, _) = loaded(CONTACTS);
    let mut campaign = campaign(10);
    campaign.workflows[0].nodes[2]
        .config
        .insert("message".into(), json!("none"));
    campaign.sender.spf = false;
    let mut problems = |request| match ask(&mut engine, request) {
        Ok(Response::Problems { problems }) => problems,
        other => panic!("{other:?}"),
    };
    let of_one = problems(Request::Problems {
        campaign: Box::new(campaign.clone()),
        workflow: 0,
    });
    assert_eq!(of_one.len(), 1, "{of_one:?}");
    assert_eq!(of_one[0].code, "workflow-unknown");
    assert_eq!(of_one[0].path, "nodes.2.config.message");
    assert_eq!(of_one[0].node.as_deref(), Some("send"));
    let campaign = Box::new(campaign);
    let all = problems(Request::Preflight { campaign });
    let stops = all.iter().filter(|it| it.severity == Severity::Error);
    let stops: Vec<&str> = stops.map(|it| it.path.as_str()).collect();
    assert_eq!(
        stops,
        ["workflows.0.nodes.2.config.message", "sender.spf"],
        "{all:?}"
    );
}
