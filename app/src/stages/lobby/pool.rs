//! Cases to begin: those that came with the build, and one from a file.

use crate::browser::{engine, host};
use crate::stages::institution::Held;
use casefile::{Case, Localized};
use serde::Deserialize;
use std::sync::Arc;
use worker::protocol::{OpenCase, OpenedCase, Request, Response};

/// A case that came with the build, as the bundle lists it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Listed {
    pub file: String,
    pub id: String,
    pub version: String,
    pub kind: casefile::PackKind,
    /// Whether a passphrase is asked for.
    pub wrapped: bool,
    pub title: Localized,
    pub summary: Localized,
    pub duration_minutes: u32,
    pub size_bytes: u64,
}

/// A case, opened and checked, about to be begun.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    pub case: Arc<Case>,
    pub pack: Arc<OpenedCase>,
}

/// The cases that came with the build.
///
/// # Errors
/// A code of the catalogue `codes`.
pub async fn list() -> Result<Vec<Listed>, String> {
    let bytes = fetch("cases/index.json").await?;
    json::from_slice(&bytes).map_err(|_| "case-json".to_string())
}

/// The bytes of a file of this build.
///
/// # Errors
/// `network` when it is neither in the cache nor to be had.
pub async fn fetch(path: &str) -> Result<Vec<u8>, String> {
    let bytes = host::fetch_bytes(path).await.map_err(|_| "network")?;
    Ok(js_sys::Uint8Array::from(bytes).to_vec())
}

/// Opens a pack.
///
/// # Errors
/// A code of the catalogue `codes`; `pack-passphrase-needed` asks for the passphrase.
pub async fn open(
    pack: Vec<u8>,
    passphrase: Option<String>,
    held: Option<&Held>,
) -> Result<Opened, String> {
    // Without an institution no signature is right, and every case is for practice only.
    let minisign_public = held.map_or(String::new(), |held| {
        held.institution.minisign_public.clone()
    });
    let request = Request::OpenCase(OpenCase {
        pack,
        passphrase,
        minisign_public,
    });
    match engine::call(request).await {
        Ok(Response::Case(pack)) => {
            let text = std::str::from_utf8(&pack.case_json).map_err(|_| "case-json")?;
            let case = Case::from_json(text).map_err(|e| e.code())?;
            Ok(Opened {
                case: Arc::new(case),
                pack: Arc::new(pack),
            })
        }
        Ok(_) => Err(engine::odd().code),
        Err(failure) => Err(failure.code),
    }
}
