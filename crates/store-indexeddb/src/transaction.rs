use crate::{
    EPOCHS,
    failure::{Failure, error_of, name},
    signal::{Receiver, signal},
    value,
};
use js_sys::{Array, Function, Object, Reflect};
use std::{cell::RefCell, rc::Rc};
use store::{AttemptId, Epoch, Error};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::{Event, IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction, IdbTransactionMode};

type Handler = Closure<dyn FnMut(Event)>;

/// Opens a transaction; one that writes asks for strict durability.
fn open(
    database: &IdbDatabase,
    names: &[&str],
    mode: IdbTransactionMode,
) -> Result<IdbTransaction, JsValue> {
    let names: Array = names.iter().map(|name| JsValue::from_str(name)).collect();
    if mode == IdbTransactionMode::Readonly {
        return database.transaction_with_str_sequence(&names);
    }
    // By hand: the bindings hide the options behind a compiler flag for unstable interfaces.
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &"strict".into())?;
    let begin: Function = Reflect::get(database, &"transaction".into())?.dyn_into()?;
    begin
        .call3(database, &names, &mode.into(), &options)?
        .dyn_into()
}

/// The changes of one transaction, as they are made and as they fail.
#[derive(Clone)]
pub struct Scope {
    transaction: IdbTransaction,
    /// Why it must end without a trace: the first reason counts.
    verdict: Rc<RefCell<Option<Error>>>,
    /// What a broken constraint means, by the request that meets it.
    meanings: Rc<RefCell<Vec<(IdbRequest, Error)>>>,
}

impl Scope {
    fn of(transaction: IdbTransaction) -> Self {
        Self {
            transaction,
            verdict: Rc::default(),
            meanings: Rc::default(),
        }
    }

    /// An object store of the transaction.
    ///
    /// # Errors
    /// The browser's exception.
    pub fn store(&self, name: &str) -> Result<IdbObjectStore, JsValue> {
        self.transaction.object_store(name)
    }

    /// Says what it means when this request meets a row that is there already.
    pub fn means(&self, request: IdbRequest, error: Error) {
        self.meanings.borrow_mut().push((request, error));
    }

    /// Ends the transaction without a trace.
    fn refuse(&self, error: Error) {
        self.verdict.borrow_mut().get_or_insert(error);
        // An exception only says that it is over already.
        let _ = self.transaction.abort();
    }

    /// Keeps the first failed request's error; the abort that follows fails the others too.
    fn note(&self, event: &Event) {
        let request = event.target().and_then(|t| t.dyn_into::<IdbRequest>().ok());
        let Some(request) = request else { return };
        let Some(thrown) = request.error().ok().flatten() else {
            return;
        };
        let error = match name(&thrown).as_str() {
            "AbortError" => return,
            "ConstraintError" => self.meaning(&request),
            _ => None,
        };
        let error = error.unwrap_or_else(|| error_of(&thrown));
        self.verdict.borrow_mut().get_or_insert(error);
    }

    fn meaning(&self, request: &IdbRequest) -> Option<Error> {
        let meanings = self.meanings.borrow();
        let found = meanings.iter().find(|(known, _)| known == request);
        found.map(|(_, error)| error.clone())
    }

    /// Why the transaction ended: our verdict, or its own error, which is the only place where a
    /// failed commit says why.
    fn reason(&self) -> Error {
        if let Some(verdict) = self.verdict.borrow_mut().take() {
            return verdict;
        }
        match self.transaction.error().map(|thrown| error_of(&thrown)) {
            // An unknown error at a commit may pass, unlike one at the opening.
            Some(Error::Unavailable(words)) => Error::Aborted(words),
            Some(error) => error,
            None => Error::Aborted("the browser gave no reason".into()),
        }
    }
}

/// Listens for a transaction's end, as long as it lives.
struct Listening {
    transaction: IdbTransaction,
    end: Option<Receiver<Result<(), Error>>>,
    _handlers: [Handler; 3],
}

