//! `check html` on a newsletter.

use crate::fixture::*;

const BROKEN: &str = "<!DOCTYPE html>\n<p>Zażółć <b>jaźń</p>\n";

fn house() -> House {
    let house = House::new();
    house.write("a.html", BROKEN.as_bytes());
    house
}

#[test]
fn given_an_unclosed_element_when_checked_then_its_line_says_where_and_what_to_do() {
    let words = ["check", "html", "a.html", "--as", "page"];
    let said = house().ended(&words, 1);
    let line = "a.html:2:11: error[unclosed-element]: The element <b> is not closed.";
    assert!(said.contains(line), "{said}");
    let polish = house().ended(&[&words[..], &["--language", "pl"]].concat(), 1);
    assert!(
        polish.contains("Element <b> nie został zamknięty."),
        "{polish}"
    );
}

#[test]
fn given_findings_when_asked_for_programs_then_json_and_sarif_name_the_same_places() {
    let words = ["check", "html", "a.html", "--as", "newsletter"];
    let json = house().json(&words, 1);
    let of_code = |finding: &&serde_json::Value| finding["code"] == "unclosed-element";
    let found = json["findings"].as_array().unwrap();
    let finding = found.iter().find(of_code).unwrap();
    assert_eq!(finding["place"]["start"], 30);
    assert_eq!(finding["place"]["start_utf16"], 26);
    let text = house().ended(&[&words[..], &["--sarif"]].concat(), 1);
    let sarif: serde_json::Value = serde_json::from_str(&text).unwrap();
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.len(), found.len());
    let result = results
        .iter()
        .find(|one| one["ruleId"] == "unclosed-element")
        .unwrap();
    let region = &result["locations"][0]["physicalLocation"]["region"];
    assert_eq!(
        (&region["startLine"], &region["startColumn"]),
        (&2.into(), &11.into())
    );
}

#[test]
fn given_no_such_file_or_no_carrier_when_asked_then_it_could_not_be_done() {
    house().ended(&["check", "html", "b.html", "--as", "page"], 2);
    house().ended(&["check", "html", "a.html"], 2);
}

#[test]
fn given_json_and_sarif_together_when_asked_then_they_exclude_each_other_in_any_order() {
    let words = ["check", "html", "a.html", "--as", "page", "--sarif"];
    let before = house().json(&words, 2)["error"].clone();
    let after = house().ended(&[&words[..], &["--json"]].concat(), 2);
    let after: serde_json::Value = serde_json::from_str(&after).unwrap();
    assert_eq!(before, after["error"]);
    assert_eq!(before["code"], "usage");
    assert_eq!(before["detail"], "--json and --sarif exclude each other");
}
