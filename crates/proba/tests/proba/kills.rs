//! kill -9 of the server at any moment: exactly one stored object, and a receipt.

use crate::fixture::*;
use crate::server::{Server, upload_head};
use envelope::Receipt;
use std::io::Write;
use std::net::TcpStream;
use std::thread::{scope, sleep};
use std::time::Duration;

fn assert_one_object_and_a_receipt(house: &House, sealed: &envelope::Sealed, receipt: &str) {
    assert_eq!(
        listing(&house.path("data/submissions")),
        [format!("{}.proba", sealed.id)]
    );
    let listed = house.json(&["submissions", "list"], 0);
    assert_eq!(listed["submissions"].as_array().unwrap().len(), 1);
    let key = house.institution().receipt_key().unwrap();
    let read = Receipt::verify(receipt, &key).unwrap();
    assert!(read.is_for(
        &sealed.id,
        &sealed.statement.attempt,
        sealed.bytes.len() as u64
    ));
    assert_eq!(listed["submissions"][0]["best_receipt"], receipt.trim());
}

#[test]
fn given_half_an_upload_when_the_server_is_killed_then_a_retry_is_the_only_object() {
    let house = House::new();
    let sealed = house.sealed(1, &events());
    let server = Server::start(&house, &[]);
    let mut stream = TcpStream::connect(&server.address).unwrap();
    stream
        .write_all(upload_head(sealed.bytes.len()).as_bytes())
        .unwrap();
    stream
        .write_all(&sealed.bytes[..sealed.bytes.len() / 2])
        .unwrap();
    while listing(&house.path("data/incoming")).is_empty() {
        sleep(Duration::from_millis(5));
    }
    server.signal("-KILL");
    drop(server);
    let server = Server::start(&house, &[]);
    let path = format!("/api/submissions/{}/receipt", sealed.id);
    assert_eq!(server.get(&path).0, 404);
    let (status, receipt) = server.upload(&sealed.bytes).unwrap();
    assert_eq!(status, 201);
    assert_one_object_and_a_receipt(&house, &sealed, &receipt);
}

/// The kill comes at another moment each time: before, within and after the storing.
#[test]
fn given_kills_at_many_moments_when_the_sender_retries_then_there_is_one_object_and_a_receipt() {
    for delay_ms in [0, 2, 4, 7, 12, 25] {
        let house = House::new();
        let sealed = house.sealed(1, &events());
        let server = Server::start(&house, &[]);
        let before = scope(|scope| {
            let upload = scope.spawn(|| server.upload(&sealed.bytes));
            sleep(Duration::from_millis(delay_ms));
            server.signal("-KILL");
            upload.join().unwrap()
        });
        drop(server);
        let server = Server::start(&house, &[]);
        let (status, receipt) = server.upload(&sealed.bytes).unwrap();
        assert!([200, 201].contains(&status));
        if let Some((201, given)) = before.filter(|(_, receipt)| !receipt.is_empty()) {
            assert_eq!(
                (status, &given),
                (200, &receipt),
                "a promised receipt was broken"
            );
        }
        assert_one_object_and_a_receipt(&house, &sealed, &receipt);
    }
}
