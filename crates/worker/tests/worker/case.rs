use crate::attempt::{ask, institution};
use casefile::{
    Case,
    manifest::{FileEntry, Manifest, PACK_FORMAT, PackageKind},
    pack::{APP_MIN, Signer, wrap},
};
use envelope::Institution;
use journal::Digest;
use std::{
    cell::RefCell,
    io::{Cursor, Write},
};
use worker::{
    engine,
    protocol::{
        CaseSignature, Failure, OpenCase, OpenedCase, PackFile, Parcel, Progress, Request, Response,
    },
};
use zip::{ZipWriter, write::SimpleFileOptions};

const COMPANY: &[u8] = "nazwa = \"Bujnie\"\n".as_bytes();

fn case() -> Case {
    let title = serde_json::json!({ "pl": "Próba", "en": "Trial" });
    let case = serde_json::json!({
        "format": 1, "id": "proba", "version": "1.0.0", "kind": "practice", "language": "pl",
        "qualification": "Planowanie kampanii", "duration_minutes": 60, "runs_max": 3,
        "clock_gap_minutes_max": 10, "title": title, "summary": title,
        "tasks": [{
            "id": "t01", "title": title, "minutes": 60, "criteria": ["1.1.1"],
            "rooms": ["brief"], "text": "Zażółć", "questions": [], "carriers": [],
            "pins_min": 0,
        }],
        "documents": [], "assets": [], "practice": null, "invigilator": null,
    });
    serde_json::from_value(case).expect("a case")
}

/// A pack of the case, signed by the institution of this number.
fn pack(signed_by: Option<u8>) -> Vec<u8> {
    let case_json = case().to_json().into_bytes();
    let files = [
        ("case.json", case_json.as_slice()),
        ("source/company.toml", COMPANY),
    ];
    let entry = |(name, bytes): (&str, &[u8])| FileEntry {
        name: name.into(),
        size_bytes: bytes.len() as u64,
        sha256: Digest::of(bytes).to_string(),
    };
    let manifest = Manifest {
        format: PACK_FORMAT,
        id: case().id,
        version: case().version,
        kind: PackageKind::Practice,
        app_min: APP_MIN.into(),
        files: files.map(entry).to_vec(),
    };
    let json = serde_json::to_vec(&manifest).expect("JSON");
    let signature = signed_by.map(|number| {
        let signer = Signer::from_minisign(&institution(number).minisign_secret, None);
        let signer = signer.expect("a signer");
        signer.sign(&json, &manifest.trusted_comment()).into_bytes()
    });
    let mut members = files.to_vec();
    members.push(("manifest.json", &json));
    if let Some(signature) = &signature {
        members.push(("manifest.json.minisig", signature));
    }
    zipped(&members)
}

fn zipped(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        let options = SimpleFileOptions::default();
        writer.start_file(*name, options).expect("a zip");
        writer.write_all(bytes).expect("a zip");
    }
    writer.finish().expect("a zip").into_inner()
}

fn request(pack: Vec<u8>, passphrase: Option<&str>) -> Request {
    let institution = Institution::parse(&institution(1).institution_json).expect("one");
    Request::OpenCase(OpenCase {
        pack,
        passphrase: passphrase.map(str::to_owned),
        minisign_public: institution.minisign_public,
    })
}

fn open(pack: Vec<u8>, passphrase: Option<&str>) -> Result<OpenedCase, Failure> {
    match ask(request(pack, passphrase))? {
        Response::Case(opened) => Ok(opened),
        other => panic!("{other:?}"),
    }
}

#[test]
fn given_a_signed_pack_when_opened_then_case_files_and_digest_are_there() {
    let plain = pack(Some(1));

    let opened = open(plain.clone(), None).expect("an opened case");

    assert_eq!(opened.signature, CaseSignature::Institution);
    assert_eq!(opened.digest, Digest::of(&plain));
    assert_eq!(opened.case_json, case().to_json().into_bytes());
    assert_eq!(opened.pack, plain);
    let company = PackFile {
        name: "source/company.toml".into(),
        bytes: COMPANY.to_vec(),
    };
    assert_eq!(opened.files, [company]);
}

#[test]
fn given_packs_of_others_when_opened_then_whose_they_are_is_said() {
    let signature = |signed_by| open(pack(signed_by), None).map(|opened| opened.signature);
    assert_eq!(signature(Some(2)), Ok(CaseSignature::Another));
    assert_eq!(signature(None), Ok(CaseSignature::None));
}

#[test]
fn given_a_wrapped_pack_when_opened_then_it_needs_its_passphrase() {
    let plain = pack(Some(1));
    let wrapped = wrap(&plain, "pole-sosna-rzeka-okno-most").expect("a wrapping");
    let code = |passphrase| {
        let failure = open(wrapped.clone(), passphrase).expect_err("a failure");
        failure.code
    };

    assert_eq!(code(None), "pack-passphrase-needed");
    assert_eq!(code(Some("inne-slowa")), "pack-passphrase-wrong");
    let opened = open(wrapped.clone(), Some("Pole sosna rzeka okno most "));
    assert_eq!(opened.map(|opened| opened.pack), Ok(plain));
}

#[test]
fn given_a_file_that_is_no_pack_when_opened_then_it_is_refused() {
    let failure = open(b"%PDF".to_vec(), None).expect_err("a failure");
    assert_eq!(failure.code, "pack-archive");
}

#[test]
fn given_an_opened_case_when_it_crosses_then_it_is_the_same_and_its_progress_was_told() {
    let told = RefCell::new(Vec::new());
    let mut tell = |progress: Progress| told.borrow_mut().push(progress);
    let opened = engine::handle(request(pack(None), None), &mut tell).expect("an opened case");

    let (head, blobs) = opened.clone().into_parts();
    assert_eq!(Response::from_parts(&head, blobs), Ok(opened));
    let told = told.into_inner();
    assert_eq!(told.last().map(|p| (p.done, p.total)), Some((1, 1)));
}
