use super::Packed;
use crate::Civil;
use crate::segment::Bits;
use serde::{Deserialize, Serialize};

/// An empty cell of a column of numbers.
pub const EMPTY: i32 = i32::MIN;
/// An empty cell of a column of words.
pub const UNCODED: u16 = u16::MAX;

/// What a column holds; decides which operators fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Whole numbers.
    Whole,
    /// Money in whole grosze.
    Grosze,
    /// Days.
    Date,
    /// Yes or no.
    Truth,
    /// One word of a short list.
    Word,
    /// Any text.
    Text,
    /// Any number of labels.
    Set,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Whole,
        Self::Grosze,
        Self::Date,
        Self::Truth,
        Self::Word,
        Self::Text,
        Self::Set,
    ];

    /// The kind's word in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Grosze => "grosze",
            Self::Date => "date",
            Self::Truth => "truth",
            Self::Word => "word",
            Self::Text => "text",
            Self::Set => "set",
        }
    }
}

/// A column's name for people.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Title {
    pub pl: String,
    pub en: String,
}

/// The cells of a column.
#[derive(Debug, Clone, PartialEq)]
pub enum Data {
    /// Numbers, days, truths (0 and 1); [`EMPTY`] where there is none.
    Whole(Vec<i32>),
    /// Places in the list of words; [`UNCODED`] where there is none.
    Word(Vec<String>, Vec<u16>),
    /// Texts; an empty one is none.
    Text(Packed),
    /// Up to 64 labels, a bit each.
    Set(Vec<String>, Vec<u64>),
}

impl Data {
    /// How many cells.
    pub fn len(&self) -> usize {
        match self {
            Self::Whole(cells) => cells.len(),
            Self::Word(_, cells) => cells.len(),
            Self::Text(cells) => cells.len(),
            Self::Set(_, cells) => cells.len(),
        }
    }

    /// True for none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// A column of a base.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// As filters name it: "consent.email".
    pub name: String,
    /// As people do.
    pub title: Title,
    /// What it holds.
    pub kind: Kind,
    /// Its cells.
    pub data: Data,
}

impl Column {
    /// A column of numbers, days or truths.
    pub fn whole(name: &str, kind: Kind, [pl, en]: [&str; 2], cells: Vec<i32>) -> Self {
        let title = Title {
            pl: pl.into(),
            en: en.into(),
        };
        Self {
            name: name.into(),
            title,
            kind,
            data: Data::Whole(cells),
        }
    }

    /// A column of words.
    pub fn word(name: &str, [pl, en]: [&str; 2], words: Vec<String>, cells: Vec<u16>) -> Self {
        let title = Title {
            pl: pl.into(),
            en: en.into(),
        };
        Self {
            name: name.into(),
            title,
            kind: Kind::Word,
            data: Data::Word(words, cells),
        }
    }

    /// The numbers of the column, where it has some.
    pub fn numbers(&self) -> Option<&[i32]> {
        match &self.data {
            Data::Whole(cells) => Some(cells),
            _ => None,
        }
    }

    /// The column of some of the contacts alone.
    pub fn of(&self, contacts: &Bits) -> Self {
        let data = match &self.data {
            Data::Whole(cells) => Data::Whole(contacts.iter().map(|at| cells[at]).collect()),
            Data::Word(words, cells) => {
                let cells = contacts.iter().map(|at| cells[at]).collect();
                Data::Word(words.clone(), cells)
            }
            Data::Text(cells) => Data::Text(contacts.iter().map(|at| cells.get(at)).collect()),
            Data::Set(words, cells) => {
                let cells = contacts.iter().map(|at| cells[at]).collect();
                Data::Set(words.clone(), cells)
            }
        };
        Self {
            name: self.name.clone(),
            title: self.title.clone(),
            kind: self.kind,
            data,
        }
    }

    /// A cell in the form that files use; empty where there is nothing.
    pub fn cell(&self, row: usize) -> String {
        match &self.data {
            Data::Whole(cells) if cells[row] == EMPTY => String::new(),
            Data::Whole(cells) => match self.kind {
                Kind::Date => Civil::of(cells[row]).text(),
                Kind::Truth => (if cells[row] == 0 { "no" } else { "yes" }).into(),
                _ => cells[row].to_string(),
            },
            Data::Word(_, cells) if cells[row] == UNCODED => String::new(),
            Data::Word(words, cells) => words[usize::from(cells[row])].clone(),
            Data::Text(cells) => cells.get(row).to_owned(),
            Data::Set(words, cells) => {
                let held = words
                    .iter()
                    .enumerate()
                    .filter(|(bit, _)| cells[row] >> bit & 1 == 1);
                let mut held: Vec<&str> = held.map(|(_, word)| word.as_str()).collect();
                held.sort_unstable();
                held.join(" ")
            }
        }
    }

    /// Each cell's place in the column's order; `i64::MAX` for an empty one.
    pub(super) fn ranks(&self) -> Vec<i64> {
        let order = |words: &[String]| {
            let mut order: Vec<usize> = (0..words.len()).collect();
            order.sort_by(|a, b| words[*a].cmp(&words[*b]));
            let mut ranks = vec![0; words.len()];
            order
                .iter()
                .enumerate()
                .for_each(|(rank, at)| ranks[*at] = rank as i64);
            ranks
        };
        match &self.data {
            Data::Whole(cells) => {
                let rank = |cell: &i32| {
                    if *cell == EMPTY {
                        i64::MAX
                    } else {
                        i64::from(*cell)
                    }
                };
                cells.iter().map(rank).collect()
            }
            Data::Word(words, cells) => {
                let ranks = order(words);
                let rank = |cell: &u16| ranks.get(usize::from(*cell)).copied().unwrap_or(i64::MAX);
                cells.iter().map(rank).collect()
            }
            Data::Text(cells) => {
                let texts: Vec<String> = cells.iter().map(str::to_owned).collect();
                let ranks = order(&texts);
                let rank = |(text, rank): (&String, i64)| {
                    if text.is_empty() { i64::MAX } else { rank }
                };
                texts.iter().zip(ranks).map(rank).collect()
            }
            Data::Set(_, cells) => {
                let rank = |cell: &u64| match cell.count_ones() {
                    0 => i64::MAX,
                    held => i64::from(held),
                };
                cells.iter().map(rank).collect()
            }
        }
    }
}
