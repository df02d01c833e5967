//! The client's side of the worker: starts it when it is first needed, sends requests, hands out
//! answers, and starts it anew after it was cancelled or broke.

mod pending;

use crate::{
    frame::{Frame, Kind},
    protocol::{Failure, Parcel, Progress, Protocol, Sealing},
};
use gloo_timers::callback::Timeout;
pub use pending::Answer;
use pending::Pending;
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::{ErrorEvent, Event, MessageEvent, Worker, WorkerOptions, WorkerType};

/// How long a worker may take from its start to its first word, in milliseconds: a hall's network
/// is slow, and thirty machines load at once.
const START_MS_MAX: u32 = 60_000;

/// A handle on a worker; clones share it.
pub struct Client<P: Protocol = Sealing> {
    inner: Rc<Inner<P>>,
}

impl<P: Protocol> Clone for Client<P> {
    fn clone(&self) -> Self {
        let inner = Rc::clone(&self.inner);
        Self { inner }
    }
}

struct Inner<P: Protocol> {
    url: String,
    options: WorkerOptions,
    running: RefCell<Option<Running>>,
    pending: RefCell<Pending<P::Response>>,
}

/// A worker that was started. Requests wait in `queue` until it has said that it listens: what
/// is sent before its wasm has loaded would be lost.
struct Running {
    worker: Worker,
    ready: bool,
    queue: Vec<Frame>,
    /// Ends the wait for a worker that neither speaks nor fails: not every browser reports a
    /// module that could not load its wasm.
    patience: Option<Timeout>,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(Event)>,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

impl<P: Protocol> Client<P> {
    /// A handle on the worker whose loader script (a module) is at `url`. Nothing starts yet.
    pub fn new(url: &str) -> Self {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        Self {
            inner: Rc::new(Inner {
                url: url.to_owned(),
                options,
                running: RefCell::default(),
                pending: RefCell::default(),
            }),
        }
    }

    /// Starts the worker, so that its first request finds it loaded.
    ///
    /// # Errors
    /// [`Failure`] `worker-unavailable` when this browser starts no worker.
    pub fn start(&self) -> Result<(), Failure> {
        self.inner.start()
    }

    /// Asks for something.
    ///
    /// # Errors
    /// The engine's [`Failure`]; `worker-unavailable` when the worker does not load,
    /// `worker-broken` when it broke at the request, `worker-cancelled` after [`Client::cancel`].
    pub async fn call(&self, request: P::Request) -> Result<P::Response, Failure> {
        self.call_with(request, |_| {}).await
    }

    /// Asks for something and hears how far it has come.
    ///
    /// # Errors
    /// As [`Client::call`].
    pub async fn call_with(
        &self,
        request: P::Request,
        progress: impl FnMut(Progress) + 'static,
    ) -> Result<P::Response, Failure> {
        self.ask(request, progress)?.await
    }

    /// The same, asked at once: the answer may be awaited later, after others were asked.
    ///
    /// # Errors
    /// [`Failure`] `worker-unavailable` when this browser starts no worker.
    pub fn ask(
        &self,
        request: P::Request,
        progress: impl FnMut(Progress) + 'static,
    ) -> Result<Answer<P::Response>, Failure> {
        self.inner.start()?;
        let (id, answer) = self.inner.pending.borrow_mut().open(Box::new(progress));
        let (head, blobs) = request.into_parts();
        let frame = Frame {
            id,
            kind: Kind::Request,
            head,
            blobs,
        };
        self.inner.send(frame);
        Ok(answer)
    }

