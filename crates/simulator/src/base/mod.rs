//! A contact base: typed columns of equal length. Generated, or an author's own file.

mod column;
mod import;
mod profile;
mod text;

pub use column::{Column, Data, EMPTY, Kind, Title, UNCODED};
pub use import::{ImportFault, import};
pub use profile::{Bar, Profile};
pub use text::Packed;

use std::collections::BTreeMap;

/// The columns, in the order in which they are shown.
#[derive(Debug, Clone, Default)]
pub struct Base {
    count: usize,
    columns: Vec<Column>,
    places: BTreeMap<String, usize>,
    /// "Today", as days since 1970-01-01.
    pub today: i32,
}

impl Base {
    /// A base of so many contacts, without columns yet.
    pub fn new(count: usize, today: i32) -> Self {
        Self {
            count,
            today,
            ..Self::default()
        }
    }

    /// How many contacts.
    pub fn count(&self) -> usize {
        self.count
    }

    /// The columns, in order.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The column of a name.
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.places.get(name).map(|at| &self.columns[*at])
    }

    /// Puts a column at the end, or in the place of its namesake.
    pub fn put(&mut self, column: Column) {
        assert_eq!(column.data.len(), self.count, "{}", column.name);
        match self.places.get(&column.name) {
            Some(at) => self.columns[*at] = column,
            None => {
                self.places.insert(column.name.clone(), self.columns.len());
                self.columns.push(column);
            }
        }
    }

    /// A cell as text, in the form that files use; empty where there is nothing.
    pub fn cell(&self, column: &Column, row: usize) -> String {
        column.cell(row)
    }

    /// The rows in a column's order; empty cells last either way; equal ones in their own order.
    pub fn sorted(&self, column: &Column, descending: bool) -> Vec<u32> {
        let mut rows: Vec<u32> = (0..self.count as u32).collect();
        let ranks = column.ranks();
        rows.sort_by_key(|row| match ranks[*row as usize] {
            i64::MAX => i64::MAX,
            rank if descending => -rank,
            rank => rank,
        });
        rows
    }
}
