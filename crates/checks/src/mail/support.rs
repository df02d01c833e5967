//! What each client supports: caniemail's data, from `data/mail.txt`.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

const TEXT: &str = include_str!("../../data/mail.txt");

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Support {
    Full,
    Partial,
    None,
    Unknown,
}

#[derive(Debug)]
pub struct Client {
    /// Family and platform: `gmail.android`.
    pub id: &'static str,
    pub name: &'static str,
}

#[derive(Debug)]
pub struct Feature {
    pub slug: &'static str,
    pub title: &'static str,
    /// How it is found: a sign and what it looks for.
    pub how: (&'static str, &'static str),
    /// A support and the numbers of notes for each client of the table.
    pub support: Vec<(Support, Vec<&'static str>)>,
    /// Numbers and texts, in English.
    pub notes: Vec<(&'static str, &'static str)>,
}

#[derive(Debug, Default)]
pub struct Table {
    pub clients: Vec<Client>,
    pub features: Vec<Feature>,
}

/// The day of the data, pinned in what is shown to a candidate.
pub fn version() -> &'static str {
    let line = TEXT.lines().next().unwrap_or_default();
    let date = line.split(" data of ").nth(1).unwrap_or_default();
    date.get(..10).unwrap_or_default()
}

pub fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = Table::default();
        TEXT.lines().for_each(|line| table.add(line));
        table
    })
}

impl Table {
    fn add(&mut self, line: &'static str) {
        let Some((mark, rest)) = line.split_once(' ') else {
            return;
        };
        match mark {
            "c" => {
                let (id, name) = rest.split_once(' ').unwrap_or((rest, rest));
                self.clients.push(Client { id, name });
            }
            "f" => self.features.extend(feature(rest)),
            "n" => {
                let note = rest.split_once(' ');
                if let Some(feature) = self.features.last_mut() {
                    feature.notes.extend(note);
                }
            }
            _ => {}
        }
    }
}

fn feature(line: &'static str) -> Option<Feature> {
    let mut parts = line.split(" | ");
    let (slug, how, title, signs) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    Some(Feature {
        slug,
        title,
        how: how.split_once(' ').unwrap_or((how, "")),
        support: signs.split(' ').map(support).collect(),
        notes: Vec::new(),
    })
}

fn support(sign: &'static str) -> (Support, Vec<&'static str>) {
    let (state, notes) = sign.split_at(1);
    let support = match state {
        "y" => Support::Full,
        "a" => Support::Partial,
        "n" => Support::None,
        _ => Support::Unknown,
    };
    (
        support,
        notes.split('+').filter(|note| !note.is_empty()).collect(),
    )
}

/// Groups as people speak of them, with the clients of the table that each is made of.
pub const GROUPS: [(&str, &[&str]); 8] = [
    (
        "Gmail",
        &[
            "gmail.desktop-webmail",
            "gmail.android",
            "gmail.ios",
            "gmail.mobile-webmail",
        ],
    ),
    ("Outlook Windows", &["outlook.windows"]),
    (
        "Outlook.com, iOS, Android, macOS",
        &[
            "outlook.outlook-com",
            "outlook.android",
            "outlook.ios",
            "outlook.macos",
        ],
    ),
    ("Apple Mail", &["apple-mail.ios", "apple-mail.macos"]),
    ("WP.pl", &["wp-pl.desktop-webmail"]),
    (
        "Yahoo",
        &["yahoo.desktop-webmail", "yahoo.android", "yahoo.ios"],
    ),
    ("Samsung", &["samsung-email.android"]),
    ("Thunderbird", &["thunderbird.windows", "thunderbird.macos"]),
];

impl Feature {
    /// The support of one client.
    pub fn of(&self, id: &str) -> Support {
        let at = table().clients.iter().position(|client| client.id == id);
        at.and_then(|at| self.support.get(at))
            .map_or(Support::Unknown, |held| held.0)
    }

    /// The worst support among a group's clients that are known.
    pub fn of_group(&self, group: &str) -> Support {
        let clients = GROUPS
            .iter()
            .find(|(name, _)| *name == group)
            .map_or(&[][..], |held| held.1);
        let known = clients
            .iter()
            .map(|id| self.of(id))
            .filter(|held| *held != Support::Unknown);
        known.max().unwrap_or(Support::Unknown)
    }

    /// The notes that hold for a group.
    pub fn notes_of_group(&self, group: &str) -> Vec<&'static str> {
        let clients = GROUPS
            .iter()
            .find(|(name, _)| *name == group)
            .map_or(&[][..], |held| held.1);
        let at = |id: &&str| table().clients.iter().position(|client| client.id == *id);
        let mut numbers: Vec<&str> = clients
            .iter()
            .filter_map(at)
            .flat_map(|at| self.support[at].1.iter().copied())
            .collect();
        numbers.sort_unstable();
        numbers.dedup();
        let note = |number: &str| self.notes.iter().find(|(own, _)| *own == number);
        numbers
            .into_iter()
            .filter_map(note)
            .map(|(_, text)| *text)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_the_table_when_read_then_every_feature_has_a_sign_for_every_client() {
        let table = table();
        assert_eq!(table.clients.len(), 48);
        assert!(table.features.len() > 290);
        for feature in &table.features {
            assert_eq!(
                feature.support.len(),
                table.clients.len(),
                "{}",
                feature.slug
            );
        }
        for (group, clients) in GROUPS {
            for id in clients {
                assert!(
                    table.clients.iter().any(|client| client.id == *id),
                    "{group} {id}"
                );
            }
        }
    }

    #[test]
    fn given_flex_when_asked_of_outlook_then_it_is_not_supported() {
        let features = &table().features;
        let flex = features
            .iter()
            .find(|feature| feature.slug == "css-display-flex")
            .unwrap();
        assert_eq!(flex.of("outlook.windows"), Support::None);
        assert_eq!(flex.of_group("Apple Mail"), Support::Full);
        assert_eq!(version(), "2025-09-09");
    }
}
