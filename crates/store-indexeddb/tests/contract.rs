//! The laws of a store, kept by the browser's database, and what only a browser can show.
//!
//! Run in a headless Chromium, from anywhere in the workspace:
//!
//! ```sh
//! CHROMEDRIVER=/usr/bin/chromedriver \
//! CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner \
//! cargo test -p store-indexeddb --target wasm32-unknown-unknown
//! ```
//!
//! `webdriver.json` beside the manifest has the browser's arguments. `GECKODRIVER=…` in place of
//! `CHROMEDRIVER=…` runs the same in Firefox.

#![cfg(target_arch = "wasm32")]

use js_sys::{Array, Function, Reflect};
use store::{AttemptId, Batch, Epoch, Error, Part, Store, Table, contract};
use store_indexeddb::{IndexedDb, probe};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// A database that no other test, and no earlier run in this browser, has used.
fn fresh() -> IndexedDb {
    IndexedDb::named(&fresh_name())
}

fn fresh_name() -> String {
    format!(
        "proba-test-{}-{}",
        js_sys::Date::now(),
        js_sys::Math::random()
    )
}

fn attempt() -> AttemptId {
    AttemptId::from_bytes([7; 16])
}

macro_rules! on_indexed_db {
    ($($law:ident)*) => {
        $(#[wasm_bindgen_test]
        async fn $law() {
            contract::$law(fresh()).await;
        })*
    };
}

store::each_law!(on_indexed_db);

/// A small script as a function, with named arguments.
fn script(arguments: &str, body: &str) -> Function {
    Function::new_with_args(arguments, body)
}

async fn settled(promise: JsValue) -> JsValue {
    let promise: js_sys::Promise = promise.unchecked_into();
    wasm_bindgen_futures::JsFuture::from(promise)
        .await
        .expect("the script's promise")
}

#[wasm_bindgen_test]
async fn given_any_write_when_it_opens_a_transaction_then_it_asks_for_strict_durability() {
    let start = script(
        "",
        "const proto = IDBDatabase.prototype, real = proto.transaction, seen = [];
         proto.transaction = function (names, mode, options) {
             if (mode === 'readwrite') seen.push(options && options.durability);
             const opened = real.apply(this, arguments);
             if (mode === 'readwrite') seen.push(opened.durability);
             return opened;
         };
         return { seen, stop() { proto.transaction = real; } };",
    );
    let spy = start.call0(&JsValue::NULL).expect("a spy");
    let store = fresh();

    let epoch = store.claim(&attempt()).await.expect("a claim");
    let batch = Batch::new(attempt(), epoch).add(Table::Entries, 0, "x");
    store.write(&batch).await.expect("a write");
    store
        .write(&Batch::erase(attempt(), epoch))
        .await
        .expect("an erasing");

    let stop: Function = Reflect::get(&spy, &"stop".into())
        .expect("stop")
        .unchecked_into();
    stop.call0(&spy).expect("the spy stops");
    let seen = Array::from(&Reflect::get(&spy, &"seen".into()).expect("seen"));
    let seen: Vec<String> = seen.iter().filter_map(|value| value.as_string()).collect();
    assert_eq!(seen, ["strict"; 6]);
}

#[wasm_bindgen_test]
async fn given_a_closed_store_when_it_is_opened_again_then_all_is_there() {
    let name = fresh_name();
    let store = IndexedDb::named(&name);
    let epoch = store.claim(&attempt()).await.expect("a claim");
    let batch = Batch::new(attempt(), epoch).add(Table::Entries, 0, "kept");
    store.write(&batch).await.expect("a write");

    store.close();
    let entry = store
        .get(Table::Entries, &attempt(), &Part::Number(0))
        .await;
    assert_eq!(entry, Ok(Some(b"kept".to_vec())));
    drop(store);

    let again = IndexedDb::named(&name);
    assert_eq!(again.epoch(&attempt()).await, Ok(Some(Epoch(1))));
    assert_eq!(again.rows(&attempt()).await.map(|rows| rows.len()), Ok(1));
}

