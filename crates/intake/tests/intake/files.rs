use crate::fixture::*;
use crate::http::*;

/// A house with one build in its client.
fn built() -> House {
    let house = House::new();
    let build = house.path("client/b/abc123");
    std::fs::create_dir_all(build.join("fonts")).unwrap();
    for (name, text) in [
        ("index.html", "<p>build"),
        ("app.js", "plain"),
        ("app.js.br", "brotli"),
        ("app.js.gz", "gzip"),
        ("app.wasm", "wasm"),
        ("fonts/a.woff2", "font"),
        (".secret", "hidden"),
    ] {
        std::fs::write(build.join(name), text).unwrap();
    }
    std::fs::write(house.path("client/sw.js"), "worker").unwrap();
    std::fs::write(house.path("client/builds.json"), "[]").unwrap();
    std::fs::write(house.path("outside.txt"), "outside").unwrap();
    house
}

#[test]
fn given_a_file_of_a_build_when_asked_then_it_may_be_kept_for_ever() {
    let house = built();
    let server = house.start();
    for (path, media_type) in [
        ("/b/abc123/app.js", "text/javascript; charset=utf-8"),
        ("/b/abc123/app.wasm", "application/wasm"),
        ("/b/abc123/fonts/a.woff2", "font/woff2"),
    ] {
        let reply = get(server.address, path);
        assert_eq!(
            (reply.status, reply.header("content-type")),
            (200, media_type)
        );
        assert_eq!(
            reply.header("cache-control"),
            "public, max-age=31536000, immutable"
        );
    }
}

#[test]
fn given_the_start_page_worker_and_list_when_asked_then_they_are_checked_each_time() {
    let house = built();
    let server = house.start();
    for path in ["/", "/index.html", "/sw.js", "/builds.json"] {
        let reply = get(server.address, path);
        assert_eq!(
            (reply.status, reply.header("cache-control")),
            (200, "no-cache"),
            "{path}"
        );
        let tag = reply.header("etag").to_owned();
        let again = ask(server.address, "GET", path, &[("If-None-Match", &tag)]);
        assert_eq!((again.status, again.body.len()), (304, 0));
    }
    let tag = get(server.address, "/sw.js").header("etag").to_owned();
    std::fs::write(house.path("client/sw.js"), "another").unwrap();
    let reply = ask(server.address, "GET", "/sw.js", &[("If-None-Match", &tag)]);
    assert_eq!((reply.status, reply.text()), (200, "another"));
}

#[test]
fn given_packed_twins_when_the_browser_accepts_them_then_the_best_is_served() {
    let house = built();
    let server = house.start();
    for (accepted, encoding, text) in [
        ("gzip, deflate, br", "br", "brotli"),
        ("gzip, br;q=0", "gzip", "gzip"),
        ("gzip", "gzip", "gzip"),
        ("identity", "", "plain"),
        ("", "", "plain"),
    ] {
        let headers = [("Accept-Encoding", accepted)];
        let reply = ask(server.address, "GET", "/b/abc123/app.js", &headers);
        assert_eq!(
            (reply.header("content-encoding"), reply.text()),
            (encoding, text)
        );
        assert_eq!(reply.header("vary"), "Accept-Encoding");
        assert_eq!(
            reply.header("content-type"),
            "text/javascript; charset=utf-8"
        );
    }
}

#[test]
fn given_a_route_inside_a_build_when_asked_then_that_builds_page_answers() {
    let house = built();
    let server = house.start();
    for path in [
        "/b/abc123/",
        "/b/abc123",
        "/b/abc123/desk/content",
        "/b/abc123/review",
    ] {
        let reply = get(server.address, path);
        assert_eq!((reply.status, reply.text()), (200, "<p>build"), "{path}");
        assert_eq!(reply.header("content-type"), "text/html; charset=utf-8");
    }
    for path in ["/b/gone/desk", "/b/abc123/gone.js", "/desk", "/b", "/b/"] {
        assert_eq!(get(server.address, path).status, 404, "{path}");
    }
}

#[test]
fn given_a_route_without_a_build_when_asked_then_the_start_page_leads_on() {
    let house = built();
    let server = house.start();
    let start = get(server.address, "/").text().to_owned();
    for path in ["/review", "/review/", "/attempt/00112233"] {
        let reply = get(server.address, path);
        assert_eq!((reply.status, reply.text()), (200, &start[..]), "{path}");
        assert_eq!(reply.header("cache-control"), "no-cache");
    }
    for path in ["/review/more", "/attempt", "/reviews"] {
        assert_eq!(get(server.address, path).status, 404, "{path}");
    }
}

#[test]
fn given_paths_that_lead_outside_when_asked_then_there_is_nothing() {
    let house = built();
    let server = house.start();
    for path in [
        "/../outside.txt",
        "/%2e%2e/outside.txt",
        "/b/..%2f..%2foutside.txt",
        "/b/abc123/%5c..%5c..%5coutside.txt",
        "/b/abc123/.secret",
        "/%00",
        "/%zz",
        "/%ff",
    ] {
        assert_eq!(get(server.address, path).status, 404, "{path}");
    }
}

#[test]
fn given_any_answer_when_read_then_it_has_the_security_headers() {
    let house = built();
    let server = house.start();
    for path in ["/", "/b/abc123/app.js", "/api/health", "/nothing"] {
        let reply = get(server.address, path);
        let policy = reply.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval';"));
        let scripts = policy
            .split("; ")
            .find(|part| part.starts_with("script-src"))
            .unwrap();
        assert!(
            !scripts.contains("unsafe-inline") && !policy.contains('*'),
            "{policy}"
        );
        assert!(!policy.contains("  ") && !policy.contains('\n'), "{policy}");
        assert_eq!(reply.header("x-content-type-options"), "nosniff");
        assert_eq!(reply.header("referrer-policy"), "no-referrer");
        assert_eq!(reply.header("cross-origin-opener-policy"), "same-origin");
        assert!(reply.header("permissions-policy").contains("camera=()"));
        assert_eq!(reply.header("strict-transport-security"), "");
    }
}

#[test]
fn given_a_head_request_when_answered_then_it_has_the_length_and_no_body() {
    let house = built();
    let server = house.start();
    let reply = ask(server.address, "HEAD", "/b/abc123/app.js", &[]);
    assert_eq!(
        (
            reply.status,
            reply.header("content-length"),
            reply.body.len()
        ),
        (200, "5", 0)
    );
}

#[test]
fn given_a_client_of_another_institution_when_started_then_it_is_refused() {
    let house = built();
    let builds = r#"{"current": "abc123", "previous": [], "builds": {}}"#;
    std::fs::write(house.path("client/builds.json"), builds).unwrap();
    let institution = house.path("client/b/abc123/institution.json");
    std::fs::write(&institution, &house.keys.institution_json).unwrap();
    drop(house.start());
    std::fs::write(&institution, keys(2).institution_json).unwrap();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let served = intake::serve(house.config(), |_| {}, std::future::ready(()));
    let error = runtime.block_on(served).unwrap_err();
    assert_eq!(error.code(), "client-foreign");
    let own = envelope::fingerprint(&house.keys.institution_json).grouped(4);
    assert!(error.to_string().contains(&own), "{error}");
}
