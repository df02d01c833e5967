//! For people who read with a screen reader, from a keyboard, or with weak sight.

mod aria;
mod contrast;
mod controls;
mod headings;
mod links;
pub mod names;
mod pictures;
mod tables;

pub use controls::{is_field, label};

use crate::check::Sheet;

pub fn check(sheet: &mut Sheet) {
    pictures::check(sheet);
    links::check(sheet);
    controls::check(sheet);
    headings::check(sheet);
    tables::check(sheet);
    aria::check(sheet);
    contrast::check(sheet);
}
