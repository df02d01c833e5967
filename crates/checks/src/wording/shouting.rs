//! Capitals and exclamation marks.

use super::polish::words;
use crate::check::Sheet;
use crate::finding::{Flaw, Part};
use crate::span::Span;

const EXCLAMATIONS_MAX: usize = 3;
/// Above this a single word in capitals is no short form.
const LONG_CHARS: usize = 7;

/// Words of four letters and more that are all capitals.
pub fn capitals(text: &str) -> impl Iterator<Item = &str> {
    words(text).filter(|word| {
        let letters = word.chars().filter(|c| c.is_alphabetic());
        letters.clone().count() > 3 && letters.clone().all(char::is_uppercase)
    })
}

pub fn exclamations(text: &str) -> usize {
    text.matches('!').count()
}

pub fn check(sheet: &mut Sheet) {
    let mut flaws = Vec::new();
    if let Some(mail) = &sheet.work.mail {
        for (part, text) in [
            (Part::Subject, &mail.subject),
            (Part::Preheader, &mail.preheader),
        ] {
            flaws.extend(runs(text).into_iter().map(|flaw| (part, flaw)));
            flaws.extend(shouted(text).map(|flaw| (part, flaw)));
            flaws.extend(picture_signs(text).map(|flaw| (part, flaw)));
        }
        let count = exclamations(&mail.subject);
        if count > 1 && runs(&mail.subject).is_empty() {
            let whole = Span::new(0, mail.subject.len());
            let flaw = Flaw::new("many-exclamation-marks", whole).with("count", count);
            flaws.push((Part::Subject, flaw));
        }
    }
    let mut count = 0;
    for piece in sheet.content.pieces.iter().filter(|piece| piece.seen) {
        let moved = |flaw: Flaw| Flaw {
            span: piece.part(flaw.span, sheet.html),
            ..flaw
        };
        flaws.extend(
            runs(&piece.text)
                .into_iter()
                .map(|flaw| (Part::Html, moved(flaw))),
        );
        flaws.extend(shouted(&piece.text).map(|flaw| (Part::Html, moved(flaw))));
        let before = count;
        count += exclamations(&piece.text);
        if before <= EXCLAMATIONS_MAX && count > EXCLAMATIONS_MAX {
            let flaw = Flaw::new("many-exclamation-marks", piece.span.trimmed(sheet.html));
            flaws.push((Part::Html, flaw.with("count", count)));
        }
    }
    flaws
        .into_iter()
        .for_each(|(part, flaw)| sheet.add_in(part, flaw));
}

/// Shouting in a text without HTML.
pub(super) fn loud(text: &str) -> Vec<Flaw> {
    let mut flaws = runs(text);
    let count = exclamations(text);
    if count > EXCLAMATIONS_MAX && flaws.is_empty() {
        let whole = Span::new(0, text.len()).trimmed(text);
        flaws.push(Flaw::new("many-exclamation-marks", whole).with("count", count));
    }
    flaws.extend(shouted(text));
    flaws
}

/// `!!`, `?!?`.
fn runs(text: &str) -> Vec<Flaw> {
    let mut found = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let size = bytes[at..]
            .iter()
            .take_while(|byte| matches!(byte, b'!' | b'?'))
            .count();
        let shouts = size > 1 && bytes[at..at + size].contains(&b'!');
        if shouts {
            let span = Span::new(at, at + size);
            found.push(Flaw::new("exclamation-run", span).with("text", span.of(text)));
        }
        at += size.max(1);
    }
    found
}

/// Two shouted words beside each other, or one that is long. Short forms such as RODO are none.
fn shouted(text: &str) -> Option<Flaw> {
    let start = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    let mut run: Option<(Span, usize)> = None;
    for word in capitals(text) {
        let own = Span::new(start(word), start(word) + word.len());
        let beside = run.filter(|(span, _)| text[span.end..own.start].trim().is_empty());
        let (span, count) = match beside {
            Some((span, count)) => (Span::new(span.start, own.end), count + 1),
            None => (own, 1),
        };
        if count > 1 || word.chars().count() > LONG_CHARS {
            return Some(Flaw::new("shouting", span).with("text", span.of(text)));
        }
        run = Some((span, count));
    }
    None
}

pub(super) fn picture_signs(text: &str) -> Option<Flaw> {
    let signs = text.chars().filter(|c| {
        let point = u32::from(*c);
        (0x1F300..=0x1FAFF).contains(&point) || (0x2600..=0x27BF).contains(&point)
    });
    let count = signs.count();
    let whole = Span::new(0, text.len());
    (count > 2).then(|| Flaw::new("many-emoji", whole).with("count", count))
}