    /// Stops whatever the worker does: every open request fails with `worker-cancelled`. The next
    /// request starts a new worker.
    pub fn cancel(&self) {
        let words = "the request was cancelled";
        self.inner.stop(&Failure::new("worker-cancelled", words));
    }
}

impl<P: Protocol> Inner<P> {
    fn start(self: &Rc<Self>) -> Result<(), Failure> {
        if self.running.borrow().is_some() {
            return Ok(());
        }
        let worker = Worker::new_with_options(&self.url, &self.options)
            .map_err(|thrown| Failure::new("worker-unavailable", words(&thrown)))?;
        let on_message = Closure::new({
            let inner = Rc::downgrade(self);
            move |event: MessageEvent| {
                if let Some(inner) = inner.upgrade() {
                    inner.hear(&event.data());
                }
            }
        });
        let on_error = Closure::new({
            let inner = Rc::downgrade(self);
            move |event: Event| {
                if let Some(inner) = inner.upgrade() {
                    inner.broke(&event);
                }
            }
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        *self.running.borrow_mut() = Some(Running {
            worker,
            ready: false,
            queue: Vec::new(),
            patience: Some(self.patience()),
            _on_message: on_message,
            _on_error: on_error,
        });
        Ok(())
    }

    fn patience(self: &Rc<Self>) -> Timeout {
        let inner = Rc::downgrade(self);
        Timeout::new(START_MS_MAX, move || {
            if let Some(inner) = inner.upgrade() {
                let words = "the worker did not start in time";
                inner.stop(&Failure::new("worker-unavailable", words));
            }
        })
    }

    fn send(&self, frame: Frame) {
        let id = frame.id;
        let posted = match self.running.borrow_mut().as_mut() {
            Some(running) if running.ready => post(&running.worker, &frame),
            Some(running) => {
                running.queue.push(frame);
                Ok(())
            }
            None => Err("the worker was stopped".into()),
        };
        if let Err(thrown) = posted {
            self.fail(id, Failure::new("worker-memory", words(&thrown)));
        }
    }

    fn hear(&self, message: &JsValue) {
        let frame = match Frame::of_js(message) {
            Ok(frame) => frame,
            Err(failure) => return self.stop(&failure),
        };
        match frame.kind {
            Kind::Ready => self.ready(),
            Kind::Progress => {
                if let Ok(progress) = json::from_str(&frame.head) {
                    Pending::tell(&self.pending, frame.id, progress);
                }
            }
            Kind::Done => {
                let response = P::Response::from_parts(&frame.head, frame.blobs);
                self.pending.borrow_mut().close(frame.id, response);
            }
            Kind::Failed => {
                let failure =
                    json::from_str(&frame.head).unwrap_or_else(|e| Failure::new("worker-frame", e));
                self.fail(frame.id, failure);
            }
            Kind::Request => {}
        }
    }

    fn ready(&self) {
        let queue = match self.running.borrow_mut().as_mut() {
            Some(running) => {
                running.ready = true;
                running.patience = None;
                std::mem::take(&mut running.queue)
            }
            None => Vec::new(),
        };
        for frame in queue {
            self.send(frame);
        }
    }

    fn fail(&self, id: u64, failure: Failure) {
        self.pending.borrow_mut().close(id, Err(failure));
    }

    /// The worker's script did not load, or its module trapped.
    fn broke(&self, event: &Event) {
        event.prevent_default();
        let was_ready = self.running.borrow().as_ref().is_some_and(|r| r.ready);
        let said = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message);
        let said = said.unwrap_or_else(|| "the worker's script did not load".into());
        let code = match was_ready {
            true => "worker-broken",
            false => "worker-unavailable",
        };
        self.stop(&Failure::new(code, said));
    }

    fn stop(&self, failure: &Failure) {
        let running = self.running.borrow_mut().take();
        drop(running);
        self.pending.borrow_mut().close_all(failure);
    }
}

fn post(worker: &Worker, frame: &Frame) -> Result<(), JsValue> {
    let (message, transferred) = frame.to_js()?;
    worker.post_message_with_transfer(&message, &transferred)
}

fn words(thrown: &JsValue) -> String {
    match thrown.dyn_ref::<js_sys::Error>() {
        Some(error) => String::from(error.message()),
        None => format!("{thrown:?}"),
    }
}
