//! A worker's thin shell: messages in, an engine at work, messages out.

use crate::{
    frame::{Frame, Kind},
    protocol::{Failure, Parcel, Progress, Protocol},
};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// Fulfils a request, telling how far it has come.
type Engine<P> = dyn FnMut(
    <P as Protocol>::Request,
    &mut dyn FnMut(Progress),
) -> Result<<P as Protocol>::Response, Failure>;

/// Listens for requests to an engine, and says so. Called once, when the worker's module has
/// loaded.
///
/// # Errors
/// The browser's exception, when this is not a worker.
pub fn start<P: Protocol>(
    mut engine: impl FnMut(P::Request, &mut dyn FnMut(Progress)) -> Result<P::Response, Failure>
    + 'static,
) -> Result<(), JsValue> {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().dyn_into()?;
    let listen = Closure::<dyn FnMut(MessageEvent)>::new({
        let scope = scope.clone();
        move |event: MessageEvent| answer::<P>(&scope, &mut engine, &event.data())
    });
    scope.set_onmessage(Some(listen.as_ref().unchecked_ref()));
    // Lives as long as the worker.
    listen.forget();
    post(&scope, &Frame::plain(0, Kind::Ready, String::new()))
}

fn answer<P: Protocol>(
    scope: &DedicatedWorkerGlobalScope,
    engine: &mut Engine<P>,
    message: &JsValue,
) {
    let answered = match Frame::of_js(message) {
        Ok(frame) => {
            let id = frame.id;
            let mut progress = |progress: Progress| tell(scope, id, progress);
            let request = P::Request::from_parts(&frame.head, frame.blobs);
            done(id, request.and_then(|it| engine(it, &mut progress)))
        }
        Err(failure) => failed(0, &failure),
    };
    if let Err(thrown) = post(scope, &answered) {
        let words = format!("the answer could not be sent: {thrown:?}");
        let failure = Failure::new("worker-memory", words);
        // Small, so it goes through even when a large answer did not.
        let _ = post(scope, &failed(answered.id, &failure));
    }
}

fn done(id: u64, result: Result<impl Parcel, Failure>) -> Frame {
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
        Err(failure) => failed(id, &failure),
    }
}

fn failed(id: u64, failure: &Failure) -> Frame {
    Frame::plain(id, Kind::Failed, json(failure))
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
