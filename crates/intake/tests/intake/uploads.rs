use crate::fixture::*;
use crate::http::*;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use envelope::{Receipt, ReceiptState};
use journal::Digest;
use std::thread::scope;

#[test]
fn given_a_new_submission_when_uploaded_then_it_is_stored_and_the_receipt_verifies() {
    let house = House::new();
    let server = house.start();
    let sealed = sealed(&house.keys, 1, 3);
    let reply = upload(server.address, &sealed.bytes, &[]);
    assert_eq!(
        (reply.status, reply.header("content-type")),
        (201, "application/jose")
    );
    let receipt = Receipt::verify(reply.text(), &house.receipt_key()).unwrap();
    let size_bytes = sealed.bytes.len() as u64;
    assert!(receipt.is_for(&sealed.id, &sealed.statement.attempt, size_bytes));
    assert_eq!(receipt.state, ReceiptState::Received);
    let stored = house
        .path("data/submissions")
        .join(format!("{}.proba", sealed.id));
    assert_eq!(std::fs::read(stored).unwrap(), sealed.bytes);
    assert!(house.listing("incoming").is_empty());
}

#[test]
fn given_a_known_submission_when_uploaded_again_then_the_same_receipt_answers() {
    let house = House::new();
    let server = house.start();
    let sealed = sealed(&house.keys, 1, 3);
    let first = upload(server.address, &sealed.bytes, &[]);
    let second = upload(server.address, &sealed.bytes, &[]);
    assert_eq!((first.status, second.status), (201, 200));
    assert_eq!(first.body, second.body);
    let polled = get(
        server.address,
        &format!("/api/submissions/{}/receipt", sealed.id),
    );
    assert_eq!((polled.status, polled.body), (200, first.body));
}

#[test]
fn given_ten_uploads_of_the_same_bytes_at_once_when_they_end_then_there_is_one_object() {
    let house = House::new();
    let server = house.start();
    let sealed = sealed(&house.keys, 1, 50);
    let replies: Vec<Reply> = scope(|scope| {
        let uploads: Vec<_> = (0..10)
            .map(|_| scope.spawn(|| upload(server.address, &sealed.bytes, &[])))
            .collect();
        uploads
            .into_iter()
            .map(|upload| upload.join().unwrap())
            .collect()
    });
    let created = replies.iter().filter(|reply| reply.status == 201).count();
    assert_eq!(created, 1);
    assert!(
        replies
            .iter()
            .all(|reply| [200, 201].contains(&reply.status))
    );
    assert!(replies.iter().all(|reply| reply.body == replies[0].body));
    assert_eq!(house.listing("submissions").len(), 1);
    let rows = house.with_intake(async |intake| intake.registry.submissions().await.unwrap());
    assert_eq!(rows.len(), 1);
}

#[test]
fn given_a_content_digest_when_the_bytes_differ_then_nothing_is_kept() {
    let house = House::new();
    let server = house.start();
    let sealed = sealed(&house.keys, 1, 3);
    let said = |digest: Digest| format!("sha-256=:{}:", STANDARD.encode(digest.as_bytes()));
    let wrong = said(Digest::of(b"other bytes"));
    let reply = upload(server.address, &sealed.bytes, &[("Content-Digest", &wrong)]);
    assert_eq!(
        (reply.status, &reply.json()["code"]),
        (400, &"digest-differs".into())
    );
    let reply = upload(
        server.address,
        &sealed.bytes,
        &[("Content-Digest", "sha-256=nonsense")],
    );
    assert_eq!(
        (reply.status, &reply.json()["code"]),
        (400, &"digest-malformed".into())
    );
    assert!(house.listing("submissions").is_empty() && house.listing("odd").is_empty());
    let right = format!("md5=:AA==:, {}", said(sealed.id));
    assert_eq!(
        upload(server.address, &sealed.bytes, &[("Content-Digest", &right)]).status,
        201
    );
}

