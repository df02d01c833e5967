//! An SMS: how many parts it takes, who sends it, where it leads, how one leaves.

use super::sms::{self, Alphabet};
use super::{Flaws, address_flaw, addresses, end, is_way_out, of, opened, utm_flaw};
use crate::finding::{Flaw, Part};
use crate::span::Span;
use crate::wording::{self, tags};
use crate::work::{Short, Work};

/// More parts cost more than most messages are worth (chosen).
const PARTS_USUAL: usize = 2;
/// A link as long as this takes a fifth of a part (chosen).
const LINK_CHARS_MAX: usize = 30;
/// A path that a shortener makes is no longer (Bitly and Rebrandly give 5 to 7 letters).
const SHORTENED_PATH_MAX: usize = 12;

pub fn check(work: &Work, short: &Short) -> Flaws {
    let mut flaws: Flaws = of(Part::Sender, sender(&short.sender)).collect();
    let text = &short.text;
    if text.trim().is_empty() {
        let whole = Span::new(0, text.len());
        flaws.push((Part::Text, Flaw::new("sms-empty", whole)));
        return flaws;
    }
    let mut own = wording::plain(text);
    own.extend(parts(text));
    own.extend(letters(text));
    own.extend(varying(text));
    own.extend(links(text));
    if !short.service {
        own.extend(identity(work, short));
        let out = is_way_out(text);
        own.extend((!out).then(|| Flaw::new("sms-without-way-out", end(text))));
    }
    flaws.extend(of(Part::Text, own));
    flaws
}

/// A sender's name: 11 letters without marks, digits, full stops, hyphens, spaces, one letter at
/// least (YouLead, "Informacje SMS"; Polish gateways agree).
fn sender(sender: &str) -> Vec<Flaw> {
    let name = sender.trim();
    let whole = Span::new(0, sender.len());
    if name.is_empty() {
        return vec![Flaw::new("sms-without-sender", whole)];
    }
    let mut flaws = Vec::new();
    let size = name.chars().count();
    if size > sms::SENDER_CHARS_MAX {
        let beyond = super::beyond(sender, sms::SENDER_CHARS_MAX);
        flaws.push(Flaw::new("sms-sender-long", beyond).with("count", size));
    }
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ' ');
    let lettered = name.chars().any(|c| c.is_ascii_alphabetic());
    if !lettered || !name.chars().all(fits) {
        flaws.push(Flaw::new("sms-sender-letters", whole).with("text", name));
    }
    flaws
}

fn parts(text: &str) -> Option<Flaw> {
    let parts = sms::count(&sms::sent(text)).parts;
    let code = match parts {
        parts if parts > sms::PARTS_MAX => "sms-over-limit",
        parts if parts > PARTS_USUAL => "sms-long",
        _ => return None,
    };
    let whole = Span::new(0, text.len()).trimmed(text);
    let flaw = Flaw::new(code, whole).with("count", parts);
    Some(flaw.with("limit", sms::PARTS_MAX))
}

/// Letters that GSM lacks: they make each part less than half as long.
fn letters(text: &str) -> Option<Flaw> {
    let sent = sms::sent(text);
    let now = sms::count(&sent);
    if now.alphabet == Alphabet::Gsm7 {
        return None;
    }
    let foreign = sms::foreign(&sent);
    let first = text
        .char_indices()
        .find(|(_, letter)| foreign.contains(letter));
    let place = first.map_or(Span::new(0, text.len()), |(at, letter)| {
        Span::new(at, at + letter.len_utf8())
    });
    let named: Vec<String> = foreign.iter().map(char::to_string).collect();
    let named = named.join(" ");
    let plain = sms::count(&sms::plain(&sent)).parts;
    Some(match plain < now.parts {
        true => Flaw::new("sms-letters-cost", place)
            .with("text", named)
            .with("count", now.parts)
            .with("limit", plain),
        false => Flaw::new("sms-letters", place).with("text", named),
    })
}

/// What a tag is filled with has any length, and letters of its own.
fn varying(text: &str) -> Option<Flaw> {
    let mut found = tags(text).into_iter();
    let tag = found.find(|tag| !tag.broken && !is_way_out(&tag.name))?;
    Some(Flaw::new("sms-length-varies", tag.span).with("text", tag.span.of(text)))
}

fn links(text: &str) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    let mut leads = false;
    for span in addresses(text) {
        let link = span.of(text);
        let way_out = is_way_out(link);
        leads |= !way_out;
        // What does not work has no length to speak of.
        if let Some(flaw) = address_flaw(link, span) {
            flaws.push(flaw);
            continue;
        }
        if way_out || is_shortened(link) {
            continue;
        }
        let size = link.chars().count();
        if size > LINK_CHARS_MAX {
            flaws.push(Flaw::new("sms-long-link", span).with("count", size));
        }
        flaws.extend(utm_flaw(link, span));
    }
    if !leads {
        flaws.push(Flaw::new("sms-without-link", end(text)));
    }
    flaws
}

/// Whether an address is what a shortener makes: a short host, and one word after it.
fn is_shortened(link: &str) -> bool {
    let link = opened(link);
    let rest = link.split_once("://").map_or("", |(_, rest)| rest);
    let Some((host, path)) = rest.split_once('/') else {
        return false;
    };
    let word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let one = !path.is_empty() && path.len() <= SHORTENED_PATH_MAX && path.chars().all(word);
    let shorteners = [
        "bit.ly",
        "cutt.ly",
        "tinyurl.com",
        "rb.gy",
        "is.gd",
        "t.ly",
        "tiny.pl",
    ];
    let first = host.split('.').next().unwrap_or_default();
    one && (shorteners.contains(&host) || first.len() <= 2)
}

/// Whether sender or text say whose message it is.
fn identity(work: &Work, short: &Short) -> Option<Flaw> {
    let bare = |text: &str| -> String {
        let plain = sms::plain(text).to_lowercase();
        plain.chars().filter(|c| c.is_alphanumeric()).collect()
    };
    let told = match work.company.as_deref().map(bare) {
        Some(company) if !company.is_empty() => {
            // A long name is cut where a sender's name ends.
            let name: String = company.chars().take(sms::SENDER_CHARS_MAX).collect();
            bare(&short.sender).contains(&name) || bare(&short.text).contains(&company)
        }
        _ => !short.sender.trim().is_empty(),
    };
    (!told).then(|| Flaw::new("sms-unidentified", Span::new(0, 0)))
}
