//! The core without features: ids, dates, criteria, the compiled case, workflows.

use casefile::workflow::{Family, Kind, Operator, Workflow};
use casefile::{Case, CaseError, CriterionId, Date, Language, Month, Room, TaskId, TimeOfDay};
use casefile::{Localized, criteria};
use proptest::prelude::*;
use serde_json::{Value, json};

fn case() -> Value {
    let page = include_str!("../FORMATS.md");
    let start = page.find("```json case.json\n").expect("an example") + "```json case.json\n".len();
    let end = page[start..].find("```").expect("its end");
    serde_json::from_str(&page[start..start + end]).expect("JSON")
}

#[track_caller]
fn refused(change: impl FnOnce(&mut Value)) -> CaseError {
    let mut value = case();
    change(&mut value);
    Case::from_json(&value.to_string()).expect_err("it is refused")
}

#[test]
fn given_a_compiled_case_when_written_and_read_then_it_is_the_same() {
    let read = Case::from_json(&case().to_string()).expect("the page's case");
    assert_eq!(Case::from_json(&read.to_json()), Ok(read.clone()));
    assert_eq!(
        read.task("t01").expect("a task").rooms,
        [
            Room::Company,
            Room::Content,
            Room::Audience,
            Room::Automation
        ]
    );
    assert_eq!(
        read.question("t01-q1").expect("a question").0.id.as_str(),
        "t01"
    );
    assert!(read.document("rynek").is_none());
    assert_eq!(read.asset("logo").expect("an asset").width, 120);
}

#[test]
fn given_a_newer_format_then_it_is_refused_before_its_unknown_fields() {
    let error = refused(|case| {
        case["format"] = json!(2);
        case["colour"] = json!("red");
    });
    assert_eq!(
        error,
        CaseError::Format {
            found: 2,
            newest: 1
        }
    );
    assert_eq!(error.code(), "case-format-newer");
}

#[test]
fn given_unknown_fields_then_they_are_refused_wherever_they_are() {
    for pointer in [
        "",
        "/tasks/0",
        "/tasks/0/questions/0",
        "/documents/0",
        "/assets/0",
        "/title",
    ] {
        let error = refused(|case| {
            case.pointer_mut(pointer).expect(pointer)["colour"] = json!("red");
        });
        assert_eq!(error.code(), "case-json", "{pointer}");
    }
}

#[test]
fn given_an_id_twice_then_it_is_refused() {
    for (list, kind) in [
        ("tasks", "task"),
        ("documents", "document"),
        ("assets", "asset"),
    ] {
        let error = refused(|case| {
            let first = case[list][0].clone();
            case[list].as_array_mut().expect(list).push(first);
        });
        let CaseError::Duplicate { kind: found, .. } = error else {
            panic!("{error}")
        };
        assert_eq!(found, kind);
    }
}

#[test]
fn given_dangling_references_then_they_are_refused() {
    let error = refused(|case| case["tasks"][0]["criteria"][0] = json!("9.9.9"));
    assert_eq!(error.code(), "case-dangling");
    let error = refused(|case| case["documents"][2]["body"]["picture"] = json!("nic"));
    assert_eq!(error.code(), "case-dangling");
    let error = refused(|case| {
        case["kind"] = json!("practice");
        case["invigilator"] = Value::Null;
        case["practice"] = json!({"hints": [{"task": "t09", "text": "x"}], "answers": []});
    });
    assert_eq!(error.code(), "case-dangling");
}

#[test]
fn given_values_that_do_not_go_together_then_they_are_refused() {
    let value = |change: fn(&mut Value)| assert_eq!(refused(change).code(), "case-value");
    value(|case| case["version"] = json!("1.0"));
    value(|case| case["tasks"] = json!([]));
    value(|case| case["tasks"][0]["rooms"] = json!([]));
    value(|case| case["kind"] = json!("practice"));
    value(|case| case["practice"] = json!({"hints": [], "answers": []}));
    value(|case| case["documents"][1]["body"]["table"]["rows"][0] = json!(["1", "2"]));
    value(|case| case["assets"][0]["file"] = json!("assets/../case.json"));
    value(|case| case["assets"][0]["sha256"] = json!("AB"));
}

