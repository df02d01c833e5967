//! What the checks showed: the bytes that are kept, and places that follow the typing.

use crate::i18n::Locale;
use crate::rooms::difference::difference;
use casefile::Localized;
use exam::content::{Findings, Part};
use exam::units;
use journal::Digest;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use worker::protocol::simulation as wire;
pub use worker::protocol::simulation::{Area, Finding, Use, Weight};

/// A report, in both languages. Its JSON is what is kept beside the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// The version of the rules.
    pub rules: String,
    /// The day of the data on e-mail clients.
    pub clients: String,
    pub findings: Vec<Finding>,
    /// The groups of e-mail clients; none for a page.
    pub groups: Vec<String>,
    /// What some of them do not wholly support.
    pub uses: Vec<Use>,
    /// The plain-text part that is sent with a mail; empty for a page.
    pub plain_text: String,
}

impl From<wire::Checked> for Report {
    fn from(checked: wire::Checked) -> Self {
        Self {
            rules: checked.rules_version,
            clients: checked.support_version,
            findings: checked.findings,
            groups: checked.groups,
            uses: checked.uses.into_iter().filter(is_lacking).collect(),
            plain_text: checked.plain_text,
        }
    }
}

/// Whether people's own clients lack it, not only rare ones.
fn is_lacking(used: &Use) -> bool {
    let lacking = |it: &wire::Support| matches!(it, wire::Support::Partial | wire::Support::None);
    used.support.iter().any(lacking)
}

impl Report {
    /// How many findings weigh so.
    pub fn count(&self, weight: Weight) -> usize {
        let same = self.findings.iter().filter(|it| it.weight == weight);
        same.count()
    }

    /// How many findings are about this; of any area without.
    pub fn about(&self, area: Option<Area>) -> usize {
        let same = self.findings.iter().filter(|it| fits(it, area));
        same.count()
    }
}

/// Whether a finding is about this.
pub fn fits(finding: &Finding, area: Option<Area>) -> bool {
    area.is_none_or(|area| area == finding.area)
}

/// The texts that a report is about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Texts(pub [String; Part::ALL.len()]);

impl Texts {
    pub fn of(&self, part: Part) -> &str {
        let at = Part::ALL.iter().position(|own| *own == part);
        &self.0[at.unwrap_or(0)]
    }
}

/// Where a report comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Checked now.
    Now,
    /// Kept: what the candidate saw.
    Kept,
    /// Made again for a replay; whether it is, byte for byte, what the candidate saw.
    Again { same: bool },
}

/// What is on the screen.
#[derive(Debug, Clone, PartialEq)]
pub struct Seen {
    pub report: Arc<Report>,
    pub texts: Arc<Texts>,
    pub origin: Origin,
    /// The report's JSON and its digest.
    pub bytes: Arc<Vec<u8>>,
    pub digest: Digest,
}

impl Seen {
    pub fn new(report: Report, texts: Texts, origin: Origin) -> Self {
        let bytes = serde_json::to_vec(&report).expect("a report is plain data");
        Self {
            digest: Digest::of(&bytes),
            bytes: Arc::new(bytes),
            report: Arc::new(report),
            texts: Arc::new(texts),
            origin,
        }
    }

    /// What the journal says of it.
    pub fn findings(&self) -> Findings {
        let count = |weight| u32::try_from(self.report.count(weight)).unwrap_or(u32::MAX);
        Findings {
            rules: self.report.rules.clone(),
            clients: self.report.clients.clone(),
            errors: count(Weight::Error),
            warnings: count(Weight::Warning),
            notes: count(Weight::Note),
            report: self.digest,
        }
    }

    /// Where a place of the report lies in the text of now.
    pub fn moved(&self, part: Part, [from, to]: [u32; 2], now: &str) -> (u32, u32) {
        let Some(edit) = difference(self.texts.of(part), now) else {
            return (from, to);
        };
        let (removed, inserted) = (units(&edit.removed), units(&edit.inserted));
        let moved = |at: u32| match at {
            at if at <= edit.at => at,
            at if at >= edit.at + removed => at - removed + inserted,
            _ => edit.at + inserted,
        };
        (moved(from), moved(to).max(moved(from)))
    }
}

/// Words of the report in the language of the screen.
pub fn said(words: &Localized, locale: Locale) -> String {
    match locale {
        Locale::pl => words.pl.clone(),
        Locale::en => words.en.clone(),
    }
}

/// The carrier's text that a finding is in; none where the room has no field for it.
pub fn part_of(part: wire::Part) -> Option<Part> {
    match part {
        wire::Part::Html => Some(Part::Html),
        wire::Part::Css => Some(Part::Css),
        wire::Part::Subject => Some(Part::Subject),
        wire::Part::Preheader => Some(Part::Preheader),
        wire::Part::Title => Some(Part::Title),
        wire::Part::Text => Some(Part::Text),
        wire::Part::Link => Some(Part::Link),
        wire::Part::Alt => Some(Part::Alt),
        // A newsletter's sender is the tool's own setting; only an SMS has a field for it, which
        // the list leads to by itself.
        wire::Part::Sender | wire::Part::PlainText | wire::Part::Picture => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    fn seen(html: &str) -> Seen {
        let report = Report {
            rules: "r".into(),
            clients: "c".into(),
            findings: Vec::new(),
            groups: Vec::new(),
            uses: Vec::new(),
            plain_text: String::new(),
        };
        let mut texts = Texts::default();
        texts.0[0] = html.into();
        Seen::new(report, texts, Origin::Now)
    }

    #[wasm_bindgen_test]
    fn given_letters_typed_before_a_place_when_asked_then_it_has_moved_with_them() {
        let seen = seen("<p>ż</p><img>");
        let place = |now: &str| seen.moved(Part::Html, [8, 13], now);
        assert_eq!(place("<p>ż</p><img>"), (8, 13));
        assert_eq!(place("<p>ż🌱</p><img>"), (10, 15));
        assert_eq!(place("<p></p><img>"), (7, 12));
        assert_eq!(place("<p>ż</p><img> "), (8, 13));
        assert_eq!(place("<p>ż</p>"), (8, 8));
    }

    #[wasm_bindgen_test]
    fn given_a_report_when_kept_and_read_then_its_digest_is_the_same() {
        let seen = seen("");
        let again: Report = serde_json::from_slice(&seen.bytes).unwrap();
        assert_eq!(
            Seen::new(again, Texts::default(), Origin::Kept).digest,
            seen.digest
        );
    }
}
