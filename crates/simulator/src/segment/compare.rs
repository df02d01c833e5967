//! Segments side by side: the same bins for each, so that their shapes can be held together.

use super::Bits;
use crate::base::{Base, Column, Data, EMPTY, UNCODED};

/// At most as many bins of a measure.
const BINS_MAX: usize = 12;

/// Segments side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// How many contacts are in each.
    pub contacts: Vec<u64>,
    /// How many are in both of two: a row a segment.
    pub overlaps: Vec<Vec<u64>>,
    /// What they are compared by, as far as the base has it.
    pub measures: Vec<Measure>,
}

/// What segments are compared by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// "recency", "frequency", "spend", "categories", "consents", or a column's name.
    pub id: String,
    /// Of the bins.
    pub unit: Unit,
    /// In order.
    pub bins: Vec<Bin>,
    /// Each segment's.
    pub groups: Vec<Group>,
}

/// What a measure's numbers are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Days before today.
    Days,
    /// Whole grosze.
    Grosze,
    /// How often, or how old.
    Count,
    /// Words, one a contact.
    Word,
    /// Labels, any number a contact.
    Label,
}

/// A bin, the same for every segment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Bin {
    /// Numbers between two, both in it.
    Range([i64; 2]),
    /// A word, a label, a column.
    Word(String),
    /// All other words.
    Rest,
}

/// A segment in a measure.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Group {
    /// Contacts by bin.
    pub counts: Vec<u64>,
    /// Contacts of whom nothing is known.
    pub missing: u64,
    /// The mean of numbers in hundredths, rounded.
    pub mean_hundredths: Option<i64>,
    /// The middle one of numbers.
    pub median: Option<i64>,
}

/// Sets segments side by side.
pub fn compare(segments: &[Bits], base: &Base) -> Comparison {
    let both = |a: &Bits, b: &Bits| {
        let mut both = a.clone();
        both.and(b);
        both.ones()
    };
    let row = |own: &Bits| segments.iter().map(|other| both(own, other)).collect();
    Comparison {
        contacts: segments.iter().map(Bits::ones).collect(),
        overlaps: segments.iter().map(row).collect(),
        measures: measures(segments, base),
    }
}

fn measures(segments: &[Bits], base: &Base) -> Vec<Measure> {
    let numeric = [
        ("recency", "orders.last", Unit::Days),
        ("frequency", "orders.count", Unit::Count),
        ("spend", "orders.value_grosze", Unit::Grosze),
        ("age", "age", Unit::Count),
        ("signup", "signup", Unit::Days),
    ];
    let numeric = numeric.into_iter().filter_map(|(id, column, unit)| {
        let cells = base.column(column)?.numbers()?;
        Some(numbers(id, unit, cells, segments, base.today))
    });
    let mut found: Vec<Measure> = numeric.collect();
    let bought = |name: &str| {
        let own = name.strip_prefix("orders.")?.strip_suffix(".count")?;
        Some(own.to_owned())
    };
    let consent = |name: &str| {
        let own = name.strip_prefix("consent.")?;
        (!own.contains('.')).then(|| own.to_owned())
    };
    found.extend(flags("categories", bought, segments, base));
    found.extend(flags("consents", consent, segments, base));
    let words = ["sex", "region", "mailbox", "device", "source", "stage"];
    let words = words.into_iter().filter_map(|name| base.column(name));
    found.extend(words.filter_map(|column| worded(column, segments)));
    found.extend(base.column("tags").and_then(|it| labelled(it, segments)));
    found
}

/// Days stand in a base as days since 1970; here they are days before today.
fn numbers(id: &str, unit: Unit, cells: &[i32], segments: &[Bits], today: i32) -> Measure {
    let read = |at: usize| {
        let cell = (cells[at] != EMPTY).then(|| i64::from(cells[at]))?;
        Some(match unit {
            Unit::Days => i64::from(today) - cell,
            _ => cell,
        })
    };
    let values = |bits: &Bits| {
        let mut values: Vec<i64> = bits.iter().filter_map(read).collect();
        values.sort_unstable();
        values
    };
    let held: Vec<Vec<i64>> = segments.iter().map(values).collect();
    let mut all: Vec<i64> = held.iter().flatten().copied().collect();
    all.sort_unstable();
    let ranges = ranges(&all);
    let group = |(values, bits): (&Vec<i64>, &Bits)| {
        let upto = |value: i64| values.partition_point(|it| *it <= value) as u64;
        let before = |value: i64| values.partition_point(|it| *it < value) as u64;
        let sum: i64 = values.iter().sum();
        let count = values.len() as i64;
        Group {
            counts: ranges
                .iter()
                .map(|[from, to]| upto(*to) - before(*from))
                .collect(),
            missing: bits.ones() - values.len() as u64,
            mean_hundredths: (count > 0).then(|| (sum * 200 + count).div_euclid(count * 2)),
            median: values.get(values.len() / 2).copied(),
        }
    };
    Measure {
        id: id.into(),
        unit,
        groups: held.iter().zip(segments).map(group).collect(),
        bins: ranges.into_iter().map(Bin::Range).collect(),
    }
}

