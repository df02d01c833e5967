use crate::fixture::*;
use crate::server::Server;
use envelope::{Receipt, ReceiptState, Sealed};

const VERIFY: [&str; 4] = ["submissions", "verify", "--identity", "keys/identity.txt"];

fn import(house: &House, names: &[&str], code: i32) -> serde_json::Value {
    let words = [&["submissions", "import", "--keys", "keys"][..], names].concat();
    house.json(&words, code)
}

/// The first attempt, sealed and taken in from a stick.
fn imported(house: &House) -> Sealed {
    let sealed = house.sealed(1, &events());
    house.write("a.proba", &sealed.bytes);
    import(house, &["a.proba"], 0);
    sealed
}

fn verify(house: &House, code: i32) -> serde_json::Value {
    house.json(&[&VERIFY[..], &["--keys", "keys"]].concat(), code)
}

fn standing(house: &House) -> Vec<(u64, String, String)> {
    let listed = house.json(&["submissions", "list"], 0);
    let rows = listed["submissions"].as_array().unwrap().iter();
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let mut found: Vec<_> = rows
        .map(|row| {
            (
                row["length"].as_u64().unwrap(),
                text(&row["state"]),
                text(&row["standing"]),
            )
        })
        .collect();
    found.sort();
    found
}

#[test]
fn given_a_submission_by_network_and_by_hand_when_listed_then_it_is_there_once() {
    let house = House::new();
    let sealed = house.sealed(1, &events());
    house.write("a.proba", &sealed.bytes);
    let server = Server::start(&house, &[]);
    let (_, receipt) = server.upload(&sealed.bytes).unwrap();
    let taken = import(&house, &["a.proba", "a.proba"], 0);
    assert_eq!(taken["files"][0]["outcome"], "known");
    assert_eq!(taken["files"][0]["receipt"], receipt.as_str());
    assert_eq!(standing(&house), [(5, "received".into(), "current".into())]);
    let text = house.good(&["submissions", "list"]);
    assert!(text.contains(CANDIDATE) && text.contains(&sealed.seal_code().to_string()));
    assert!(
        house
            .good(&["--language", "pl", "submissions", "list"])
            .contains("KOD PIECZĘCI")
    );
}

#[test]
fn given_received_work_when_verified_then_the_receipt_says_so_to_whoever_polls() {
    let house = House::new();
    let sealed = house.sealed(1, &events());
    let server = Server::start(&house, &[]);
    server.upload(&sealed.bytes).unwrap();
    let told = verify(&house, 0);
    assert_eq!(told["submissions"][0]["state"], "verified");
    let (_, polled) = server.get(&format!("/api/submissions/{}/receipt", sealed.id));
    let key = house.institution().receipt_key().unwrap();
    let receipt = Receipt::verify(&polled, &key).unwrap();
    assert_eq!(receipt.state, ReceiptState::Verified);
    assert!(receipt.is_for(
        &sealed.id,
        &sealed.statement.attempt,
        sealed.bytes.len() as u64
    ));
    assert_eq!(standing(&house)[0].1, "verified");
    // Nothing is left to verify.
    assert_eq!(
        verify(&house, 0)["submissions"].as_array().unwrap().len(),
        0
    );
}

#[test]
fn given_a_seal_code_when_shown_and_exported_then_file_and_receipt_are_there() {
    let house = House::new();
    let sealed = imported(&house);
    let code = sealed.seal_code().to_string();
    let typed = code.to_lowercase().replace('-', " ");
    let shown = house.json(&["submissions", "show", &typed], 0);
    assert_eq!(
        (&shown["id"], &shown["seal_code"]),
        (&sealed.id.to_string().into(), &code.clone().into())
    );
    assert_eq!(shown["way"], "hand");
    let prefix = &sealed.id.to_string()[..12];
    assert!(house.good(&["submissions", "show", prefix]).contains(&code));
    for beginning in [&code[..7], &typed[..11], &code.replace('-', "")[..5]] {
        let found = house.json(&["submissions", "show", beginning], 0);
        assert_eq!(found["seal_code"], code, "{beginning}");
    }
    house.good(&["submissions", "export", &code, "--out", "out"]);
    assert_eq!(house.read(&format!("out/{code}.proba")), sealed.bytes);
    assert!(
        house
            .read(&format!("out/{code}.receipt.jws"))
            .starts_with(b"eyJ")
    );
    let unknown = house.json(&["submissions", "show", "ffff"], 2);
    assert_eq!(unknown["error"]["code"], "submission-unknown");
}

