//! With the programs that anybody has: age, minisign, unzip.

use crate::fixture::*;
use std::process::Command;

fn run(house: &House, program: &str, words: &[&str]) {
    let output = Command::new(program)
        .current_dir(house.dir.path())
        .args(words)
        .output();
    let output = output.unwrap_or_else(|error| {
        panic!("`{program}` cannot be run ({error}); on Debian: apt install age minisign unzip")
    });
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program} {words:?}: {said}");
}

#[test]
fn given_a_packed_case_when_checked_with_minisign_then_the_signature_holds() {
    let house = House::new();
    let words = [
        "case", "pack", CASE, "--kind", "practice", "--keys", "keys", "--out", "c.case",
    ];
    house.good(&words);
    run(&house, "unzip", &["-q", "c.case", "-d", "case"]);
    let check = ["-V", "-p", "keys/cases.pub", "-m", "case/manifest.json"];
    run(&house, "minisign", &check);
}

#[test]
fn given_a_submission_when_opened_with_age_and_by_us_then_the_work_is_the_same() {
    let house = House::new();
    house.write("a.proba", &house.sealed(1, &events()).bytes);
    run(&house, "unzip", &["-q", "a.proba", "-d", "outer"]);
    let open = [
        "-d",
        "-i",
        "keys/identity.txt",
        "-o",
        "work.zip",
        "outer/sealed.age",
    ];
    run(&house, "age", &open);
    run(&house, "unzip", &["-q", "work.zip", "-d", "work"]);
    house.good(&[
        "open",
        "a.proba",
        "--identity",
        "keys/identity.txt",
        "--out",
        "ours",
    ]);
    for name in ["attempt.json", "journal.jsonl"] {
        let (theirs, ours) = (format!("work/{name}"), format!("ours/{name}"));
        assert_eq!(house.read(&theirs), house.read(&ours));
    }
    let attachments = listing(&house.path("ours/attachments"));
    assert_eq!(attachments, listing(&house.path("work/attachments")));
    assert_eq!(attachments.len(), 1);
}
