//! The client's side of the worker, against scripts that play the other side.
//!
//! Run in a headless Chromium, from anywhere in the workspace:
//!
//! ```sh
//! CHROMEDRIVER=/usr/bin/chromedriver \
//! CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner \
//! cargo test -p worker --target wasm32-unknown-unknown --test client
//! ```

#![cfg(target_arch = "wasm32")]

use js_sys::Array;
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Blob, BlobPropertyBag, Url};
use worker::{
    client::Client,
    protocol::{CheckCode, Failure, OpenSubmission, Progress, Request, Response},
};

wasm_bindgen_test_configure!(run_in_browser);

/// A client of a worker with this script, a module.
fn client(script: &str) -> Client {
    let options = BlobPropertyBag::new();
    options.set_type("text/javascript");
    let parts = Array::of1(&JsValue::from_str(script));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options).expect("a blob");
    Client::new(&Url::create_object_url_with_blob(&blob).expect("an address"))
}

/// What every script begins with: how to answer, and how to say that it listens.
const PLAY: &str = r#"
    const say = (id, kind, head, blobs = []) =>
        self.postMessage({ id, kind, head: JSON.stringify(head), blobs }, blobs);
    const ready = () => self.postMessage({ id: 0, kind: "ready", head: "", blobs: [] });
    const right = (id, right) => say(id, "done", { kind: "code", right });
"#;

fn play(script: &str) -> Client {
    client(&format!("{PLAY}{script}"))
}

fn request(code: &str) -> Request {
    Request::CheckCode(CheckCode {
        phc: "$".into(),
        code: code.into(),
    })
}

fn right(right: bool) -> Result<Response, Failure> {
    Ok(Response::Code { right })
}

fn code(result: Result<Response, Failure>) -> String {
    result.expect_err("a failure").code
}

#[wasm_bindgen_test]
async fn given_a_worker_that_loads_slowly_when_asked_at_once_then_the_request_waits_for_it() {
    let client = play(
        "await new Promise((go) => setTimeout(go, 150));
         self.onmessage = ({ data }) => right(data.id, JSON.parse(data.head).code === 'x');
         ready();",
    );
    assert_eq!(client.call(request("x")).await, right(true));
    assert_eq!(client.call(request("y")).await, right(false));
}

#[wasm_bindgen_test]
async fn given_a_request_with_bytes_when_sent_then_they_cross_as_buffers() {
    let client = play(
        "self.onmessage = ({ data }) => {
             const [bytes] = data.blobs;
             const whole = bytes instanceof ArrayBuffer && bytes.byteLength === 3_000_000;
             const text = data.head.length < 200 && data.blobs.length === 1;
             right(data.id, whole && text && new Uint8Array(bytes)[2_999_999] === 7);
         };
         ready();",
    );
    let request = Request::OpenSubmission(OpenSubmission {
        bytes: vec![7; 3_000_000],
        identity: "żółć".into(),
    });
    assert_eq!(client.call(request).await, right(true));
}

#[wasm_bindgen_test]
async fn given_progress_when_told_then_the_caller_hears_it_in_order() {
    let client = play(
        "self.onmessage = ({ data }) => {
             for (const done of [0, 1, 2]) say(data.id, 'progress', { done, total: 2 });
             right(data.id, true);
         };
         ready();",
    );
    let told: Rc<RefCell<Vec<u32>>> = Rc::default();
    let listener = {
        let told = told.clone();
        move |progress: Progress| told.borrow_mut().push(progress.done)
    };
    let answer = client.call_with(request("x"), listener).await;
    assert_eq!(answer, right(true));
    assert_eq!(*told.borrow(), [0, 1, 2]);
}

#[wasm_bindgen_test]
async fn given_a_failure_of_the_engine_when_answered_then_the_caller_has_its_code() {
    let client = play(
        "self.onmessage = ({ data }) =>
             say(data.id, 'failed', { code: 'phrase-wrong', words: 'no' });
         ready();",
    );
    assert_eq!(code(client.call(request("x")).await), "phrase-wrong");
}

#[wasm_bindgen_test]
async fn given_a_script_that_does_not_load_when_asked_then_the_worker_is_unavailable() {
    let absent: Client = Client::new("/no/such/worker.js");
    assert_eq!(code(absent.call(request("x")).await), "worker-unavailable");
    let broken = client("this is no script");
    assert_eq!(code(broken.call(request("x")).await), "worker-unavailable");
}

#[wasm_bindgen_test]
async fn given_a_module_whose_wasm_does_not_load_when_asked_then_the_worker_is_unavailable() {
    let client = play("await Promise.reject(new Error('no wasm'));");
    assert_eq!(code(client.call(request("x")).await), "worker-unavailable");
}

#[wasm_bindgen_test]
async fn given_a_worker_that_breaks_at_a_request_when_asked_again_then_a_new_one_answers() {
    let client = play(
        "self.onmessage = ({ data }) => {
             if (JSON.parse(data.head).code === 'trap') throw new Error('unreachable');
             right(data.id, true);
         };
         ready();",
    );
    assert_eq!(code(client.call(request("trap")).await), "worker-broken");
    assert_eq!(client.call(request("x")).await, right(true));
}

#[wasm_bindgen_test]
async fn given_a_long_request_when_cancelled_then_it_ends_and_the_next_one_works() {
    let client = play(
        "self.onmessage = ({ data }) => {
             if (JSON.parse(data.head).code === 'long') {
                 say(data.id, 'progress', { done: 0, total: 1 });
                 for (;;);
             }
             right(data.id, true);
         };
         ready();",
    );
    let cancel = {
        let client = client.clone();
        move |_| client.cancel()
    };
    let cancelled = client.call_with(request("long"), cancel).await;
    assert_eq!(code(cancelled), "worker-cancelled");
    assert_eq!(client.call(request("x")).await, right(true));
}

#[wasm_bindgen_test]
async fn given_a_worker_of_another_build_when_it_speaks_then_it_is_told_apart() {
    let client = play("self.onmessage = () => self.postMessage('what?'); ready();");
    assert_eq!(code(client.call(request("x")).await), "worker-frame");
    let client = play("self.onmessage = ({ data }) => say(data.id, 'done', {}); ready();");
    assert_eq!(code(client.call(request("x")).await), "worker-frame");
}
