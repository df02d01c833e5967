use crate::browser::clock::{wait, wall};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use store::{AttemptId, Batch, Epoch, Error, Op, Part, Store, Table, landed};

/// What the person is told of their work's safety.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SaveStatus {
    /// All is in the storage, since this moment (wall clock, milliseconds).
    Saved(i64),
    Saving,
    /// The storage does not take it; the code says why. Work goes on and is kept in memory.
    Failing(&'static str),
    /// Another tab writes this attempt.
    Elsewhere,
}

/// How long a write may take before the person is told.
const SLOW_MS: u32 = 1_200;

/// How long after a failure the next try comes.
const RETRY_MS: u32 = 1_000;

/// The one task that writes an attempt: what is queued goes out in order, one transaction a
/// batch, and is forgotten only when the storage has said that it is durable.
pub struct Writer<S> {
    store: S,
    attempt: AttemptId,
    epoch: Epoch,
    queue: RefCell<Vec<Op>>,
    in_flight: RefCell<Vec<Op>>,
    running: Cell<bool>,
    lost: Cell<bool>,
    turn: Cell<u64>,
    report: Box<dyn Fn(SaveStatus)>,
}

impl<S: Store + 'static> Writer<S> {
    pub fn new(
        store: S,
        attempt: AttemptId,
        epoch: Epoch,
        report: impl Fn(SaveStatus) + 'static,
    ) -> Rc<Self> {
        Rc::new(Self {
            store,
            attempt,
            epoch,
            queue: RefCell::default(),
            in_flight: RefCell::default(),
            running: Cell::new(false),
            lost: Cell::new(false),
            turn: Cell::new(0),
            report: Box::new(report),
        })
    }

    pub fn store(&self) -> &S {
        &self.store
    }

    /// Queues changes that belong together and starts the task if it rests.
    pub fn push(self: &Rc<Self>, ops: Vec<Op>) {
        if self.lost.get() {
            return;
        }
        {
            let mut queue = self.queue.borrow_mut();
            for op in ops {
                queue_up(&mut queue, op);
            }
        }
        if !self.running.replace(true) {
            let writer = Rc::clone(self);
            wasm_bindgen_futures::spawn_local(async move { writer.run().await });
        }
    }

    /// Gives up writing: another tab has taken the attempt over.
    pub fn lose(&self) {
        self.lost.set(true);
        (self.report)(SaveStatus::Elsewhere);
    }

    /// What is not in the storage yet, in order.
    pub fn pending(&self) -> Vec<Op> {
        let in_flight = self.in_flight.borrow();
        let queue = self.queue.borrow();
        in_flight.iter().chain(queue.iter()).cloned().collect()
    }

    /// Waits until everything is in the storage; false when this page may not write any more.
    pub async fn flushed(&self) -> bool {
        while self.running.get() && !self.lost.get() {
            wait(20).await;
        }
        !self.lost.get()
    }

    async fn run(self: Rc<Self>) {
        loop {
            let ops = std::mem::take(&mut *self.queue.borrow_mut());
            if ops.is_empty() || self.lost.get() {
                self.running.set(false);
                return;
            }
            *self.in_flight.borrow_mut() = ops;
            self.write().await;
        }
    }

    async fn write(self: &Rc<Self>) {
        let batch = Batch {
            attempt: self.attempt.clone(),
            epoch: self.epoch,
            ops: self.in_flight.borrow().clone(),
        };
        // A clock's mark is no work of the candidate's: writing it shows no "Saving".
        if !batch.ops.iter().all(is_mark) {
            (self.report)(SaveStatus::Saving);
        }
        self.watch();
        let outcome = self.store.write(&batch).await;
        self.turn.set(self.turn.get() + 1);
        match self.settle(&batch, outcome).await {
            Ok(()) => self.done(),
            Err(Error::Stale { .. }) => self.lose(),
            Err(error) => self.again(&error).await,
        }
    }

    /// An answer may be lost after the write itself succeeded: then it is in the store.
    async fn settle(&self, batch: &Batch, outcome: Result<(), Error>) -> Result<(), Error> {
        match outcome {
            Err(Error::Aborted(_) | Error::Closed | Error::Exists { .. }) => {
                match landed(&self.store, batch).await {
                    Ok(true) => Ok(()),
                    _ => outcome,
                }
            }
            other => other,
        }
    }

    fn done(&self) {
        self.in_flight.borrow_mut().clear();
        if self.queue.borrow().is_empty() {
            (self.report)(SaveStatus::Saved(wall()));
        }
    }

    /// Puts the batch back in front and lets some time pass.
    async fn again(&self, error: &Error) {
        (self.report)(SaveStatus::Failing(error.code()));
        let later = std::mem::take(&mut *self.queue.borrow_mut());
        let mut all = std::mem::take(&mut *self.in_flight.borrow_mut());
        for op in later {
            queue_up(&mut all, op);
        }
        *self.queue.borrow_mut() = all;
        wait(RETRY_MS).await;
    }

    /// Tells the person when a write hangs without an answer.
    fn watch(self: &Rc<Self>) {
        let (writer, turn) = (Rc::clone(self), self.turn.get());
        wasm_bindgen_futures::spawn_local(async move {
            wait(SLOW_MS).await;
            if writer.turn.get() == turn {
                (writer.report)(SaveStatus::Failing("store-slow"));
            }
        });
    }
}

fn is_mark(op: &Op) -> bool {
    matches!(op, Op::Put(Table::Drafts, Part::Name(name), _) if name == super::part::CLOCK)
}

/// Adds a change; a draft written over and over waits only once.
fn queue_up(queue: &mut Vec<Op>, op: Op) {
    if let (Some(Op::Put(table, part, bytes)), Op::Put(to, at, value)) = (queue.last_mut(), &op)
        && table == to
        && part == at
    {
        bytes.clone_from(value);
        return;
    }
    queue.push(op);
}