#[test]
fn given_the_notice_then_the_table_and_the_toml_are_the_same_35_criteria() {
    let toml: Value = toml::from_str(include_str!("../data/criteria.toml")).expect("TOML");
    let text = |value: &Value, key: &str| value[key].as_str().expect(key).to_string();
    let list = |value: &Value, key: &str| value[key].as_array().expect(key).clone();
    let mut told = Vec::new();
    for set in list(&toml, "set") {
        told.push(["id", "pl", "en"].map(|key| text(&set, key)).to_vec());
        for outcome in list(&set, "outcome") {
            told.push(["id", "pl", "en"].map(|key| text(&outcome, key)).to_vec());
            for it in list(&outcome, "criterion") {
                told.push(
                    ["id", "pl", "en", "room", "evidence"]
                        .map(|key| text(&it, key))
                        .to_vec(),
                );
            }
        }
    }
    let mut table: Vec<Vec<String>> = Vec::new();
    for set in criteria::SETS {
        table.push([set.id, set.pl, set.en].map(String::from).to_vec());
        for outcome in set.outcomes {
            table.push(
                [outcome.id, outcome.pl, outcome.en]
                    .map(String::from)
                    .to_vec(),
            );
            for it in outcome.criteria {
                let row = [it.id, it.pl, it.en, it.room.as_str(), it.evidence];
                table.push(row.map(String::from).to_vec());
            }
        }
    }
    assert_eq!(table, told);
    assert_eq!(criteria::all().count(), 35);
    assert!(criteria::all().all(|it| criteria::is_known(it.id)));
    assert!(
        ["1.1", "1.1.9", "9.9.9", ""]
            .iter()
            .all(|id| !criteria::is_known(id))
    );
    assert!(criteria::all().all(|it| CriterionId::new(it.id).is_ok()));
    assert_eq!(
        criteria::find("1.5.11").expect("it exists").room,
        Room::Automation
    );
}

#[test]
fn given_two_languages_then_a_text_has_both() {
    let text = Localized {
        pl: "Oddaj pracę".into(),
        en: "Hand in".into(),
    };
    assert_eq!(
        Language::ALL.map(|it| text.get(it)),
        ["Oddaj pracę", "Hand in"]
    );
    assert_eq!(Language::default().as_str(), "pl");
    assert_eq!(
        Room::ALL.map(|it| Room::parse(it.as_str())),
        Room::ALL.map(Some)
    );
}

#[test]
fn given_texts_then_only_ids_are_ids() {
    for good in ["t01", "1.4.2", "a_b-c.d", &"x".repeat(64)] {
        assert!(TaskId::new(good).is_ok(), "{good}");
    }
    for bad in [
        "",
        ".",
        "..",
        ".x",
        "A",
        "ż",
        "a b",
        "a/b",
        "a\\b",
        &"x".repeat(65),
    ] {
        assert!(TaskId::new(bad).is_err(), "{bad}");
        assert!(
            serde_json::from_value::<TaskId>(json!(bad)).is_err(),
            "{bad}"
        );
    }
}

