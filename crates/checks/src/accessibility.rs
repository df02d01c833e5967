//! For people who read with a screen reader, from a keyboard, or with weak sight.

mod aria;
mod contrast;
mod controls;
mod headings;
mod links;
pub mod names;
mod pictures;
mod tables;

use crate::check::Sheet;
use crate::css::Sheets;
use crate::css::cascade::Cascade;

pub fn check(sheet: &mut Sheet, sheets: &Sheets) {
    let cascade = Cascade::new(sheet.document, sheets);
    pictures::check(sheet);
    links::check(sheet);
    controls::check(sheet);
    headings::check(sheet);
    tables::check(sheet);
    aria::check(sheet);
    contrast::check(sheet, &cascade);
}