#[test]
fn given_submissions_when_shown_by_each_beginning_of_a_seal_code_then_no_other_one_is_found() {
    let house = House::new();
    let all: Vec<_> = (1..=12).map(|n| house.sealed(n, &events())).collect();
    for (number, sealed) in all.iter().enumerate() {
        house.write(&format!("{number}.proba"), &sealed.bytes);
    }
    let names: Vec<String> = (0..all.len()).map(|n| format!("{n}.proba")).collect();
    import(
        &house,
        &names.iter().map(String::as_str).collect::<Vec<_>>(),
        0,
    );
    let misread = |code: &str| code.replace('O', "0").replace('I', "1").replace('B', "8");
    let codes = all.iter().map(|sealed| sealed.seal_code().to_string());
    assert!(codes.into_iter().any(|code| code != misread(&code)));
    for sealed in &all {
        let code = sealed.seal_code().to_string();
        let found = house.json(&["submissions", "show", &misread(&code)], 0);
        assert_eq!(found["seal_code"], code);
        let found = house.json(&["submissions", "show", &code[..12]], 0);
        assert_eq!(found["seal_code"], code);
        let other = if code[..12].ends_with('A') { "B" } else { "A" };
        let changed = format!("{}{other}", &code[..11]);
        let unknown = house.json(&["submissions", "show", &changed], 2);
        assert_eq!(unknown["error"]["code"], "submission-unknown");
    }
}

#[test]
fn given_polish_when_a_submission_is_shown_then_no_word_of_the_format_is_left() {
    let house = House::new();
    let sealed = imported(&house);
    let code = sealed.seal_code().to_string();
    let told = house.good(&["--language", "pl", "submissions", "show", &code]);
    for said in ["(egzamin)", "(na nośniku)", "\npotwierdzenie:\neyJ"] {
        assert!(told.contains(said), "{said}: {told}");
    }
    for word in ["(exam)", "(hand-in)", "(hand)"] {
        assert!(!told.contains(word), "{word}: {told}");
    }
}

#[test]
fn given_received_work_when_verified_for_people_then_each_line_says_whose_and_what_holds() {
    let house = House::new();
    let sealed = imported(&house);
    let told = house.good(&[&VERIFY[..], &["--keys", "keys"]].concat());
    let head = sealed.statement.head.to_string();
    let begins = format!(
        "{}, {CANDIDATE}, bujnie 1.0.0: verified",
        sealed.seal_code()
    );
    assert!(told.starts_with(&begins), "{told}");
    for said in ["signature and chain hold", "entries: 5", &head] {
        assert!(told.contains(said), "{said}: {told}");
    }
}

#[test]
fn given_odd_files_when_imported_then_they_are_kept_apart_and_listed() {
    let house = House::new();
    house.write("odd.proba", b"no submission");
    let taken = import(&house, &["odd.proba"], 1);
    assert_eq!(taken["files"][0]["reason"], "submission-zip");
    let listed = house.json(&["submissions", "list"], 0);
    assert_eq!(listed["odd"][0]["code"], "submission-zip");
    assert!(house.good(&["submissions", "list"]).contains("Kept apart"));
    assert_eq!(
        import(&house, &["nothing.proba"], 2)["error"]["code"],
        "file-unreadable"
    );
}

#[test]
fn given_a_reopened_attempt_when_handed_in_again_then_the_longer_chain_supersedes() {
    let house = House::new();
    let all = events();
    house.write("short.proba", &house.sealed(1, &all[..3]).bytes);
    house.write("long.proba", &house.sealed(1, &all).bytes);
    import(&house, &["short.proba", "long.proba"], 0);
    verify(&house, 0);
    let verified = || "verified".to_owned();
    let expected = [
        (3, verified(), "superseded".into()),
        (5, verified(), "current".into()),
    ];
    assert_eq!(standing(&house), expected);
    house.good(&["submissions", "export", "--all", "--out", "out"]);
    assert_eq!(listing(&house.path("out")).len(), 2);
}

