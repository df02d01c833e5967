//! `verify`, `open` and `replay` on submissions.

use crate::fixture::*;
use casefile::QuestionId;
use exam::{Edit, Event, Text, answers};
use serde_json::json;

const IDENTITY: [&str; 2] = ["--identity", "keys/identity.txt"];

fn with_identity<'a>(words: &[&'a str]) -> Vec<&'a str> {
    [words, &IDENTITY].concat()
}

/// The words that verify sealed work with another institution's identity.
fn with_foreign(house: &House) -> [&'static str; 4] {
    house.good(&["keys", "new", "--out", "foreign"]);
    house.write("a.proba", &house.sealed(1, &events()).bytes);
    ["verify", "a.proba", "--identity", "foreign/identity.txt"]
}

#[test]
fn given_a_whole_submission_when_verified_then_it_says_so_in_both_depths() {
    let house = House::new();
    house.write("a.proba", &house.sealed(1, &events()).bytes);
    let outside = house.json(&["verify", "a.proba"], 0);
    assert_eq!(outside["checked"], "envelope");
    assert_eq!(outside["candidate"], CANDIDATE);
    let whole = house.json(&with_identity(&["verify", "a.proba"]), 0);
    assert_eq!(
        (&whole["checked"], &whole["length"]),
        (&"chain".into(), &5.into())
    );
    let polish = house.good(&["--language", "pl", "verify", "a.proba"]);
    assert!(polish.contains("Koperta i podpis w porządku"), "{polish}");
}

#[test]
fn given_a_whole_submission_when_verified_then_it_says_whose_it_is_and_what_holds() {
    let house = House::new();
    let sealed = house.sealed(1, &events());
    house.write("a.proba", &sealed.bytes);
    let told = house.good(&with_identity(&["verify", "a.proba"]));
    let (code, head) = (sealed.seal_code().to_string(), sealed.statement.head);
    let (institution, head) = (house.fingerprint(), head.to_string());
    let case = "bujnie 1.0.0";
    let holds = "signature and chain hold";
    for said in [&code, CANDIDATE, case, holds, &institution, &head] {
        assert!(told.contains(said), "{said}: {told}");
    }
    let json = house.json(&with_identity(&["verify", "a.proba"]), 0);
    assert_eq!(json["seal_code"], code);
}

#[test]
fn given_the_wrong_identity_when_verified_then_the_right_institution_is_named() {
    let house = House::new();
    let words = with_foreign(&house);
    let told = house.refused(&words);
    let line = format!("  institution: {}\n", house.fingerprint());
    assert!(told.contains(&line), "{told}");
    let polish = house.refused(&[&words[..], &["--language", "pl"]].concat());
    let line = format!("  instytucja: {}\n", house.fingerprint());
    assert!(polish.contains(&line), "{polish}");
}

#[test]
fn given_polish_when_something_is_missing_then_the_details_are_polish_too() {
    let house = House::new();
    house.write("a.proba", &house.sealed(1, &events()).bytes);
    let polish = |words: &[&str]| house.refused(&[&["--language", "pl"], words].concat());
    let needed = polish(&["replay", "a.proba"]);
    assert!(needed.contains("brakuje --identity PLIK"), "{needed}");
    let beyond = polish(&with_identity(&["replay", "a.proba", "--at", "999"]));
    assert!(beyond.contains("wpis 999; ostatni to 4"), "{beyond}");
    let no_key = polish(&["verify", "a.proba", "--identity", "keys/cases.pub"]);
    assert!(no_key.contains("to nie jest klucz age"), "{no_key}");
}

#[test]
fn given_a_changed_submission_when_verified_then_it_is_a_finding() {
    let house = House::new();
    let mut bytes = house.sealed(1, &events()).bytes;
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    house.write("a.proba", &bytes);
    let told = house.json(&["verify", "a.proba"], 1);
    assert_eq!(told["error"]["code"], "submission-zip");
    house.ended(&with_identity(&["open", "a.proba", "--out", "out"]), 1);
    assert!(!house.path("out").exists());
}

