//! One pass of all rules over one carrier.

use crate::accessibility;
use crate::css;
use crate::dom::Document;
use crate::finding::{Finding, Flaw, Part, measured};
use crate::html;
use crate::reader;
use crate::rule::Severity;
use crate::work::Work;

/// What the rules see: the carrier, and its text as it was read.
pub struct Sheet<'a> {
    pub work: &'a Work,
    pub html: &'a str,
    pub document: &'a Document,
    flaws: Vec<(Part, Flaw)>,
}

impl Sheet<'_> {
    /// A flaw in the HTML.
    pub fn add(&mut self, flaw: Flaw) {
        self.flaws.push((Part::Html, flaw));
    }

    pub fn add_in(&mut self, part: Part, flaw: Flaw) {
        self.flaws.push((part, flaw));
    }
}

/// What came of a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Text by text, in the order of the text.
    pub findings: Vec<Finding>,
}

impl Report {
    pub fn count(&self, severity: Severity) -> usize {
        let same = self
            .findings
            .iter()
            .filter(|held| held.severity == severity);
        same.count()
    }
}

/// Checks a carrier by every rule that applies to it.
pub fn check(work: &Work) -> Report {
    let reading = reader::read(&work.html);
    let mut sheet = Sheet {
        work,
        html: &work.html,
        document: &reading.document,
        flaws: Vec::new(),
    };
    for flaw in reading.flaws {
        sheet.add(flaw);
    }
    let sheets = css::read(&sheet);
    html::check(&mut sheet);
    css::check(&mut sheet, &sheets);
    accessibility::check(&mut sheet, &sheets);
    Report {
        findings: findings(work, sheet.flaws),
    }
}

const PARTS: [Part; 6] = [
    Part::Html,
    Part::Css,
    Part::Subject,
    Part::Preheader,
    Part::Sender,
    Part::PlainText,
];

fn findings(work: &Work, flaws: Vec<(Part, Flaw)>) -> Vec<Finding> {
    let of = |part: Part| -> Vec<Flaw> {
        let own = flaws.iter().filter(|(held, _)| *held == part);
        own.map(|(_, flaw)| flaw.clone()).collect()
    };
    PARTS
        .into_iter()
        .flat_map(|part| measured(part, text_of(work, part), of(part)))
        .collect()
}

/// The text that findings of a part point into.
pub fn text_of(work: &Work, part: Part) -> &str {
    let mail = work.mail.as_ref();
    match part {
        Part::Html => &work.html,
        Part::Css => work.css.as_deref().unwrap_or_default(),
        Part::Subject => mail.map_or("", |mail| &mail.subject),
        Part::Preheader => mail.map_or("", |mail| &mail.preheader),
        Part::Sender => mail.map_or("", |mail| &mail.sender_name),
        Part::PlainText => mail
            .and_then(|mail| mail.plain_text.as_deref())
            .unwrap_or_default(),
    }
}
