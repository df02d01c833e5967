//! The worker: started when first needed, one for the page.

use crate::browser::page;
use std::cell::RefCell;
use worker::client::Client;
use worker::protocol::{Failure, Request, Response};

thread_local! {
    static CLIENT: RefCell<Option<Client>> = const { RefCell::new(None) };
}

fn client() -> Client {
    CLIENT.with_borrow_mut(|client| {
        client
            .get_or_insert_with(|| Client::new(&page::resolve("worker_loader.js")))
            .clone()
    })
}

/// Asks the worker.
///
/// # Errors
/// The worker's own refusal, or that it could not be started (`worker-start`).
pub async fn call(request: Request) -> Result<Response, Failure> {
    client().call(request).await
}

/// An answer of another kind than the request's: the two sides are of different builds.
pub fn odd() -> Failure {
    Failure::new("worker-frame", "an answer of another kind")
}
