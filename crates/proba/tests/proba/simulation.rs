use crate::fixture::*;
use serde_json::Value;

const CAMPAIGN: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../public/cases/bujnie/solution/campaign.json"
);

#[test]
fn given_the_bundled_case_when_its_contacts_are_listed_then_columns_and_rows_are_told() {
    let house = House::new();
    let told = house.json(&["contacts", CASE, "--contacts", "2000"], 0);
    assert_eq!(told["contacts"], 2_000);
    assert!(told["columns"].as_array().unwrap().len() > 40);
    let csv = house.good(&["contacts", CASE, "--contacts", "50", "--csv"]);
    assert_eq!(csv.lines().count(), 51);
    assert!(
        csv.starts_with("id:whole,first_name:word,email:text,"),
        "{csv}"
    );
}

#[test]
fn given_the_bundled_contacts_as_an_authors_own_when_read_back_then_they_are_the_same() {
    let house = House::new();
    let words = ["contacts", CASE, "--contacts", "300", "--csv"];
    let csv = house.good(&words);
    let case = house.path("own");
    std::fs::create_dir(&case).unwrap();
    for file in ["audience.toml", "market.toml", "company.toml"] {
        std::fs::copy(format!("{CASE}/{file}"), case.join(file)).unwrap();
    }
    std::fs::write(case.join("contacts.csv"), &csv).unwrap();
    assert_eq!(house.good(&["contacts", "own", "--csv"]), csv);
    std::fs::write(case.join("contacts.csv"), "age:whole\nx\n").unwrap();
    let told = house.run(&["contacts", "own"]);
    let said = String::from_utf8_lossy(&told.stderr).into_owned();
    assert!(
        said.contains("own/contacts.csv:2:1: error[contacts-cell]"),
        "{said}"
    );
}

#[test]
fn given_a_filter_when_counted_then_funnel_and_sentence_are_told() {
    let house = House::new();
    house.write(
        "f.json",
        br#"{"all":[{"is":{"field":"age","op":"at-least","value":30}}]}"#,
    );
    let told = house.json(
        &["segment", CASE, "--filter", "f.json", "--contacts", "5000"],
        0,
    );
    let funnel = &told["funnel"]["email"];
    let of = |key: &str| funnel[key].as_u64().unwrap();
    assert_eq!(told["count"], of("segment"));
    assert!(of("segment") >= of("consented") && of("consented") >= of("eligible"));
    assert_eq!(told["rule"]["pl"], "wiek: co najmniej 30");
}

#[test]
fn given_a_filter_on_a_missing_column_when_counted_then_its_place_is_told() {
    let house = House::new();
    house.write("f.json", BROKEN);
    let words = ["segment", CASE, "--filter", "f.json", "--contacts", "1000"];
    let text = house.ended(&words, 1);
    assert!(
        text.starts_with("f.json:3:22: error[filter-column]: "),
        "{text}"
    );
    house.write("f.json", b"{\n  \"all\": [}");
    let told = house.json(&words, 1);
    let detail = told["error"]["detail"].as_str().unwrap();
    assert!(detail.starts_with("f.json:2:11: error[json]: "), "{detail}");
}

/// The third line asks for a column that is not there.
const BROKEN: &[u8] = br#"{
  "all": [
    {"is": {"field": "agee", "op": "equal", "value": 3}}
  ]
}"#;

fn run(house: &House, more: &[&str]) -> Value {
    let words = [
        "simulate",
        CASE,
        "--campaign",
        CAMPAIGN,
        "--contacts",
        "4000",
    ];
    house.json(&[&words, more].concat(), 0)
}

#[test]
fn given_the_model_campaign_when_simulated_then_any_number_of_workers_gives_one_digest() {
    let house = House::new();
    let told = run(&house, &[]);
    assert_eq!(told["digest"].as_str().unwrap().len(), 64);
    assert!(
        told["total"]["sent"].as_u64().unwrap() > 100,
        "{}",
        told["total"]
    );
    for workers in ["2", "4"] {
        assert_eq!(run(&house, &["--workers", workers]), told);
    }
    assert_ne!(run(&house, &["--seed", "7"])["digest"], told["digest"]);
    assert_eq!(
        run(&house, &["--days", "20"])["days"]
            .as_array()
            .unwrap()
            .len(),
        20
    );
}

#[test]
fn given_a_circle_without_a_wait_when_simulated_then_its_place_is_told() {
    let house = House::new();
    let text = std::fs::read_to_string(CAMPAIGN).unwrap();
    let mut campaign: Value = serde_json::from_str(&text).unwrap();
    let edges = campaign["workflows"][0]["edges"].as_array_mut().unwrap();
    let last = edges.iter_mut().find(|it| it["from"] == "w12").unwrap();
    last["to"] = "w12".into();
    house.write(
        "c.json",
        serde_json::to_string_pretty(&campaign).unwrap().as_bytes(),
    );
    let words = [
        "simulate",
        CASE,
        "--campaign",
        "c.json",
        "--contacts",
        "1000",
    ];
    let text = house.ended(&words, 1);
    assert!(
        text.contains("error[workflow-circle]") && text.starts_with("c.json:"),
        "{text}"
    );
}
