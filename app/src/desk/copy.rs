//! The second copy: to a folder every minute where the browser can, as a download anywhere; also
//! while the storage fails, from memory.

use super::BrowserStore;
use super::handle::Desk;
use crate::browser::clock::{wait, wall};
use crate::browser::{files, folder, host, preference};
use exam::attempt::Mode;
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use store::{AttemptId, Op, Row, Store, copy};
use wasm_bindgen::JsValue;

/// How often the copy in the folder is renewed.
const EVERY_MS: u32 = 60_000;

/// How long the storage may take to be read before a copy goes without what it has.
const READ_MS: u32 = 5_000;

/// How often is looked whether it has answered.
const LOOK_MS: u32 = 20;

/// How old a downloaded copy may be where it is the only one that is possible.
pub const DOWNLOAD_MS_MAX: i64 = 15 * 60_000;

/// Where the second copy stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CopyStatus {
    /// No folder was chosen.
    None,
    /// The browser wants the person's consent anew, as after each reload.
    Consent,
    /// Written at this moment (wall clock, milliseconds).
    Written(i64),
    /// The folder did not take it.
    Failing(String),
}

thread_local! {
    /// The folder chosen before the attempt, until its page takes it over.
    static CHOSEN: RefCell<Option<(AttemptId, JsValue)>> = const { RefCell::new(None) };
}

/// Keeps the folder of an attempt about to be opened: on this page, and for the ones after it.
pub async fn prepare(id: &AttemptId, folder: JsValue) {
    // If it is not kept, the next page asks for a folder again.
    let _ = folder::keep(id.as_str(), &folder).await;
    CHOSEN.set(Some((id.clone(), folder)));
}

/// The second copy of the attempt that is open: one handle for all screens.
#[derive(Clone, Copy)]
pub struct Copies {
    desk: Desk,
    /// The folder's name.
    pub name: RwSignal<Option<String>>,
    pub status: RwSignal<CopyStatus>,
    /// The last download at this machine (wall clock, milliseconds).
    pub downloaded: RwSignal<Option<i64>>,
    /// When this page began (wall clock, milliseconds).
    pub begun: StoredValue<i64>,
    /// Whether this machine's storage may go: then an exam needs the second copy.
    pub required: RwSignal<bool>,
    folder: StoredValue<Option<JsValue>, LocalStorage>,
}

impl Copies {
    /// Takes up the folder that was chosen before, and keeps the copy there up to date for as
    /// long as this page writes the attempt.
    pub fn begin(desk: Desk) -> Self {
        let copies = Self {
            desk,
            name: RwSignal::new(None),
            status: RwSignal::new(CopyStatus::None),
            downloaded: RwSignal::new(last_download(desk)),
            begun: StoredValue::new(wall()),
            required: RwSignal::new(false),
            folder: StoredValue::new_local(None),
        };
        leptos::task::spawn_local(async move { copies.run().await });
        copies
    }

    async fn run(self) {
        let sitting = self.desk.sitting();
        if sitting.mode() == Mode::Exam {
            let kept = host::persisted().await.ok();
            let kept = kept.is_some_and(|kept| kept.is_truthy());
            self.required.try_set(!kept);
        }
        if let Some(folder) = known(&sitting.id).await {
            self.take(folder);
        }
        while self.desk.writer().is_some() && self.status.try_get_untracked().is_some() {
            self.renew().await;
            wait(EVERY_MS).await;
        }
    }

    /// Asks for a folder and writes the first copy there.
    ///
    /// # Errors
    /// `copy-folder` when it cannot be written.
    pub async fn choose(self) -> Result<(), String> {
        let chosen = folder::pick().await.map_err(|_| "copy-folder")?;
        if chosen.is_null() {
            return Ok(());
        }
        let id = self.desk.sitting().id.clone();
        let _ = folder::keep(id.as_str(), &chosen).await;
        self.take(chosen);
        self.renew().await;
        Ok(())
    }

    /// Puts the browser's question about the folder to the person, who has just pressed.
    pub async fn allow(self) {
        let Some(Some(folder)) = self.folder.try_get_value() else {
            return;
        };
        let _ = folder::allowed(&folder, true).await;
        self.renew().await;
    }

    fn take(self, folder: JsValue) {
        self.name.try_set(Some(folder::name(&folder)));
        self.folder.try_set_value(Some(folder));
    }