#[wasm_bindgen_test]
async fn given_a_second_tab_that_takes_over_when_the_first_thaws_then_it_writes_nothing() {
    let name = fresh_name();
    let (frozen, taker) = (IndexedDb::named(&name), IndexedDb::named(&name));
    let held = frozen.claim(&attempt()).await.expect("a claim");
    let thawed = Batch::new(attempt(), held).add(Table::Entries, 0, "from the frozen tab");

    let current = taker.claim(&attempt()).await.expect("a claim");
    let refused = frozen.write(&thawed).await;

    assert_eq!(refused, Err(Error::Stale { held, current }));
    assert_eq!(taker.rows(&attempt()).await, Ok(vec![]));
}

#[wasm_bindgen_test]
async fn given_the_layout_when_a_script_without_our_code_reads_it_then_it_finds_the_rows() {
    let name = fresh_name();
    let store = IndexedDb::named(&name);
    let epoch = store.claim(&attempt()).await.expect("a claim");
    let batch = Batch::new(attempt(), epoch)
        .put(Table::Attempts, "", r#"{"build":"ą"}"#)
        .add(Table::Entries, 5, vec![0, 255]);
    store.write(&batch).await.expect("a write");

    let reader = script(
        "name",
        "return new Promise((resolve, reject) => {
            const open = indexedDB.open(name);
            open.onerror = () => reject(open.error);
            open.onsuccess = () => {
                const names = [...open.result.objectStoreNames].join();
                const tx = open.result.transaction(['attempts', 'entries', 'epochs']);
                const all = tx.objectStore('attempts').getAll();
                const keys = tx.objectStore('entries').getAllKeys();
                const entry = tx.objectStore('entries').getAll();
                const epochs = tx.objectStore('epochs').getAll();
                tx.oncomplete = () => resolve([
                    names, open.result.version, JSON.parse(all.result[0]).build,
                    JSON.stringify(keys.result), entry.result[0].constructor.name,
                    entry.result[0].join(), epochs.result[0],
                ].join(' | '));
            };
        });",
    );
    let read = reader
        .call1(&JsValue::NULL, &name.into())
        .expect("a promise");

    let expected = "attempts,blobs,drafts,entries,epochs,outbox,snapshots | 1 | ą | \
        [[\"07070707070707070707070707070707\",5]] | Uint8Array | 0,255 | 1";
    assert_eq!(settled(read).await.as_string().as_deref(), Some(expected));
}

#[wasm_bindgen_test]
async fn given_a_database_deleted_by_another_when_a_call_comes_then_nothing_is_blocked() {
    let name = fresh_name();
    let store = IndexedDb::named(&name);
    let epoch = store.claim(&attempt()).await.expect("a claim");
    let delete = script(
        "name",
        "return new Promise((resolve, reject) => {
            const request = indexedDB.deleteDatabase(name);
            request.onsuccess = () => resolve('deleted');
            request.onblocked = () => reject(new Error('blocked'));
        });",
    );
    let deleted = delete
        .call1(&JsValue::NULL, &name.into())
        .expect("a promise");
    assert_eq!(
        settled(deleted).await.as_string().as_deref(),
        Some("deleted")
    );

    let batch = Batch::new(attempt(), epoch).add(Table::Entries, 0, "x");
    assert_eq!(store.write(&batch).await, Err(Error::Missing));
    assert_eq!(store.claim(&attempt()).await, Ok(Epoch(1)));
}

/// Replaces `IDBObjectStore.prototype.put` for the next calls, as a browser in trouble would act.
fn sabotage(body: &str) {
    let install = format!(
        "const proto = IDBObjectStore.prototype, real = proto.put;
         proto.put = function (value, key) {{ proto.put = real; {body} }};"
    );
    script("", &install)
        .call0(&JsValue::NULL)
        .expect("the sabotage");
}

