//! The case's pictures: their bytes lie with the attempt, encrypted in an exam, and are shown from
//! addresses that live as long as the page.

use super::reader::Reader;
use crate::browser::files;
use crate::desk::{BrowserStore, Desk, Sitting};
use crate::i18n::{t, t_string};
use casefile::{Asset, AssetId};
use leptos::prelude::*;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;
use store::{AttemptId, Part, Store, Table};

/// Addresses by the asset's path in the package, `assets/logo.svg`.
type Addresses = BTreeMap<String, String>;

/// The pictures of one attempt; more are there as they are read.
#[derive(Clone)]
pub struct Shelf {
    attempt: AttemptId,
    addresses: ArcRwSignal<Addresses>,
}

thread_local! {
    static SHELF: RefCell<Option<Shelf>> = const { RefCell::new(None) };
}

impl Shelf {
    /// The shelf of the attempt at this desk; begins to read the pictures when it is new.
    pub fn of(desk: Desk) -> Self {
        let sitting = desk.sitting();
        let kept = SHELF.with_borrow(Clone::clone);
        if let Some(kept) = kept.filter(|kept| kept.attempt == sitting.id) {
            return kept;
        }
        let shelf = Self::empty(sitting.id.clone());
        leptos::task::spawn_local(shelf.clone().read(sitting));
        shelf
    }

    /// A shelf with pictures that are already at hand: an assessor's, whose submission has them.
    pub fn fill(attempt: AttemptId, files: impl Iterator<Item = (Asset, Vec<u8>)>) {
        let shelf = Self::empty(attempt);
        for (asset, bytes) in files {
            shelf.put(&asset, &bytes);
        }
    }

    /// Replaces the shelf of the attempt before, whose addresses end.
    fn empty(attempt: AttemptId) -> Self {
        let shelf = Self {
            attempt,
            addresses: ArcRwSignal::default(),
        };
        if let Some(old) = SHELF.replace(Some(shelf.clone())) {
            for address in old.addresses.get_untracked().into_values() {
                let _ = web_sys::Url::revoke_object_url(&address);
            }
        }
        shelf
    }

    async fn read(self, sitting: Arc<Sitting>) {
        let store = BrowserStore::new();
        for asset in &sitting.case.assets {
            let part = Part::name(asset.file.clone());
            let row = store.get(Table::Blobs, &sitting.id, &part).await;
            let bytes = row.ok().flatten();
            let bytes = bytes.and_then(|row| sitting.decode(Table::Blobs, &part, row).ok());
            if let Some(bytes) = bytes {
                self.put(asset, &bytes);
            }
        }
    }

    fn put(&self, asset: &Asset, bytes: &[u8]) {
        if let Some(address) = files::blob_url(bytes, &asset.media_type) {
            self.addresses.update(|all| {
                all.insert(asset.file.clone(), address);
            });
        }
    }

    /// The address of a file by its path in the package; follows the reading.
    pub fn address(&self, file: &str) -> Option<String> {
        self.addresses.with(|all| all.get(file).cloned())
    }

    /// The address of a file by its bare name, without following.
    pub fn named(&self, name: &str) -> Option<String> {
        let path = format!("assets/{name}");
        self.addresses.with_untracked(|all| all.get(&path).cloned())
    }

    /// Wakes whoever follows it when another picture has been read.
    pub fn track(&self) {
        self.addresses.track();
    }
}

/// A picture of the library with who made it and under what licence.
pub fn framed(reader: Reader, id: &AssetId) -> AnyView {
    let case = reader.desk.case();
    let Some(asset) = case.asset(id.as_str()).cloned() else {
        return t!(reader.i18n, common.picture_missing).into_any();
    };
    let by = {
        let (author, licence) = (asset.author.clone(), asset.licence.clone());
        move || {
            let (author, licence) = (author.clone(), licence.clone());
            t_string!(
                reader.i18n,
                brief.picture_by,
                author = author,
                licence = licence
            )
        }
    };
    view! {
        <figure class="picture">
            {image(reader, &asset)}
            <figcaption class="muted small">
                <b>{asset.title.clone()}</b>
                <br/>
                {by}
                <br/>
                {asset.terms.clone()}
            </figcaption>
        </figure>
    }
    .into_any()
}

/// The picture itself, as soon as its bytes are there.
pub fn image(reader: Reader, asset: &Asset) -> AnyView {
    let shelf = Shelf::of(reader.desk);
    let asset = asset.clone();
    let size = |pixels: u32| (pixels > 0).then(|| pixels.to_string());
    let (width, height) = (size(asset.width), size(asset.height));
    (move || match shelf.address(&asset.file) {
        Some(address) => view! {
            <img
                src=address
                alt=asset.alt.clone()
                width=width.clone()
                height=height.clone()
                style="block-size: auto"
            />
        }
        .into_any(),
        None => view! { <em class="muted">{asset.alt.clone()}</em> }.into_any(),
    })
    .into_any()
}
