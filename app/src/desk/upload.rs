//! Sends sealed bytes until the institution's signed receipt is here and matches. Needs neither
//! the phrase nor an open desk: the outbox is readable, and sealed.

use super::seal::{Sending, to_json};
use super::{BrowserStore, part};
use crate::browser::clock::{wait, wall};
use crate::browser::{engine, host, random};
use envelope::{Receipt, ReceiptState};
use leptos::prelude::*;
use serde::Deserialize;
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use store::attempt::{AttemptRow, Stage};
use store::{AttemptId, Batch, Epoch, Part, Store, Table};
use worker::protocol::{CheckReceipt, Request, Response};

/// The longest wait between two tries.
const WAIT_S_MAX: u32 = 300;

/// What the server says when it will say no again.
const REFUSED: &str = "upload-refused";
const FOREIGN: &str = "institution-unknown";

/// Where sending stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Upload {
    Sending,
    /// The next try comes at this moment (wall clock, milliseconds); the code says why.
    Waiting {
        until_wall: i64,
        code: String,
        tries: u32,
    },
    /// Practice: it stays on this computer.
    Kept,
    /// The receipt is here and matches.
    Received(Box<Sending>),
    /// This page cannot go on: another one writes the attempt.
    Stopped(String),
}

thread_local! {
    /// Attempts that this page is sending: one task each, whatever screens come and go.
    static RUNNING: RefCell<BTreeSet<AttemptId>> = const { RefCell::new(BTreeSet::new()) };
    /// Whether the person wants the next try at once.
    static HURRIED: Cell<bool> = const { Cell::new(false) };
}

/// Ends the wait for the next try.
pub fn hurry() {
    HURRIED.set(true);
}

/// Starts sending, unless this page does so already.
pub fn start(id: AttemptId, epoch: Epoch, status: RwSignal<Upload>) {
    let fresh = RUNNING.with_borrow_mut(|running| running.insert(id.clone()));
    if !fresh {
        return;
    }
    leptos::task::spawn_local(async move {
        run(&id, epoch, status).await;
        RUNNING.with_borrow_mut(|running| running.remove(&id));
    });
}

async fn run(id: &AttemptId, epoch: Epoch, status: RwSignal<Upload>) {
    let store = BrowserStore::new();
    loop {
        let Some(sending) = super::seal::sending(&store, id).await else {
            return status.set(Upload::Stopped("store-missing".into()));
        };
        if sending.receipt.is_some() {
            return status.set(Upload::Received(Box::new(sending)));
        }
        status.set(Upload::Sending);
        let code = match attempt(&store, id, epoch, &sending).await {
            Ok(sending) => return status.set(Upload::Received(Box::new(sending))),
            Err(code) => code,
        };
        if code == "store-stale" {
            return status.set(Upload::Stopped(code));
        }
        rest(&store, id, epoch, sending, code, status).await;
    }
}

/// One try: send, check the receipt, keep it.
async fn attempt(
    store: &BrowserStore,
    id: &AttemptId,
    epoch: Epoch,
    sending: &Sending,
) -> Result<Sending, String> {
    let bytes = outbox(store, id, part::SUBMISSION).await?;
    let answer = host::upload(&bytes).await.map_err(|_| "upload-network")?;
    let (status, text) = read(&answer).ok_or("upload-network")?;
    if status != 200 && status != 201 {
        return Err(problem(status, &text));
    }
    let receipt = check(store, id, sending, text.trim()).await?;
    let mut sent = sending.clone();
    take_in(&mut sent, text.trim(), &receipt);
    keep(store, id, epoch, &sent).await?;
    Ok(sent)
}

fn take_in(sending: &mut Sending, jws: &str, receipt: &Receipt) {
    sending.receipt = Some(jws.to_string());
    sending.receipt_wall = Some(receipt.wall);
    sending.verified = receipt.state == ReceiptState::Verified;
}

/// Asks whether the institution has verified the work since; gives what is known now.
///
/// # Errors
/// A code of the catalogue `codes`.
pub async fn ask(id: &AttemptId, epoch: Epoch) -> Result<Sending, String> {
    let store = BrowserStore::new();
    let sending = super::seal::sending(&store, id).await;
    let mut sending = sending.ok_or("store-missing")?;
    let answer = host::ask_receipt(&sending.id.to_string()).await;
    let answer = answer.map_err(|_| "upload-network")?;
    let (status, text) = read(&answer).ok_or("upload-network")?;
    if status != 200 {
        return Err(problem(status, &text));
    }
    let receipt = check(&store, id, &sending, text.trim()).await?;
    take_in(&mut sending, text.trim(), &receipt);
    keep(&store, id, epoch, &sending).await?;
    Ok(sending)
}

pub(super) async fn outbox(
    store: &BrowserStore,
    id: &AttemptId,
    name: &str,
) -> Result<Vec<u8>, String> {
    let row = store.get(Table::Outbox, id, &Part::from(name)).await;
    Ok(row.map_err(|e| e.code())?.ok_or("store-missing")?)
}