#[wasm_bindgen_test]
async fn given_troubles_of_the_browser_when_writing_then_each_is_told_and_the_next_write_works() {
    let store = fresh();
    let epoch = store.claim(&attempt()).await.expect("a claim");
    let batch = Batch::new(attempt(), epoch)
        .add(Table::Entries, 0, "x")
        .put(Table::Drafts, "a", "y")
        .put(Table::Drafts, "b", "z");

    sabotage("throw new DOMException('no room', 'QuotaExceededError');");
    assert_eq!(store.write(&batch).await, Err(Error::Quota));

    sabotage(
        "this.transaction.db.close(); this.transaction.abort();
         return real.call(this, value, key);",
    );
    assert_eq!(store.write(&batch).await, Err(Error::Closed));

    sabotage(
        "const request = real.call(this, value, key); this.transaction.abort(); return request;",
    );
    let aborted = store.write(&batch).await;
    assert!(
        matches!(aborted, Err(Error::Aborted(_) | Error::Closed)),
        "{aborted:?}"
    );

    assert_eq!(store.rows(&attempt()).await, Ok(vec![]));
    assert_eq!(store.write(&batch).await, Ok(()));
    assert_eq!(store.rows(&attempt()).await.map(|rows| rows.len()), Ok(3));
}

#[wasm_bindgen_test]
async fn given_a_connection_closed_under_us_when_a_call_comes_then_one_fails_and_the_next_works() {
    let store = fresh();
    let epoch = store.claim(&attempt()).await.expect("a claim");
    sabotage("this.transaction.db.close(); return real.call(this, value, key);");
    let put = Batch::new(attempt(), epoch).put(Table::Drafts, "a", "y");
    assert_eq!(
        store.write(&put).await,
        Ok(()),
        "a transaction under way ends well"
    );

    assert_eq!(store.write(&put).await, Err(Error::Closed));
    assert_eq!(store.write(&put).await, Ok(()));
}

#[wasm_bindgen_test]
async fn given_many_calls_at_once_when_none_was_open_then_all_are_answered() {
    let store = fresh();
    let epoch = store.claim(&attempt()).await.expect("a claim");
    store.close();
    let write = |seq: u64| {
        let store = store.clone();
        async move {
            let batch = Batch::new(attempt(), epoch).add(Table::Entries, seq, "x");
            store.write(&batch).await
        }
    };
    let (a, b, c) = futures_join(write(0), write(1), write(2)).await;
    assert_eq!((a, b, c), (Ok(()), Ok(()), Ok(())));
    assert_eq!(store.rows(&attempt()).await.map(|rows| rows.len()), Ok(3));
}

/// Polls three futures side by side.
async fn futures_join<T>(
    a: impl Future<Output = T>,
    b: impl Future<Output = T>,
    c: impl Future<Output = T>,
) -> (T, T, T) {
    use std::{pin::pin, task::Poll};
    let (mut a, mut b, mut c) = (pin!(a), pin!(b), pin!(c));
    let (mut x, mut y, mut z) = (None, None, None);
    std::future::poll_fn(move |context| {
        fn step<T>(slot: &mut Option<T>, poll: impl FnOnce() -> Poll<T>) {
            if slot.is_none()
                && let Poll::Ready(value) = poll()
            {
                *slot = Some(value);
            }
        }
        step(&mut x, || a.as_mut().poll(context));
        step(&mut y, || b.as_mut().poll(context));
        step(&mut z, || c.as_mut().poll(context));
        match (x.take(), y.take(), z.take()) {
            (Some(a), Some(b), Some(c)) => Poll::Ready((a, b, c)),
            (a, b, c) => {
                (x, y, z) = (a, b, c);
                Poll::Pending
            }
        }
    })
    .await
}

#[wasm_bindgen_test]
async fn given_a_write_that_nobody_waits_for_when_it_is_dropped_then_it_is_whole_or_absent() {
    let store = fresh();
    let epoch = store.claim(&attempt()).await.expect("a claim");
    let batch = Batch::new(attempt(), epoch)
        .add(Table::Entries, 0, "x")
        .put(Table::Drafts, "a", "y");
    {
        let mut write = std::pin::pin!(store.write(&batch));
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        assert!(write.as_mut().poll(&mut context).is_pending());
    }
    let rows = store.rows(&attempt()).await.expect("rows").len();
    assert!(rows == 0 || rows == 2, "{rows} rows");
}

#[wasm_bindgen_test]
async fn given_a_working_browser_when_probed_then_it_is_fit_and_nothing_is_left() {
    assert_eq!(probe().await, Ok(()));
    assert_eq!(probe().await, Ok(()));
}
