//! The domain's zone as a resolver sees it.

use super::Site;
use casefile::site::{Mail, Record, RecordKind};

/// How many names may lead to each other.
const ALIASES_MAX: usize = 8;

/// The zone with what is found elsewhere.
pub(super) struct Zone<'a> {
    pub mail: &'a Mail,
    records: Vec<Record>,
}

impl Site {
    /// The zone as it stands: the case's until somebody changes it.
    pub fn records(&self, mail: &Mail) -> Vec<Record> {
        match &self.zone {
            Some(zone) => zone.values().cloned().collect(),
            None => mail.records.clone(),
        }
    }
}

impl<'a> Zone<'a> {
    pub fn new(mail: &'a Mail, made: &Site) -> Self {
        Self {
            mail,
            records: made.records(mail),
        }
    }

    /// Whole names of the zone's records, with the records.
    pub fn own(&self) -> impl Iterator<Item = (String, &Record)> {
        self.records
            .iter()
            .map(move |it| (self.whole(&it.name), it))
    }

    /// A name as others ask for it: in small letters, with the domain.
    pub fn whole(&self, name: &str) -> String {
        let domain = &self.mail.domain;
        let name = plain(name);
        match name.as_str() {
            "" | "@" => domain.clone(),
            other if other == domain || other.ends_with(&format!(".{domain}")) => name,
            other => format!("{other}.{domain}"),
        }
    }

    /// What a resolver answers to a whole name, aliases followed.
    pub fn values(&self, name: &str, kind: RecordKind) -> Vec<String> {
        let mut name = plain(name);
        for _ in 0..ALIASES_MAX {
            let found = self.at(&name, kind);
            let alias = self.at(&name, RecordKind::Cname);
            match alias.first() {
                Some(next) if found.is_empty() && kind != RecordKind::Cname => name = plain(next),
                _ => return found,
            }
        }
        Vec::new()
    }

    /// What stands at a name itself.
    pub fn at(&self, name: &str, kind: RecordKind) -> Vec<String> {
        let own = self.own().filter(|it| it.0 == name).map(|it| it.1);
        let outside = self.mail.outside.iter();
        let outside = outside.filter(|it| plain(&it.name) == name);
        let all = own.chain(outside).filter(|it| it.kind == kind);
        all.map(|it| text(&it.value)).collect()
    }
}

/// A name without its last dot, in small letters.
pub(super) fn plain(name: &str) -> String {
    name.trim().trim_end_matches('.').to_ascii_lowercase()
}

/// A value without the quotes that some panels want around it.
fn text(value: &str) -> String {
    let value = value.trim();
    let bare = value.strip_prefix('"').and_then(|it| it.strip_suffix('"'));
    bare.unwrap_or(value).trim().to_owned()
}

/// The tags of a DKIM or a DMARC record: names in small letters.
pub(super) fn tags(value: &str) -> Vec<(String, String)> {
    let parts = value.split(';').filter_map(|it| it.split_once('='));
    let pair = |(name, value): (&str, &str)| {
        let name = name.trim().to_ascii_lowercase();
        (name, value.trim().to_owned())
    };
    parts.map(pair).collect()
}

/// The value of a tag.
pub(super) fn tag<'t>(tags: &'t [(String, String)], name: &str) -> Option<&'t str> {
    let found = tags.iter().find(|it| it.0 == name);
    found.map(|it| it.1.as_str())
}
