//! Short messages: an SMS, a web push, a post. Plain texts beside each other, no HTML.

mod message;
pub mod network;
mod notice;
mod post;
pub mod sms;

pub use network::{Limits, Links, Network, Ratio};
pub use notice::{TEXT_CHARS_MAX, TITLE_CHARS_MAX};

use crate::check::{Report, findings};
use crate::features::Features;
use crate::finding::{Finding, Flaw, Part};
use crate::html::{Address, address};
use crate::rule::{Area, Severity};
use crate::span::Span;
use crate::wording::{capitals, exclamations, spam_words, tags};
use crate::work::{Carrier, Licence, Picture, Short, Work};

/// What was found, with the text that it is in.
type Flaws = Vec<(Part, Flaw)>;

/// Checks a short message by every rule that applies to its carrier.
pub fn check(work: &Work) -> Report {
    let empty = Short::default();
    let short = work.short.as_ref().unwrap_or(&empty);
    let mut flaws = match work.carrier {
        Carrier::Push => notice::check(short),
        Carrier::Post => post::check(short),
        _ => message::check(work, short),
    };
    flaws.extend(pictures(work, short));
    let findings = findings(work, flaws);
    let links = links(work.carrier, short);
    let texts = [short.title.trim(), short.text.trim()];
    let texts: Vec<&str> = texts.into_iter().filter(|text| !text.is_empty()).collect();
    Report {
        uses: Vec::new(),
        plain_text: texts.join("\n"),
        features: features(work, short, &findings, &links),
        findings,
        links,
    }
}

/// Where the addresses in a text stand: with a scheme, with `www.`, or a host with a path, as
/// telephones and networks make links of them.
pub fn addresses(text: &str) -> Vec<Span> {
    let whole = masked(text);
    let start = |word: &str| word.as_ptr() as usize - whole.as_ptr() as usize;
    let words =
        whole.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '"' | '„' | '”'));
    let one = |word: &str| {
        let kept = word.trim_end_matches(['.', ',', ';', ':', '!', '?']);
        is_address(kept).then(|| Span::new(start(word), start(word) + kept.len()))
    };
    words.filter_map(one).collect()
}

/// The text with the white space inside of merge tags filled, so that a tag is one word.
fn masked(text: &str) -> String {
    let mut whole = text.as_bytes().to_vec();
    for tag in tags(text) {
        for byte in &mut whole[tag.span.start..tag.span.end] {
            if byte.is_ascii_whitespace() || *byte == b'"' {
                *byte = b'_';
            }
        }
    }
    // One byte of ASCII stands for another: it is UTF-8 as before.
    String::from_utf8(whole).unwrap_or_default()
}

fn is_address(word: &str) -> bool {
    let lower = word.to_lowercase();
    if ["http://", "https://", "www."]
        .iter()
        .any(|start| lower.starts_with(start))
    {
        return true;
    }
    let Some((host, _)) = lower.split_once('/') else {
        return false;
    };
    let end = host.rsplit_once('.').map_or("", |(_, end)| end);
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    host.chars().all(plain)
        && !host.starts_with('.')
        && (2..=24).contains(&end.len())
        && end.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// An address with its scheme, as it is opened.
fn opened(written: &str) -> String {
    match written.contains("://") {
        true => written.to_owned(),
        false => format!("https://{written}"),
    }
}

/// Where it leads, each address once; ways out are none, and dead letters lead nowhere.
fn links(carrier: Carrier, short: &Short) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let pressed = carrier != Carrier::Post || short.network.limits().links != Links::Dead;
    let own = match carrier {
        Carrier::Sms => "",
        _ => short.link.trim(),
    };
    let written = addresses(&short.text);
    let written = written.into_iter().map(|span| span.of(&short.text));
    // A push is one link: what stands in its text can't be pressed.
    let written = written.filter(|_| carrier != Carrier::Push);
    for link in written
        .chain([own])
        .filter(|link| pressed && !is_way_out(link))
    {
        let link = opened(link);
        if matches!(address(&link), Address::Web { .. }) && !found.contains(&link) {
            found.push(link);
        }
    }
    found
}

/// Whether a word or an address is about leaving.
fn is_way_out(text: &str) -> bool {
    let text = text.to_lowercase();
    ["stop", "wypis", "wypisz", "rezygn", "unsub", "opt-out"]
        .iter()
        .any(|word| text.contains(word))
}

/// What is wrong with an address itself.
fn address_flaw(written: &str, span: Span) -> Option<Flaw> {
    let link = opened(written.trim());
    let code = match address(&link) {
        Address::Web { secure: false } => "insecure-link",
        Address::Web { .. } | Address::Merge | Address::Contact => return None,
        _ => "broken-address",
    };
    Some(Flaw::new(code, span).with("value", written.trim()))
}

/// An address whose visits reports could not tell from others.
fn utm_flaw(written: &str, span: Span) -> Option<Flaw> {
    let names = ["utm_source", "utm_medium", "utm_campaign"];
    let missing = names
        .into_iter()
        .filter(|name| !written.contains(&format!("{name}=")));
    let missing: Vec<&str> = missing.collect();
    match missing.len() {
        0 => None,
        3 => Some(Flaw::new("links-without-utm", span).with("count", 1)),
        _ => Some(Flaw::new("partial-utm", span).with("text", missing.join(", "))),
    }
}