    /// Writes the copy now, where there is a folder that takes it.
    pub async fn renew(self) {
        let Some(Some(folder)) = self.folder.try_get_value() else {
            return;
        };
        let allowed = folder::allowed(&folder, false).await;
        let status = match allowed.map(|answer| answer.is_truthy()) {
            Ok(true) => self.write(&folder).await,
            Ok(false) => CopyStatus::Consent,
            Err(_) => CopyStatus::Failing("copy-folder".into()),
        };
        self.status.try_set(status);
    }

    async fn write(self, folder: &JsValue) -> CopyStatus {
        let name = copy::file_name(&self.desk.sitting().id);
        let bytes = match bytes(self.desk).await {
            Ok(bytes) => bytes,
            Err(code) => return CopyStatus::Failing(code),
        };
        match folder::write(folder, &name, &bytes).await {
            Ok(_) => CopyStatus::Written(wall()),
            Err(_) => CopyStatus::Failing("copy-folder".into()),
        }
    }

    /// Offers the copy as a download; works while the storage fails too.
    ///
    /// # Errors
    /// A code of the catalogue `codes`.
    pub async fn download(self) -> Result<(), String> {
        download(self.desk).await?;
        self.downloaded.try_set(Some(wall()));
        Ok(())
    }
}

async fn known(id: &AttemptId) -> Option<JsValue> {
    if let Some((chosen, folder)) = CHOSEN.take()
        && chosen == *id
    {
        return Some(folder);
    }
    let kept = folder::kept(id.as_str()).await.ok()?;
    (!kept.is_null()).then_some(kept)
}

fn note_name(id: &AttemptId) -> String {
    format!("copied-{id}")
}

fn last_download(desk: Desk) -> Option<i64> {
    preference::get(&note_name(&desk.sitting().id))?
        .parse()
        .ok()
}

/// Forgets where the copies of an attempt went; the copies themselves stay.
pub async fn forget(id: &AttemptId) {
    preference::set(&note_name(id), "");
    let _ = folder::forget(id.as_str()).await;
}

async fn download(desk: Desk) -> Result<(), String> {
    let id = desk.sitting().id.clone();
    let bytes = bytes(desk).await?;
    files::download(&copy::file_name(&id), &bytes, "application/x-ndjson")
        .ok_or("copy-download")?;
    preference::set(&note_name(&id), &wall().to_string());
    Ok(())
}

/// What the storage has, and over it what it has not taken yet.
async fn bytes(desk: Desk) -> Result<Vec<u8>, String> {
    desk.rest();
    let sitting = desk.sitting();
    let writer = desk.writer().ok_or("store-elsewhere")?;
    let rows = laid_over(stored(&sitting.id).await, writer.pending());
    copy::write(&sitting.row.encode(), &rows).map_err(|e| e.code().to_string())
}

/// What the storage has. One that fails or answers nothing must not hold up the way out: what is
/// in memory then goes alone.
async fn stored(id: &AttemptId) -> Vec<Row> {
    let found: Rc<RefCell<Option<Vec<Row>>>> = Rc::default();
    let (id, answer) = (id.clone(), Rc::clone(&found));
    leptos::task::spawn_local(async move {
        let rows = BrowserStore::new().rows(&id).await;
        answer.replace(Some(rows.unwrap_or_default()));
    });
    for _ in 0..READ_MS / LOOK_MS {
        if let Some(rows) = found.take() {
            return rows;
        }
        wait(LOOK_MS).await;
    }
    Vec::new()
}

fn laid_over(mut rows: Vec<Row>, pending: Vec<Op>) -> Vec<Row> {
    for op in pending {
        match op {
            Op::Add(table, part, bytes) | Op::Put(table, part, bytes) => {
                rows.retain(|row| (row.table, &row.part) != (table, &part));
                rows.push(Row { table, part, bytes });
            }
            Op::Delete(table, part) => {
                rows.retain(|row| (row.table, &row.part) != (table, &part));
            }
            Op::Clear(table) => rows.retain(|row| row.table != table),
        }
    }
    rows.retain(|row| row.table != store::Table::Attempts);
    rows.sort_by(|a, b| (a.table, &a.part).cmp(&(b.table, &b.part)));
    rows
}
