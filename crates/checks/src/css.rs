//! CSS: what browsers drop, what matches nothing, what cannot be read on its background.

pub mod cascade;
pub mod color;
mod declarations;
mod grammar;
mod matching;
mod rules;
pub mod selector;
mod sheets;
mod usage;
mod value;

pub use rules::{Declaration, Rule, block};
pub use selector::{Selector, selectors};
pub use sheets::{Sheets, Source, Styles};
pub use value::{Component, Kind};

use crate::check::Sheet;

/// Reads every style of the carrier.
pub fn read(sheet: &Sheet) -> Sheets {
    sheets::read(sheet)
}

pub fn check(sheet: &mut Sheet, sheets: &Sheets) {
    declarations::check(sheet, sheets);
    usage::check(sheet, sheets);
}
