//! The line that an inbox shows after the subject.

use crate::check::Sheet;
use crate::finding::{Flaw, Part};
use crate::html::head_place;
use crate::span::Span;

const CHARS_MIN: usize = 30;
const CHARS_MAX: usize = 110;

pub fn check(sheet: &mut Sheet) {
    let mail = sheet.work.mail.as_ref();
    let written = mail.map_or("", |mail| mail.preheader.trim());
    let hidden = sheet.content.hidden_start.clone();
    let (text, part, span) = match written.is_empty() {
        false => {
            let size = mail.map_or(0, |mail| mail.preheader.len());
            (written.to_owned(), Part::Preheader, Span::new(0, size))
        }
        true => {
            let piece = sheet.content.pieces.iter().find(|piece| !piece.seen);
            let place = piece.map_or_else(|| head_place(sheet), |piece| piece.span);
            (hidden, Part::Html, place)
        }
    };
    let size = text
        .chars()
        .filter(|c| !matches!(c, '\u{200C}' | '\u{A0}' | '\u{34F}'))
        .count();
    let subject = mail.map_or("", |mail| mail.subject.trim());
    let flaw = if size == 0 {
        Flaw::new("missing-preheader", span)
    } else if !subject.is_empty() && text.to_lowercase().starts_with(&subject.to_lowercase()) {
        Flaw::new("preheader-repeats-subject", span)
    } else if size < CHARS_MIN {
        Flaw::new("short-preheader", span).with("count", size)
    } else if size > CHARS_MAX {
        Flaw::new("long-preheader", span).with("count", size)
    } else {
        return;
    };
    sheet.add_in(part, flaw);
}
