//! The bundled case "Bujnie" checks completely, packs, opens again, and keeps its secrets.

mod papers;

use casefile::PackKind;
use casefile::open::{Signature, open, read_package};
use casefile::pack::{PackOptions, invigilator_phc, pack, pack_commission};
use casefile::source::{Folder, Severity, Shelf, check, shelf};
use std::path::Path;

fn bujnie() -> Folder {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/cases/bujnie");
    Folder::read(&path).expect("the folder is there")
}

#[test]
fn given_the_bundled_case_when_checked_then_there_is_no_finding() {
    let findings = check(&bujnie());
    let list: Vec<String> = findings.iter().map(ToString::to_string).collect();
    assert!(
        list.is_empty(),
        "{} findings:\n{}",
        list.len(),
        list.join("\n")
    );
    assert!(
        findings
            .iter()
            .all(|finding| finding.severity == Severity::Warning)
    );
}

#[test]
fn given_the_bundled_case_when_packed_for_practice_then_it_opens_with_hints_and_answers() {
    let options = PackOptions {
        kind: PackKind::Practice,
        invigilator_phc: None,
        signer: None,
    };
    let packed = pack(&bujnie(), &options).expect("it packs");
    let opened = open(&packed.bytes, None, None).expect("it opens");
    assert_eq!(opened.digest, packed.digest);
    assert_eq!(opened.signature, Signature::Unsigned);
    let practice = opened
        .case
        .practice
        .expect("practice has practice material");
    assert!(!practice.hints.is_empty());
    let questions: usize = opened
        .case
        .tasks
        .iter()
        .map(|task| task.questions.len())
        .sum();
    assert_eq!(practice.answers.len(), questions);
    assert_eq!(opened.case.duration_minutes, 180);
}

/// Enough words of prose not to stand in two texts by chance.
const TELLTALE_WORDS_MIN: usize = 8;

/// Passages of a file that give it away: its lines of prose, not what all pages have in common.
fn passages(text: &str) -> impl Iterator<Item = &str> {
    let word = |word: &&str| word.chars().filter(|it| it.is_alphabetic()).count() >= 3;
    let markup = |word: &&str| word.contains(['<', '=', '{', ';']);
    let prose = move |line: &&str| {
        let words = line.split_whitespace().filter(|it| word(it) && !markup(it));
        words.count() >= TELLTALE_WORDS_MIN
    };
    text.lines().map(str::trim).filter(prose)
}

#[test]
fn given_an_exam_package_then_nothing_of_practice_or_commission_is_in_it() {
    let folder = bujnie();
    let phc = invigilator_phc("4711", &[7; 16]).expect("a hash");
    let options = PackOptions {
        kind: PackKind::Exam,
        invigilator_phc: Some(&phc),
        signer: None,
    };
    let packed = pack(&folder, &options).expect("it packs");
    let package = read_package(&packed.bytes, None).expect("it opens");
    let public: Vec<String> = package
        .files
        .values()
        .map(|bytes| String::from_utf8_lossy(bytes).into_owned())
        .collect();
    let mut looked_for = 0;
    for (path, bytes) in folder.files() {
        if !matches!(shelf(path), Some(Shelf::Practice | Shelf::Commission)) {
            continue;
        }
        assert!(
            !package.files.keys().any(|name| name.ends_with(path)),
            "{path} is in the package"
        );
        for passage in passages(&String::from_utf8_lossy(bytes)) {
            looked_for += 1;
            let escaped = serde_json::to_string(passage).expect("a text");
            let escaped = escaped.trim_matches('"');
            let leak = public
                .iter()
                .any(|text| text.contains(passage) || text.contains(escaped));
            assert!(!leak, "{path}: {passage:?} is in the exam package");
        }
    }
    assert!(
        looked_for > 100,
        "only {looked_for} passages were looked for"
    );
}

#[test]
fn given_the_commissions_package_then_it_has_rubric_interview_and_solution() {
    let packed = pack_commission(&bujnie(), None).expect("it packs");
    let package = read_package(&packed.bytes, None).expect("it opens");
    for name in ["rubric.toml", "interview.toml", "solution/campaign.json"] {
        assert!(package.files.contains_key(name), "{name} is missing");
    }
    assert!(!package.files.contains_key("case.json"));
}
