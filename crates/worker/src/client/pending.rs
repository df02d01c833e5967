use crate::protocol::{Failure, Progress};
use std::{
    cell::RefCell,
    collections::BTreeMap,
    future::Future,
    pin::Pin,
    rc::Rc,
    task::{Context, Poll, Waker},
};

type Listener = Box<dyn FnMut(Progress)>;

/// What a request ends with.
type Outcome<R> = Result<R, Failure>;

/// The requests that have no answer yet.
pub struct Pending<R> {
    last: u64,
    open: BTreeMap<u64, Open<R>>,
}

impl<R> Default for Pending<R> {
    fn default() -> Self {
        Self {
            last: 0,
            open: BTreeMap::new(),
        }
    }
}

struct Open<R> {
    slot: Rc<RefCell<Slot<R>>>,
    /// Taken out while it is being called: it may well ask for something else.
    listener: Option<Listener>,
}

struct Slot<R> {
    outcome: Option<Outcome<R>>,
    waker: Option<Waker>,
}

impl<R> Pending<R> {
    /// Opens a request: its id, and its answer to come.
    pub fn open(&mut self, listener: Listener) -> (u64, Answer<R>) {
        self.last += 1;
        let slot = Rc::new(RefCell::new(Slot {
            outcome: None,
            waker: None,
        }));
        let open = Open {
            slot: slot.clone(),
            listener: Some(listener),
        };
        self.open.insert(self.last, open);
        (self.last, Answer(slot))
    }

    /// Answers a request; a second answer is dropped.
    pub fn close(&mut self, id: u64, outcome: Outcome<R>) {
        if let Some(open) = self.open.remove(&id) {
            answer(&open.slot, outcome);
        }
    }

    /// Fails every open request.
    pub fn close_all(&mut self, failure: &Failure) {
        for open in std::mem::take(&mut self.open).into_values() {
            answer(&open.slot, Err(failure.clone()));
        }
    }

    /// Tells a request's listener, with nothing borrowed meanwhile.
    pub fn tell(pending: &RefCell<Self>, id: u64, progress: Progress) {
        let taken = {
            let mut pending = pending.borrow_mut();
            pending.open.get_mut(&id).and_then(|o| o.listener.take())
        };
        let Some(mut listener) = taken else { return };
        listener(progress);
        if let Some(open) = pending.borrow_mut().open.get_mut(&id) {
            open.listener = Some(listener);
        }
    }
}

fn answer<R>(slot: &RefCell<Slot<R>>, outcome: Outcome<R>) {
    let waker = {
        let mut slot = slot.borrow_mut();
        slot.outcome = Some(outcome);
        slot.waker.take()
    };
    if let Some(waker) = waker {
        waker.wake();
    }
}

/// A request's answer to come.
pub struct Answer<R>(Rc<RefCell<Slot<R>>>);

impl<R> Future for Answer<R> {
    type Output = Outcome<R>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Outcome<R>> {
        let mut slot = self.0.borrow_mut();
        match slot.outcome.take() {
            Some(outcome) => Poll::Ready(outcome),
            None => {
                slot.waker = Some(context.waker().clone());
                Poll::Pending
            }
        }
    }
}
