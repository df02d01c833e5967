//! Packing and opening: the same bytes each time, nothing changed unseen, secrets apart.

use casefile::open::{OpenError, Signature, canonical, open, read_package};
use casefile::pack::{
    ENTROPY_BYTES, PackError, PackOptions, Packed, Signer, invigilator_phc, pack, pack_commission,
    passphrase, words, wrap,
};
use casefile::{PackKind, manifest};
use minisign::KeyPair;
use proptest::prelude::*;
use std::io::{Cursor, Write};
use std::sync::LazyLock;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

static KEY: LazyLock<(String, String)> = LazyLock::new(key);
static SIGNED: LazyLock<Packed> = LazyLock::new(|| exam(Some(&signer())));

fn key() -> (String, String) {
    let pair = KeyPair::generate_unencrypted_keypair().expect("a key");
    let secret = pair.sk.to_box(None).expect("a box").into_string();
    (secret, pair.pk.to_base64())
}

fn signer() -> Signer {
    Signer::from_minisign(&KEY.0, None).expect("a signer")
}

fn exam(signer: Option<&Signer>) -> Packed {
    let phc = invigilator_phc("4711", &[7; 16]).expect("a hash");
    let options = PackOptions {
        kind: PackKind::Exam,
        invigilator_phc: Some(&phc),
        signer,
    };
    pack(&crate::folder::folder(), &options).expect("it packs")
}

fn practice() -> Packed {
    let options = PackOptions {
        kind: PackKind::Practice,
        invigilator_phc: None,
        signer: None,
    };
    pack(&crate::folder::folder(), &options).expect("it packs")
}

#[test]
fn given_the_same_folder_when_packed_twice_then_the_bytes_are_the_same() {
    assert_eq!(exam(Some(&signer())).bytes, SIGNED.bytes);
    assert_eq!(practice().bytes, practice().bytes);
}

#[test]
fn given_a_signed_exam_when_opened_then_it_is_the_institutions() {
    let opened = open(&SIGNED.bytes, None, Some(&KEY.1)).expect("it opens");
    assert_eq!(opened.signature, Signature::Signed);
    assert_eq!(opened.digest, SIGNED.digest);
    assert_eq!(opened.plain, SIGNED.bytes);
    assert_eq!(opened.case.kind, PackKind::Exam);
    assert_eq!(opened.case.practice, None);
    assert!(opened.case.invigilator.is_some());
    assert!(opened.files.contains_key("assets/logo.svg"));
    assert!(opened.files.contains_key("source/audience.toml"));
    assert!(opened.case.tasks[0].text.contains("(document:firma)"));
    let file = format!("untrusted comment: x\n{}\n", KEY.1);
    let with_file = open(&SIGNED.bytes, None, Some(&file)).expect("it opens");
    assert_eq!(with_file.signature, Signature::Signed);
    assert_eq!(signer().public(), KEY.1);
}

#[test]
fn given_another_key_or_none_then_the_case_is_by_another_or_unsigned() {
    let opened = open(&SIGNED.bytes, None, Some(&key().1)).expect("it opens");
    assert_eq!(opened.signature, Signature::ByAnother);
    assert_eq!(
        open(&SIGNED.bytes, None, None).expect("it opens").signature,
        Signature::ByAnother
    );
    let unsigned = open(&exam(None).bytes, None, Some(&KEY.1)).expect("it opens");
    assert_eq!(unsigned.signature, Signature::Unsigned);
    assert_eq!(open(&SIGNED.bytes, None, Some("RWxx")), Err(OpenError::Key));
}

#[test]
fn given_a_password_on_the_secret_key_then_it_is_asked_for() {
    let pair = KeyPair::generate_encrypted_keypair(Some("sezam".into())).expect("a key");
    let secret = pair.sk.to_box(None).expect("a box").into_string();
    let error = |password| {
        Signer::from_minisign(&secret, password)
            .err()
            .map(|it| it.code())
    };
    assert_eq!(error(None), Some("pack-secret-key"));
    assert_eq!(error(Some("inne")), Some("pack-secret-key"));
    let signer = Signer::from_minisign(&secret, Some("sezam")).expect("a signer");
    assert_eq!(signer.public(), pair.pk.to_base64());
}

