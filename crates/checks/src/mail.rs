//! Mail: what clients make of it, what it weighs, who sends it, how one leaves.

mod envelope;
mod identity;
mod layout;
mod plain;
mod preheader;
pub mod support;
mod unsafe_parts;
mod usage;

pub use layout::{CLIP_BYTES, says_dark};
pub use plain::plain_text;
pub use usage::{Use, uses};

use crate::check::Sheet;
use crate::css::Sheets;

pub fn check(sheet: &mut Sheet, sheets: &Sheets, uses: &[Use]) {
    envelope::check(sheet);
    preheader::check(sheet);
    identity::check(sheet);
    layout::check(sheet, sheets);
    plain::check(sheet);
    unsafe_parts::check(sheet);
    usage::check(sheet, uses);
}
