//! The words: shouting, spam, how hard they are to read, merge tags.

mod merge;
mod polish;
mod shouting;
mod spam;

pub use merge::{Tag, tags};
pub use polish::{Reading, reading, words};
pub use shouting::{capitals, exclamations};
pub use spam::spam_words;

use crate::check::Sheet;

pub fn check(sheet: &mut Sheet) {
    shouting::check(sheet);
    spam::check(sheet);
    merge::check(sheet);
    polish::check(sheet);
}