impl Listening {
    fn to(scope: &Scope) -> Self {
        let (sender, end) = signal();
        let complete = Handler::new({
            let sender = sender.clone();
            move |_| {
                sender.send(Ok(()));
            }
        });
        let abort = Handler::new({
            let scope = scope.clone();
            move |_| {
                sender.send(Err(scope.reason()));
            }
        });
        let error = Handler::new({
            let scope = scope.clone();
            move |event| scope.note(&event)
        });
        let transaction = scope.transaction.clone();
        transaction.set_oncomplete(Some(complete.as_ref().unchecked_ref()));
        transaction.set_onabort(Some(abort.as_ref().unchecked_ref()));
        transaction.set_onerror(Some(error.as_ref().unchecked_ref()));
        Self {
            transaction,
            end: Some(end),
            _handlers: [complete, abort, error],
        }
    }

    async fn end(mut self) -> Result<(), Error> {
        match self.end.take() {
            Some(end) => end.await,
            None => Ok(()),
        }
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        self.transaction.set_oncomplete(None);
        self.transaction.set_onabort(None);
        self.transaction.set_onerror(None);
    }
}

/// Calls a function when a request has succeeded, as long as this lives.
struct OnSuccess {
    request: IdbRequest,
    _handler: Handler,
}

impl OnSuccess {
    fn of(request: IdbRequest, act: impl FnOnce() + 'static) -> Self {
        let handler = Handler::once(move |_| act());
        request.set_onsuccess(Some(handler.as_ref().unchecked_ref()));
        Self {
            request,
            _handler: handler,
        }
    }
}

impl Drop for OnSuccess {
    fn drop(&mut self) {
        self.request.set_onsuccess(None);
    }
}

/// Reads in one transaction: the requests are made at once, their results come when all are done.
///
/// # Errors
/// What the browser says.
pub async fn read(
    database: &IdbDatabase,
    names: &[&str],
    requests: impl FnOnce(&IdbTransaction) -> Result<Vec<IdbRequest>, JsValue>,
) -> Result<Vec<JsValue>, Error> {
    let mode = IdbTransactionMode::Readonly;
    let transaction = open(database, names, mode).map_err(|e| error_of(&e))?;
    let listening = Listening::to(&Scope::of(transaction.clone()));
    let requests = requests(&transaction).map_err(|e| error_of(&e))?;
    listening.end().await?;
    let result = |request: IdbRequest| request.result().map_err(|e| error_of(&e));
    requests.into_iter().map(result).collect()
}

/// Writes in one strict transaction that first reads the attempt's epoch and gives it to `act`,
/// within the same callback. If `act` fails, or anything after it, nothing is written.
///
/// # Errors
/// What `act` says, or the browser.
pub async fn with_epoch<T: 'static>(
    database: &IdbDatabase,
    names: &[&str],
    attempt: &AttemptId,
    act: impl FnOnce(&Scope, Option<Epoch>) -> Result<T, Failure> + 'static,
) -> Result<T, Error> {
    let names: Vec<&str> = names.iter().copied().chain([EPOCHS]).collect();
    let mode = IdbTransactionMode::Readwrite;
    let transaction = open(database, &names, mode).map_err(|e| error_of(&e))?;
    let scope = Scope::of(transaction);
    let listening = Listening::to(&scope);
    let request = scope
        .store(EPOCHS)
        .and_then(|epochs| epochs.get(&attempt.as_str().into()))
        .map_err(|e| error_of(&e))?;
    let done: Rc<RefCell<Option<T>>> = Rc::default();
    let _reading = OnSuccess::of(request.clone(), {
        let done = done.clone();
        move || match epoch_of(&request).and_then(|current| act(&scope, current)) {
            // No explicit `commit()`: after one, Firefox keeps the other changes of a transaction
            // although a request of it fails.
            Ok(value) => *done.borrow_mut() = Some(value),
            Err(failure) => scope.refuse(failure.into()),
        }
    });
    listening.end().await?;
    let value = done.borrow_mut().take();
    value.ok_or_else(|| Error::Aborted("the epoch was never read".into()))
}

fn epoch_of(request: &IdbRequest) -> Result<Option<Epoch>, Failure> {
    Ok(value::epoch(&request.result()?))
}
