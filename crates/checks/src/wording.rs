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
use crate::finding::Flaw;

pub fn check(sheet: &mut Sheet) {
    shouting::check(sheet);
    spam::check(sheet);
    merge::check(sheet);
    polish::check(sheet);
}

/// What is loud in a text without HTML.
pub(crate) fn loud(text: &str) -> Vec<Flaw> {
    let mut flaws = shouting::loud(text);
    flaws.extend(spam::several(text));
    flaws
}

/// What is wrong with the words of a short text without HTML that is sent to people by name.
pub(crate) fn plain(text: &str) -> Vec<Flaw> {
    let mut flaws = loud(text);
    flaws.extend(shouting::picture_signs(text));
    flaws.extend(merge::judge(text, true));
    flaws
}
