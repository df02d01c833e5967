//! The law, as far as a text shows it: consents, the duty to inform, prices, pictures.
//!
//! Consent: art. 4(11) and 7 GDPR with recital 32 (not ticked beforehand, not bundled), art. 398
//! of Prawo komunikacji elektronicznej (prior consent for a channel). Information: art. 13 GDPR.
//! Prices: art. 4(2) of the act on informing about prices (the lowest price of 30 days).

mod clause;
mod consent;
mod pictures;
mod prices;

pub use clause::items;

use crate::check::Sheet;
use crate::finding::Flaw;
use crate::forms::forms;
use crate::work::Carrier;

pub fn check(sheet: &mut Sheet) {
    let mut flaws = Vec::new();
    for form in forms(sheet.document) {
        flaws.extend(consent::judge(sheet, &form));
        flaws.extend(clause::judge(sheet, &form));
    }
    flaws.extend(pictures::judge(sheet));
    flaws.extend(prices::judge(sheet));
    if sheet.work.carrier == Carrier::Newsletter {
        flaws.extend(mail(sheet));
    }
    flaws.into_iter().for_each(|flaw| sheet.add(flaw));
}

/// What a mail says of the consent that it stands on.
fn mail(sheet: &Sheet) -> Option<Flaw> {
    let piece = |any: &[&str]| {
        let has = |text: &str| any.iter().any(|word| text.contains(word));
        let mut seen = sheet.content.pieces.iter().filter(|piece| piece.seen);
        seen.find(|piece| has(&piece.text.to_lowercase()))
    };
    let asks = [
        "wyraź zgodę",
        "wyraź swoją zgodę",
        "czy chcesz otrzymywać",
        "chcesz dostawać oferty",
        "potwierdź zgodę na oferty",
    ];
    if let Some(found) = piece(&asks) {
        let span = found.span.trimmed(sheet.html);
        return Some(Flaw::new("consent-asked-by-mail", span));
    }
    let reasons = [
        "otrzymujesz tę wiadomość",
        "otrzymujesz ten",
        "dostajesz tę wiadomość",
        "dostajesz ten",
        "bo zgodził",
        "ponieważ zgod",
        "zapisał",
        "na podstawie zgody",
        "wyrazil",
        "dostajesz go",
    ];
    let last = sheet.content.pieces.iter().rev().find(|piece| piece.seen);
    let place = last.map_or_else(|| crate::html::head_place(sheet), |piece| piece.span);
    let silent = piece(&reasons).is_none();
    silent.then(|| Flaw::new("mail-without-reason", place.trimmed(sheet.html)))
}
