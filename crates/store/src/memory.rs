//! A store in memory: for tests, for practice without storage, and the measure for the others.

use crate::{AttemptId, Batch, Epoch, Error, Op, Part, Row, Store, Table};
use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

type Place = (Table, AttemptId, Part);

#[derive(Debug, Default)]
struct Inner {
    rows: BTreeMap<Place, Vec<u8>>,
    epochs: BTreeMap<AttemptId, Epoch>,
}

/// A store in memory. A clone sees the same rows, as a second tab does.
#[derive(Debug, Clone, Default)]
pub struct Memory {
    inner: Rc<RefCell<Inner>>,
}

impl Memory {
    /// An empty store.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Store for Memory {
    async fn attempts(&self) -> Result<Vec<(AttemptId, Vec<u8>)>, Error> {
        let inner = self.inner.borrow();
        let rows = inner.rows.iter();
        Ok(rows
            .filter(|((table, ..), _)| *table == Table::Attempts)
            .map(|((_, attempt, _), bytes)| (attempt.clone(), bytes.clone()))
            .collect())
    }

    async fn get(
        &self,
        table: Table,
        attempt: &AttemptId,
        part: &Part,
    ) -> Result<Option<Vec<u8>>, Error> {
        table.check(part)?;
        let place = (table, attempt.clone(), part.clone());
        Ok(self.inner.borrow().rows.get(&place).cloned())
    }

    async fn range(
        &self,
        table: Table,
        attempt: &AttemptId,
        from: &Part,
    ) -> Result<Vec<(Part, Vec<u8>)>, Error> {
        table.check(from)?;
        Ok(self.inner.borrow().range(table, attempt, from.clone()))
    }

    async fn rows(&self, attempt: &AttemptId) -> Result<Vec<Row>, Error> {
        let inner = self.inner.borrow();
        let mut all = Vec::new();
        for table in Table::ALL.into_iter().filter(|t| *t != Table::Attempts) {
            let rows = inner.range(table, attempt, table.first());
            all.extend(
                rows.into_iter()
                    .map(|(part, bytes)| Row { table, part, bytes }),
            );
        }
        Ok(all)
    }

    async fn epoch(&self, attempt: &AttemptId) -> Result<Option<Epoch>, Error> {
        Ok(self.inner.borrow().epochs.get(attempt).copied())
    }

    async fn claim(&self, attempt: &AttemptId) -> Result<Epoch, Error> {
        let mut inner = self.inner.borrow_mut();
        let epoch = inner.epochs.entry(attempt.clone()).or_insert(Epoch(0));
        epoch.0 += 1;
        Ok(*epoch)
    }

    async fn write(&self, batch: &Batch) -> Result<(), Error> {
        batch.check()?;
        self.inner.borrow_mut().write(batch)
    }
}

impl Inner {
    fn range(&self, table: Table, attempt: &AttemptId, from: Part) -> Vec<(Part, Vec<u8>)> {
        self.rows
            .range((table, attempt.clone(), from)..)
            .take_while(|((t, a, _), _)| *t == table && a == attempt)
            .map(|((.., part), bytes)| (part.clone(), bytes.clone()))
            .collect()
    }

    fn write(&mut self, batch: &Batch) -> Result<(), Error> {
        let current = *self.epochs.get(&batch.attempt).ok_or(Error::Missing)?;
        if current != batch.epoch {
            let held = batch.epoch;
            return Err(Error::Stale { held, current });
        }
        let mut before = Vec::new();
        for op in &batch.ops {
            if let Err(error) = self.apply(&batch.attempt, op, &mut before) {
                self.restore(before);
                return Err(error);
            }
        }
        Ok(())
    }

    fn apply(
        &mut self,
        attempt: &AttemptId,
        op: &Op,
        before: &mut Vec<(Place, Option<Vec<u8>>)>,
    ) -> Result<(), Error> {
        let place = |table: &Table, part: &Part| (*table, attempt.clone(), part.clone());
        match op {
            Op::Add(table, part, _) if self.rows.contains_key(&place(table, part)) => {
                return Err(Error::Exists {
                    table: *table,
                    part: part.clone(),
                });
            }
            Op::Add(table, part, bytes) | Op::Put(table, part, bytes) => {
                let old = self.rows.insert(place(table, part), bytes.clone());
                before.push((place(table, part), old));
            }
            Op::Delete(table, part) => {
                let old = self.rows.remove(&place(table, part));
                before.push((place(table, part), old));
            }
            Op::Clear(table) => {
                for (part, bytes) in self.range(*table, attempt, table.first()) {
                    self.rows.remove(&place(table, &part));
                    before.push((place(table, &part), Some(bytes)));
                }
            }
        }
        Ok(())
    }

    fn restore(&mut self, before: Vec<(Place, Option<Vec<u8>>)>) {
        for (place, old) in before.into_iter().rev() {
            match old {
                Some(bytes) => self.rows.insert(place, bytes),
                None => self.rows.remove(&place),
            };
        }
    }
}
