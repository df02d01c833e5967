use casefile::Localized;
use casefile::audience::ClauseChannel;
use casefile::workflow::{Operator, Rule};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Segments by id.
pub type Library = BTreeMap<String, Rule>;

/// What a world holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct World {
    /// How many contacts.
    pub contacts: u64,
    /// "Today" in it, as in "2026-03-02".
    pub today: String,
    /// The columns, in order.
    pub columns: Vec<Column>,
    /// The ids of categories, in the company's order.
    pub categories: Vec<String>,
    /// Of every draw, unless a launch says otherwise.
    pub seed: u64,
    /// The simulator's version: rises whenever equal inputs would give another outcome.
    pub simulator: u32,
}

/// A column of the contacts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// As rules name it.
    pub name: String,
    /// As people do.
    pub title: Localized,
    /// What it holds.
    pub kind: ColumnKind,
    /// What a rule may ask of it.
    pub operators: Vec<Operator>,
    /// The words of a column of words or labels, at most [`Column::WORDS_MAX`].
    pub words: Vec<String>,
}

impl Column {
    /// At most so many words of a column are named.
    pub const WORDS_MAX: usize = 200;
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ColumnKind {
    /// Whole numbers.
    Whole,
    /// Money in whole grosze.
    Grosze,
    /// Days, as in "2026-03-02".
    Date,
    /// "yes" or "no".
    Truth,
    /// One word of a short list.
    Word,
    /// Any text.
    Text,
    /// Any number of labels, with blanks between.
    Set,
}

/// Some rows of the contacts.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Rows {
    /// Of those for whom this holds; of all without.
    pub rule: Option<Rule>,
    /// Segments that the rule may name, by id.
    pub library: Library,
    /// By which column, else in the base's order.
    pub order: Option<Order>,
    /// Which columns, in this order.
    pub columns: Vec<String>,
    /// The first, from 0.
    pub from: u64,
    /// At most so many, and at most [`Rows::COUNT_MAX`].
    pub count: u64,
}

impl Rows {
    /// At most so many rows are given at once.
    pub const COUNT_MAX: u64 = 1_000;
}

/// How rows are sorted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// By this column; empty cells last either way.
    pub column: String,
    /// The greatest first.
    pub descending: bool,
}

/// Some rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// How many there are in all.
    pub total: u64,
    /// Each row's place in the base, from 0.
    pub places: Vec<u32>,
    /// Cells as files write them (whole grosze, "2026-03-02", "yes"); empty where there is none.
    pub rows: Vec<Vec<String>>,
}

/// What a column looks like as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// The column's name.
    pub name: String,
    /// What it holds; `kind` is taken in an answer's head.
    #[serde(rename = "holds")]
    pub kind: ColumnKind,
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bar {
    /// The value, or the least of its range.
    pub from: String,
    /// The greatest of its range; the same as `from` for a single value.
    pub to: String,
    /// How many contacts.
    pub count: u64,
}

/// How many fit a rule, and how many of those may be written to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Count {
    /// The rule.
    pub rule: Rule,
    /// Segments that it may name, by id.
    pub library: Library,
    /// By which channel they would be written to.
    pub channel: ClauseChannel,
}

/// From a segment to who may be written to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Funnel {
    /// In the segment.
    pub segment: u64,
    /// Of those: with a consent to the channel that was not withdrawn.
    pub consented: u64,
    /// Of those: not marked "do not contact" on the channel.
    pub unsuppressed: u64,
    /// Of those: with an address that can be written to, each address once.
    pub eligible: u64,
    /// The rule, read back in words.
    pub sentence: Localized,
}

/// Sets segments side by side.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Compare {
    /// By id, in the order of the columns of the answer.
    pub segments: Vec<(String, Rule)>,
    /// Segments that the rules may name, by id.
    pub library: Library,
}

/// Segments side by side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// How many contacts are in each segment.
    pub contacts: Vec<u64>,
    /// How many are in both of two segments: a row a segment.
    pub overlaps: Vec<Vec<u64>>,
    /// What they are compared by.
    pub measures: Vec<Measure>,
}

/// What segments are compared by: the same bins for each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    /// `recency`, `frequency`, `spend`, `categories`, `consents`, or the name of a column.
    pub id: String,
    /// Of the bins' bounds and of the means.
    pub unit: Unit,
    /// The bins, in order.
    pub bins: Vec<Bin>,
    /// Each segment's, in the order of the request.
    pub groups: Vec<Group>,
}

/// What a measure's numbers are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Days before today.
    Days,
    /// Whole grosze.
    Grosze,
    /// How often, or how old.
    Count,
    /// Words, of which each contact has one: bins have names and no bounds.
    Word,
    /// Labels, of which a contact has any number: shares do not sum to the whole.
    Label,
}

/// A bin, the same for every segment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bin {
    /// Of words and labels: the word. Neither word nor range: all other words.
    pub word: Option<String>,
    /// The least and the greatest in it, of numbers; both ends in it.
    pub range: Option<[i64; 2]>,
}

/// A segment in a measure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
