use super::{Base, Column, Data, EMPTY, Kind, UNCODED};
use serde::Serialize;
use std::collections::BTreeMap;

/// At most as many bars of a histogram.
const BARS_MAX: usize = 24;

/// What a column looks like as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Profile {
    /// The column's name.
    pub name: String,
    /// What it holds.
    pub kind: Kind,
    /// Cells with something in them.
    pub filled: u64,
    /// Empty cells.
    pub missing: u64,
    /// Different values.
    pub distinct: u64,
    /// The least and the greatest, as a file would write them.
    pub range: Option<[String; 2]>,
    /// The middle one, of numbers and days.
    pub median: Option<String>,
    /// A histogram of numbers and days; the most frequent words else.
    pub bars: Vec<Bar>,
}

/// A bar of a histogram.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Bar {
    /// The value, or the least of its range.
    pub from: String,
    /// The greatest of its range; the same as `from` for a single value.
    pub to: String,
    /// How many contacts.
    pub count: u64,
}

impl Base {
    /// The profile of a column.
    pub fn profile(&self, column: &Column) -> Profile {
        match &column.data {
            Data::Whole(cells) => numbers(column, cells),
            Data::Word(words, cells) => {
                let mut counts = vec![0_u64; words.len()];
                let held = cells.iter().filter(|cell| **cell != UNCODED);
                held.for_each(|cell| counts[usize::from(*cell)] += 1);
                let filled = counts.iter().sum();
                words_of(column, filled, words.iter().map(String::as_str).zip(counts))
            }
            Data::Text(cells) => {
                let mut counts = BTreeMap::<&str, u64>::new();
                let held = cells.iter().filter(|text| !text.is_empty());
                held.for_each(|text| *counts.entry(text).or_default() += 1);
                let filled = counts.values().sum();
                words_of(column, filled, counts.into_iter())
            }
            Data::Set(words, cells) => {
                let count = |bit: usize| cells.iter().filter(|it| **it >> bit & 1 == 1).count();
                let counts = words
                    .iter()
                    .enumerate()
                    .map(|(bit, word)| (&**word, count(bit)));
                let filled = cells.iter().filter(|it| **it != 0).count() as u64;
                words_of(
                    column,
                    filled,
                    counts.map(|(word, count)| (word, count as u64)),
                )
            }
        }
    }
}

fn words_of<'a>(
    column: &Column,
    filled: u64,
    counts: impl Iterator<Item = (&'a str, u64)>,
) -> Profile {
    let mut held: Vec<(&str, u64)> = counts.filter(|(_, count)| *count > 0).collect();
    let distinct = held.len() as u64;
    let range = held
        .iter()
        .map(|(word, _)| *word)
        .min()
        .zip(held.iter().map(|(word, _)| *word).max());
    let range = range.map(|(low, high)| [low.to_owned(), high.to_owned()]);
    held.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    held.truncate(BARS_MAX);
    let bar = |(word, count): (&str, u64)| Bar {
        from: word.into(),
        to: word.into(),
        count,
    };
    Profile {
        name: column.name.clone(),
        kind: column.kind,
        filled,
        missing: column.data.len() as u64 - filled,
        distinct,
        range,
        median: None,
        bars: held.into_iter().map(bar).collect(),
    }
}

fn numbers(column: &Column, cells: &[i32]) -> Profile {
    let mut held: Vec<i32> = cells
        .iter()
        .copied()
        .filter(|cell| *cell != EMPTY)
        .collect();
    held.sort_unstable();
    let distinct = held.chunk_by(|a, b| a == b).count();
    let told = |value: i32| {
        let one = Column {
            data: Data::Whole(vec![value]),
            ..bare(column)
        };
        one.cell(0)
    };
    let ends = held.first().zip(held.last());
    Profile {
        name: column.name.clone(),
        kind: column.kind,
        filled: held.len() as u64,
        missing: (cells.len() - held.len()) as u64,
        distinct: distinct as u64,
        range: ends.map(|(low, high)| [told(*low), told(*high)]),
        median: held.get(held.len() / 2).map(|middle| told(*middle)),
        bars: bars(&held, distinct, told),
    }
}

fn bare(column: &Column) -> Column {
    let data = Data::Whole(Vec::new());
    Column {
        name: String::new(),
        title: Default::default(),
        kind: column.kind,
        data,
    }
}

/// A bar a value where they are few, else ranges of one width up to the 99th percentile, and a
/// last one for what lies beyond.
fn bars(held: &[i32], distinct: usize, told: impl Fn(i32) -> String) -> Vec<Bar> {
    if distinct <= BARS_MAX {
        let bar = |run: &[i32]| Bar {
            from: told(run[0]),
            to: told(run[0]),
            count: run.len() as u64,
        };
        return held.chunk_by(|a, b| a == b).map(bar).collect();
    }
    let low = i64::from(held[0]);
    let most = i64::from(held[held.len() - 1]);
    let high = i64::from(held[held.len() * 99 / 100]);
    let width = ((high - low) / (BARS_MAX as i64 - 1)).max(0) + 1;
    let mut found = Vec::new();
    let mut from = low;
    let mut at = 0;
    while at < held.len() {
        let last = found.len() + 1 == BARS_MAX;
        let to = if last {
            most
        } else {
            (from + width - 1).min(most)
        };
        let end = held.partition_point(|cell| i64::from(*cell) <= to);
        let side = |value: i64| told(i32::try_from(value).unwrap_or(i32::MAX));
        found.push(Bar {
            from: side(from),
            to: side(to),
            count: (end - at) as u64,
        });
        at = end;
        from = to + 1;
    }
    found
}
