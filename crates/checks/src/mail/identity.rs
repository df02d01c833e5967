//! Who sends, and how one leaves.

use crate::check::Sheet;
use crate::content::Purpose;
use crate::finding::Flaw;
use crate::html::{Address, head_place};

const SIZE_PX_MIN: f32 = 10.0;
const RATIO_MIN: u32 = 300;

pub fn check(sheet: &mut Sheet) {
    let mut flaws = unsubscribe(sheet);
    flaws.extend(identity(sheet));
    if sheet.content.links_for(Purpose::Privacy).next().is_none() {
        flaws.push(Flaw::new("mail-without-privacy-link", end(sheet)));
    }
    let offers = sheet.content.links.iter().filter(|link| {
        matches!(link.purpose, Purpose::Button | Purpose::Text)
            && matches!(link.address, Address::Web { .. } | Address::Merge)
    });
    if offers.count() == 0 {
        flaws.push(Flaw::new("mail-without-link", end(sheet)));
    } else if sheet.content.links_for(Purpose::Button).next().is_none() {
        flaws.push(Flaw::new("mail-without-button", end(sheet)));
    }
    flaws.into_iter().for_each(|flaw| sheet.add(flaw));
}

/// Where something at the end of a mail is missed: at the last that is read.
fn end(sheet: &Sheet) -> crate::Span {
    let last = sheet.content.pieces.iter().rev().find(|piece| piece.seen);
    last.map_or_else(|| head_place(sheet), |piece| piece.span)
}

fn unsubscribe(sheet: &Sheet) -> Vec<Flaw> {
    let links: Vec<_> = sheet.content.links_for(Purpose::Unsubscribe).collect();
    let works = |address: Address| {
        matches!(
            address,
            Address::Web { .. } | Address::Merge | Address::Contact
        )
    };
    if !links.iter().any(|link| works(link.address)) {
        let place = links.first().map_or_else(|| end(sheet), |link| link.span);
        return vec![Flaw::new("missing-unsubscribe", place)];
    }
    let mut flaws = Vec::new();
    for link in links {
        let Some(look) = sheet.content.looks.get(&link.id) else {
            continue;
        };
        let pale = look
            .background
            .is_some_and(|ground| look.color.over(ground).contrast(ground) < RATIO_MIN);
        if pale || look.size_px < SIZE_PX_MIN || !look.shown {
            flaws.push(Flaw::new("faint-unsubscribe", link.span));
        }
    }
    flaws
}

/// The law asks for the sender's name and an address; so do readers and filters.
fn identity(sheet: &Sheet) -> Vec<Flaw> {
    let text = sheet.content.text.to_lowercase();
    let mut flaws = Vec::new();
    let company = sheet.work.company.as_deref().map(str::to_lowercase);
    let forms = [
        "sp. z o.o.",
        "s.a.",
        "spółka",
        "sp.j.",
        "sp. k.",
        "nip",
        "krs",
        "fundacja",
    ];
    let named = match company {
        Some(company) => text.contains(&company),
        None => forms.iter().any(|form| text.contains(form)),
    };
    if !named {
        flaws.push(Flaw::new("missing-sender-identity", end(sheet)));
    }
    let streets = [
        "ul. ",
        "ulica ",
        "al. ",
        "aleja ",
        "pl. ",
        "plac ",
        "os. ",
        "skr. poczt",
    ];
    let mail = sheet
        .content
        .links
        .iter()
        .any(|link| link.href.to_lowercase().starts_with("mailto:"));
    let addressed = streets.iter().any(|street| text.contains(street)) || has_postcode(&text);
    if !addressed {
        flaws.push(Flaw::new("missing-sender-address", end(sheet)));
    }
    let reachable = mail || text.contains('@') || text.contains("tel.") || text.contains("telefon");
    if !reachable {
        flaws.push(Flaw::new("missing-sender-contact", end(sheet)));
    }
    flaws
}

/// `96-100`.
fn has_postcode(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.windows(6).any(|part| {
        let digit = |at: usize| part[at].is_ascii_digit();
        digit(0) && digit(1) && part[2] == b'-' && digit(3) && digit(4) && digit(5)
    })
}
