//! FORMATS.md and the wire types tell the same: every example is read whole, every field of every
//! type is in an example, every word of every list is on the page.

use crate::folder::{PAGE, examples};
use casefile::audience::{Audience, ClauseChannel, Preset};
use casefile::commission::{Deviations, Interview, Rubric};
use casefile::company::Company;
use casefile::finished::{Campaign, Instructions};
use casefile::manifest::Manifest;
use casefile::market::Market;
use casefile::site::{RecordKind, SLOTS};
use casefile::source::{AssetsFile, CODES, CaseFile, PracticeFile, SiteFile, WORKFLOW_CODES};
use casefile::workflow::{Kind, Operator, Ports, Workflow};
use casefile::{CarrierKind, Case, Group, Room};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Reads an example and writes it again: nothing is lost, and no optional field is left out.
#[track_caller]
fn complete<T: DeserializeOwned + Serialize>(name: &str) {
    let text = &examples()[name];
    let (read, told): (T, Value) = if name.ends_with(".json") {
        (
            serde_json::from_str(text).expect(name),
            serde_json::from_str(text).expect(name),
        )
    } else {
        (
            toml::from_str(text).expect(name),
            toml::from_str(text).expect(name),
        )
    };
    let written = serde_json::to_value(&read).expect(name);
    let mut missing = Vec::new();
    nulls(&written, name, &mut missing);
    assert_eq!(
        missing,
        Vec::<String>::new(),
        "fields that no example of the page has"
    );
    assert_eq!(normal(&written), normal(&told), "{name}");
}

/// The paths of nulls. A list is complete when one of its elements is.
fn nulls(value: &Value, path: &str, missing: &mut Vec<String>) {
    match value {
        Value::Null => missing.push(path.to_string()),
        Value::Object(map) => {
            for (key, value) in map {
                nulls(value, &format!("{path}.{key}"), missing);
            }
        }
        Value::Array(list) if !list.is_empty() => {
            let each = list.iter().map(|value| {
                let mut missing = Vec::new();
                nulls(value, &format!("{path}[]"), &mut missing);
                missing
            });
            missing.extend(each.min_by_key(Vec::len).unwrap_or_default());
        }
        _ => {}
    }
}

/// Numbers as floats, so that 1 equals 1.0.
fn normal(value: &Value) -> Value {
    match value {
        Value::Number(number) => number.as_f64().into(),
        Value::Array(list) => list.iter().map(normal).collect(),
        Value::Object(map) => map
            .iter()
            .map(|(key, value)| (key.clone(), normal(value)))
            .collect(),
        other => other.clone(),
    }
}

#[test]
fn given_the_examples_of_source_files_then_each_is_read_and_complete() {
    complete::<CaseFile>("case.toml");
    complete::<Company>("company.toml");
    complete::<Audience>("audience.toml");
    complete::<Market>("market.toml");
    complete::<AssetsFile>("assets.toml");
    complete::<SiteFile>("site.toml");
    complete::<PracticeFile>("practice.toml");
    complete::<Rubric>("rubric.toml");
    complete::<Interview>("interview.toml");
    complete::<Campaign>("finished/campaign.json");
    complete::<Instructions>("finished/instructions.toml");
    complete::<Workflow>("finished/workflow.json");
    complete::<casefile::campaign::Campaign>("solution/campaign.json");
    complete::<Deviations>("solution/deviations.toml");
    complete::<Manifest>("manifest.json");
}

#[test]
fn given_the_example_of_a_compiled_case_then_it_is_read_and_written_as_it_is() {
    let text = &examples()["case.json"];
    let case = Case::from_json(text).expect("the page's case");
    let told: Value = serde_json::from_str(text).expect("JSON");
    let written: Value = serde_json::from_str(&case.to_json()).expect("JSON");
    assert_eq!(written, told);
    assert_eq!(
        compact(text),
        compact(&case.to_json()),
        "the fields stand in another order"
    );
}

/// JSON without the white space between its tokens.
fn compact(text: &str) -> String {
    let mut inside = false;
    let mut escaped = false;
    let keep = |it: &char| {
        let quote = *it == '"' && !escaped;
        inside ^= quote;
        escaped = *it == '\\' && !escaped;
        inside || !it.is_whitespace()
    };
    text.chars().filter(keep).collect()
}

#[test]
fn given_the_lists_of_words_then_the_page_has_every_word() {
    let page = |word: &str| PAGE.contains(word);
    let words = Room::ALL.iter().map(|it| it.as_str());
    let words = words.chain(CarrierKind::ALL.iter().map(|it| it.as_str()));
    let words = words.chain(Group::ALL.iter().map(|it| it.as_str()));
    let words = words.chain(Preset::ALL.iter().map(|it| it.as_str()));
    let words = words.chain(RecordKind::ALL.iter().map(|it| it.as_str()));
    let words = words.chain(ClauseChannel::ALL.iter().map(|it| it.as_str()));
    for word in words {
        assert!(page(word), "{word}");
    }
    for slot in SLOTS {
        assert!(page(&format!("| `<!-- {slot} -->` |")), "{slot}");
    }
    for word in CODES.iter().chain(&WORKFLOW_CODES) {
        assert!(page(&format!("| `{word}` |")), "{word}");
    }
    for operator in Operator::ALL {
        assert!(
            page(&format!("`{}`", operator.as_str())),
            "{}",
            operator.as_str()
        );
    }
}

#[test]
fn given_the_kinds_of_steps_then_the_page_has_their_ports_and_keys() {
    for kind in Kind::ALL {
        let head = format!("| `{}` |", kind.as_str());
        let line = PAGE
            .lines()
            .find(|line| line.starts_with(&head))
            .unwrap_or_else(|| panic!("{head}"));
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        match kind.ports() {
            Ports::Fixed(ports) => assert_eq!(cells[2], ports.join(", "), "{line}"),
            Ports::Branches => assert!(cells[2].ends_with("else"), "{line}"),
            Ports::Shares => assert!(cells[2].contains("shares"), "{line}"),
        }
        for field in kind.fields() {
            let mark = if field.optional { "?" } else { "" };
            let word = format!("{}{mark}", field.name);
            assert!(cells[3].contains(&word), "{line}: {word}");
        }
    }
}

#[test]
fn given_the_heads_of_tables_then_the_page_has_them() {
    let heads: Vec<&str> = casefile::source::heads().collect();
    assert_eq!(heads.len(), 49);
    for head in heads {
        assert!(PAGE.contains(&format!("`{head}`")), "{head}");
    }
}

#[test]
fn given_the_pages_phc_then_the_code_4711_fits_it() {
    let phc = casefile::pack::invigilator_phc("4711", &[7; 16]).expect("a hash");
    assert!(PAGE.contains(&phc), "the page should have {phc}");
}

#[test]
fn given_the_word_list_then_it_has_2048_plain_words_that_differ_by_more_than_a_letter() {
    let words = casefile::pack::words();
    assert_eq!(words.len(), 2048);
    for (index, word) in words.iter().enumerate() {
        assert!((3..=8).contains(&word.len()), "{word}");
        assert!(word.bytes().all(|byte| byte.is_ascii_lowercase()), "{word}");
        assert!(
            words[..index]
                .iter()
                .all(|other| other < word && !near(other, word)),
            "{word}"
        );
    }
}

/// One letter changed.
fn near(one: &str, other: &str) -> bool {
    let differ = one
        .bytes()
        .zip(other.bytes())
        .filter(|(a, b)| a != b)
        .count();
    one.len() == other.len() && differ < 2
}
