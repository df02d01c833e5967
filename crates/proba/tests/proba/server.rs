//! `proba serve` as a process, and a client of a few lines.

use crate::fixture::*;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

pub struct Server {
    pub address: String,
    pub process: Child,
}

impl Server {
    pub fn start(house: &House, more: &[&str]) -> Self {
        let words = ["--json", "serve", "--listen", "127.0.0.1:0"];
        let place = ["--data", "data", "--keys", "keys"];
        let words = [&words[..], &place, more].concat();
        let mut process = house
            .command(&words)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let told: serde_json::Value = serde_json::from_str(&line).unwrap();
        let address = told["url"].as_str().unwrap().replace("http://", "");
        Self { address, process }
    }

    /// Sends a signal by its name, to this process only.
    pub fn signal(&self, name: &str) {
        let id = self.process.id().to_string();
        assert!(
            Command::new("kill")
                .args([name, &id])
                .status()
                .unwrap()
                .success()
        );
    }

    pub fn ask(&self, request: &str, body: &[u8]) -> Option<(u16, String)> {
        let mut stream = TcpStream::connect(&self.address).ok()?;
        stream.write_all(request.as_bytes()).ok()?;
        stream.write_all(body).ok()?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).ok()?;
        let status = answer.split(' ').nth(1)?.parse().ok()?;
        Some((status, answer.split_once("\r\n\r\n")?.1.to_owned()))
    }

    pub fn upload(&self, bytes: &[u8]) -> Option<(u16, String)> {
        self.ask(&upload_head(bytes.len()), bytes)
    }

    pub fn get(&self, path: &str) -> (u16, String) {
        let head = format!("GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        self.ask(&head, b"").unwrap()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

pub fn upload_head(length: usize) -> String {
    format!(
        "POST /api/submissions HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\
         Content-Type: application/vnd.proba\r\nContent-Length: {length}\r\n\r\n"
    )
}

#[test]
fn given_a_running_server_when_terminated_then_it_stops_in_order() {
    let house = House::new();
    let mut server = Server::start(&house, &[]);
    assert_eq!(server.get("/api/health").0, 200);
    server.signal("-TERM");
    let status = server.process.wait().unwrap();
    assert!(status.success());
    let mut log = String::new();
    server
        .process
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut log)
        .unwrap();
    assert!(log.contains("\"stopped\""), "{log}");
}

#[test]
fn given_uploads_when_logged_then_the_log_is_json_and_names_no_person_or_address() {
    let house = House::new();
    let mut server = Server::start(&house, &[]);
    let sealed = house.sealed(1, &events());
    server.upload(&sealed.bytes).unwrap();
    server.upload(b"odd").unwrap();
    server.get(&format!("/api/submissions/{}/receipt", sealed.id));
    server.signal("-INT");
    server.process.wait().unwrap();
    let mut log = String::new();
    server
        .process
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut log)
        .unwrap();
    assert!(log.lines().count() >= 6);
    for line in log.lines() {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        assert!(line["level"].is_string() && line["timestamp"].is_string());
    }
    let attempt = house.attempt(1).attempt.to_string();
    for secret in [CANDIDATE, "127.0.0.1", &attempt] {
        assert!(!log.contains(secret), "{secret}: {log}");
    }
}

#[test]
fn given_no_keys_when_served_for_the_first_time_then_they_are_made_and_kept() {
    let house = House::new();
    let start = || {
        let words = ["serve", "--listen", "127.0.0.1:0", "--data", "fresh"];
        let mut command = house.command(&words);
        let mut process = command
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let told: Vec<String> = lines
            .by_ref()
            .map(Result::unwrap)
            .take_while(|l| !l.starts_with("Stop"))
            .collect();
        process.kill().unwrap();
        process.wait().unwrap();
        told.join("\n")
    };
    let (first, second) = (start(), start());
    let fingerprint = envelope::fingerprint(&house.read("fresh/keys/institution.json"));
    assert!(
        first.contains("fresh/keys") && first.contains(&fingerprint.grouped(4)),
        "{first}"
    );
    assert!(first.contains("move it from the server"), "{first}");
    assert!(second.contains(&fingerprint.grouped(4)), "{second}");
    assert!(second.contains("only submissions are taken in"), "{second}");
    let identity = "identity.txt lies beside the server's keys";
    assert!(second.contains(identity), "{second}");
    assert!(!second.contains("move it"), "{second}");
}

#[test]
fn given_a_server_that_cannot_run_when_started_then_the_code_and_the_exit_say_so() {
    let house = House::new();
    let refused = |more: &[&str]| {
        let words = [
            &["serve", "--data", "data", "--listen", "127.0.0.1:0"][..],
            more,
        ]
        .concat();
        let told = house.json(&words, 2);
        told["error"]["code"].as_str().unwrap().to_owned()
    };
    assert_eq!(refused(&["--keys", "nowhere"]), "keys-unreadable");
    let database = ["--keys", "keys", "--database", "postgres://a:secret@b/c"];
    assert_eq!(refused(&database), "database-unsupported");
    let tls = [
        "--keys",
        "keys",
        "--tls-cert",
        "keys/cases.pub",
        "--tls-key",
        "keys/cases.pub",
    ];
    assert_eq!(refused(&tls), "tls-unreadable");
    house.ended(&["serve", "--tls-cert", "alone.pem"], 2);
}

#[test]
fn given_a_client_of_another_institution_when_served_then_both_fingerprints_are_told() {
    let house = House::new();
    house.good(&["keys", "new", "--out", "foreign"]);
    std::fs::create_dir_all(house.path("client/b/one")).unwrap();
    house.write("client/index.html", b"<!doctype html>");
    house.write("client/builds.json", br#"{"current": "one"}"#);
    let foreign = house.read("foreign/institution.json");
    house.write("client/b/one/institution.json", &foreign);
    let words = [
        "serve", "--data", "data", "--keys", "keys", "--client", "client",
    ];
    let told = house.refused(&words);
    let built = envelope::fingerprint(&foreign).grouped(4);
    for said in ["[client-foreign]", &house.fingerprint(), &built, "Build it"] {
        assert!(told.contains(said), "{said}: {told}");
    }
}

#[test]
fn given_too_many_uploads_when_limited_on_the_command_line_then_they_wait() {
    let house = House::new();
    let server = Server::start(&house, &["--uploads-per-minute", "1"]);
    let sealed = house.sealed(1, &events());
    assert_eq!(server.upload(&sealed.bytes).unwrap().0, 201);
    assert_eq!(server.upload(&sealed.bytes).unwrap().0, 429);
}
