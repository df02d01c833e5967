//! The mail domain, checked as a receiver would: SPF, DKIM, DMARC, and where bounces go.

use super::finding::Findings;
use super::zone::{Zone, plain, tag, tags};
use super::{Finding, Site, spf};
use casefile::site::{Key, Mail, RecordKind};

/// Whether the mail of the domain can be trusted, part by part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trust {
    pub spf: bool,
    pub dkim: bool,
    pub dmarc: bool,
}

/// What a receiver makes of the zone.
pub fn trust(mail: &Mail, made: &Site) -> Trust {
    let zone = &Zone::new(mail, made);
    Trust {
        spf: !spf::check(zone).has_error(),
        dkim: mail.keys.iter().any(|it| key(zone, it).is_none()),
        dmarc: !dmarc(zone).has_error(),
    }
}

/// What is found in the zone.
pub fn check(mail: &Mail, made: &Site) -> Vec<Finding> {
    let zone = &Zone::new(mail, made);
    let mut findings = spf::check(zone);
    findings.extend(dkim(zone));
    findings.extend(dmarc(zone));
    findings.extend(rest(zone));
    findings.sorted()
}

/// What is wrong with a key, if anything: the code.
fn key(zone: &Zone<'_>, key: &Key) -> Option<&'static str> {
    let name = zone.whole(&format!("{}._domainkey", key.selector));
    let alias = zone.at(&name, RecordKind::Cname);
    let own = zone.at(&name, RecordKind::Txt);
    if alias.is_empty() && own.is_empty() {
        return Some("dkim-missing");
    }
    if alias.len() + own.len() > 1 {
        return Some("dkim-two");
    }
    let found = zone.values(&name, RecordKind::Txt);
    let meant = zone.values(&key.target, RecordKind::Txt);
    let public = |values: &[String]| {
        let tags = tags(values.first().map_or("", String::as_str));
        tag(&tags, "p").map(str::to_owned)
    };
    match (public(&found), public(&meant)) {
        (None, _) if own.is_empty() => Some("dkim-target"),
        (None, _) => Some("dkim-syntax"),
        (Some(own), _) if own.is_empty() => Some("dkim-revoked"),
        (own, meant) if own != meant => Some("dkim-key"),
        _ => None,
    }
}

fn dkim(zone: &Zone<'_>) -> Findings {
    let mut findings = Findings::default();
    let keys = &zone.mail.keys;
    let signed = keys.iter().any(|it| key(zone, it).is_none());
    for own in keys {
        let place = format!("{}._domainkey", own.selector);
        match key(zone, own) {
            // While one key holds, mail is signed; the tool changes keys, so the other is needed.
            Some(code) if signed => findings.warning(code, place),
            Some(code) => findings.error(code, place),
            None => {}
        }
    }
    let name = |it: &Key| zone.whole(&format!("{}._domainkey", it.selector));
    let known: Vec<String> = keys.iter().map(name).collect();
    for (name, record) in zone.own() {
        if name.contains("_domainkey") && !known.contains(&name) {
            findings.warning("dkim-selector", record.name.as_str());
        }
    }
    findings
}

fn dmarc(zone: &Zone<'_>) -> Findings {
    let mut findings = Findings::default();
    let is_dmarc = |it: &&String| {
        it.to_ascii_uppercase()
            .replace(' ', "")
            .starts_with("V=DMARC1")
    };
    let texts = zone.values(&zone.whole("_dmarc"), RecordKind::Txt);
    let records: Vec<&String> = texts.iter().filter(is_dmarc).collect();
    let record = match records[..] {
        [record] => record,
        [] => {
            let elsewhere = zone.own().find(|it| is_dmarc(&&it.1.value));
            match (elsewhere, texts.first()) {
                (_, Some(odd)) => findings.error("dmarc-syntax", odd.as_str()),
                (Some((_, record)), None) => findings.error("dmarc-place", record.name.as_str()),
                (None, None) => findings.error("dmarc-missing", "_dmarc"),
            }
            return findings;
        }
        _ => {
            findings.error("dmarc-two", "_dmarc");
            return findings;
        }
    };
    let tags = tags(record);
    match tag(&tags, "p").map(str::to_ascii_lowercase).as_deref() {
        Some("none") => findings.note("dmarc-policy-none", "p=none"),
        Some("quarantine" | "reject") => {}
        Some(odd) => findings.error("dmarc-policy", format!("p={odd}")),
        None => findings.error("dmarc-policy", "_dmarc"),
    }
    match tag(&tags, "rua") {
        None => findings.warning("dmarc-no-reports", "rua"),
        Some(rua) if rua.split(',').all(|it| it.trim().starts_with("mailto:")) => {}
        Some(odd) => findings.warning("dmarc-reports", odd),
    }
    findings
}

/// Bounces, and names that cannot be what they are.
fn rest(zone: &Zone<'_>) -> Findings {
    let mut findings = Findings::default();
    if let Some(bounce) = &zone.mail.bounce {
        let found = zone.at(&zone.whole(&bounce.name), RecordKind::Cname);
        let there = found.iter().any(|it| plain(it) == plain(&bounce.target));
        if !there {
            findings.warning("bounce-missing", bounce.name.as_str());
        }
    }
    for (name, record) in zone.own() {
        let others = zone.own().filter(|it| it.0 == name).count();
        if record.kind == RecordKind::Cname && others > 1 {
            findings.error("dns-alias-alone", record.name.as_str());
        }
    }
    findings
}
