use crate::fixture::*;
use casefile::open::{Signature, open};

#[test]
fn given_the_bundled_case_when_checked_then_it_has_no_error() {
    let house = House::new();
    let told = house.json(&["case", "check", CASE], 0);
    assert_eq!(told["errors"], 0);
}

#[test]
fn given_a_case_with_an_error_when_checked_then_the_place_is_named_and_the_exit_is_1() {
    let house = House::new();
    std::fs::create_dir(house.path("broken")).unwrap();
    house.write("broken/case.toml", b"format = 1\nid = \n");
    let text = house.ended(&["case", "check", "broken"], 1);
    let named = |line: &str| line.starts_with("broken/case.toml:2:6: error[toml]: ");
    assert!(text.lines().any(named), "{text}");
    let told = house.json(&["case", "check", "broken"], 1);
    assert!(told["cases"][0]["findings"][0]["line"].is_u64());
    let words = [
        "case", "pack", "broken", "--kind", "practice", "--out", "b.case",
    ];
    house.ended(&words, 1);
    assert!(!house.path("b.case").exists());
    assert_eq!(
        house.json(&["case", "check", "keys"], 2)["error"]["code"],
        "case-missing"
    );
}

#[test]
fn given_a_practice_case_when_packed_twice_then_the_bytes_are_the_same_and_signed() {
    let house = House::new();
    let pack = |out: &str| {
        let words = [
            "case", "pack", CASE, "--kind", "practice", "--keys", "keys", "--out", out,
        ];
        house.json(&words, 0)
    };
    let told = pack("first.case");
    pack("second.case");
    assert_eq!(house.read("first.case"), house.read("second.case"));
    assert!(told["passphrase"].is_null() && told["code"].is_null());
    let public = house.institution().minisign_public;
    let opened = open(&house.read("first.case"), None, Some(&public)).unwrap();
    assert_eq!(told["digest"], opened.digest);
    assert!(opened.case.practice.is_some());
    assert_eq!(opened.signature, Signature::Signed);
}

#[test]
fn given_an_exam_case_when_packed_then_passphrase_and_code_are_drawn_and_open_it() {
    let house = House::new();
    let words = [
        "case", "pack", CASE, "--kind", "exam", "--keys", "keys", "--out", "e.case",
    ];
    let told = house.json(&words, 0);
    let passphrase = told["passphrase"].as_str().unwrap();
    assert_eq!(passphrase.split('-').count(), 5);
    assert_eq!(told["code"].as_str().unwrap().split('-').count(), 3);
    let packed = house.read("e.case");
    assert!(packed.starts_with(b"age-encryption.org/v1"));
    let opened = open(&packed, Some(passphrase), None).unwrap();
    assert!(opened.case.practice.is_none());
    assert!(opened.case.invigilator.unwrap().starts_with("$argon2id$"));
    assert_eq!(
        open(&packed, Some("wrong"), None).unwrap_err().code(),
        "pack-passphrase-wrong"
    );
}

#[test]
fn given_secrets_in_the_environment_when_packed_then_they_are_used() {
    let house = House::new();
    let secrets = house.json(&["case", "secrets"], 0);
    let (passphrase, code) = (&secrets["passphrase"], &secrets["code"]);
    let words = [
        "case", "pack", CASE, "--kind", "exam", "--keys", "keys", "--out", "e.case",
    ];
    let run = house
        .command(&words)
        .env("PROBA_PASSPHRASE", passphrase.as_str().unwrap())
        .env("PROBA_CODE", code.as_str().unwrap())
        .output()
        .unwrap();
    assert!(run.status.success());
    assert!(open(&house.read("e.case"), passphrase.as_str(), None).is_ok());
    let plain = [&words[..], &["--plain"]].concat();
    house.good(&plain);
    assert!(house.read("e.case").starts_with(b"PK"));
}

#[test]
fn given_a_short_passphrase_or_code_when_packed_then_it_is_refused_and_nothing_is_written() {
    let house = House::new();
    let words = [
        "case", "pack", CASE, "--kind", "exam", "--keys", "keys", "--out", "e.case",
    ];
    for short in [
        ["--passphrase", "short-one"],
        ["--invigilator-code", "żółwie7"],
    ] {
        let told = house.json(&[&words[..], &short].concat(), 2);
        assert_eq!(told["error"]["code"], "secret-weak", "{short:?}");
    }
    assert!(!house.path("e.case").exists());
}

#[test]
fn given_an_exam_without_keys_when_packed_then_it_is_refused() {
    let house = House::new();
    let told = house.json(
        &["case", "pack", CASE, "--kind", "exam", "--out", "e.case"],
        2,
    );
    assert_eq!(told["error"]["code"], "pack-unsigned");
    house.ended(&["case", "pack", CASE, "--out", "e.case"], 2);
}

#[test]
fn given_the_commissions_part_when_packed_then_no_client_opens_it() {
    let house = House::new();
    let words = [
        "case",
        "pack",
        CASE,
        "--commission",
        "--keys",
        "keys",
        "--out",
        "c.zip",
    ];
    house.good(&words);
    let bytes = house.read("c.zip");
    assert_eq!(
        open(&bytes, None, None).unwrap_err().code(),
        "pack-commission"
    );
    assert!(
        casefile::open::read_package(&bytes, None)
            .unwrap()
            .files
            .contains_key("rubric.toml")
    );
}
