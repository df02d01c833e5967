//! The store in the browser, over IndexedDB.
//!
//! A thin binding of its own, for three promises that a general one does not make: every
//! transaction that writes asks for `durability: "strict"` and says how it failed (a full disk is
//! told from an abort); nothing is awaited inside a transaction, since all of a batch is built
//! before it opens and issued in the one callback that has compared the epoch; and a connection
//! that the browser closes is opened again by the next call.
//!
//! The database's layout is in `FORMATS.md` beside the crate `store`.

mod connection;
mod failure;
mod probe;
mod signal;
mod transaction;
mod value;

pub use probe::probe;

use connection::Pool;
use js_sys::Array;
use store::{AttemptId, Batch, Epoch, Error, Op, Part, Row, Store, Table};
use transaction::{Scope, read, with_epoch};
use value::{attempt_range, from_key, from_value, key, part_key, range_from, to_value};
use wasm_bindgen::JsValue;
use web_sys::IdbTransaction;

/// The database's name.
pub const NAME: &str = "proba";
/// The database's version.
pub const VERSION: u32 = 1;
/// The object store of the epochs.
pub const EPOCHS: &str = "epochs";

/// The browser's database. Clones share the connection.
#[derive(Debug, Clone)]
pub struct IndexedDb {
    pool: Pool,
}

impl Default for IndexedDb {
    fn default() -> Self {
        Self::named(NAME)
    }
}

impl IndexedDb {
    /// The database [`NAME`]; it opens with the first call.
    pub fn new() -> Self {
        Self::default()
    }

    /// A database of another name, with the same layout.
    pub fn named(name: &str) -> Self {
        Self {
            pool: Pool::new(name),
        }
    }

    /// Closes the connection; the next call opens a new one.
    pub fn close(&self) {
        self.pool.close();
    }

    async fn read<T>(
        &self,
        tables: &[Table],
        requests: impl FnOnce(&IdbTransaction) -> Result<Vec<web_sys::IdbRequest>, JsValue>,
        results: impl FnOnce(Vec<JsValue>) -> T,
    ) -> Result<T, Error> {
        let names: Vec<&str> = tables.iter().map(|table| table.name()).collect();
        let database = self.pool.database().await?;
        let found = read(&database, &names, requests).await;
        self.pool.settle(&database, found).map(results)
    }
}

impl Store for IndexedDb {
    async fn attempts(&self) -> Result<Vec<(AttemptId, Vec<u8>)>, Error> {
        let request = |transaction: &IdbTransaction| {
            let store = transaction.object_store(Table::Attempts.name())?;
            Ok(vec![store.get_all_keys()?, store.get_all()?])
        };
        let results = |results: Vec<JsValue>| {
            pairs(&results[0], &results[1])
                .filter_map(|(key, value)| Some((from_key(&key)?.0, from_value(&value))))
                .collect()
        };
        self.read(&[Table::Attempts], request, results).await
    }

    async fn get(
        &self,
        table: Table,
        attempt: &AttemptId,
        part: &Part,
    ) -> Result<Option<Vec<u8>>, Error> {
        table.check(part)?;
        let key = key(attempt, part);
        let request = |transaction: &IdbTransaction| {
            let store = transaction.object_store(table.name())?;
            Ok(vec![store.get(&key)?])
        };
        let result = |results: Vec<JsValue>| match results[0].is_undefined() {
            true => None,
            false => Some(from_value(&results[0])),
        };
        self.read(&[table], request, result).await
    }

    async fn range(
        &self,
        table: Table,
        attempt: &AttemptId,
        from: &Part,
    ) -> Result<Vec<(Part, Vec<u8>)>, Error> {
        table.check(from)?;
        let request = |transaction: &IdbTransaction| {
            let store = transaction.object_store(table.name())?;
            let range = range_from(attempt, &part_key(from))?;
            Ok(vec![
                store.get_all_keys_with_key(&range)?,
                store.get_all_with_key(&range)?,
            ])
        };
        self.read(&[table], request, |r| parts(&r[0], &r[1])).await
    }

