use crate::fixture::*;
use envelope::{EnvelopeError, Finding, Reason, SealInput, Statement, inspect, open, seal};
use journal::Digest;

fn input<'a>(attempt_json: &'a [u8], journal: &'a [u8], recipient: &'a str) -> SealInput<'a> {
    SealInput {
        attempt_json,
        journal,
        attachments: &[],
        signing_secret: &SIGNING_SECRET,
        recipient,
        sealed_wall: STARTED,
        reason: Reason::Time,
    }
}

#[test]
fn given_a_sealed_attempt_when_opened_then_everything_comes_back() {
    let sealed = sealed(5);
    let opened = open(&sealed.bytes, &keys().identity).unwrap();
    assert_eq!(opened.attempt, attempt());
    assert_eq!(opened.journal, journal(&attempt().to_json(), &events(5)));
    assert_eq!(opened.case_pack(), Some(PACK));
    assert_eq!(opened.attachments[&Digest::of(b"a report")], b"a report");
    assert_eq!(opened.verify().unwrap().len(), 5);
    assert_eq!(opened.statement, sealed.statement);
    assert_eq!(opened.id, sealed.id);
}

#[test]
fn given_a_submission_when_inspected_without_identity_then_the_envelope_is_read() {
    let sealed = sealed(3);
    let inspected = inspect(&sealed.bytes).unwrap();
    assert_eq!(inspected.signed.statement.length, 3);
    assert_eq!(inspected.id, Digest::of(&sealed.bytes));
    assert_eq!(inspected.seal_code(), sealed.seal_code());
    assert_eq!(inspected.size_bytes, sealed.bytes.len());
}

#[test]
fn given_an_empty_journal_when_sealed_then_it_opens_and_verifies() {
    let sealed = sealed_with(b"", &[]);
    let opened = open(&sealed.bytes, &keys().identity).unwrap();
    assert_eq!(opened.verify().unwrap().len(), 0);
    assert_eq!(opened.case_pack(), None);
}

#[test]
fn given_the_same_attachment_twice_when_sealed_then_it_is_kept_once() {
    let sealed = sealed_with(b"", &[PACK, PACK]);
    assert_eq!(
        open(&sealed.bytes, &keys().identity)
            .unwrap()
            .attachments
            .len(),
        1
    );
}

#[test]
fn given_a_broken_journal_when_sealed_then_the_first_bad_entry_is_named() {
    let header = attempt().to_json();
    let mut bad = journal(&header, &events(4));
    let third = bad
        .iter()
        .enumerate()
        .filter(|(_, b)| **b == b'\n')
        .nth(1)
        .unwrap()
        .0;
    bad[third + 20] ^= 1;
    let institution = institution();
    let error = seal(&input(&header, &bad, &institution.age_recipient)).unwrap_err();
    let EnvelopeError::Journal(fault) = error else {
        panic!("{error}")
    };
    assert_eq!(fault.seq, 2);
}

#[test]
fn given_another_attempts_key_when_sealed_then_it_is_refused() {
    let header = attempt().to_json();
    let institution = institution();
    let mut input = input(&header, b"", &institution.age_recipient);
    input.signing_secret = &[8; 32];
    assert_eq!(seal(&input).unwrap_err().code(), "signing-key");
}

#[test]
fn given_no_age_recipient_when_sealed_then_it_is_refused() {
    let header = attempt().to_json();
    assert_eq!(
        seal(&input(&header, b"", "age1nothing"))
            .unwrap_err()
            .code(),
        "age-key"
    );
}

#[test]
fn given_another_institutions_identity_when_opened_then_it_says_so() {
    let foreign = envelope::keys::generate(
        &[9; envelope::keys::ENTROPY_BYTES],
        institution().name,
        0,
        1,
    );
    let sealed = sealed(1);
    assert_eq!(
        open(&sealed.bytes, &foreign.identity).unwrap_err().code(),
        "identity-foreign"
    );
    let both = format!("{}\n{}", foreign.identity, keys().identity);
    assert!(open(&sealed.bytes, &both).is_ok());
    assert_eq!(
        open(&sealed.bytes, "# nothing here").unwrap_err().code(),
        "age-key"
    );
}

/// A signer who lies: packs other work than the envelope says. Only opening can show it.
#[test]
fn given_an_envelope_over_another_head_when_verified_then_it_is_a_finding() {
    let sealed = sealed(2);
    let mut opened = open(&sealed.bytes, &keys().identity).unwrap();
    opened.journal = journal(&attempt().to_json(), &events(3));
    assert_eq!(
        opened.verify().unwrap_err(),
        Finding::Head { said: 2, found: 3 }
    );
    opened.statement.candidate = "K-0418".parse().unwrap();
    assert_eq!(opened.verify().unwrap_err().code(), "attempt-differs");
}

#[test]
fn given_a_cut_journal_when_verified_then_the_signed_head_shows_it() {
    let mut opened = open(&sealed(3).bytes, &keys().identity).unwrap();
    opened.journal = journal(&attempt().to_json(), &events(2));
    assert_eq!(opened.verify().unwrap_err().code(), "head-differs");
}

#[test]
fn given_a_newer_or_odd_attempt_when_read_then_it_is_refused_by_name() {
    let parse = |text: String| {
        envelope::Attempt::parse(text.as_bytes())
            .unwrap_err()
            .code()
    };
    let good = String::from_utf8(attempt().to_json()).unwrap();
    assert_eq!(
        parse(good.replace(r#"{"format":1"#, r#"{"format":2,"new":0"#)),
        "part-newer"
    );
    assert_eq!(
        parse(good.replace(r#"{"format":1"#, r#"{"format":1,"new":0"#)),
        "part-malformed"
    );
    assert_eq!(
        parse(good.replace(r#"{"format":1,"#, "{")),
        "part-malformed"
    );
    assert_eq!(
        parse(good.replace(r#","mode":"exam""#, "")),
        "part-malformed"
    );
    let doubled = good.replace(r#""mode":"exam""#, r#""mode":"exam","mode":"exam""#);
    assert_eq!(parse(doubled), "part-malformed");
    assert_eq!(
        parse(good.replace("K-0417", &"K".repeat(70))),
        "part-malformed"
    );
    assert_eq!(
        parse(" ".repeat(envelope::ATTEMPT_BYTES_MAX + 1)),
        "part-too-large"
    );
}

#[test]
fn given_bytes_that_are_no_submission_when_inspected_then_the_code_says_why() {
    assert_eq!(inspect(b"").unwrap_err().code(), "submission-zip");
    assert_eq!(inspect(b"PK\x03\x04").unwrap_err().code(), "submission-zip");
    assert_eq!(
        inspect(b"not a zip at all").unwrap_err().code(),
        "submission-zip"
    );
    let large = vec![0; envelope::SUBMISSION_BYTES_MAX + 1];
    assert_eq!(inspect(&large).unwrap_err().code(), "part-too-large");
}

#[test]
fn given_the_golden_file_of_version_1_when_opened_then_it_still_verifies() {
    let golden = include_bytes!("../vectors/v1.proba");
    let opened = open(golden, &keys().identity).unwrap();
    assert_eq!(opened.statement.v, Statement::VERSION);
    assert_eq!(opened.verify().unwrap().len(), 2);
    assert_eq!(opened.case_pack(), Some(PACK));
}
