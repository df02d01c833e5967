//! The engine of the simulated tool's worker, over the bundled case. The same tests natively and
//! in a browser: the same bits come out.
//!
//! ```sh
//! CHROMEDRIVER=/usr/bin/chromedriver \
//! CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner \
//! cargo test -p worker --target wasm32-unknown-unknown --test simulation
//! ```

mod contacts;
mod content;
mod run;

use casefile::campaign::Campaign;
use serde_json::{Value, json};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test_configure;
use worker::protocol::simulation::{Load, Request, Response, World};
use worker::protocol::{Failure, PackFile, Parcel};
use worker::simulation::Engine;

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test_configure!(run_in_browser);

const FILES: [(&str, &str); 3] = [
    (
        "audience.toml",
        include_str!("../../../../public/cases/bujnie/audience.toml"),
    ),
    (
        "market.toml",
        include_str!("../../../../public/cases/bujnie/market.toml"),
    ),
    (
        "company.toml",
        include_str!("../../../../public/cases/bujnie/company.toml"),
    ),
];

/// Asks as a client does: through the parcels.
fn ask(engine: &mut Engine, request: Request) -> Result<Response, Failure> {
    let (head, blobs) = request.into_parts();
    let request = Request::from_parts(&head, blobs)?;
    let (head, blobs) = engine.handle(request, &mut |_| {})?.into_parts();
    Response::from_parts(&head, blobs)
}

fn load(contacts: u32) -> Request {
    let file = |(name, text): (&str, &str)| PackFile {
        name: name.into(),
        bytes: text.into(),
    };
    Request::Load(Load {
        world: "bujnie".into(),
        contacts: Some(contacts),
        files: FILES.map(file).into(),
    })
}

fn loaded(contacts: u32) -> (Engine, World) {
    let mut engine = Engine::default();
    match ask(&mut engine, load(contacts)) {
        Ok(Response::World(world)) => (engine, world),
        other => panic!("{other:?}"),
    }
}

fn code(result: Result<Response, Failure>) -> String {
    result.expect_err("a failure").code
}

fn node(id: &str, kind: &str, config: Value) -> Value {
    json!({ "id": id, "kind": kind, "title": id, "config": config, "x": 0, "y": 0 })
}

/// Everybody who may be written to gets "m" at noon of the first day, half of them the other
/// subject; who does not open it within two days gets it again.
fn campaign(days: u32) -> Campaign {
    let edge = |from: &str, port: &str, to: &str| json!({ "from": from, "port": port, "to": to });
    let variant = |id: &str, subject: u32| {
        let content = json!({ "subject_chars": subject, "promise": 20 });
        json!({ "id": id, "weight": 1, "content": content })
    };
    let nodes = [
        node("in", "trigger-segment", json!({ "segment": "all" })),
        node("noon", "wait-until", json!({ "time": "12:00" })),
        node("send", "send-email", json!({ "message": "m" })),
        node(
            "open",
            "decision-open",
            json!({ "message": "m", "minutes": 2_880 }),
        ),
        node("again", "send-email", json!({ "message": "m" })),
        node("out", "exit", json!({})),
    ];
    let edges = [
        edge("in", "next", "noon"),
        edge("noon", "next", "send"),
        edge("send", "next", "open"),
        edge("open", "yes", "out"),
        edge("open", "no", "again"),
        edge("again", "next", "out"),
    ];
    serde_json::from_value(json!({
        "format": 1, "id": "test", "title": "Test", "from": "2026-03-02", "days": days,
        "segments": [{ "id": "all", "title": "All",
            "rule": { "is": { "field": "consent.email", "op": "equal", "value": true } } }],
        "messages": [{ "id": "m", "carrier": "email", "title": "M", "links": ["/a", "/b"],
            "variants": [variant("a", 40), variant("b", 75)] }],
        "workflows": [{ "format": 1, "id": "w", "title": "W", "nodes": nodes, "edges": edges,
            "settings": { "reentry": "once", "suppression": [] } }],
    }))
    .expect("a campaign")
}
