use crate::attempt::{SECRET, ask, attempt_json, institution, journal, recipient};
use envelope::Reason;
use proptest::prelude::*;
use store::attempt::{InstitutionSlot, KeySlots, Params, PhraseSlot};
use worker::protocol::{
    Attachment, CheckCode, CheckReceipt, Means, NewAttemptKeys, OpenCase, OpenCopy, OpenSubmission,
    Parcel, Request, Response, Seal, Secret, Unlock,
};

fn across(request: &Request) -> Request {
    let (head, blobs) = request.clone().into_parts();
    Request::from_parts(&head, blobs).expect("the same request")
}

fn slots() -> KeySlots {
    KeySlots {
        phrase: PhraseSlot {
            params: Params::CURRENT,
            salt: [1; 16],
            nonce: [2; 24],
            wrapped: [3; 48],
        },
        institution: InstitutionSlot(vec![0, 255]),
    }
}

#[test]
fn given_each_request_when_it_crosses_then_it_is_the_same() {
    let attempt = || store::AttemptId::from_bytes([7; 16]);
    let requests = [
        Request::OpenCase(OpenCase {
            pack: vec![1, 2],
            passphrase: Some("ć".into()),
            minisign_public: "RW".into(),
        }),
        Request::NewAttemptKeys(NewAttemptKeys {
            attempt: attempt(),
            phrase: None,
            recipient: "age1".into(),
        }),
        Request::Unlock(Unlock {
            attempt: attempt(),
            slots: slots(),
            means: Means::Phrase("🦀".into()),
        }),
        Request::CheckCode(CheckCode {
            phc: "$".into(),
            code: "x".into(),
        }),
        Request::CheckReceipt(CheckReceipt {
            jws: "a.b.c".into(),
            institution_json: vec![9],
            id: journal::Digest::of(b""),
            attempt: attempt(),
            size_bytes: u64::MAX,
        }),
        Request::OpenSubmission(OpenSubmission {
            bytes: vec![0; 100],
            identity: "AGE".into(),
        }),
        Request::OpenCopy(OpenCopy {
            bytes: Vec::new(),
            means: Some(Means::Identity("AGE".into())),
        }),
    ];
    for request in requests {
        assert_eq!(across(&request), request);
    }
}

#[test]
fn given_each_response_when_it_crosses_then_it_is_the_same() {
    let keys = institution(1);
    let request = Request::NewAttemptKeys(NewAttemptKeys {
        attempt: store::AttemptId::from_bytes([7; 16]),
        phrase: Some("osiem znaków".into()),
        recipient: recipient(&keys),
    });
    let made = ask(request).expect("keys");
    let attempt_json = attempt_json(&keys, b"case");
    let seal = Request::Seal(Seal {
        journal: journal(&attempt_json, 2),
        attempt_json,
        attachments: vec![Attachment {
            bytes: b"case".to_vec(),
        }],
        signing_secret: Secret::from_bytes(SECRET),
        recipient: recipient(&keys),
        sealed_wall: 1,
        reason: Reason::Invigilator,
    });
    let sealed = ask(seal).expect("a submission");
    let Response::Sealed(work) = &sealed else {
        panic!("{sealed:?}");
    };
    let open = Request::OpenSubmission(OpenSubmission {
        bytes: work.bytes.clone(),
        identity: keys.identity,
    });
    let opened = ask(open).expect("an opened submission");
    for response in [made, sealed, opened, Response::Code { right: true }] {
        let (head, blobs) = response.clone().into_parts();
        assert_eq!(Response::from_parts(&head, blobs), Ok(response));
    }
}

#[test]
fn given_too_few_or_too_many_blobs_when_put_together_then_it_is_refused() {
    let request = Request::OpenSubmission(OpenSubmission {
        bytes: vec![1],
        identity: String::new(),
    });
    let (head, _) = request.into_parts();
    for blobs in [vec![], vec![vec![1], vec![2]]] {
        let failure = Request::from_parts(&head, blobs).expect_err("a failure");
        assert_eq!(failure.code, "worker-frame");
    }
    let failure = Request::from_parts("{}", Vec::new()).expect_err("a failure");
    assert_eq!(failure.code, "worker-frame");
}

proptest! {
    #[test]
    fn given_any_work_to_seal_when_it_crosses_then_it_is_the_same(
        attempt_json: Vec<u8>, journal: Vec<u8>, blobs: Vec<Vec<u8>>, recipient: String,
        secret: [u8; 32],
    ) {
        let request = Request::Seal(Seal {
            attempt_json,
            journal,
            attachments: blobs.into_iter().map(|bytes| Attachment { bytes }).collect(),
            signing_secret: Secret::from_bytes(secret),
            recipient,
            sealed_wall: -1,
            reason: Reason::Time,
        });
        prop_assert_eq!(across(&request), request);
    }
}
