//! A store that fails on purpose: next time, several times, or by a seeded chance.

use crate::{AttemptId, Batch, Epoch, Error, Part, Row, Store, Table};
use std::{
    cell::RefCell,
    collections::VecDeque,
    future::Future,
    pin::Pin,
    task::{Context, Poll},
};

/// What goes wrong with one call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Fails with [`Error::Quota`]; nothing is done.
    Quota,
    /// Fails with [`Error::Closed`]; nothing is done.
    Closed,
    /// Fails with [`Error::Unavailable`]; nothing is done.
    Unavailable,
    /// Fails with [`Error::Aborted`]; nothing is done.
    AbortedBefore,
    /// Does the call, then fails with [`Error::Aborted`]: the answer was lost.
    AbortedAfter,
    /// Does the call after giving way this many times.
    Delay(u32),
}

#[derive(Debug, Default)]
struct Plan {
    writes: VecDeque<Fault>,
    reads: VecDeque<Fault>,
    chance: Option<Chance>,
    failed: u64,
}

#[derive(Debug)]
struct Chance {
    state: u64,
    per_mille: u32,
    faults: Vec<Fault>,
}

impl Chance {
    /// SplitMix64: the same seed gives the same run on any machine.
    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn draw(&mut self) -> Option<Fault> {
        let hit = self.next() % 1000 < u64::from(self.per_mille);
        let index = self.next() as usize % self.faults.len().max(1);
        self.faults.get(index).copied().filter(|_| hit)
    }
}

/// A store that fails on purpose over one that works.
#[derive(Debug)]
pub struct Faulty<S> {
    inner: S,
    plan: RefCell<Plan>,
}

impl<S: Store> Faulty<S> {
    /// Without any fault yet.
    pub fn new(inner: S) -> Self {
        Self {
            inner,
            plan: RefCell::default(),
        }
    }

    /// The store below, to look at without faults.
    pub fn inner(&self) -> &S {
        &self.inner
    }

    /// The next `count` writes and claims meet this fault.
    pub fn fail_writes(&self, count: usize, fault: Fault) {
        let mut plan = self.plan.borrow_mut();
        plan.writes.extend(std::iter::repeat_n(fault, count));
    }

    /// The next `count` reads meet this fault.
    pub fn fail_reads(&self, count: usize, fault: Fault) {
        let mut plan = self.plan.borrow_mut();
        plan.reads.extend(std::iter::repeat_n(fault, count));
    }

    /// From now on each write or claim meets one of `faults` with a chance of `per_mille` in 1,000.
    pub fn fail_by_chance(&self, seed: u64, per_mille: u32, faults: &[Fault]) {
        self.plan.borrow_mut().chance = Some(Chance {
            state: seed,
            per_mille,
            faults: faults.to_vec(),
        });
    }

    /// No more faults.
    pub fn mend(&self) {
        let mut plan = self.plan.borrow_mut();
        plan.writes.clear();
        plan.reads.clear();
        plan.chance = None;
    }

    /// How many calls have failed on purpose.
    pub fn failed(&self) -> u64 {
        self.plan.borrow().failed
    }

    fn next_write(&self) -> Option<Fault> {
        let mut plan = self.plan.borrow_mut();
        let planned = plan.writes.pop_front();
        planned.or_else(|| plan.chance.as_mut().and_then(Chance::draw))
    }

    fn next_read(&self) -> Option<Fault> {
        self.plan.borrow_mut().reads.pop_front()
    }

    async fn meet<T>(
        &self,
        fault: Option<Fault>,
        call: impl Future<Output = Result<T, Error>>,
    ) -> Result<T, Error> {
        let error = match fault {
            None => return call.await,
            Some(Fault::Delay(times)) => {
                GiveWay(times).await;
                return call.await;
            }
            Some(Fault::AbortedAfter) => {
                call.await?;
                Error::Aborted("after the commit, on purpose".into())
            }
            Some(Fault::AbortedBefore) => Error::Aborted("before the commit, on purpose".into()),
            Some(Fault::Quota) => Error::Quota,
            Some(Fault::Closed) => Error::Closed,
            Some(Fault::Unavailable) => Error::Unavailable("on purpose".into()),
        };
        self.plan.borrow_mut().failed += 1;
        Err(error)
    }
}

/// Pending this many times, then ready.
struct GiveWay(u32);

impl Future for GiveWay {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        if self.0 == 0 {
            return Poll::Ready(());
        }
        self.0 -= 1;
        context.waker().wake_by_ref();
        Poll::Pending
    }
}

impl<S: Store> Store for Faulty<S> {
    async fn attempts(&self) -> Result<Vec<(AttemptId, Vec<u8>)>, Error> {
        self.meet(self.next_read(), self.inner.attempts()).await
    }

    async fn get(
        &self,
        table: Table,
        attempt: &AttemptId,
        part: &Part,
    ) -> Result<Option<Vec<u8>>, Error> {
        let call = self.inner.get(table, attempt, part);
        self.meet(self.next_read(), call).await
    }

    async fn range(
        &self,
        table: Table,
        attempt: &AttemptId,
        from: &Part,
    ) -> Result<Vec<(Part, Vec<u8>)>, Error> {
        let call = self.inner.range(table, attempt, from);
        self.meet(self.next_read(), call).await
    }

    async fn rows(&self, attempt: &AttemptId) -> Result<Vec<Row>, Error> {
        self.meet(self.next_read(), self.inner.rows(attempt)).await
    }

    async fn epoch(&self, attempt: &AttemptId) -> Result<Option<Epoch>, Error> {
        self.meet(self.next_read(), self.inner.epoch(attempt)).await
    }

    async fn claim(&self, attempt: &AttemptId) -> Result<Epoch, Error> {
        self.meet(self.next_write(), self.inner.claim(attempt))
            .await
    }

    async fn write(&self, batch: &Batch) -> Result<(), Error> {
        self.meet(self.next_write(), self.inner.write(batch)).await
    }
}
