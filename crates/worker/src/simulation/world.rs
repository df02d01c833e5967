use crate::protocol::Failure;
use crate::protocol::simulation::{self as protocol, Column, ColumnKind, Load};
use casefile::Localized;
use casefile::audience::Audience;
use casefile::company::Company;
use serde::de::DeserializeOwned;
use simulator::base::{Data, Kind, Title, import};
use simulator::run::Market;
use simulator::segment::operators;
use simulator::{Civil, Contacts, day_of};

/// The contacts of a case, and how they behave.
pub struct World {
    id: String,
    count: Option<u32>,
    pub audience: Audience,
    pub market: Market,
    pub contacts: Contacts,
}

impl World {
    /// Whether this is the world that is asked for.
    pub fn is(&self, load: &Load) -> bool {
        self.id == load.world && self.count == load.contacts
    }

    /// Reads a case's files, and generates its contacts.
    ///
    /// # Errors
    /// [`Failure`] `simulation-world`: a file is missing or cannot be read.
    pub fn read(load: &Load) -> Result<Self, Failure> {
        let audience: Audience = sheet(load, "audience.toml")?;
        let market = sheet(load, "market.toml")?;
        let company: Company = sheet(load, "company.toml")?;
        let categories: Vec<String> = company.category.iter().map(|it| it.id.clone()).collect();
        let contacts = match file(load, "contacts.csv") {
            None => Contacts::generate(&audience, &categories, load.contacts),
            Some(text) => {
                let today = day_of(audience.reference_date);
                let base = import(text?, today).map_err(|faults| {
                    let first = faults.first().map(|it| (it.line, &it.message));
                    broken("contacts.csv", format!("{first:?}"))
                })?;
                Contacts::own(base, &audience, &categories)
            }
        };
        Ok(Self {
            id: load.world.clone(),
            count: load.contacts,
            market: Market::of(&market),
            audience,
            contacts,
        })
    }

    /// What a client needs to know of it.
    pub fn described(&self) -> protocol::World {
        let base = &self.contacts.base;
        let column = |it: &simulator::base::Column| {
            let words = match &it.data {
                Data::Word(words, _) | Data::Set(words, _) => &words[..],
                _ => &[],
            };
            Column {
                name: it.name.clone(),
                title: localized(&it.title),
                kind: kind(it.kind),
                operators: operators(it.kind).to_vec(),
                words: words.iter().take(Column::WORDS_MAX).cloned().collect(),
            }
        };
        protocol::World {
            contacts: self.contacts.count() as u64,
            today: Civil::of(base.today).text(),
            columns: base.columns().iter().map(column).collect(),
            categories: self.contacts.categories.clone(),
            seed: self.audience.seed,
            simulator: simulator::report::VERSION,
        }
    }
}

/// A kind of column, in the client's words.
pub fn kind(kind: Kind) -> ColumnKind {
    match kind {
        Kind::Whole => ColumnKind::Whole,
        Kind::Grosze => ColumnKind::Grosze,
        Kind::Date => ColumnKind::Date,
        Kind::Truth => ColumnKind::Truth,
        Kind::Word => ColumnKind::Word,
        Kind::Text => ColumnKind::Text,
        Kind::Set => ColumnKind::Set,
    }
}

fn localized(title: &Title) -> Localized {
    let Title { pl, en } = title.clone();
    Localized { pl, en }
}

fn sheet<T: DeserializeOwned>(load: &Load, name: &str) -> Result<T, Failure> {
    let text = file(load, name).unwrap_or_else(|| Err(broken(name, "it is not there")))?;
    toml::from_str(text).map_err(|error| broken(name, error))
}

fn file<'a>(load: &'a Load, name: &str) -> Option<Result<&'a str, Failure>> {
    let file = load.files.iter().find(|file| file.name == name)?;
    Some(std::str::from_utf8(&file.bytes).map_err(|error| broken(name, error)))
}

fn broken(file: &str, words: impl std::fmt::Display) -> Failure {
    Failure::new("simulation-world", format!("{file}: {words}"))
}
