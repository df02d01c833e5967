//! HTML: elements, attributes, nesting, the head, addresses.

mod addresses;
mod attributes;
mod elements;
mod head;
mod ids;
mod nesting;
mod vocabulary;

pub use addresses::{Address, address};
pub use head::head_place;
pub use vocabulary::{Entry, entry};

use crate::check::Sheet;

pub fn check(sheet: &mut Sheet) {
    elements::check(sheet);
    attributes::check(sheet);
    nesting::check(sheet);
    ids::check(sheet);
    head::check(sheet);
    addresses::check(sheet);
}
