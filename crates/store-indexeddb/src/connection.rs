use crate::{
    EPOCHS, VERSION,
    failure::error_of,
    signal::{Sender, signal},
};
use js_sys::Reflect;
use std::{cell::RefCell, fmt, rc::Rc};
use store::{Error, Table};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::{Event, IdbDatabase, IdbFactory, IdbOpenDbRequest};

/// The one connection of a store: opened when it is needed, and again after it was closed.
#[derive(Clone)]
pub struct Pool {
    name: Rc<str>,
    slot: Rc<RefCell<Option<Connection>>>,
}

struct Connection {
    database: IdbDatabase,
    _handlers: [Closure<dyn FnMut(Event)>; 2],
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.database.set_onversionchange(None);
        self.database.set_onclose(None);
        self.database.close();
    }
}

impl fmt::Debug for Pool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pool({})", self.name)
    }
}

impl Pool {
    pub fn new(name: &str) -> Self {
        Self {
            name: name.into(),
            slot: Rc::default(),
        }
    }

    /// Closes the connection; transactions under way end first.
    pub fn close(&self) {
        let connection = self.slot.borrow_mut().take();
        drop(connection);
    }

    /// The open database.
    ///
    /// # Errors
    /// [`Error::Unavailable`] and what else the browser says.
    pub async fn database(&self) -> Result<IdbDatabase, Error> {
        if let Some(database) = self.current() {
            return Ok(database);
        }
        let opened = open(&self.name).await?;
        // Two calls may have opened at once: the first connection stays.
        if let Some(database) = self.current() {
            opened.close();
            return Ok(database);
        }
        *self.slot.borrow_mut() = Some(self.attend(&opened));
        Ok(opened)
    }

    fn current(&self) -> Option<IdbDatabase> {
        let slot = self.slot.borrow();
        slot.as_ref().map(|connection| connection.database.clone())
    }

    fn holds(&self, database: &IdbDatabase) -> bool {
        self.current().is_some_and(|current| current == *database)
    }

    /// Lets go of the connection when another tab must upgrade or delete the database, and when
    /// the browser closed it.
    fn attend(&self, database: &IdbDatabase) -> Connection {
        let handlers = [(); 2].map(|()| {
            let slot = Rc::downgrade(&self.slot);
            Closure::<dyn FnMut(Event)>::new(move |_| {
                // Taken out first: dropping a connection runs code that may look into the slot.
                let connection = slot.upgrade().and_then(|slot| slot.borrow_mut().take());
                drop(connection);
            })
        });
        database.set_onversionchange(Some(handlers[0].as_ref().unchecked_ref()));
        database.set_onclose(Some(handlers[1].as_ref().unchecked_ref()));
        Connection {
            database: database.clone(),
            _handlers: handlers,
        }
    }

    /// Tells a call that failed because its connection went away from any other, and makes the
    /// next call open a new one.
    pub fn settle<T>(&self, database: &IdbDatabase, done: Result<T, Error>) -> Result<T, Error> {
        match done {
            Err(Error::Closed) => {
                if self.holds(database) {
                    self.close();
                }
                Err(Error::Closed)
            }
            Err(Error::Aborted(_)) if !self.holds(database) => Err(Error::Closed),
            done => done,
        }
    }
}

/// The browser's factory, in a window and in a worker alike.
pub fn factory() -> Result<IdbFactory, Error> {
    Reflect::get(&js_sys::global(), &"indexedDB".into())
        .map_err(|e| error_of(&e))?
        .dyn_into()
        .map_err(|_| Error::Unavailable("this browser has no IndexedDB".into()))
}

async fn open(name: &str) -> Result<IdbDatabase, Error> {
    let request = factory()?
        .open_with_u32(name, VERSION)
        .map_err(|e| error_of(&e))?;
    let (sender, receiver) = signal();
    request.set_onupgradeneeded(Some(&once({
        let request = request.clone();
        move || create(&request)
    })));
    request.set_onsuccess(Some(&once({
        let (request, sender) = (request.clone(), sender.clone());
        move || hand_over(&request, &sender)
    })));
    request.set_onerror(Some(&once({
        let (request, sender) = (request.clone(), sender.clone());
        move || {
            let thrown = request.error()?.map(JsValue::from).unwrap_or_default();
            sender.send(Err(error_of(&thrown)));
            Ok(())
        }
    })));
    request.set_onblocked(Some(&once(move || {
        let words = "another tab holds an older version of the database";
        sender.send(Err(Error::Unavailable(words.into())));
        Ok(())
    })));
    receiver.await
}

/// A handler for one event that lives as long as the browser needs it, even when nobody waits.
fn once(act: impl FnOnce() -> Result<(), JsValue> + 'static) -> js_sys::Function {
    Closure::once_into_js(move |_: Event| act()).unchecked_into()
}

/// Passes the connection on, or closes it if nobody waits any more: left open, it would block
/// every other tab's upgrade.
fn hand_over(
    request: &IdbOpenDbRequest,
    sender: &Sender<Result<IdbDatabase, Error>>,
) -> Result<(), JsValue> {
    let database: IdbDatabase = request.result()?.dyn_into()?;
    if !sender.send(Ok(database.clone())) {
        database.close();
    }
    Ok(())
}

fn create(request: &IdbOpenDbRequest) -> Result<(), JsValue> {
    let database: IdbDatabase = request.result()?.dyn_into()?;
    for table in Table::ALL {
        database.create_object_store(table.name())?;
    }
    database.create_object_store(EPOCHS)?;
    Ok(())
}