/// What is wrong with a whole link: what does not work is not judged further.
fn link_flaw(written: &str, span: Span) -> Option<Flaw> {
    address_flaw(written, span).or_else(|| utm_flaw(written, span))
}

/// The picture of the library that a push or a post shows.
fn picture<'a>(work: &'a Work, short: &Short) -> Option<&'a Picture> {
    let shown = match work.carrier {
        Carrier::Push | Carrier::Post => short.picture.as_deref()?,
        _ => return None,
    };
    crate::content::library(work, shown)
}

/// Pictures within their licence.
fn pictures(work: &Work, short: &Short) -> Option<(Part, Flaw)> {
    let picture = picture(work, short)?;
    let code = match picture.licence {
        Licence::Unlicensed => "unlicensed-picture",
        Licence::Credit if !short.text.contains(&picture.author) => "author-not-credited",
        _ => return None,
    };
    let size = short.picture.as_ref().map_or(0, String::len);
    let flaw = Flaw::new(code, Span::new(0, size)).with("author", &picture.author);
    Some((Part::Picture, flaw))
}

/// Flaws of one text.
fn of(part: Part, flaws: impl IntoIterator<Item = Flaw>) -> impl Iterator<Item = (Part, Flaw)> {
    flaws.into_iter().map(move |flaw| (part, flaw))
}

/// Where something at the end of a text is missed: at its last letter.
fn end(text: &str) -> Span {
    Span::new(text.len(), text.len())
}

/// From the letter after so many of them to the end.
fn beyond(text: &str, chars: usize) -> Span {
    let at = text
        .char_indices()
        .nth(chars)
        .map_or(text.len(), |(at, _)| at);
    Span::new(at, text.len())
}

fn features(work: &Work, short: &Short, findings: &[Finding], links: &[String]) -> Features {
    let size = |text: &str| count(text.trim().chars().count());
    let of = |codes: &[&str]| {
        let same = findings
            .iter()
            .filter(|held| codes.contains(&held.code.name()));
        count(same.count())
    };
    let texts = [&short.title, &short.text];
    let sum = |of: &dyn Fn(&str) -> usize| count(texts.iter().map(|text| of(text)).sum());
    let bare = |text: &str| {
        let tags = tags(text).into_iter();
        tags.filter(|tag| tag.broken || tag.fallback.is_none())
            .count()
    };
    let counted = match work.carrier {
        Carrier::Sms => sms::count(&sms::sent(&short.text)),
        _ => sms::count(""),
    };
    let shown = picture(work, short).is_some();
    let described = shown && !short.alt.trim().is_empty();
    let law = findings
        .iter()
        .filter(|held| held.severity == Severity::Error && held.code.area() == Area::Law);
    Features {
        subject_chars: size(&short.title),
        text_chars: size(&short.text),
        sms_units: count(counted.units),
        sms_parts: count(counted.parts),
        sms_unicode: u32::from(counted.alphabet == sms::Alphabet::Ucs2),
        sender_named: u32::from(work.carrier != Carrier::Sms || !short.sender.trim().is_empty()),
        unsubscribe: u32::from(work.carrier != Carrier::Sms || is_way_out(&short.text)),
        unsubscribe_visible: u32::from(work.carrier != Carrier::Sms || is_way_out(&short.text)),
        pictures: u32::from(shown),
        pictures_described: if shown && !described { 0 } else { 100 },
        links: count(links.len()),
        links_broken: of(&["broken-address"]),
        links_with_utm: count(
            links
                .iter()
                .filter(|link| link.contains("utm_source="))
                .count(),
        ),
        spam_words: sum(&|text| spam_words(text).len()),
        capital_words: sum(&|text| capitals(text).count()),
        exclamation_marks: sum(&exclamations),
        merge_tags_bare: sum(&bare),
        pictures_unlicensed: of(&["unlicensed-picture", "author-not-credited"]),
        law_errors: count(law.count()),
        text_share: 100,
        promise_kept: 100,
        ..Features::default()
    }
}

fn count(size: usize) -> u32 {
    u32::try_from(size).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        addresses(text)
            .into_iter()
            .map(|span| span.of(text))
            .collect()
    }

    #[test]
    fn given_a_text_when_read_then_addresses_are_what_telephones_make_links_of() {
        let text = "Zajrzyj: https://bujnie.example/a?b=1. Albo (www.bujnie.example), s.pl/x!";
        let wanted = [
            "https://bujnie.example/a?b=1",
            "www.bujnie.example",
            "s.pl/x",
        ];
        assert_eq!(found(text), wanted);
        assert_eq!(found("i/lub, m.in./itd, 10.5/2, sp. z o.o./x"), [""; 0]);
    }

    #[test]
    fn given_a_merge_tag_in_an_address_when_read_then_it_is_one_word() {
        let text = "Wypisz: https://s.pl/{{ token }}/ż a";
        assert_eq!(found(text), ["https://s.pl/{{ token }}/ż"]);
    }
}