/// A bin a value where they are few; else ranges of one round width up to the 95th of a hundred,
/// and one for what lies beyond.
fn ranges(sorted: &[i64]) -> Vec<[i64; 2]> {
    let distinct: Vec<i64> = sorted.chunk_by(|a, b| a == b).map(|it| it[0]).collect();
    let (Some(least), Some(most)) = (distinct.first(), distinct.last()) else {
        return Vec::new();
    };
    if distinct.len() <= BINS_MAX {
        return distinct.iter().map(|value| [*value; 2]).collect();
    }
    let high = sorted[sorted.len() * 95 / 100];
    let width = round((high - least) / (BINS_MAX as i64 - 1) + 1);
    let from = least.div_euclid(width) * width;
    let mut found: Vec<[i64; 2]> = (0..)
        .map(|at| from + at * width)
        .take_while(|low| *low <= high)
        .map(|low| [low, low + width - 1])
        .collect();
    match found.last_mut() {
        Some(last) if last[1] < *most => {
            let beyond = [last[1] + 1, *most];
            found.push(beyond);
        }
        _ => {}
    }
    found
}

/// The next of 1, 2, 5, 10, 20, 50, …
fn round(width: i64) -> i64 {
    let mut ten = 1;
    loop {
        for step in [1, 2, 5] {
            if step * ten >= width {
                return step * ten;
            }
        }
        ten *= 10;
    }
}

/// Columns of numbers as labels: a contact has one where the number is above nought.
fn flags(
    id: &str,
    named: impl Fn(&str) -> Option<String>,
    segments: &[Bits],
    base: &Base,
) -> Option<Measure> {
    let columns = base.columns().iter();
    let (bins, flags): (Vec<Bin>, Vec<Bits>) = columns
        .filter_map(|column| {
            let word = named(&column.name)?;
            let cells = column.numbers()?;
            Some((Bin::Word(word), Bits::of(cells, |cell| cell > 0)))
        })
        .unzip();
    (!bins.is_empty()).then(|| labels(id, bins, &flags, segments))
}

fn labelled(column: &Column, segments: &[Bits]) -> Option<Measure> {
    let Data::Set(words, cells) = &column.data else {
        return None;
    };
    let has = |bit: usize| Bits::of(cells, |cell| cell >> bit & 1 == 1);
    let flags: Vec<Bits> = (0..words.len()).map(has).collect();
    let bins = words.iter().cloned().map(Bin::Word).collect();
    (!words.is_empty()).then(|| labels(&column.name, bins, &flags, segments))
}

/// Of whom nothing is known: those without any of the labels.
fn labels(id: &str, bins: Vec<Bin>, flags: &[Bits], segments: &[Bits]) -> Measure {
    let group = |bits: &Bits| {
        let mut none = bits.clone();
        let count = |flag: &Bits| {
            let mut both = bits.clone();
            both.and(flag);
            both.ones()
        };
        let counts = flags.iter().map(count).collect();
        flags.iter().for_each(|flag| none.without(flag));
        Group {
            counts,
            missing: none.ones(),
            ..Group::default()
        }
    };
    Measure {
        id: id.into(),
        unit: Unit::Label,
        groups: segments.iter().map(group).collect(),
        bins,
    }
}

fn worded(column: &Column, segments: &[Bits]) -> Option<Measure> {
    let Data::Word(words, cells) = &column.data else {
        return None;
    };
    let tally = |bits: &Bits| {
        // The last is for empty cells.
        let mut counts = vec![0_u64; words.len() + 1];
        for at in bits.iter() {
            let place = match cells[at] {
                UNCODED => words.len(),
                code => usize::from(code),
            };
            counts[place] += 1;
        }
        counts
    };
    let tallies: Vec<Vec<u64>> = segments.iter().map(tally).collect();
    let whole = |at: usize| tallies.iter().map(|it| it[at]).sum::<u64>();
    let mut order: Vec<usize> = (0..words.len()).filter(|at| whole(*at) > 0).collect();
    order.sort_by_key(|at| (std::cmp::Reverse(whole(*at)), &words[*at]));
    let rest = order.split_off(order.len().min(BINS_MAX));
    let group = |counts: &Vec<u64>| {
        let others = rest.iter().map(|at| counts[*at]).sum();
        let named = order.iter().map(|at| counts[*at]);
        Group {
            counts: named.chain((!rest.is_empty()).then_some(others)).collect(),
            missing: counts[words.len()],
            ..Group::default()
        }
    };
    let bins = order.iter().map(|at| Bin::Word(words[*at].clone()));
    Some(Measure {
        id: column.name.clone(),
        unit: Unit::Word,
        groups: tallies.iter().map(group).collect(),
        bins: bins
            .chain((!rest.is_empty()).then_some(Bin::Rest))
            .collect(),
    })
}
