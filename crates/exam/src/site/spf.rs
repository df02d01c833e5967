//! SPF (RFC 7208): may the tool send for the domain, and who else.

use super::finding::Findings;
use super::zone::{Zone, plain};
use casefile::site::RecordKind;

/// More look-ups than this, and a receiver gives up.
const LOOKUPS_MAX: usize = 10;

/// What a record's terms lead to.
struct Walk<'z, 'a> {
    zone: &'z Zone<'a>,
    lookups: usize,
    /// Domains that were let in, each once.
    included: Vec<String>,
}

/// What is found of SPF.
pub(super) fn check(zone: &Zone<'_>) -> Findings {
    let mut findings = Findings::default();
    let texts = zone.at(&zone.mail.domain, RecordKind::Txt);
    let records: Vec<&String> = texts.iter().filter(|it| is_spf(it)).collect();
    let record = match records[..] {
        [record] => record,
        [] => {
            let near = texts
                .iter()
                .find(|it| it.to_ascii_lowercase().contains("spf1"));
            match near {
                Some(near) => findings.error("spf-syntax", near.as_str()),
                None => findings.error("spf-missing", "@"),
            }
            return findings;
        }
        _ => {
            findings.error("spf-two", "@");
            return findings;
        }
    };
    let mut walk = Walk {
        zone,
        lookups: 0,
        included: Vec::new(),
    };
    walk.record(record, &mut findings);
    if walk.lookups > LOOKUPS_MAX {
        findings.error("spf-lookups", walk.lookups.to_string());
    }
    if !walk.included.contains(&plain(&zone.mail.spf)) {
        findings.error("spf-tool-missing", zone.mail.spf.as_str());
    }
    for retired in &zone.mail.retired {
        if walk.included.contains(&plain(retired)) {
            findings.warning("spf-retired", retired.as_str());
        }
    }
    last(record, &mut findings);
    findings
}

fn is_spf(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    text == "v=spf1" || text.starts_with("v=spf1 ")
}

/// How the record ends: with what becomes of everybody who is not named.
fn last(record: &str, findings: &mut Findings) {
    let record = record.to_ascii_lowercase();
    let mut terms = record.split_whitespace().skip(1);
    let is_all = |it: &&str| it.trim_start_matches(['+', '-', '~', '?']) == "all";
    match terms.find(is_all) {
        Some("all" | "+all") => findings.error("spf-all-pass", "+all"),
        Some("?all") => findings.warning("spf-all-neutral", "?all"),
        Some(_) => {}
        None if record.contains(" redirect=") => {}
        None => findings.warning("spf-all-missing", "@"),
    }
    if let Some(behind) = terms.find(|it| !it.contains('=')) {
        findings.warning("spf-after-all", behind);
    }
}

impl Walk<'_, '_> {
    /// Goes through a record's terms up to its `all`, as a receiver does.
    fn record(&mut self, record: &str, findings: &mut Findings) {
        for term in record.split_whitespace().skip(1) {
            let lower = term.to_ascii_lowercase();
            let bare = lower.trim_start_matches(['+', '-', '~', '?']);
            if bare == "all" {
                return;
            }
            let edge = bare.find([':', '=', '/']).unwrap_or(bare.len());
            let value = bare[edge..].trim_start_matches([':', '=']);
            match (&bare[..edge], bare[edge..].starts_with('=')) {
                ("include", false) => self.include(value, term, findings),
                ("redirect", true) => self.include(value, term, findings),
                ("a" | "mx" | "ptr" | "exists", false) => self.lookups += 1,
                ("ip4" | "ip6", false) if !value.is_empty() => {}
                // A modifier that a receiver does not know is skipped.
                (_, true) => {}
                _ => findings.error("spf-syntax", term),
            }
        }
    }

    fn include(&mut self, domain: &str, term: &str, findings: &mut Findings) {
        self.lookups += 1;
        let domain = plain(domain);
        if domain.is_empty() {
            return findings.error("spf-syntax", term);
        }
        if self.included.contains(&domain) {
            return;
        }
        self.included.push(domain.clone());
        let texts = self.zone.values(&domain, RecordKind::Txt);
        match texts.iter().find(|it| is_spf(it)) {
            Some(record) => {
                let record = record.clone();
                self.record(&record, findings);
            }
            None => findings.error("spf-include-void", domain),
        }
    }
}
