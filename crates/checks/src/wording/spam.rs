//! Words that filters and readers take for spam.

use crate::check::Sheet;
use crate::finding::{Flaw, Part};
use crate::span::Span;

/// In lower case; each matches where it begins a word.
const WORDS: [&str; 44] = [
    "100% za darmo",
    "całkowicie za darmo",
    "za darmo!",
    "gratis!",
    "kliknij tutaj",
    "kliknij teraz",
    "kup teraz",
    "kup natychmiast",
    "nie czekaj",
    "okazja życia",
    "niepowtarzalna okazja",
    "jedyna taka okazja",
    "oferta życia",
    "ostatnia szansa",
    "tylko dziś",
    "tylko dzisiaj",
    "pilne!",
    "to nie spam",
    "zarób",
    "zarabiaj",
    "szybka gotówka",
    "łatwe pieniądze",
    "dodatkowy dochód",
    "pracuj z domu",
    "wygrałeś",
    "wygrałaś",
    "odbierz nagrodę",
    "odbierz prezent",
    "zostałeś wybrany",
    "zostałaś wybrana",
    "bez ryzyka",
    "bez zobowiązań",
    "gwarantowany zysk",
    "gwarancja zysku",
    "pożyczka",
    "kredyt bez",
    "chwilówk",
    "kasyno",
    "schudnij",
    "cudowny środek",
    "act now",
    "click here",
    "free!",
    "100% free",
];
const BODY_MAX: usize = 1;

/// Where spam words begin and end.
pub fn spam_words(text: &str) -> Vec<Span> {
    // A text whose lower case has another size is searched as it is.
    let lower = text.to_lowercase();
    let searched = if lower.len() == text.len() {
        lower.as_str()
    } else {
        text
    };
    let mut found = Vec::new();
    for word in WORDS {
        for (at, _) in searched.match_indices(word) {
            let before = searched[..at].chars().next_back();
            if before.is_none_or(|c| !c.is_alphanumeric()) {
                found.push(Span::new(at, at + word.len()));
            }
        }
    }
    found.sort_unstable();
    found
}

/// Spam words in a text without HTML; one is no sin.
pub(super) fn several(text: &str) -> Vec<Flaw> {
    let found = spam_words(text);
    if found.len() <= BODY_MAX {
        return Vec::new();
    }
    let flaw = |span: Span| Flaw::new("spam-words", span).with("text", span.of(text));
    found.into_iter().map(flaw).collect()
}

pub fn check(sheet: &mut Sheet) {
    let mut flaws = Vec::new();
    if let Some(mail) = &sheet.work.mail {
        for (part, text) in [
            (Part::Subject, &mail.subject),
            (Part::Preheader, &mail.preheader),
        ] {
            for span in spam_words(text) {
                let flaw = Flaw::new("spam-word-in-subject", span).with("text", span.of(text));
                flaws.push((part, flaw));
            }
        }
    }
    let mut body = Vec::new();
    for piece in sheet.content.pieces.iter().filter(|piece| piece.seen) {
        for span in spam_words(&piece.text) {
            let flaw = Flaw::new("spam-words", piece.part(span, sheet.html));
            body.push(flaw.with("text", span.of(&piece.text)));
        }
    }
    // One such word is no sin.
    if body.len() > BODY_MAX {
        flaws.extend(body.into_iter().map(|flaw| (Part::Html, flaw)));
    }
    flaws
        .into_iter()
        .for_each(|(part, flaw)| sheet.add_in(part, flaw));
}