#[test]
fn given_a_package_then_its_zip_has_sorted_names_one_time_and_nothing_extra() {
    let mut archive = zip::ZipArchive::new(Cursor::new(&SIGNED.bytes)).expect("a zip");
    let mut names = Vec::new();
    for index in 0..archive.len() {
        let file = archive.by_index(index).expect("a file");
        assert_eq!(file.last_modified(), Some(zip::DateTime::DEFAULT));
        assert!(file.extra_data().is_none_or(|it| it.is_empty()));
        names.push(file.name().expect("a name").into_owned());
    }
    assert!(names.is_sorted());
    assert!(names.contains(&manifest::SIGNATURE.to_string()));
}

#[test]
fn given_an_exam_package_then_practice_and_commission_are_not_in_it() {
    let folder = crate::folder::folder();
    let package = read_package(&SIGNED.bytes, None).expect("it opens");
    let secrets = [
        "Zacznij od dokumentu",
        "Firma potrzebuje po pierwsze",
        "Kiedy SMS",
        "Dodać filtr",
    ];
    for secret in secrets {
        let told = folder.files().any(|(_, bytes)| contains(bytes, secret));
        assert!(told, "{secret} is nowhere");
        for (name, bytes) in &package.files {
            assert!(!contains(bytes, secret), "{secret} is in {name}");
        }
    }
    let commission = read_package(&commission().bytes, None).expect("it opens");
    let names: Vec<&str> = commission.files.keys().map(String::as_str).collect();
    let wanted = [
        "interview.toml",
        "rubric.toml",
        "solution/campaign.json",
        "solution/deviations.toml",
        "solution/wzor.md",
    ];
    assert_eq!(names, wanted);
    assert_eq!(
        open(&self::commission().bytes, None, None),
        Err(OpenError::Commission)
    );
}

fn commission() -> Packed {
    pack_commission(&crate::folder::folder(), Some(&signer())).expect("it packs")
}

fn contains(bytes: &[u8], words: &str) -> bool {
    bytes
        .windows(words.len())
        .any(|window| window == words.as_bytes())
}

#[test]
fn given_options_that_do_not_go_together_or_a_bad_case_then_nothing_is_packed() {
    let options = PackOptions {
        kind: PackKind::Exam,
        invigilator_phc: None,
        signer: None,
    };
    let error = pack(&crate::folder::folder(), &options).expect_err("it has no code");
    assert_eq!(error.code(), "pack-options");
    let options = PackOptions {
        kind: PackKind::Practice,
        invigilator_phc: None,
        signer: None,
    };
    let error = pack(&crate::folder::without("market.toml"), &options).expect_err("it has errors");
    let PackError::Findings(findings) = error else {
        panic!("{error}")
    };
    assert_eq!(
        findings[0].to_string(),
        "market.toml:1:1: error[file-missing]: market.toml is missing"
    );
    assert!(invigilator_phc(" ", &[0; 16]).is_err());
}

#[test]
fn given_a_wrapped_package_then_it_opens_with_its_passphrase_alone() {
    let words = passphrase(&[1, 2, 3, 4, 5, 6, 7]);
    let wrapped = wrap(&SIGNED.bytes, &words).expect("it wraps");
    assert_eq!(open(&wrapped, None, None), Err(OpenError::PassphraseNeeded));
    assert_eq!(
        open(&wrapped, Some("zupa-zupa-zupa-zupa-zupa"), None),
        Err(OpenError::PassphraseWrong)
    );
    let typed = words.to_uppercase().replace('-', "  ");
    let opened = open(&wrapped, Some(&typed), Some(&KEY.1)).expect("it opens");
    assert_eq!(opened.digest, SIGNED.digest);
    assert_eq!(opened.signature, Signature::Signed);
    let mut cut = wrapped.clone();
    cut.truncate(wrapped.len() - 100);
    assert_eq!(open(&cut, Some(&words), None), Err(OpenError::Wrapping));
    let heavier = replace(&wrapped, b" 15\n", b" 17\n");
    let work = OpenError::Work {
        log_n: 17,
        log_n_max: 16,
    };
    assert_eq!(open(&heavier, Some(&words), None), Err(work));
}

fn replace(bytes: &[u8], old: &[u8], new: &[u8]) -> Vec<u8> {
    let at = bytes
        .windows(old.len())
        .position(|window| window == old)
        .expect("it is there");
    [&bytes[..at], new, &bytes[at + old.len()..]].concat()
}

#[test]
fn given_random_bytes_then_a_passphrase_is_five_words_of_the_list() {
    let first = passphrase(&[0; ENTROPY_BYTES]);
    assert_eq!(first, [words()[0]; 5].join("-"));
    assert_eq!(
        passphrase(&[0xff; ENTROPY_BYTES]),
        [words()[2047]; 5].join("-")
    );
    assert_eq!(canonical(" Zupa  mleko-LAS "), "zupa-mleko-las");
    assert_eq!(canonical("Zażółć 7"), "Zażółć 7");
}