/// The sealed file of an attempt, for carrying by hand.
///
/// # Errors
/// A code of the catalogue `codes`.
pub async fn submission(id: &AttemptId) -> Result<Vec<u8>, String> {
    outbox(&BrowserStore::new(), id, part::SUBMISSION).await
}

fn read(answer: &wasm_bindgen::JsValue) -> Option<(u16, String)> {
    let pair = js_sys::Array::from(answer);
    let status = pair.get(0).as_f64()? as u16;
    Some((status, pair.get(1).as_string()?))
}

/// What the candidate is told of an answer that is no receipt (RFC 9457): that the server has
/// trouble, or that it refuses.
fn problem(status: u16, text: &str) -> String {
    #[derive(Deserialize)]
    struct Problem {
        code: String,
    }
    let code = json::from_str::<Problem>(text).map(|problem| problem.code);
    match status {
        408 | 429 | 500.. => "upload-server".into(),
        _ if code.as_deref().is_ok_and(|code| code == FOREIGN) => FOREIGN.into(),
        _ => REFUSED.into(),
    }
}

/// Whether the server will say the same next time, unless somebody mends it.
pub fn is_refusal(code: &str) -> bool {
    [REFUSED, FOREIGN].contains(&code)
}

pub(super) async fn check(
    store: &BrowserStore,
    id: &AttemptId,
    sending: &Sending,
    jws: &str,
) -> Result<Receipt, String> {
    let institution_json = outbox(store, id, part::INSTITUTION).await?;
    let request = Request::CheckReceipt(CheckReceipt {
        jws: jws.to_string(),
        institution_json,
        id: sending.id,
        attempt: id.clone(),
        size_bytes: sending.size_bytes,
    });
    match engine::call(request).await {
        Ok(Response::Receipt(receipt)) => Ok(receipt),
        Ok(_) => Err(engine::odd().code),
        Err(failure) => Err(failure.code),
    }
}

async fn keep(
    store: &BrowserStore,
    id: &AttemptId,
    epoch: Epoch,
    sending: &Sending,
) -> Result<(), String> {
    let single = Part::single();
    let row = store.get(Table::Attempts, id, &single).await;
    let row = row.map_err(|e| e.code())?.ok_or("store-missing")?;
    let mut row = AttemptRow::decode(&row).map_err(|e| e.code())?;
    if sending.receipt.is_some() {
        row.stage = Stage::Receipted;
        row.updated_wall = wall();
    }
    let batch = Batch::new(id.clone(), epoch)
        .put(Table::Outbox, part::SENDING, to_json(sending))
        .put(Table::Attempts, single, row.encode());
    store.write(&batch).await.map_err(|e| e.code().to_string())
}

/// Waits before the next try: twice as long each time, with jitter so that a hall of forty does
/// not come back in step.
async fn rest(
    store: &BrowserStore,
    id: &AttemptId,
    epoch: Epoch,
    mut sending: Sending,
    code: String,
    status: RwSignal<Upload>,
) {
    let seconds = match is_refusal(&code) {
        true => WAIT_S_MAX,
        false => 2_u32.saturating_pow(sending.tries + 1).min(WAIT_S_MAX),
    };
    let wait_ms = seconds * 500 + random::below(seconds * 500);
    sending.tries += 1;
    let tries = sending.tries;
    // The count is a courtesy: if the storage does not take it, sending goes on all the same.
    let _ = keep(store, id, epoch, &sending).await;
    let until_wall = wall() + i64::from(wait_ms);
    status.set(Upload::Waiting {
        until_wall,
        code,
        tries,
    });
    let was_online = online();
    while wall() < until_wall && (was_online || !online()) && !HURRIED.take() {
        wait(500).await;
    }
}

fn online() -> bool {
    web_sys::window().is_some_and(|window| window.navigator().on_line())
}

/// Removes the attempt from this machine. Only a receipt allows it; the caller asks first.
///
/// # Errors
/// `erase-refused` without a receipt; the storage's code.
pub async fn erase(id: &AttemptId, epoch: Epoch) -> Result<(), String> {
    let store = BrowserStore::new();
    let sending = super::seal::sending(&store, id).await;
    if sending.is_none_or(|sending| sending.receipt.is_none()) {
        return Err("erase-refused".into());
    }
    clear(id, epoch).await
}

/// Removes the attempt from this machine, whatever has become of it: for practice.
///
/// # Errors
/// The storage's code.
pub async fn clear(id: &AttemptId, epoch: Epoch) -> Result<(), String> {
    let batch = Batch::erase(id.clone(), epoch);
    let cleared = BrowserStore::new().write(&batch).await;
    cleared.map_err(|e| e.code().to_string())?;
    super::copy::forget(id).await;
    Ok(())
}
