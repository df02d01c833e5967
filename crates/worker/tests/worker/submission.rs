use crate::attempt::{ID, SECRET, ask, attempt_json, institution, journal, recipient};
use envelope::{Reason, Receipt, ReceiptSecret, ReceiptState};
use journal::Digest;
use worker::protocol::{
    Attachment, CheckReceipt, Failure, OpenSubmission, OpenedSubmission, Request, Response, Seal,
    SealedWork, Secret,
};

const CASE: &[u8] = b"the case's plain pack";

fn seal(entries: u64) -> SealedWork {
    let keys = institution(1);
    let attempt_json = attempt_json(&keys, CASE);
    let request = Seal {
        journal: journal(&attempt_json, entries),
        attempt_json,
        attachments: vec![attachment(CASE), attachment(b"shown")],
        signing_secret: Secret::from_bytes(SECRET),
        recipient: recipient(&keys),
        sealed_wall: 1_790_000_000_500,
        reason: Reason::HandIn,
    };
    match ask(Request::Seal(request)) {
        Ok(Response::Sealed(sealed)) => sealed,
        other => panic!("{other:?}"),
    }
}

fn attachment(bytes: &[u8]) -> Attachment {
    Attachment {
        bytes: bytes.to_vec(),
    }
}

fn open(bytes: Vec<u8>, number: u8) -> Result<OpenedSubmission, Failure> {
    let identity = institution(number).identity;
    match ask(Request::OpenSubmission(OpenSubmission { bytes, identity }))? {
        Response::Submission(opened) => Ok(opened),
        other => panic!("{other:?}"),
    }
}

#[test]
fn given_sealed_work_when_the_assessor_opens_it_then_it_is_the_same() {
    let sealed = seal(3);

    let opened = open(sealed.bytes.clone(), 1).expect("an opened submission");

    let attempt_json = attempt_json(&institution(1), CASE);
    assert_eq!(opened.finding, None);
    assert_eq!((opened.id, opened.seal_code), (sealed.id, sealed.seal_code));
    assert_eq!(opened.journal, journal(&attempt_json, 3));
    assert_eq!(opened.attempt_json, attempt_json);
    assert_eq!(opened.statement, sealed.statement);
    let mut attachments: Vec<&[u8]> = opened.attachments.iter().map(|a| &a.bytes[..]).collect();
    attachments.sort_unstable();
    assert_eq!(attachments, [b"shown".as_slice(), CASE]);
}

#[test]
fn given_sealed_work_when_another_institution_opens_it_then_it_cannot() {
    let failure = open(seal(1).bytes, 2).expect_err("a failure");
    assert_eq!(failure.code, "identity-foreign");
    let failure = open(b"PK".to_vec(), 1).expect_err("a failure");
    assert_eq!(failure.code, "submission-zip");
}

#[test]
fn given_a_journal_that_is_broken_when_sealed_then_the_failure_names_it() {
    let keys = institution(1);
    let attempt_json = attempt_json(&keys, CASE);
    let mut broken = journal(&attempt_json, 3);
    let at = broken.len() / 2;
    broken[at] ^= 1;
    let request = Seal {
        attempt_json,
        journal: broken,
        attachments: Vec::new(),
        signing_secret: Secret::from_bytes(SECRET),
        recipient: recipient(&keys),
        sealed_wall: 0,
        reason: Reason::Time,
    };
    let failure = ask(Request::Seal(request)).expect_err("a failure");
    assert_eq!(failure.code, "journal-broken");
}

fn check(sealed: &SealedWork, jws: &str, size_bytes: u64) -> Result<Receipt, Failure> {
    let request = CheckReceipt {
        jws: jws.into(),
        institution_json: institution(1).institution_json,
        id: sealed.id,
        attempt: ID.parse().expect("an id"),
        size_bytes,
    };
    match ask(Request::CheckReceipt(request))? {
        Response::Receipt(receipt) => Ok(receipt),
        other => panic!("{other:?}"),
    }
}

#[test]
fn given_a_receipt_when_checked_then_it_must_be_the_institutions_and_for_this_submission() {
    let sealed = seal(1);
    let size_bytes = sealed.bytes.len() as u64;
    let receipt = Receipt {
        sub: sealed.id,
        attempt: ID.parse().expect("an id"),
        size_bytes,
        wall: 1_790_000_001_000,
        state: ReceiptState::Received,
    };
    let sign = |receipt: &Receipt, number| {
        let secret = ReceiptSecret::parse(&institution(number).receipt_secret);
        receipt.sign(&secret.expect("a secret"))
    };
    let code = |jws: &str, size| check(&sealed, jws, size).expect_err("a failure").code;

    let jws = sign(&receipt, 1);
    assert_eq!(check(&sealed, &jws, size_bytes), Ok(receipt.clone()));
    assert_eq!(code(&jws, size_bytes + 1), "receipt-other");
    let other = Receipt {
        sub: Digest::of(b"another"),
        ..receipt.clone()
    };
    assert_eq!(code(&sign(&other, 1), size_bytes), "receipt-other");
    assert_eq!(code(&sign(&receipt, 2), size_bytes), "receipt-foreign-key");
    assert_eq!(code("not a receipt", size_bytes), "receipt-malformed");
}
