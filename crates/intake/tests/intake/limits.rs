use crate::fixture::*;
use crate::http::*;
use intake::{Limits, Rate};
use std::io::Write;
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

const UPLOAD: (&str, &str) = ("Content-Type", "application/vnd.proba");

/// Begins an upload of `length` bytes and sends the first of them.
fn begun(to: std::net::SocketAddr, length: usize, first: &[u8]) -> TcpStream {
    let mut stream = TcpStream::connect(to).unwrap();
    let length = length.to_string();
    let head = head(
        "POST",
        "/api/submissions",
        &[UPLOAD, ("Content-Length", &length)],
    );
    stream.write_all(head.as_bytes()).unwrap();
    stream.write_all(first).unwrap();
    stream
}

/// Waits for something that another thread brings about.
fn eventually(what: &str, condition: impl Fn() -> bool) {
    for _ in 0..200 {
        if condition() {
            return;
        }
        std::thread::sleep(Duration::from_millis(25));
    }
    panic!("not within five seconds: {what}");
}

#[test]
fn given_a_body_that_is_cut_when_the_connection_ends_then_nothing_is_left() {
    let house = House::new();
    let server = house.start();
    let sealed = sealed(&house.keys, 1, 20);
    let half = sealed.bytes.len() / 2;
    let stream = begun(server.address, sealed.bytes.len(), &sealed.bytes[..half]);
    eventually("the upload arrives", || {
        house.listing("incoming").len() == 1
    });
    drop(stream);
    eventually("the leftover goes", || house.listing("incoming").is_empty());
    assert!(house.listing("submissions").is_empty() && house.listing("odd").is_empty());
    assert_eq!(upload(server.address, &sealed.bytes, &[]).status, 201);
}

#[test]
fn given_a_body_that_ends_early_when_the_sender_still_listens_then_it_is_told() {
    let house = House::new();
    let server = house.start();
    let mut stream = begun(server.address, 1000, b"half");
    stream.shutdown(Shutdown::Write).unwrap();
    let reply = read(&mut stream);
    assert_eq!(
        (reply.status, &reply.json()["code"]),
        (400, &"body-cut".into())
    );
}

#[test]
fn given_a_body_that_stands_still_when_the_time_is_over_then_it_is_refused() {
    let house = House::new();
    let stall = Duration::from_millis(150);
    let server = house.start_with(Limits {
        stall,
        ..Limits::default()
    });
    let reply = read(&mut begun(server.address, 1000, b"half"));
    assert_eq!(
        (reply.status, &reply.json()["code"]),
        (408, &"body-slow".into())
    );
    assert!(house.listing("incoming").is_empty());
}

#[test]
fn given_an_announced_or_a_streamed_body_when_it_is_too_large_then_it_is_refused() {
    let house = House::new();
    let server = house.start_with(Limits {
        body_bytes_max: 1000,
        ..Limits::default()
    });
    let announced = upload(server.address, &[0; 1001], &[]);
    assert_eq!(
        (announced.status, &announced.json()["code"]),
        (413, &"submission-too-large".into())
    );
    let mut stream = TcpStream::connect(server.address).unwrap();
    let headers = [UPLOAD, ("Transfer-Encoding", "chunked")];
    stream
        .write_all(head("POST", "/api/submissions", &headers).as_bytes())
        .unwrap();
    for _ in 0..11 {
        stream
            .write_all(format!("64\r\n{}\r\n", "x".repeat(100)).as_bytes())
            .unwrap();
    }
    assert_eq!(read(&mut stream).status, 413);
    assert!(house.listing("incoming").is_empty() && house.listing("odd").is_empty());
}

#[test]
fn given_too_many_uploads_of_one_address_when_the_next_comes_then_it_must_wait() {
    let house = House::new();
    let uploads = Rate {
        burst: 2,
        per_minute: 1,
    };
    let server = house.start_with(Limits {
        uploads,
        ..Limits::default()
    });
    let sealed = sealed(&house.keys, 1, 1);
    assert_eq!(upload(server.address, &sealed.bytes, &[]).status, 201);
    assert_eq!(upload(server.address, &sealed.bytes, &[]).status, 200);
    let reply = upload(server.address, &sealed.bytes, &[]);
    assert_eq!(
        (reply.status, &reply.json()["code"]),
        (429, &"rate-limited".into())
    );
    let wait: u64 = reply.header("retry-after").parse().unwrap();
    assert!((30..=60).contains(&wait), "{wait}");
    // Looking for the receipt is counted apart.
    let path = format!("/api/submissions/{}/receipt", sealed.id);
    assert_eq!(get(server.address, &path).status, 200);
}

#[test]
fn given_too_many_questions_of_one_address_when_the_next_comes_then_it_must_wait() {
    let house = House::new();
    let questions = Rate {
        burst: 1,
        per_minute: 1,
    };
    let server = house.start_with(Limits {
        questions,
        ..Limits::default()
    });
    let path = format!("/api/submissions/{}/receipt", "0".repeat(64));
    assert_eq!(get(server.address, &path).status, 404);
    assert_eq!(get(server.address, &path).status, 429);
    assert_eq!(get(server.address, "/").status, 200);
}

#[test]
fn given_all_places_taken_when_another_upload_comes_then_it_is_told_to_come_again() {
    let house = House::new();
    let server = house.start_with(Limits {
        uploads_at_once: 1,
        ..Limits::default()
    });
    let sealed = sealed(&house.keys, 1, 1);
    let (first, rest) = sealed.bytes.split_at(100);
    let mut stream = begun(server.address, sealed.bytes.len(), first);
    eventually("the upload arrives", || {
        house.listing("incoming").len() == 1
    });
    let reply = upload(server.address, &sealed.bytes, &[]);
    assert_eq!((reply.status, &reply.json()["code"]), (503, &"busy".into()));
    assert_eq!(reply.header("retry-after"), "5");
    stream.write_all(rest).unwrap();
    assert_eq!(read(&mut stream).status, 201);
}

#[test]
fn given_an_upload_that_has_begun_when_the_server_is_asked_to_stop_then_it_still_ends_well() {
    let house = House::new();
    let mut server = house.start();
    let sealed = sealed(&house.keys, 1, 1);
    let (first, rest) = sealed.bytes.split_at(100);
    let mut stream = begun(server.address, sealed.bytes.len(), first);
    eventually("the upload arrives", || {
        house.listing("incoming").len() == 1
    });
    server.ask_to_stop();
    eventually("no new connection", || {
        TcpStream::connect(server.address).is_err()
    });
    stream.write_all(rest).unwrap();
    assert_eq!(read(&mut stream).status, 201);
}
