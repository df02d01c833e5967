//! The case's source files, as its package has them: campaigns that are over, their reports.
//!
//! The package lies whole with the attempt, so that work replays alone; it is opened once a page.

use crate::browser::engine;
use crate::desk::{BrowserStore, Desk, Sitting, part};
use leptos::prelude::*;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;
use store::{AttemptId, Part, Store, Table};
use worker::protocol::{OpenCase, Request, Response};

/// Files by their path in the case's folder: `finished/campaign.json`.
pub type Files = Arc<BTreeMap<String, Vec<u8>>>;

/// How far the reading is.
#[derive(Debug, Clone, PartialEq)]
pub enum Reading {
    Coming,
    /// With a code of the catalogue `codes`.
    Failed(String),
    Here(Files),
}

/// The files of one attempt's case.
#[derive(Clone)]
pub struct Source {
    attempt: AttemptId,
    reading: ArcRwSignal<Reading>,
}

thread_local! {
    static SOURCE: RefCell<Option<Source>> = const { RefCell::new(None) };
}

impl Source {
    /// Those of the attempt at this desk; begins to read them when nobody has.
    pub fn of(desk: Desk) -> Self {
        let sitting = desk.sitting();
        let kept = SOURCE.with_borrow(Clone::clone);
        if let Some(kept) = kept.filter(|kept| kept.attempt == sitting.id) {
            return kept;
        }
        let source = Self::keep(sitting.id.clone(), Reading::Coming);
        source.clone().read(sitting);
        source
    }

    /// Files that are already at hand: an assessor's, whose submission has them. `files` are named
    /// as in the package.
    pub fn fill<'a>(attempt: AttemptId, files: impl Iterator<Item = (&'a str, &'a [u8])>) {
        let files = files.map(|(name, bytes)| (name.to_string(), bytes.to_vec()));
        Self::keep(attempt, Reading::Here(of_source(files)));
    }

    fn keep(attempt: AttemptId, reading: Reading) -> Self {
        let reading = ArcRwSignal::new(reading);
        let source = Self { attempt, reading };
        SOURCE.replace(Some(source.clone()));
        source
    }

    /// Follows the reading.
    pub fn reading(&self) -> Reading {
        self.reading.get()
    }

    /// Reads again what failed.
    pub fn again(&self, desk: Desk) {
        self.reading.set(Reading::Coming);
        self.clone().read(desk.sitting());
    }

    fn read(self, sitting: Arc<Sitting>) {
        leptos::task::spawn_local(async move {
            let found = open(&sitting).await;
            self.reading.set(match found {
                Ok(files) => Reading::Here(files),
                Err(code) => Reading::Failed(code),
            });
        });
    }
}

async fn open(sitting: &Sitting) -> Result<Files, String> {
    let at = Part::from(part::PACK);
    let store = BrowserStore::new();
    let row = store.get(Table::Blobs, &sitting.id, &at);
    let row = row.await.map_err(|e| e.code())?.ok_or("store-missing")?;
    let pack = sitting.decode(Table::Blobs, &at, row);
    let request = Request::OpenCase(OpenCase {
        pack: pack.map_err(|e| e.code())?,
        passphrase: None,
        minisign_public: String::new(),
    });
    match engine::call(request).await {
        Ok(Response::Case(case)) => {
            let files = case.files.into_iter().map(|file| (file.name, file.bytes));
            Ok(of_source(files))
        }
        Ok(_) => Err(engine::odd().code),
        Err(failure) => Err(failure.code),
    }
}

fn of_source(files: impl Iterator<Item = (String, Vec<u8>)>) -> Files {
    let bare = |(name, bytes): (String, Vec<u8>)| {
        let name = name.strip_prefix("source/")?;
        Some((name.to_string(), bytes))
    };
    Arc::new(files.filter_map(bare).collect())
}
