//! What the simulator needs of a case: its folder, or a package.

use crate::answer::Failure;
use crate::arguments::WorldPlace;
use crate::disk;
use casefile::audience::Audience;
use casefile::company::Company;
use casefile::market::Market;
use casefile::source::{Findings, Folder, Sheet};
use serde::de::DeserializeOwned;
use simulator::base::import;
use simulator::{Contacts, day_of};
use std::collections::BTreeMap;
use std::path::Path;

/// What the simulator needs of a case.
pub struct World {
    pub audience: Audience,
    pub market: Market,
    pub contacts: Contacts,
}

/// Reads a case, and generates its contacts.
pub fn world(place: &WorldPlace) -> Result<World, Failure> {
    let path = &place.case;
    let folder = folder(path, place.passphrase.as_deref())?;
    let audience: Audience = sheet(path, &folder, "audience.toml")?;
    let market = sheet(path, &folder, "market.toml")?;
    let company: Company = sheet(path, &folder, "company.toml")?;
    let categories: Vec<String> = company.category.iter().map(|it| it.id.clone()).collect();
    let contacts = match folder.bytes("contacts.csv") {
        None => Contacts::generate(&audience, &categories, place.contacts),
        Some(bytes) => own(path, bytes, &audience, &categories)?,
    };
    Ok(World {
        audience,
        market,
        contacts,
    })
}

fn folder(path: &Path, passphrase: Option<&str>) -> Result<Folder, Failure> {
    if path.is_dir() {
        let unreadable =
            |error| Failure::new("file-unreadable", format!("{}: {error}", path.display()));
        return Folder::read(path).map_err(unreadable);
    }
    let opened = casefile::open::open(&disk::read(path)?, passphrase, None)
        .map_err(|error| Failure::new(error.code(), error))?;
    let source =
        |(name, bytes): (String, Vec<u8>)| Some((name.strip_prefix("source/")?.to_owned(), bytes));
    let files: BTreeMap<_, _> = opened.files.into_iter().filter_map(source).collect();
    Ok(Folder::new("case", files))
}

fn sheet<T: DeserializeOwned>(path: &Path, folder: &Folder, file: &str) -> Result<T, Failure> {
    let mut findings = Findings::default();
    let sheet = Sheet::<T>::read(folder, file, &mut findings);
    let lines = findings.into_sorted();
    match sheet.filter(|it| it.whole) {
        Some(sheet) => Ok(sheet.value),
        None => {
            let told: Vec<String> = lines
                .iter()
                .map(|it| path.join(it.to_string()).display().to_string())
                .collect();
            Err(Failure::finding("case-broken", told.join("\n  ")))
        }
    }
}

fn own(
    path: &Path,
    bytes: &[u8],
    audience: &Audience,
    categories: &[String],
) -> Result<Contacts, Failure> {
    let file = path.join("contacts.csv");
    let text = std::str::from_utf8(bytes).map_err(|error| {
        Failure::finding("contacts-broken", format!("{}: {error}", file.display()))
    })?;
    let base = import(text, day_of(audience.reference_date)).map_err(|faults| {
        let line = |it: &simulator::base::ImportFault| {
            let (file, code) = (file.display(), it.code);
            format!(
                "{file}:{}:{}: error[{code}]: {}",
                it.line, it.cell, it.message
            )
        };
        let told: Vec<String> = faults.iter().map(line).collect();
        Failure::finding("contacts-broken", told.join("\n  "))
    })?;
    Ok(Contacts::own(base, audience, categories))
}
