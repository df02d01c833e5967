//! The formats are ordinary: the programs that anybody has open and check them.

use casefile::open::{Signature, open};
use casefile::pack::{PackOptions, Signer, pack, wrap};
use casefile::{PackKind, manifest};
use minisign::KeyPair;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// Runs a program that the tests need; says what to install when it is not there.
fn run(program: &str, dir: &Path, args: &[&str], typed: &str) -> Vec<u8> {
    let command = Command::new(program)
        .current_dir(dir)
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut child = command.unwrap_or_else(|error| {
        panic!("`{program}` cannot be run ({error}); on Debian: apt install age minisign unzip")
    });
    child
        .stdin
        .take()
        .expect("a pipe")
        .write_all(typed.as_bytes())
        .expect("it reads");
    let output = child.wait_with_output().expect("it ends");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program} {args:?}: {said}");
    output.stdout
}

fn options(signer: Option<&Signer>) -> PackOptions<'_> {
    PackOptions {
        kind: PackKind::Practice,
        invigilator_phc: None,
        signer,
    }
}

#[test]
fn given_a_signed_package_when_checked_with_unzip_and_minisign_then_it_holds() {
    let dir = tempfile::tempdir().expect("a folder");
    let pair = KeyPair::generate_unencrypted_keypair().expect("a key");
    let secret = pair.sk.to_box(None).expect("a box").into_string();
    let signer = Signer::from_minisign(&secret, None).expect("a signer");
    let packed = pack(&crate::folder::folder(), &options(Some(&signer))).expect("it packs");
    std::fs::write(dir.path().join("ziolko.case"), &packed.bytes).expect("it is written");
    run("unzip", dir.path(), &["-q", "ziolko.case"], "");
    let public = signer.public();
    let said = run(
        "minisign",
        dir.path(),
        &["-V", "-P", &public, "-m", manifest::MANIFEST],
        "",
    );
    let said = String::from_utf8_lossy(&said);
    assert!(said.contains("proba case ziolko 1.0.0 practice"), "{said}");
    let logo = std::fs::read(dir.path().join("assets/logo.svg")).expect("it is there");
    assert_eq!(logo, crate::folder::files()["assets/logo.svg"]);
}

#[test]
fn given_a_signature_by_the_minisign_program_then_the_package_is_the_institutions() {
    let dir = tempfile::tempdir().expect("a folder");
    let pair = KeyPair::generate_unencrypted_keypair().expect("a key");
    let secret = pair.sk.to_box(None).expect("a box").into_string();
    let packed = pack(&crate::folder::folder(), &options(None)).expect("it packs");
    std::fs::write(dir.path().join("ziolko.case"), &packed.bytes).expect("it is written");
    std::fs::write(dir.path().join("cases.key"), secret).expect("it is written");
    run("unzip", dir.path(), &["-q", "ziolko.case"], "");
    let comment = packed.manifest.trusted_comment();
    let args = [
        "-S",
        "-W",
        "-s",
        "cases.key",
        "-t",
        &comment,
        "-m",
        manifest::MANIFEST,
    ];
    run("minisign", dir.path(), &args, "");
    let text = std::fs::read(dir.path().join(manifest::SIGNATURE)).expect("it is there");
    let signed = crate::package::added(&packed.bytes, manifest::SIGNATURE, text);
    let opened = open(&signed, None, Some(&pair.pk.to_base64())).expect("it opens");
    assert_eq!(opened.signature, Signature::Signed);
}

#[test]
fn given_a_wrapped_package_when_opened_with_age_then_it_is_the_same_zip() {
    let dir = tempfile::tempdir().expect("a folder");
    let packed = pack(&crate::folder::folder(), &options(None)).expect("it packs");
    let wrapped = wrap(&packed.bytes, "zupa-mleko-las-zamek-brzoza").expect("it wraps");
    std::fs::write(dir.path().join("ziolko.case"), wrapped).expect("it is written");
    // age asks on a terminal only: `script` gives it one.
    let args = ["-qec", "age -d -o ziolko.zip ziolko.case", "/dev/null"];
    run("script", dir.path(), &args, "zupa-mleko-las-zamek-brzoza\n");
    let zip = std::fs::read(dir.path().join("ziolko.zip")).expect("age has written it");
    assert_eq!(zip, packed.bytes);
}
