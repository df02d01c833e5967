//! The formats are ordinary: the programs that anybody has open and check them.

use crate::fixture::*;
use std::path::Path;
use std::process::Command;

/// Runs a program that the tests need; says what to install when it is not there.
fn run(program: &str, dir: &Path, args: &[&str]) -> Vec<u8> {
    let output = Command::new(program).current_dir(dir).args(args).output();
    let output = output.unwrap_or_else(|error| {
        panic!("`{program}` cannot be run ({error}); on Debian: apt install age minisign unzip")
    });
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program} {args:?}: {said}");
    output.stdout
}

#[test]
fn given_a_submission_when_opened_with_unzip_and_age_then_the_work_is_there() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("a.proba"), sealed(3).bytes).unwrap();
    std::fs::write(dir.path().join("identity.txt"), keys().identity).unwrap();
    run("unzip", dir.path(), &["-q", "a.proba"]);
    let args = ["-d", "-i", "identity.txt", "-o", "work.zip", "sealed.age"];
    run("age", dir.path(), &args);
    run("unzip", dir.path(), &["-q", "work.zip"]);
    let read = |name: &str| std::fs::read(dir.path().join(name)).unwrap();
    assert_eq!(read("attempt.json"), attempt().to_json());
    assert_eq!(
        read("journal.jsonl"),
        journal(&attempt().to_json(), &events(3))
    );
    let pack = format!("attachments/{}", attempt().case.digest);
    assert_eq!(read(&pack), PACK);
}

#[test]
fn given_work_sealed_by_the_age_program_when_opened_then_the_crate_reads_it() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("plain"), "plain").unwrap();
    let recipient = institution().age_recipient;
    run(
        "age",
        dir.path(),
        &["-r", &recipient, "-o", "cipher", "plain"],
    );
    let identity: age::x25519::Identity = keys().identity.lines().last().unwrap().parse().unwrap();
    let cipher = std::fs::read(dir.path().join("cipher")).unwrap();
    assert_eq!(age::decrypt(&identity, &cipher).unwrap(), b"plain");
}

#[test]
fn given_generated_minisign_keys_when_the_program_signs_then_the_program_verifies() {
    let dir = tempfile::tempdir().unwrap();
    let keys = keys();
    std::fs::write(dir.path().join("cases.key"), keys.minisign_secret).unwrap();
    std::fs::write(dir.path().join("cases.pub"), keys.minisign_public).unwrap();
    std::fs::write(dir.path().join("manifest.json"), "{}").unwrap();
    run(
        "minisign",
        dir.path(),
        &["-S", "-W", "-s", "cases.key", "-m", "manifest.json"],
    );
    run(
        "minisign",
        dir.path(),
        &["-V", "-p", "cases.pub", "-m", "manifest.json"],
    );
    let public = institution().minisign_public;
    run(
        "minisign",
        dir.path(),
        &["-V", "-P", &public, "-m", "manifest.json"],
    );
}
