use crate::fixture::*;
use crate::http::*;
use intake::{Limits, Rate};
use serde_json::json;

#[test]
fn given_a_problem_when_asked_in_either_language_then_the_answer_is_in_it() {
    let house = House::new();
    let server = house.start();
    let path = format!("/api/submissions/{}/receipt", "0".repeat(64));
    let polish = ask(server.address, "GET", &path, &[]);
    let english = ask(
        server.address,
        "GET",
        &path,
        &[("Accept-Language", "en-GB,pl;q=0.1")],
    );
    for reply in [&polish, &english] {
        assert_eq!(reply.status, 404);
        assert_eq!(reply.header("content-type"), "application/problem+json");
        assert_eq!(reply.header("cache-control"), "no-store");
        assert_eq!(reply.json()["code"], "submission-unknown");
        assert_eq!(reply.json()["type"], "urn:proba:problem:submission-unknown");
        assert_eq!(reply.json()["status"], 404);
    }
    assert_eq!(polish.header("content-language"), "pl");
    assert_eq!(polish.json()["title"], "Nie ma takiej pracy");
    assert_eq!(polish.json()["next"], "Wyślij plik .proba jeszcze raz.");
    assert_eq!(english.header("content-language"), "en");
    assert_eq!(english.json()["title"], "There is no such submission");
}

#[test]
fn given_requests_that_are_wrong_when_asked_then_each_has_its_code() {
    let house = House::new();
    let questions = Rate {
        burst: 100,
        per_minute: 1,
    };
    let server = house.start_with(Limits {
        questions,
        ..Limits::default()
    });
    let code = |method: &str, path: &str, headers: &[(&str, &str)]| {
        let reply = ask(server.address, method, path, headers);
        (
            reply.status,
            reply.json()["code"].as_str().unwrap().to_owned(),
        )
    };
    let proba = ("Content-Type", "application/vnd.proba");
    let empty = ("Content-Length", "0");
    let upload = "/api/submissions";
    assert_eq!(
        code("POST", upload, &[proba, empty]),
        (400, "body-empty".into())
    );
    assert_eq!(code("POST", upload, &[empty]), (415, "media-type".into()));
    assert_eq!(code("GET", upload, &[]), (405, "method-unknown".into()));
    assert_eq!(code("POST", "/", &[empty]), (405, "method-unknown".into()));
    assert_eq!(
        code("GET", "/api/submissions/17/receipt", &[]),
        (400, "id-malformed".into())
    );
    assert_eq!(
        code("GET", "/api/nothing", &[]),
        (404, "page-unknown".into())
    );
    let upper = format!("/api/submissions/{}/receipt", "A".repeat(64));
    assert_eq!(code("GET", &upper, &[]), (400, "id-malformed".into()));
}

#[test]
fn given_a_healthy_server_when_asked_then_it_says_whose_it_is() {
    let house = House::new();
    let server = house.start();
    let health = get(server.address, "/api/health");
    assert_eq!(
        (health.status, &health.json()["status"]),
        (200, &json!("ok"))
    );
    assert_eq!(
        health.json()["institution"],
        house.keys.fingerprint().to_string()
    );
    let institution = get(server.address, "/institution.json");
    assert_eq!(institution.body, house.keys.institution_json);
    assert_eq!(institution.header("cache-control"), "no-cache");
}

#[test]
fn given_a_disk_that_takes_nothing_when_uploaded_then_the_sender_is_told_the_work_is_safe() {
    let house = House::new();
    let server = house.start();
    let incoming = house.path("data/incoming");
    std::fs::remove_dir(&incoming).unwrap();
    std::fs::write(&incoming, "a file in the folder's place").unwrap();
    let sealed = sealed(&house.keys, 1, 1);
    let reply = upload(server.address, &sealed.bytes, &[]);
    assert_eq!(
        (reply.status, &reply.json()["code"]),
        (503, &json!("storage-failed"))
    );
    assert!(
        reply.json()["next"]
            .as_str()
            .unwrap()
            .contains("bezpieczna")
    );
    std::fs::remove_file(&incoming).unwrap();
    std::fs::create_dir(&incoming).unwrap();
    assert_eq!(upload(server.address, &sealed.bytes, &[]).status, 201);
}
