//! The institution whose client this is: its file came with the build.

use crate::browser::clock::wall;
use crate::browser::host;
use casefile::Language;
use envelope::{Institution, fingerprint};
use journal::Digest;
use leptos::prelude::*;
use std::cell::RefCell;
use std::sync::Arc;

/// The institution's file, read.
#[derive(Debug, Clone, PartialEq)]
pub struct Held {
    pub json: Arc<Vec<u8>>,
    pub institution: Arc<Institution>,
    pub fingerprint: Digest,
}

impl Held {
    /// Whether the institution's keys hold today, by this machine's clock.
    pub fn holds(&self) -> bool {
        self.institution.is_valid_at(wall())
    }

    pub fn name(&self, language: Language) -> String {
        match language {
            Language::Pl => self.institution.name.pl.clone(),
            Language::En => self.institution.name.en.clone(),
        }
    }
}

/// The file, once it has been read; else a code of the catalogue `codes`.
pub type Found = Option<Result<Held, String>>;

thread_local! {
    static HELD: RefCell<Option<ArcRwSignal<Found>>> = const { RefCell::new(None) };
}

/// The institution of this build, read once for the page.
pub fn held() -> ArcRwSignal<Found> {
    if let Some(signal) = HELD.with_borrow(Clone::clone) {
        return signal;
    }
    let signal = ArcRwSignal::new(None);
    HELD.with_borrow_mut(|held| *held = Some(signal.clone()));
    let found = signal.clone();
    leptos::task::spawn_local(async move { found.set(Some(read().await)) });
    signal
}

async fn read() -> Result<Held, String> {
    let bytes = host::fetch_bytes("institution.json").await;
    let bytes = bytes.map_err(|_| "institution-missing")?;
    let json = js_sys::Uint8Array::from(bytes).to_vec();
    let institution = Institution::parse(&json).map_err(|e| e.code())?;
    Ok(Held {
        fingerprint: fingerprint(&json),
        json: Arc::new(json),
        institution: Arc::new(institution),
    })
}
