//! Addresses of links and pictures.

use crate::check::Sheet;
use crate::dom::{Attribute, Origin};
use crate::finding::Flaw;
use crate::work::Carrier;

/// What an address leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Address {
    /// Another page, with its scheme.
    Web { secure: bool },
    /// A place in the same document.
    Anchor,
    /// Mail, telephone, message.
    Contact,
    /// A place of the same site.
    Relative,
    /// A tag that the tool fills in.
    Merge,
    /// Nowhere: empty, `#`, `javascript:`.
    Dead,
    /// `www.` without a scheme, white space, no host.
    Broken,
    /// Bytes in the address itself, or parts of the mail.
    Embedded,
}

pub fn address(value: &str) -> Address {
    // What the tool fills in may have spaces around its name.
    let whole = without_tags(value.trim());
    let value = whole.as_str();
    let lower = value.to_ascii_lowercase();
    if value.is_empty() || value == "#" || lower.starts_with("javascript:") {
        return Address::Dead;
    }
    if value.starts_with("{{")
        || value.starts_with("%%")
        || value.starts_with("*|")
        || value.starts_with('[')
    {
        return Address::Merge;
    }
    if value.starts_with('#') {
        return Address::Anchor;
    }
    if ["data:", "cid:", "blob:"]
        .iter()
        .any(|scheme| lower.starts_with(scheme))
    {
        return Address::Embedded;
    }
    if ["mailto:", "tel:", "sms:"]
        .iter()
        .any(|scheme| lower.starts_with(scheme))
    {
        return Address::Contact;
    }
    let web = lower
        .strip_prefix("https://")
        .or_else(|| lower.strip_prefix("http://"));
    match web {
        Some(rest) if is_host(rest) && !value.contains(char::is_whitespace) => Address::Web {
            secure: lower.starts_with("https"),
        },
        Some(_) => Address::Broken,
        None if lower.starts_with("www.") || value.contains(char::is_whitespace) => Address::Broken,
        None if is_misspelt(&lower) => Address::Broken,
        None => Address::Relative,
    }
}

/// An address with each merge tag drawn together.
fn without_tags(value: &str) -> String {
    let mut out = String::new();
    let mut rest = value;
    while let Some((before, after)) = rest.split_once("{{") {
        let (tag, after) = after.split_once("}}").unwrap_or((after, ""));
        out.push_str(before);
        out.push_str("{{");
        out.extend(tag.split_whitespace().next());
        out.push_str("}}");
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The host of an address without its scheme.
fn is_host(rest: &str) -> bool {
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
    host.starts_with("{{")
        || host == "localhost"
        || (host.contains('.')
            && !host.starts_with('.')
            && !host.ends_with('.')
            && !host.contains(".."))
}

fn is_misspelt(lower: &str) -> bool {
    [
        "http:", "https:", "htp:", "htps:", "http//", "https//", "hhttp",
    ]
    .iter()
    .any(|wrong| lower.starts_with(wrong))
}

pub fn check(sheet: &mut Sheet) {
    let mail = sheet.work.carrier == Carrier::Newsletter;
    let mut flaws = Vec::new();
    for found in sheet.document.elements() {
        let element = found.element;
        if element.origin != Origin::Written {
            continue;
        }
        let (name, link) = match element.name.as_str() {
            "a" | "area" => ("href", true),
            "img" => ("src", false),
            _ => continue,
        };
        if let Some(held) = element.attribute(name) {
            flaws.extend(judge(held, link, mail, sheet));
        }
    }
    flaws.into_iter().for_each(|flaw| sheet.add(flaw));
}

fn judge(held: &Attribute, link: bool, mail: bool, sheet: &Sheet) -> Option<Flaw> {
    let known = crate::content::library(sheet.work, &held.value).is_some();
    let code = match address(&held.value) {
        Address::Dead if link => "dead-link",
        Address::Dead => "picture-without-address",
        Address::Broken => "broken-address",
        Address::Relative if mail && !known => "relative-address-in-mail",
        Address::Web { secure: false } if link => "insecure-link",
        Address::Web { secure: false } => "insecure-picture",
        _ => return None,
    };
    Some(Flaw::new(code, held.place()).with("value", &held.value))
}