/// A zip of these files, in this order.
fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .expect("a file");
        writer.write_all(bytes).expect("its bytes");
    }
    writer.finish().expect("a zip").into_inner()
}

/// The files of an unsigned package with a change, zipped again without a new manifest.
fn rezipped_from(plain: &[u8], change: impl FnOnce(&mut Vec<(String, Vec<u8>)>)) -> Vec<u8> {
    let package = read_package(plain, None).expect("it opens");
    let mut files: Vec<(String, Vec<u8>)> = package.files.into_iter().collect();
    let json = serde_json::to_vec(&package.manifest).expect("JSON");
    files.push((manifest::MANIFEST.into(), json));
    change(&mut files);
    let files: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
        .collect();
    zip(&files)
}

/// The same of the small exam.
fn rezipped(change: impl FnOnce(&mut Vec<(String, Vec<u8>)>)) -> Vec<u8> {
    rezipped_from(&exam(None).bytes, change)
}

/// An unsigned package with a file more.
pub fn added(plain: &[u8], name: &str, bytes: Vec<u8>) -> Vec<u8> {
    rezipped_from(plain, |files| files.push((name.into(), bytes)))
}

#[test]
fn given_files_added_dropped_renamed_or_changed_then_the_package_is_refused() {
    let code = |bytes: Vec<u8>| open(&bytes, None, None).map_err(|error| error.code()).err();
    assert_eq!(code(rezipped(|_| {})), None);
    let add = |name: &'static str| rezipped(move |files| files.push((name.into(), b"x".to_vec())));
    assert_eq!(code(add("source/zzz.txt")), Some("pack-name"));
    assert_eq!(code(add("../evil.txt")), Some("pack-name"));
    assert_eq!(code(add("/etc/passwd")), Some("pack-name"));
    assert_eq!(code(add("a\\b")), Some("pack-name"));
    assert_eq!(
        code(rezipped(
            |files| files.retain(|(name, _)| name != "case.json")
        )),
        Some("pack-name")
    );
    assert_eq!(
        code(rezipped(
            |files| files.retain(|(name, _)| name != "manifest.json")
        )),
        Some("pack-name")
    );
    let logo = |files: &mut Vec<(String, Vec<u8>)>, bytes: &[u8]| {
        files
            .iter_mut()
            .find(|(name, _)| name == "assets/logo.svg")
            .expect("a logo")
            .1 = bytes.into();
    };
    assert_eq!(
        code(rezipped(|files| logo(files, b"<svg/>"))),
        Some("pack-changed")
    );
    assert_eq!(code(b"not a zip".to_vec()), Some("pack-archive"));
    assert_eq!(code(vec![0; 65 * 1024 * 1024]), Some("pack-too-large"));
}

#[test]
fn given_a_name_twice_then_the_package_is_refused() {
    // The writer refuses doubles, so one is made of two names of one length.
    let twin = b"source/markex.toml";
    let bytes = rezipped(|files| files.push(("source/markex.toml".into(), b"x".to_vec())));
    let mut doubled = bytes.clone();
    let places: Vec<usize> = (0..bytes.len() - twin.len())
        .filter(|at| &bytes[*at..*at + twin.len()] == twin)
        .collect();
    assert_eq!(places.len(), 2);
    for at in places {
        doubled[at..at + twin.len()].copy_from_slice(b"source/market.toml");
    }
    assert_eq!(
        open(&doubled, None, None)
            .expect_err("it is refused")
            .code(),
        "pack-archive"
    );
}

/// The manifest of the unsigned exam with a text replaced.
fn remanifested(old: &str, new: &str) -> Vec<u8> {
    rezipped(|files| {
        let manifest = files
            .iter_mut()
            .find(|(name, _)| name == manifest::MANIFEST);
        let bytes = &mut manifest.expect("a manifest").1;
        let text = String::from_utf8(bytes.clone()).expect("a text");
        assert!(text.contains(old), "{old}");
        *bytes = text.replacen(old, new, 1).into_bytes();
    })
}