#[test]
fn given_dates_then_the_calendar_is_right() {
    let day = |text: &str| text.parse::<Date>().map(Date::days);
    assert_eq!(day("1970-01-01"), Ok(0));
    assert_eq!(day("2000-02-29"), Ok(11_016));
    assert_eq!(day("2026-09-14"), Ok(20_710));
    assert_eq!("2026-09-14".parse::<Date>().expect("a date").weekday(), 0);
    for bad in [
        "2026-9-14",
        "2026-02-29",
        "1900-01-01",
        "2026-13-01",
        "2026-00-10",
        "x",
        "2026-09-14T1",
    ] {
        assert!(bad.parse::<Date>().is_err(), "{bad}");
    }
    let december: Month = "2026-12".parse().expect("a month");
    assert_eq!(december.next().to_string(), "2027-01");
    assert_eq!("09:30".parse::<TimeOfDay>().expect("a time").minutes(), 570);
    for bad in ["24:00", "9:30", "09:60", "0930"] {
        assert!(bad.parse::<TimeOfDay>().is_err(), "{bad}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn given_any_day_then_the_next_one_is_one_more(
        year in 1970_u16..2400, month in 1_u8..=12, day in 1_u8..=31,
    ) {
        let text = format!("{year:04}-{month:02}-{day:02}");
        let Ok(date) = text.parse::<Date>() else { return Ok(()) };
        prop_assert_eq!(date.to_string(), text);
        let same_month = format!("{year:04}-{month:02}-{:02}", day + 1).parse::<Date>();
        let first = format!("{}-01", date.month().next()).parse().expect("a date");
        let next: Date = same_month.unwrap_or(first);
        prop_assert_eq!(next.days(), date.days() + 1);
        prop_assert_eq!(next.weekday(), (date.weekday() + 1) % 7);
    }

    #[test]
    fn given_any_text_then_reading_it_as_a_case_never_panics(text in ".{0,200}") {
        prop_assert!(Case::from_json(&text).is_err());
    }
}

#[test]
fn given_the_tool_then_it_has_its_steps_and_operators() {
    let count = |family| {
        Kind::ALL
            .iter()
            .filter(|kind| kind.family() == family)
            .count()
    };
    assert_eq!(count(Family::Trigger), 12);
    assert_eq!(count(Family::Flow), 10);
    assert_eq!(count(Family::Action), 17);
    assert_eq!(count(Family::Decision), 5);
    assert_eq!(count(Family::Condition), 8);
    for operator in Operator::ALL {
        assert_eq!(
            serde_json::to_value(operator).expect("a word"),
            json!(operator.as_str())
        );
    }
    for kind in Kind::ALL {
        assert_eq!(
            serde_json::to_value(kind).expect("a word"),
            json!(kind.as_str())
        );
    }
}

fn workflow(node: Value, edges: Value) -> Vec<(String, &'static str)> {
    let workflow: Workflow = serde_json::from_value(json!({
        "format": 1, "id": "w", "title": "W",
        "settings": {"reentry": "once", "entry_filter": null, "suppression": []},
        "nodes": [
            {"id": "in", "kind": "trigger-added", "title": "x", "config": {}, "x": 0, "y": 0},
            node,
        ],
        "edges": edges,
    }))
    .expect("a workflow");
    workflow
        .faults()
        .into_iter()
        .map(|fault| (fault.path, fault.code))
        .collect()
}

fn node(kind: &str, config: Value) -> Value {
    json!({"id": "n", "kind": kind, "title": "x", "config": config, "x": 0, "y": 0})
}

#[test]
fn given_a_steps_configuration_then_it_is_what_its_kind_wants() {
    let rule = json!({"any": [{"is": {"field": "age", "op": "between", "value": [18, 24]}}]});
    for (kind, good) in [
        ("wait-duration", json!({"minutes": 60})),
        ("wait-until", json!({"time": "09:30"})),
        (
            "wait-window",
            json!({"from": "09:00", "to": "17:00", "weekdays": [1, 5]}),
        ),
        ("if-else", json!({"rule": rule})),
        (
            "branch",
            json!({"branches": [{"port": "vip", "rule": rule}]}),
        ),
        ("split", json!({"shares": {"a": 50, "b": 40, "x": 10}})),
        ("change-points", json!({"points": -5})),
        (
            "trigger-date",
            json!({"field": "birthday", "anniversary": true}),
        ),
    ] {
        assert_eq!(workflow(node(kind, good), json!([])), [], "{kind}");
    }
    for (kind, bad) in [
        ("wait-duration", json!({})),
        ("wait-duration", json!({"minutes": 0})),
        ("wait-duration", json!({"minutes": 60, "hours": 1})),
        ("wait-until", json!({})),
        ("wait-window", json!({"from": "9", "to": "17:00"})),
        (
            "wait-window",
            json!({"from": "09:00", "to": "17:00", "weekdays": [0]}),
        ),
        ("split", json!({"shares": {"a": 50, "b": 40}})),
        ("split", json!({"shares": {"a": 100}})),
        (
            "branch",
            json!({"branches": [{"port": "else", "rule": rule}]}),
        ),
        ("branch", json!({"branches": []})),
        (
            "trigger-date",
            json!({"field": "birthday", "date": "2026-09-14"}),
        ),
        ("publish-post", json!({"message": "m", "channel": "email"})),
    ] {
        let faults = workflow(node(kind, bad.clone()), json!([]));
        assert!(
            faults.iter().all(|(_, code)| *code == "workflow-config"),
            "{kind} {bad}"
        );
        assert!(!faults.is_empty(), "{kind} {bad}");
    }
}

#[test]
fn given_rules_then_values_fit_their_operators() {
    let faults = |rule: Value| workflow(node("if-else", json!({"rule": rule})), json!([]));
    let is = |op: &str, value: Value| json!({"is": {"field": "tag", "op": op, "value": value}});
    assert_eq!(faults(json!({"is": {"field": "tag", "op": "empty"}})), []);
    assert_eq!(faults(is("in", json!(["a", "b"]))), []);
    for bad in [
        is("empty", json!("a")),
        is("in", json!("a")),
        is("between", json!([1])),
        is("equal", json!([1])),
        is("sounds-like", json!("a")),
        json!({"all": []}),
        json!({"all": [{"none": []}]}),
    ] {
        assert_eq!(faults(bad.clone()).len(), 1, "{bad}");
    }
    let mut deep = is("equal", json!("a"));
    for _ in 0..15 {
        deep = json!({"all": [deep]});
    }
    assert_eq!(faults(deep.clone()), []);
    assert_eq!(faults(json!({"any": [deep]})).len(), 1);
}

#[test]
fn given_edges_then_they_join_ports_to_steps() {
    let exit = || node("exit", json!({}));
    let edge = |from: &str, port: &str, to: &str| json!({"from": from, "port": port, "to": to});
    assert_eq!(workflow(exit(), json!([edge("in", "next", "n")])), []);
    for (bad, code) in [
        (json!([edge("in", "next", "m")]), "workflow-dangling"),
        (json!([edge("m", "next", "n")]), "workflow-dangling"),
        (json!([edge("in", "yes", "n")]), "workflow-port"),
        (json!([edge("n", "next", "in")]), "workflow-port"),
        (
            json!([edge("in", "next", "n"), edge("in", "next", "n")]),
            "workflow-port",
        ),
    ] {
        let faults = workflow(exit(), bad.clone());
        assert!(
            faults.iter().all(|(_, found)| *found == code),
            "{bad} {faults:?}"
        );
        assert!(!faults.is_empty(), "{bad}");
    }
}