#[test]
fn given_a_longer_chain_that_leaves_the_shorter_out_when_verified_then_both_are_forks() {
    let house = House::new();
    let all = events();
    let reversed: Vec<String> = all[..3].iter().rev().cloned().collect();
    house.write("short.proba", &house.sealed(1, &reversed).bytes);
    house.write("long.proba", &house.sealed(1, &all).bytes);
    import(&house, &["short.proba", "long.proba"], 0);
    assert_eq!(standing(&house)[0].2, "superseded");
    verify(&house, 0);
    assert_eq!(
        standing(&house)
            .iter()
            .map(|row| row.2.as_str())
            .collect::<Vec<_>>(),
        ["fork"; 2]
    );
    house.good(&["submissions", "export", "--all", "--out", "out"]);
    assert_eq!(listing(&house.path("out")).len(), 4);
}

#[test]
fn given_a_stored_file_that_rots_when_verified_then_it_is_broken_and_the_exit_is_1() {
    let house = House::new();
    let sealed = imported(&house);
    let stored = format!("data/submissions/{}.proba", sealed.id);
    let mut bytes = house.read(&stored);
    bytes[100] ^= 1;
    house.write(&stored, &bytes);
    let told = verify(&house, 1);
    assert_eq!(told["submissions"][0]["finding"]["code"], "file-changed");
    assert_eq!(standing(&house)[0].1, "broken");
    house.ended(&["submissions", "show", &sealed.seal_code().to_string()], 1);
}

#[test]
fn given_the_wrong_identity_when_verified_then_nothing_is_settled() {
    let house = House::new();
    house.good(&["keys", "new", "--out", "foreign"]);
    house.write("a.proba", &house.sealed(1, &events()).bytes);
    import(&house, &["a.proba"], 0);
    let words = [
        "submissions",
        "verify",
        "--identity",
        "foreign/identity.txt",
        "--keys",
        "keys",
    ];
    let error = house.json(&words, 2)["error"].clone();
    assert_eq!(error["code"], "identity-foreign");
    let detail = error["detail"].as_str().unwrap();
    assert!(detail.contains(&house.fingerprint()), "{detail}");
    assert_eq!(standing(&house)[0].1, "received");
}

#[test]
fn given_no_data_folder_when_listed_then_none_is_made() {
    let house = House::new();
    let told = house.json(&["submissions", "list", "--data", "nowhere"], 2);
    assert_eq!(told["error"]["code"], "data-missing");
    assert!(!house.path("nowhere").exists());
}

/// The server has no identity: the commission verifies elsewhere, and the receipts come back.
#[test]
fn given_a_receipt_signed_where_the_identity_is_when_imported_then_whoever_polls_gets_it() {
    let house = House::new();
    let sealed = house.sealed(1, &events());
    let server = Server::start(&house, &[]);
    server.upload(&sealed.bytes).unwrap();
    let code = sealed.seal_code().to_string();
    house.good(&["submissions", "export", "--all", "--out", "carried"]);
    let there = ["--data", "commission", "--keys", "keys"];
    let file = format!("carried/{code}.proba");
    house.good(&[&["submissions", "import", &file][..], &there].concat());
    house.good(&[&VERIFY[..], &there].concat());
    let data = ["--data", "commission"];
    let export = ["submissions", "export", "--all", "--out", "back"];
    house.good(&[&export[..], &data].concat());
    let receipt = format!("back/{code}.receipt.jws");
    assert_eq!(
        import(&house, &[&receipt], 0)["files"][0]["outcome"],
        "receipt"
    );
    let (_, polled) = server.get(&format!("/api/submissions/{}/receipt", sealed.id));
    assert_eq!(polled.as_bytes(), house.read(&receipt));
    assert_eq!(standing(&house)[0].1, "verified");
    house.good(&["keys", "new", "--out", "foreign"]);
    let words = ["submissions", "import", &receipt, "--keys", "foreign"];
    assert_eq!(
        house.json(&words, 1)["error"]["code"],
        "receipt-foreign-key"
    );
}