#[test]
fn given_manifests_of_newer_programs_or_other_cases_then_they_are_refused() {
    let code = |old: &str, new: &str| {
        open(&remanifested(old, new), None, None)
            .expect_err("it is refused")
            .code()
    };
    assert_eq!(
        code("\"format\":1", "\"format\":2,\"colour\":1"),
        "pack-format-newer"
    );
    assert_eq!(
        code("\"format\":1", "\"format\":1,\"colour\":1"),
        "pack-manifest"
    );
    assert_eq!(
        code("\"app_min\":\"0.1.0\"", "\"app_min\":\"99.0.0\""),
        "pack-app-newer"
    );
    assert_eq!(
        code("\"app_min\":\"0.1.0\"", "\"app_min\":\"soon\""),
        "pack-manifest"
    );
    assert_eq!(
        code("\"id\":\"ziolko\"", "\"id\":\"inny\""),
        "pack-manifest"
    );
    assert_eq!(
        code("\"kind\":\"exam\"", "\"kind\":\"practice\""),
        "pack-manifest"
    );
}

#[test]
fn given_a_zip_bomb_then_it_is_refused_before_it_is_unpacked() {
    let zeros = vec![0; 33 * 1024 * 1024];
    let bomb = zip(&[("manifest.json", &zeros)]);
    assert!(bomb.len() < 100_000);
    assert_eq!(open(&bomb, None, None), Err(OpenError::TooLarge));
}

#[test]
fn given_a_signature_over_another_manifest_then_the_package_is_refused() {
    let package = read_package(&SIGNED.bytes, None).expect("it opens");
    let forged = signer().sign(b"something else", &package.manifest.trusted_comment());
    let add = |text: String| {
        rezipped(|files| files.push((manifest::SIGNATURE.into(), text.into_bytes())))
    };
    assert_eq!(
        open(&add(forged), None, Some(&KEY.1)),
        Err(OpenError::Signature)
    );
    let json = serde_json::to_vec(&package.manifest).expect("JSON");
    let misplaced = signer().sign(&json, "proba case ziolko 9.9.9 exam");
    assert_eq!(
        open(&add(misplaced), None, Some(&KEY.1)),
        Err(OpenError::Signature)
    );
    assert_eq!(
        open(&add("junk".into()), None, Some(&KEY.1)),
        Err(OpenError::Signature)
    );
}

fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn given_any_changed_byte_then_it_is_refused_or_changes_nothing_but_the_digest(
        at in any::<prop::sample::Index>(), bit in 0_u8..8,
    ) {
        let good = open(&SIGNED.bytes, None, Some(&KEY.1)).expect("it opens");
        let mut bytes = SIGNED.bytes.clone();
        let at = at.index(bytes.len());
        bytes[at] ^= 1 << bit;
        if let Ok(opened) = open(&bytes, None, Some(&KEY.1)) {
            prop_assert_ne!(opened.digest, good.digest);
            prop_assert_eq!(opened.case_json, good.case_json);
            prop_assert_eq!(opened.files, good.files);
        }
    }

    #[test]
    fn given_any_cut_then_it_is_refused(at in any::<prop::sample::Index>()) {
        let at = at.index(SIGNED.bytes.len());
        prop_assert!(open(&SIGNED.bytes[..at], None, Some(&KEY.1)).is_err());
    }

    #[test]
    fn given_any_bytes_then_opening_them_never_panics(
        bytes in prop::collection::vec(any::<u8>(), 0..2000),
    ) {
        prop_assert!(open(&bytes, None, None).is_err());
        let zip = [b"PK\x03\x04".as_slice(), &bytes].concat();
        prop_assert!(open(&zip, None, None).is_err());
    }
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn given_any_texts_in_a_case_when_packed_and_opened_then_they_are_the_same(
        text in "[^\\p{Cc}\u{fffd}<\\[\\]!\\\\`&]{1,300}",
        bytes in prop::collection::vec(any::<u8>(), 1..3000),
    ) {
        let text = format!("Zadanie: {text}");
        let mut files = crate::folder::files();
        files.insert("tasks/t02.md".into(), text.clone().into_bytes());
        files.insert("solution/obraz.png".into(), bytes.clone());
        let folder = casefile::source::Folder::new("ziolko", files);
        let options = PackOptions { kind: PackKind::Practice, invigilator_phc: None, signer: None };
        let packed = pack(&folder, &options).expect("it packs");
        let opened = open(&packed.bytes, None, None).expect("it opens");
        prop_assert_eq!(&opened.case.task("t02").expect("a task").text, &text);
        let commission = pack_commission(&folder, None).expect("it packs");
        let package = read_package(&commission.bytes, None).expect("it opens");
        prop_assert_eq!(&package.files["solution/obraz.png"], &bytes);
    }
}
