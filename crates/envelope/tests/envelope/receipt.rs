use crate::fixture::*;
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL};
use envelope::{Institution, Receipt, ReceiptSecret, ReceiptState};
use journal::Digest;

fn receipt() -> Receipt {
    Receipt {
        sub: Digest::of(b"submission"),
        attempt: attempt().attempt,
        size_bytes: 1234,
        wall: STARTED,
        state: ReceiptState::Received,
    }
}

fn secret() -> ReceiptSecret {
    ReceiptSecret::parse(&keys().receipt_secret).unwrap()
}

#[test]
fn given_a_receipt_when_verified_with_the_institutions_key_then_it_is_read() {
    let key = institution().receipt_key().unwrap();
    let read = Receipt::verify(&receipt().sign(&secret()), &key).unwrap();
    assert_eq!(read, receipt());
    assert!(read.is_for(&Digest::of(b"submission"), &attempt().attempt, 1234));
    assert!(!read.is_for(&Digest::of(b"another"), &attempt().attempt, 1234));
    assert!(!read.is_for(&Digest::of(b"submission"), &attempt().attempt, 1235));
}

#[test]
fn given_a_receipt_when_any_character_changes_then_it_is_refused() {
    let key = institution().receipt_key().unwrap();
    let jws = receipt().sign(&secret());
    for place in 0..jws.len() {
        for other in ["Q", "."] {
            let mut changed = jws.clone();
            changed.replace_range(place..=place, other);
            assert!(
                changed == jws || Receipt::verify(&changed, &key).is_err(),
                "{place} {other}"
            );
        }
        assert!(Receipt::verify(&jws[..place], &key).is_err());
    }
}

#[test]
fn given_anothers_receipt_when_verified_then_it_says_whose_it_is_not() {
    let foreign = ReceiptSecret::from_bytes(&[3; 32]);
    let key = institution().receipt_key().unwrap();
    let error = Receipt::verify(&receipt().sign(&foreign), &key).unwrap_err();
    assert_eq!(error.code(), "receipt-foreign-key");
}

#[test]
fn given_another_algorithm_in_the_header_when_verified_then_it_is_refused() {
    let key = institution().receipt_key().unwrap();
    let kid = secret().public().kid;
    let payload = serde_json::to_vec(&receipt()).unwrap();
    for alg in ["none", "HS256", "EdDSA\",\"crit\":\"x"] {
        let header = format!(r#"{{"alg":"{alg}","typ":"proba-receipt+jwt","kid":"{kid}"}}"#);
        let parts = [
            BASE64URL.encode(header),
            BASE64URL.encode(&payload),
            String::new(),
        ];
        let error = Receipt::verify(&parts.join("."), &key).unwrap_err();
        assert_eq!(error.code(), "receipt-malformed");
    }
}

#[test]
fn given_a_private_jwk_with_anothers_public_half_when_read_then_it_is_refused() {
    let mine = String::from_utf8(keys().receipt_secret).unwrap();
    let foreign = ReceiptSecret::from_bytes(&[3; 32]).public();
    assert!(ReceiptSecret::parse(mine.as_bytes()).is_ok());
    let mixed = mine.replace(&secret().public().x, &foreign.x);
    assert!(ReceiptSecret::parse(mixed.as_bytes()).is_err());
}

#[test]
fn given_an_institution_with_an_odd_key_when_read_then_it_is_refused() {
    let good = String::from_utf8(keys().institution_json).unwrap();
    let code = |text: String| Institution::parse(text.as_bytes()).unwrap_err().code();
    assert_eq!(code(good.replace("age1", "age2")), "part-malformed");
    assert_eq!(code(good.replace("RW", "rw")), "part-malformed");
    assert_eq!(
        code(good.replace(&secret().public().kid, "kid")),
        "part-malformed"
    );
    assert_eq!(code(good.replace("1924992000000", "5")), "part-malformed");
    assert_eq!(
        code(good.replace("Instytucja próbna", " ")),
        "part-malformed"
    );
    assert_eq!(
        code(good.replace("\"format\": 1", "\"format\": 9")),
        "part-newer"
    );
    assert!(institution().is_valid_at(STARTED));
    assert!(!institution().is_valid_at(1_924_992_000_000));
}

#[test]
fn given_a_retention_when_a_receipt_has_come_then_its_days_are_counted_from_there() {
    const DAY_MS: i64 = 86_400_000;
    let mut institution = institution();
    assert_eq!(institution.kept_until(STARTED), None);
    let unset = institution.to_json();
    assert!(!String::from_utf8(unset).unwrap().contains("retention"));
    institution.retention_days = Some(30);
    let read = Institution::parse(&institution.to_json()).unwrap();
    assert_eq!(read.kept_until(STARTED), Some(STARTED + 30 * DAY_MS));
    institution.retention_days = Some(0);
    assert!(Institution::parse(&institution.to_json()).is_err());
}

/// The payload as another library reads it, into a type of its own.
#[derive(serde::Deserialize)]
struct Claims {
    sub: String,
    attempt: String,
    size_bytes: u64,
    wall: i64,
    state: String,
}

#[test]
fn given_a_receipt_when_checked_with_another_jose_library_then_it_verifies() {
    use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode, decode_header};
    let jws = receipt().sign(&secret());
    let public = institution().receipt_public;
    let header = decode_header(&jws).unwrap();
    assert_eq!(
        (header.typ.as_deref(), header.kid),
        (Some("proba-receipt+jwt"), Some(public.kid))
    );
    let key = DecodingKey::from_ed_components(&public.x).unwrap();
    let mut rules = Validation::new(Algorithm::EdDSA);
    rules.required_spec_claims.clear();
    rules.validate_exp = false;
    let claims: Claims = decode(&jws, &key, &rules).unwrap().claims;
    assert_eq!(claims.sub, receipt().sub.to_string());
    assert_eq!(claims.attempt, receipt().attempt.as_str());
    assert_eq!((claims.size_bytes, claims.wall), (1234, STARTED));
    assert_eq!(claims.state, "received");
    let foreign = ReceiptSecret::from_bytes(&[3; 32]).public();
    let foreign = DecodingKey::from_ed_components(&foreign.x).unwrap();
    assert!(decode::<Claims>(&jws, &foreign, &rules).is_err());
}
