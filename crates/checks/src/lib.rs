//! Checks of what a candidate writes: text in, findings out.
//!
//! Pure: no clock, no network, no order of a hash map. The same text gives the same findings, byte
//! for byte, natively and in a browser. One reader serves every rule: `reader` makes a tree in
//! which each node knows its place in the text, so that each finding has an exact range.

pub mod accessibility;
mod check;
mod content;
pub mod css;
pub mod dom;
pub mod features;
pub mod finding;
pub mod forms;
pub mod html;
pub mod landing;
pub mod law;
pub mod mail;
pub mod reader;
pub mod rule;
pub mod short;
pub mod span;
pub mod wording;
pub mod words;
pub mod work;

pub use check::{Report, check, text_of};
pub use features::Features;
pub use finding::{Finding, Part, Place};
pub use rule::{Area, Code, Severity, rules, version};
pub use span::Span;
pub use words::{Language, Message, say};
pub use work::{Carrier, Licence, Mail, Picture, Short, Work};