    async fn rows(&self, attempt: &AttemptId) -> Result<Vec<Row>, Error> {
        let tables: Vec<Table> = Table::ALL
            .into_iter()
            .filter(|table| *table != Table::Attempts)
            .collect();
        let request = |transaction: &IdbTransaction| {
            let range = attempt_range(attempt)?;
            let mut requests = Vec::new();
            for table in &tables {
                let store = transaction.object_store(table.name())?;
                requests.push(store.get_all_keys_with_key(&range)?);
                requests.push(store.get_all_with_key(&range)?);
            }
            Ok(requests)
        };
        let results = |results: Vec<JsValue>| {
            let of = |(table, pair): (&Table, &[JsValue])| {
                let table = *table;
                let rows = parts(&pair[0], &pair[1]).into_iter();
                rows.map(move |(part, bytes)| Row { table, part, bytes })
            };
            tables.iter().zip(results.chunks(2)).flat_map(of).collect()
        };
        self.read(&tables, request, results).await
    }

    async fn epoch(&self, attempt: &AttemptId) -> Result<Option<Epoch>, Error> {
        let database = self.pool.database().await?;
        let request = |transaction: &IdbTransaction| {
            let store = transaction.object_store(EPOCHS)?;
            Ok(vec![store.get(&attempt.as_str().into())?])
        };
        let found = read(&database, &[EPOCHS], request).await;
        let found = self.pool.settle(&database, found)?;
        Ok(value::epoch(&found[0]))
    }

    async fn claim(&self, attempt: &AttemptId) -> Result<Epoch, Error> {
        let database = self.pool.database().await?;
        let key = JsValue::from_str(attempt.as_str());
        let claimed = with_epoch(&database, &[], attempt, move |scope, current| {
            let next = Epoch(current.map_or(0, |epoch| epoch.0) + 1);
            let store = scope.store(EPOCHS)?;
            store.put_with_key(&JsValue::from_f64(next.0 as f64), &key)?;
            Ok(next)
        });
        let claimed = claimed.await;
        self.pool.settle(&database, claimed)
    }

    async fn write(&self, batch: &Batch) -> Result<(), Error> {
        batch.check()?;
        // All values first: the callback below must only hand them over.
        let steps: Vec<Step> = batch.ops.iter().map(|op| Step::of(batch, op)).collect();
        let names: Vec<&str> = batch.tables().iter().map(|table| table.name()).collect();
        let held = batch.epoch;
        let database = self.pool.database().await?;
        let written = with_epoch(&database, &names, &batch.attempt, move |scope, current| {
            let current = current.ok_or(Error::Missing)?;
            if current != held {
                return Err(Error::Stale { held, current }.into());
            }
            for step in &steps {
                step.issue(scope)?;
            }
            Ok(())
        });
        let written = written.await;
        self.pool.settle(&database, written)
    }
}

/// One change, ready to be handed over.
struct Step {
    table: Table,
    action: Action,
}

enum Action {
    /// Key, value, and what it means if the row is there already.
    Add(JsValue, JsValue, Error),
    Put(JsValue, JsValue),
    /// A key, or a range of keys.
    Delete(Result<JsValue, JsValue>),
}

impl Step {
    fn of(batch: &Batch, op: &Op) -> Self {
        let key = |part: &Part| key(&batch.attempt, part);
        let action = match op {
            Op::Add(table, part, bytes) => {
                let (table, exists) = (*table, part.clone());
                let exists = Error::Exists {
                    table,
                    part: exists,
                };
                Action::Add(key(part), to_value(table, bytes), exists)
            }
            Op::Put(table, part, bytes) => Action::Put(key(part), to_value(*table, bytes)),
            Op::Delete(_, part) => Action::Delete(Ok(key(part))),
            Op::Clear(_) => Action::Delete(attempt_range(&batch.attempt)),
        };
        Self {
            table: op.table(),
            action,
        }
    }

    fn issue(&self, scope: &Scope) -> Result<(), JsValue> {
        let store = scope.store(self.table.name())?;
        match &self.action {
            Action::Add(key, value, exists) => {
                let request = store.add_with_key(value, key)?;
                scope.means(request, exists.clone());
            }
            Action::Put(key, value) => {
                store.put_with_key(value, key)?;
            }
            Action::Delete(keys) => {
                store.delete(keys.as_ref().map_err(Clone::clone)?)?;
            }
        }
        Ok(())
    }
}

fn pairs(keys: &JsValue, values: &JsValue) -> impl Iterator<Item = (JsValue, JsValue)> {
    let (keys, values) = (Array::from(keys), Array::from(values));
    (0..keys.length()).map(move |index| (keys.get(index), values.get(index)))
}

fn parts(keys: &JsValue, values: &JsValue) -> Vec<(Part, Vec<u8>)> {
    pairs(keys, values)
        .filter_map(|(key, value)| Some((from_key(&key)?.1, from_value(&value))))
        .collect()
}