/// Sealed by a program that does not check: the chain is whole, an entry is not of this exam.
#[test]
fn given_an_entry_that_does_not_replay_when_verified_then_its_place_is_named() {
    let house = House::new();
    let mut events = events();
    events.insert(3, r#"{"cheated":{}}"#.into());
    house.write("a.proba", &house.sealed(1, &events).bytes);
    let told = house.json(&with_identity(&["verify", "a.proba"]), 1);
    assert_eq!(told["error"]["code"], "event-unknown");
    let detail = told["error"]["detail"].as_str().unwrap();
    assert!(detail.starts_with("entry 3:"), "{detail}");
    let before = with_identity(&["replay", "a.proba", "--at", "2"]);
    assert_eq!(house.json(&before, 0)["seq"], 2);
    house.ended(&with_identity(&["replay", "a.proba", "--at", "3"]), 1);
}

#[test]
fn given_the_wrong_identity_when_opened_then_that_is_no_finding_about_the_file() {
    let house = House::new();
    let words = with_foreign(&house);
    assert_eq!(house.json(&words, 2)["error"]["code"], "identity-foreign");
    let words = ["verify", "a.proba", "--identity", "keys/cases.pub"];
    assert_eq!(house.json(&words, 2)["error"]["code"], "age-key");
    let words = ["replay", "a.proba"];
    assert_eq!(house.json(&words, 2)["error"]["code"], "identity-needed");
}

#[test]
fn given_a_journal_when_replayed_to_each_entry_then_the_state_grows() {
    let house = House::new();
    house.write("a.proba", &house.sealed(1, &events()).bytes);
    let at = |seq: &str| house.json(&with_identity(&["replay", "a.proba", "--at", seq]), 0);
    let acknowledged = |seq: &str| {
        let state = at(seq);
        state["state"]["attempt"]["acknowledged"]
            .as_array()
            .unwrap()
            .len()
    };
    assert_eq!(
        [acknowledged("0"), acknowledged("1"), acknowledged("2")],
        [1, 2, 3]
    );
    assert_eq!(at("2")["state"]["attempt"]["stage"], "rules");
    assert_eq!(at("3")["state"]["attempt"]["stage"], "desk");
    let last = house.json(&with_identity(&["replay", "a.proba"]), 0);
    assert_eq!(last, at("4"));
    let beyond = house.json(&with_identity(&["replay", "a.proba", "--at", "5"]), 2);
    assert_eq!(beyond["error"]["code"], "entry-beyond");
    let pretty = house.good(&with_identity(&["replay", "a.proba"]));
    let pretty: serde_json::Value = serde_json::from_str(&pretty).unwrap();
    assert_eq!(pretty, last["state"]);
}

#[test]
fn given_written_work_when_opened_then_its_texts_are_files_that_can_be_read() {
    let house = House::new();
    let typed = |text: &str| {
        let edit = Edit {
            at: 0,
            removed: String::new(),
            inserted: text.into(),
        };
        Text::default().change(vec![edit]).unwrap()
    };
    let answer = Event::Answers(answers::Event::TextEdited {
        question: QuestionId::new("t01-q1").unwrap(),
        change: typed("Zażółć gęślą jaźń."),
    });
    let carrier = json!({"content": {"created": {"id": "c1", "from": null, "carrier": {
        "name": "Powitanie", "kind": "newsletter", "html": "<p>Dzień dobry</p>",
        "css": "", "subject": "Wiosna", "preheader": "",
    }}}});
    let mut all = events();
    all.extend([serde_json::to_string(&answer).unwrap(), carrier.to_string()]);
    house.write("a.proba", &house.sealed(1, &all).bytes);
    house.good(&with_identity(&["open", "a.proba", "--out", "out"]));
    let read = |name: &str| String::from_utf8(house.read(&format!("out/work/{name}"))).unwrap();
    assert_eq!(read("answers/t01-q1.md"), "Zażółć gęślą jaźń.");
    assert_eq!(read("content/c1.html"), "<p>Dzień dobry</p>");
    assert_eq!(read("content/c1-subject.txt"), "Wiosna");
    assert_eq!(listing(&house.path("out/work/content")).len(), 2);
}

#[test]
fn given_a_folder_that_is_not_empty_when_opened_into_then_it_is_left_alone() {
    let house = House::new();
    house.write("a.proba", &house.sealed(1, &events()).bytes);
    let words = with_identity(&["open", "a.proba", "--out", "keys"]);
    assert_eq!(house.json(&words, 2)["error"]["code"], "out-exists");
    assert_eq!(listing(&house.path("keys")).len(), 5);
}
