//! The worker's thin shell: messages in, [`engine`](crate::engine) at work, messages out.

use crate::{
    engine,
    frame::{Frame, Kind},
    protocol::{Failure, Means, Parcel, Progress, Request, Response},
};
use js_sys::JsString;
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// Listens for requests, and says so. Called once, when the worker's module has loaded.
///
/// # Errors
/// The browser's exception, when this is not a worker.
pub fn start() -> Result<(), JsValue> {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().dyn_into()?;
    let listen = Closure::<dyn FnMut(MessageEvent)>::new({
        let scope = scope.clone();
        move |event: MessageEvent| answer(&scope, &event.data())
    });
    scope.set_onmessage(Some(listen.as_ref().unchecked_ref()));
    // Lives as long as the worker.
    listen.forget();
    post(&scope, &Frame::plain(0, Kind::Ready, String::new()))
}

fn answer(scope: &DedicatedWorkerGlobalScope, message: &JsValue) {
    let answered = match Frame::of_js(message) {
        Ok(frame) => {
            let id = frame.id;
            let mut progress = |progress: Progress| tell(scope, id, progress);
            done(id, fulfil(frame, &mut progress))
        }
        Err(failure) => done(0, Err(failure)),
    };
    if let Err(thrown) = post(scope, &answered) {
        let words = format!("the answer could not be sent: {thrown:?}");
        let failure = Failure::new("worker-memory", words);
        // Small, so it goes through even when a large answer did not.
        let _ = post(scope, &done(answered.id, Err(failure)));
    }
}

fn fulfil(frame: Frame, progress: &mut dyn FnMut(Progress)) -> Result<Response, Failure> {
    let mut request = Request::from_parts(&frame.head, frame.blobs)?;
    normalize(&mut request);
    engine::handle(request, progress)
}

fn done(id: u64, result: Result<Response, Failure>) -> Frame {
    match result {
        Ok(response) => {
            let (head, blobs) = response.into_parts();
            Frame {
                id,
                kind: Kind::Done,
                head,
                blobs,
            }
        }
        Err(failure) => Frame::plain(id, Kind::Failed, json(&failure)),
    }
}

fn tell(scope: &DedicatedWorkerGlobalScope, id: u64, progress: Progress) {
    // A lost report of progress is not worth a failure.
    let _ = post(scope, &Frame::plain(id, Kind::Progress, json(&progress)));
}

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("plain data always has a JSON form")
}

fn post(scope: &DedicatedWorkerGlobalScope, frame: &Frame) -> Result<(), JsValue> {
    let (message, transferred) = frame.to_js()?;
    scope.post_message_with_transfer(&message, &transferred)
}

/// Brings what people type into one Unicode form: the same phrase typed on another keyboard must
/// open the same attempt. The browser has the tables for it, so this module needs none.
fn normalize(request: &mut Request) {
    let typed = match request {
        Request::OpenCase(it) => it.passphrase.as_mut(),
        Request::NewAttemptKeys(it) => it.phrase.as_mut(),
        Request::Unlock(it) => phrase(Some(&mut it.means)),
        Request::OpenCopy(it) => phrase(it.means.as_mut()),
        Request::CheckCode(it) => Some(&mut it.code),
        Request::Seal(_) | Request::CheckReceipt(_) | Request::OpenSubmission(_) => None,
    };
    if let Some(text) = typed {
        let normal = JsString::from(text.as_str()).normalize("NFC");
        *text = String::from(normal);
    }
}

fn phrase(means: Option<&mut Means>) -> Option<&mut String> {
    match means? {
        Means::Phrase(phrase) => Some(phrase),
        Means::Identity(_) => None,
    }
}