/// Odd files: what is wrong with each, and the reason that is noted.
#[test]
fn given_odd_files_when_uploaded_then_they_are_kept_apart_with_their_reason_and_no_receipt() {
    let house = House::new();
    let server = house.start();
    let mut flipped = sealed(&house.keys, 1, 3).bytes;
    let last = flipped.len() - 1;
    flipped[last] ^= 1;
    let foreign = sealed(&keys(9), 1, 3).bytes;
    for (bytes, reason) in [
        (b"not a submission".to_vec(), "submission-zip"),
        (flipped, "submission-zip"),
        (foreign, "institution-unknown"),
        (forged(&house), "signature-wrong"),
    ] {
        let id = Digest::of(&bytes);
        let reply = upload(server.address, &bytes, &[("Accept-Language", "en")]);
        assert_eq!(reply.status, 422, "{reason}");
        let problem = reply.json();
        assert_eq!(problem["code"], "kept-apart");
        assert_eq!(problem["reason"], reason);
        assert_eq!(problem["id"], id.to_string());
        let kept = house.path("data/odd").join(format!("{id}.bin"));
        assert_eq!(std::fs::read(kept).unwrap(), bytes);
        let polled = get(server.address, &format!("/api/submissions/{id}/receipt"));
        assert_eq!(
            (polled.status, &polled.json()["reason"]),
            (422, &reason.into())
        );
        assert_eq!(upload(server.address, &bytes, &[]).status, 422);
    }
    let odds = house.with_intake(async |intake| intake.registry.odds().await.unwrap());
    assert_eq!(odds.len(), 4);
    assert!(house.listing("submissions").is_empty());
}

/// A submission whose candidate was changed, the zip around it put right again.
fn forged(house: &House) -> Vec<u8> {
    let sealed = sealed(&house.keys, 1, 3);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let envelope = envelope::inspect(&sealed.bytes).unwrap().signed.to_json();
    let changed = text(&envelope)
        .replace("KANDYDAT-17", "KANDYDAT-18")
        .into_bytes();
    let mut bytes = sealed.bytes.clone();
    replace_all(&mut bytes, &envelope, &changed);
    let (old, new) = (crc32(&envelope), crc32(&changed));
    replace_all(&mut bytes, &old.to_le_bytes(), &new.to_le_bytes());
    bytes
}

fn replace_all(bytes: &mut [u8], old: &[u8], new: &[u8]) {
    assert_eq!(old.len(), new.len());
    let mut found = 0;
    for at in 0..=bytes.len() - old.len() {
        if bytes[at..].starts_with(old) {
            bytes[at..at + old.len()].copy_from_slice(new);
            found += 1;
        }
    }
    assert!(found > 0);
}

/// CRC-32 as zip has it, bit by bit.
fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32| {
        if crc & 1 == 1 {
            (crc >> 1) ^ 0xedb8_8320
        } else {
            crc >> 1
        }
    };
    !bytes.iter().fold(!0, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| step(crc))
    })
}

#[test]
fn given_a_file_carried_by_hand_when_it_also_comes_by_network_then_it_is_one_object() {
    let house = House::new();
    let sealed = sealed(&house.keys, 1, 3);
    let carried = house.path("carried.proba");
    std::fs::write(&carried, &sealed.bytes).unwrap();
    let server = house.start();
    let outcome = house.with_intake(async |intake| intake.take_in_file(&carried).await.unwrap());
    let intake::Outcome::New(takings) = outcome else {
        panic!("{outcome:?}")
    };
    let reply = upload(server.address, &sealed.bytes, &[]);
    assert_eq!(
        (reply.status, reply.text()),
        (200, takings.receipt.as_str())
    );
    assert_eq!(house.listing("submissions").len(), 1);
}

#[test]
fn given_a_stored_file_that_was_taken_away_when_it_comes_again_then_it_is_stored_anew() {
    let house = House::new();
    let server = house.start();
    let sealed = sealed(&house.keys, 1, 3);
    let first = upload(server.address, &sealed.bytes, &[]);
    let stored = house
        .path("data/submissions")
        .join(format!("{}.proba", sealed.id));
    std::fs::remove_file(&stored).unwrap();
    let second = upload(server.address, &sealed.bytes, &[]);
    assert_eq!((second.status, &second.body), (200, &first.body));
    assert_eq!(std::fs::read(stored).unwrap(), sealed.bytes);
}
