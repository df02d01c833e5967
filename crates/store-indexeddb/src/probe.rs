use crate::{IndexedDb, connection::factory, failure::error_of, signal::signal};
use store::{AttemptId, Batch, Error, Part, Store, Table};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::Event;

const NAME: &str = "proba-probe";
const VALUE_BYTES: usize = 256 * 1024;

/// Tries the storage as an attempt will use it: write, close, open, read, compare, remove.
///
/// # Errors
/// What the browser says; [`Error::Unavailable`] if other bytes come back than were written.
pub async fn probe() -> Result<(), Error> {
    let tried = write_and_read().await;
    let removed = remove(NAME).await;
    tried.and(removed)
}

async fn write_and_read() -> Result<(), Error> {
    let store = IndexedDb::named(NAME);
    let attempt = AttemptId::from_bytes([0; 16]);
    let value: Vec<u8> = (0..VALUE_BYTES).map(|i| (i % 251) as u8).collect();
    let epoch = store.claim(&attempt).await?;
    let batch = Batch::new(attempt.clone(), epoch).put(Table::Drafts, "", value.clone());
    store.write(&batch).await?;
    store.close();
    let found = store.get(Table::Drafts, &attempt, &Part::single()).await?;
    store.close();
    match found == Some(value) {
        true => Ok(()),
        false => Err(Error::Unavailable(
            "what was written did not come back".into(),
        )),
    }
}

async fn remove(name: &str) -> Result<(), Error> {
    let request = factory()?.delete_database(name).map_err(|e| error_of(&e))?;
    let (sender, receiver) = signal();
    let done = Closure::<dyn FnMut(Event)>::new({
        let (request, sender) = (request.clone(), sender.clone());
        move |_| {
            let thrown = request.error().ok().flatten();
            sender.send(match thrown {
                Some(thrown) => Err(error_of(&JsValue::from(thrown))),
                None => Ok(()),
            });
        }
    });
    let handler = Some(done.as_ref().unchecked_ref());
    request.set_onsuccess(handler);
    request.set_onerror(handler);
    // Another tab may be probing too; its connection closes soon, and the removal follows.
    request.set_onblocked(handler);
    let removed = receiver.await;
    request.set_onsuccess(None);
    request.set_onerror(None);
    request.set_onblocked(None);
    removed
}
