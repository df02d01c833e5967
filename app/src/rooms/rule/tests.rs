//! The tree of a rule: round trips, gestures, and what is found fault with.

use super::draft::{Draft, Id, ROOT};
use super::raw::Wrong;
use super::vocabulary::Vocabulary;
use casefile::Localized;
use casefile::workflow::rule::{DEPTH_MAX, Operator, Rule};
use wasm_bindgen_test::wasm_bindgen_test;
use worker::protocol::simulation::{Column, ColumnKind};

fn column(name: &str, kind: ColumnKind, words: &[&str]) -> Column {
    Column {
        name: name.into(),
        title: Localized {
            pl: name.into(),
            en: name.into(),
        },
        kind,
        operators: Operator::ALL.to_vec(),
        words: words.iter().map(|it| it.to_string()).collect(),
    }
}

fn vocabulary() -> Vocabulary {
    Vocabulary {
        columns: vec![
            column("age", ColumnKind::Whole, &[]),
            column("spent", ColumnKind::Grosze, &[]),
            column("last", ColumnKind::Date, &[]),
            column("consent", ColumnKind::Truth, &[]),
            column("town", ColumnKind::Word, &["Lublin", "Radom"]),
            column("tags", ColumnKind::Set, &["a", "b"]),
            column("email", ColumnKind::Text, &[]),
        ],
        segments: vec![("s1".into(), "Pierwszy".into())],
    }
}

fn rule(json: &str) -> Rule {
    serde_json::from_str(json).expect(json)
}

#[wasm_bindgen_test]
fn given_rules_of_every_kind_when_taken_in_then_the_same_rules_come_out() {
    let vocabulary = vocabulary();
    for json in [
        r#"{"all":[{"is":{"field":"age","op":"between","value":[18,30]}}]}"#,
        r#"{"any":[{"is":{"field":"spent","op":"at-least","value":12550}},
            {"all":[{"is":{"field":"last","op":"date","value":"last 30 days"}},
            {"is":{"field":"consent","op":"equal","value":true}}]}]}"#,
        r#"{"all":[{"is":{"field":"town","op":"in","value":["Lublin","Radom"]}},
            {"is":{"field":"tags","op":"empty"}},
            {"is":{"field":"spent","op":"in","value":[100,250]}},
            {"is":{"field":"segment","op":"not-in","value":["s1"]}},
            {"is":{"field":"last","op":"greater","value":"2026-01-31"}},
            {"is":{"field":"email","op":"ends-with","value":".pl"}}]}"#,
    ] {
        let rule = rule(json);
        let draft = Draft::of(Some(&rule), &vocabulary);
        assert_eq!(draft.whole(&vocabulary), Ok(Some(rule)), "{json}");
    }
    let none = Draft::of(None, &vocabulary);
    assert_eq!(none.whole(&vocabulary), Ok(None));
}

#[wasm_bindgen_test]
fn given_a_condition_when_grouped_moved_and_ungrouped_then_the_rule_follows() {
    let vocabulary = vocabulary();
    let two = rule(
        r#"{"all":[{"is":{"field":"age","op":"at-least","value":18}},
            {"is":{"field":"tags","op":"empty"}}]}"#,
    );
    let mut draft = Draft::of(Some(&two), &vocabulary);
    let second = draft.members(ROOT)[1];
    draft.wrap(second);
    let group = draft.members(ROOT)[1];
    assert!(!draft.is_all(group));
    draft.shift(group, false);
    let moved = rule(
        r#"{"all":[{"any":[{"is":{"field":"tags","op":"empty"}}]},
            {"is":{"field":"age","op":"at-least","value":18}}]}"#,
    );
    assert_eq!(draft.whole(&vocabulary), Ok(Some(moved)));
    assert_eq!(draft.at_path("all.0.any.0.is.value"), second);
    draft.unwrap_group(group);
    draft.shift(second, true);
    assert_eq!(draft.whole(&vocabulary), Ok(Some(two)));
}

#[wasm_bindgen_test]
fn given_a_group_s_last_condition_when_removed_then_the_group_goes_too() {
    let vocabulary = vocabulary();
    let mut draft = Draft::of(None, &vocabulary);
    let inner = draft.add_group(ROOT);
    draft.remove(inner);
    assert_eq!(draft.whole(&vocabulary), Ok(None));
}

#[wasm_bindgen_test]
fn given_conditions_that_are_not_whole_when_asked_then_each_says_what_it_lacks() {
    let vocabulary = vocabulary();
    let wrong = |field: &str, op: Operator, values: &[&str]| {
        let mut draft = Draft::of(None, &vocabulary);
        let id: Id = draft.add_clause(ROOT);
        let clause = draft.clause_mut(id).expect("a clause");
        clause.field = field.into();
        clause.op = op;
        clause.values = values.iter().map(|it| it.to_string()).collect();
        let whole = draft.whole(&vocabulary);
        whole.expect_err(field).remove(&id)
    };
    let some = |wrong| Some(wrong);
    assert_eq!(wrong("", Operator::Equal, &[]), some(Wrong::Field));
    assert_eq!(
        wrong("gone", Operator::Equal, &["1"]),
        some(Wrong::UnknownField)
    );
    assert_eq!(wrong("age", Operator::Less, &["x"]), some(Wrong::Number));
    assert_eq!(wrong("age", Operator::Less, &[""]), some(Wrong::Value));
    assert_eq!(
        wrong("age", Operator::Between, &["9", "3"]),
        some(Wrong::Order)
    );
    assert_eq!(
        wrong("spent", Operator::Less, &["1,234"]),
        some(Wrong::Money)
    );
    assert_eq!(wrong("last", Operator::Less, &["31.01"]), some(Wrong::Day));
    assert_eq!(
        wrong("last", Operator::Date, &["last  days"]),
        some(Wrong::Moment)
    );
    assert_eq!(wrong("town", Operator::In, &[]), some(Wrong::Choice));
}

#[wasm_bindgen_test]
fn given_the_deepest_group_when_one_more_is_asked_for_then_there_is_none() {
    let vocabulary = vocabulary();
    let mut draft = Draft::of(None, &vocabulary);
    let mut id = draft.add_clause(ROOT);
    for _ in 0..40 {
        draft.wrap(id);
    }
    let clause = draft.clause_mut(id).expect("a clause");
    clause.field = "consent".into();
    clause.values = vec!["true".into()];
    let rule = draft.whole(&vocabulary).expect("whole").expect("a rule");
    assert_eq!(rule.check(), Ok(()));
    assert_eq!(draft.depth(id), DEPTH_MAX);
    id = draft.parent(id).expect("a group");
    assert!(!draft.takes_group(id));
}
