//! The second copy: to a folder every minute where the browser can, as a download anywhere; also
//! while the storage fails, from memory.

use super::handle::Desk;
use crate::browser::clock::{wait, wall};
use crate::browser::{files, host};
use leptos::prelude::*;
use store::{Op, Row, Store, copy};
use wasm_bindgen::JsValue;

/// How often the copy in the folder is renewed.
const EVERY_MS: u32 = 60_000;

/// Where the second copy stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CopyStatus {
    /// No folder was chosen on this page.
    None,
    /// Written at this moment (wall clock, milliseconds).
    Written(i64),
    /// The folder did not take it.
    Failing(String),
}

/// Asks for a folder and keeps the copy there up to date until the page ends.
///
/// # Errors
/// `copy-folder` when the folder cannot be written; nothing when the person chose none.
pub async fn to_folder(desk: Desk, status: RwSignal<CopyStatus>) -> Result<(), String> {
    let folder = host::pick_folder().await.map_err(|_| "copy-folder")?;
    if folder.is_null() {
        return Ok(());
    }
    write(desk, &folder, status).await;
    leptos::task::spawn_local(async move {
        while desk.writer().is_some() {
            wait(EVERY_MS).await;
            write(desk, &folder, status).await;
        }
    });
    Ok(())
}

async fn write(desk: Desk, folder: &JsValue, status: RwSignal<CopyStatus>) {
    let name = copy::file_name(&desk.sitting().id);
    let written = match bytes(desk).await {
        Ok(bytes) => host::write_file(folder, &name, &bytes)
            .await
            .map_err(|_| "copy-folder".to_string()),
        Err(code) => Err(code),
    };
    status.set(match written {
        Ok(_) => CopyStatus::Written(wall()),
        Err(code) => CopyStatus::Failing(code),
    });
}

/// Offers the copy as a download; works while the storage fails too.
///
/// # Errors
/// A code of the catalogue `codes`.
pub async fn download(desk: Desk) -> Result<(), String> {
    let name = copy::file_name(&desk.sitting().id);
    let bytes = bytes(desk).await?;
    files::download(&name, &bytes, "application/x-ndjson").ok_or("copy-download")?;
    Ok(())
}

/// What the storage has, and over it what it has not taken yet.
async fn bytes(desk: Desk) -> Result<Vec<u8>, String> {
    desk.rest();
    let sitting = desk.sitting();
    let writer = desk.writer().ok_or("store-elsewhere")?;
    // A storage that answers nothing must not hold up the way out: what is in memory goes alone.
    let stored = writer.store().rows(&sitting.id).await.unwrap_or_default();
    let rows = laid_over(stored, writer.pending());
    copy::write(&sitting.row.encode(), &rows).map_err(|e| e.code().to_string())
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
