use crate::attempt::{ID, ask, institution, recipient};
use store::{AttemptId, attempt::KeySlots};
use worker::{
    engine::{Entropy, new_attempt_keys},
    protocol::{AttemptKeys, Failure, Means, NewAttemptKeys, Request, Response, Secret, Unlock},
};

const PHRASE: &str = "Zażółć gęślą";

fn attempt() -> AttemptId {
    ID.parse().expect("an id")
}

fn request(phrase: Option<&str>) -> NewAttemptKeys {
    NewAttemptKeys {
        attempt: attempt(),
        phrase: phrase.map(str::to_owned),
        recipient: recipient(&institution(1)),
    }
}

fn new_keys(phrase: Option<&str>) -> AttemptKeys {
    match ask(Request::NewAttemptKeys(request(phrase))) {
        Ok(Response::Keys(keys)) => keys,
        other => panic!("{other:?}"),
    }
}

fn unlock(attempt: AttemptId, slots: &KeySlots, means: Means) -> Result<Secret, Failure> {
    let slots = slots.clone();
    let unlock = Unlock {
        attempt,
        slots,
        means,
    };
    match ask(Request::Unlock(unlock))? {
        Response::DataKey { data_key } => Ok(data_key),
        other => panic!("{other:?}"),
    }
}

fn phrase(text: &str) -> Means {
    Means::Phrase(text.into())
}

fn code<T: std::fmt::Debug>(result: Result<T, Failure>) -> String {
    result.expect_err("a failure").code
}

#[test]
fn given_a_new_exam_when_unlocked_by_phrase_or_by_the_institution_then_the_key_is_the_same() {
    let keys = new_keys(Some(PHRASE));
    let slots = keys.slots.expect("slots");
    let data_key = keys.data_key.expect("a data key");

    let by_phrase = unlock(attempt(), &slots, phrase(PHRASE));
    assert_eq!(by_phrase, Ok(data_key.clone()));
    let identity = Means::Identity(institution(1).identity);
    assert_eq!(unlock(attempt(), &slots, identity), Ok(data_key));
}

#[test]
fn given_a_slot_when_opened_by_others_or_for_another_attempt_then_it_is_refused() {
    let slots = new_keys(Some(PHRASE)).slots.expect("slots");
    let other: AttemptId = AttemptId::from_bytes([7; 16]);
    let identity = |number| Means::Identity(institution(number).identity);

    let wrong = unlock(attempt(), &slots, phrase("zażółć gęślą"));
    assert_eq!(code(wrong), "phrase-wrong");
    let moved = unlock(other.clone(), &slots, phrase(PHRASE));
    assert_eq!(code(moved), "phrase-wrong");
    assert_eq!(
        code(unlock(attempt(), &slots, identity(2))),
        "identity-foreign"
    );
    assert_eq!(code(unlock(other, &slots, identity(1))), "slot-damaged");
    let none = unlock(attempt(), &slots, Means::Identity("# nothing\n".into()));
    assert_eq!(code(none), "age-key");
}

#[test]
fn given_a_slot_that_asks_for_gigabytes_when_opened_then_it_is_refused_before_any_work() {
    let mut slots = new_keys(Some(PHRASE)).slots.expect("slots");
    slots.phrase.params.memory_kib = u32::MAX;
    assert_eq!(
        code(unlock(attempt(), &slots, phrase(PHRASE))),
        "slot-params"
    );
}

#[test]
fn given_a_short_phrase_or_a_false_recipient_when_keys_are_made_then_they_are_refused() {
    let short = ask(Request::NewAttemptKeys(request(Some("siedem7"))));
    assert_eq!(code(short), "phrase-short");
    assert!(ask(Request::NewAttemptKeys(request(Some("osiem__8")))).is_ok());
    let mut false_one = request(Some(PHRASE));
    false_one.recipient = "age1nobody".into();
    assert_eq!(code(ask(Request::NewAttemptKeys(false_one))), "age-key");
}

#[test]
fn given_practice_when_keys_are_made_then_only_signing_needs_one() {
    let keys = new_keys(None);
    assert_eq!((keys.data_key, keys.slots), (None, None));
    let public = envelope::PublicKey::of_secret(keys.signing_secret.as_bytes());
    assert_eq!(public, keys.signing_public);
}

#[test]
fn given_two_attempts_when_keys_are_drawn_then_nothing_is_shared() {
    let (a, b) = (new_keys(Some(PHRASE)), new_keys(Some(PHRASE)));
    let (x, y) = (a.slots.expect("slots"), b.slots.expect("slots"));
    assert_ne!(a.data_key, b.data_key);
    assert_ne!(a.signing_secret, b.signing_secret);
    assert_ne!(x.phrase.salt, y.phrase.salt);
    assert_ne!(x.phrase.nonce, y.phrase.nonce);
}

/// FORMATS.md of the crate `store` has the expected value; it comes from other programs:
/// argon2-cffi (the reference code) and PyNaCl (libsodium).
#[test]
fn given_known_entropy_when_a_slot_is_made_then_it_is_the_one_that_other_programs_make() {
    let entropy = Entropy {
        data_key: [1; 32],
        signing_secret: [2; 32],
        salt: [3; 16],
        nonce: [4; 24],
    };
    let keys = new_attempt_keys(&request(Some(PHRASE)), entropy).expect("keys");
    let wrapped = hex::encode(keys.slots.expect("slots").phrase.wrapped);
    let page = include_str!("../../../store/FORMATS.md");
    let (_, expected) = page
        .split_once(" phrase-slot\n")
        .expect("the page's vector");
    assert_eq!(Some(wrapped.as_str()), expected.lines().next());
}

#[test]
fn given_secrets_when_printed_then_nothing_of_them_shows() {
    let shown = format!("{:?}", Secret::from_bytes([77; 32]));
    assert_eq!(shown, "Secret(…)");
}
