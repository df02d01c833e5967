//! One pass of all rules over one carrier.

use crate::accessibility;
use crate::content::Content;
use crate::css;
use crate::css::cascade::Cascade;
use crate::dom::Document;
use crate::features::{self, Features};
use crate::finding::{Finding, Flaw, Part, measured};
use crate::html;
use crate::landing;
use crate::law;
use crate::mail::{self, Use};
use crate::reader;
use crate::rule::Severity;
use crate::short;
use crate::wording;
use crate::work::{Carrier, Work};

/// What the rules see: the carrier, and its text as it was read.
pub struct Sheet<'a> {
    pub work: &'a Work,
    pub html: &'a str,
    pub document: &'a Document,
    pub content: Content,
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
#[derive(Clone, Debug)]
pub struct Report {
    /// Text by text, in the order of the text.
    pub findings: Vec<Finding>,
    /// The features of a mail that caniemail knows, with their support; none for a page.
    pub uses: Vec<Use>,
    /// The plain-text part that would be sent if the candidate wrote none; empty for a page.
    pub plain_text: String,
    /// Where it leads, each address once, in the order of the text; ways out, to the privacy policy
    /// and to social networks are none.
    pub links: Vec<String>,
    /// What the simulation reads.
    pub features: Features,
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
    if work.carrier.is_short() {
        return short::check(work);
    }
    let reading = reader::read(&work.html);
    let mut sheet = Sheet {
        work,
        html: &work.html,
        document: &reading.document,
        content: Content::default(),
        flaws: Vec::new(),
    };
    let sheets = css::read(&sheet);
    let cascade = Cascade::new(sheet.document, &sheets);
    sheet.content = Content::read(sheet.document, &cascade);
    reading.flaws.into_iter().for_each(|flaw| sheet.add(flaw));
    html::check(&mut sheet);
    css::check(&mut sheet, &sheets);
    accessibility::check(&mut sheet);
    let mut report = Report {
        findings: Vec::new(),
        uses: Vec::new(),
        plain_text: String::new(),
        links: sheet.content.destinations(),
        features: Features::default(),
    };
    if work.carrier == Carrier::Newsletter {
        report.uses = mail::uses(&sheet, &sheets);
        report.plain_text = mail::plain_text(sheet.document, &sheet.content);
        mail::check(&mut sheet, &sheets, &report.uses);
    }
    wording::check(&mut sheet);
    landing::check(&mut sheet);
    law::check(&mut sheet);
    let flaws = std::mem::take(&mut sheet.flaws);
    report.findings = findings(work, flaws);
    report.features = features::read(&sheet, &sheets, &report.uses, &report.findings);
    report
}

const PARTS: [Part; 11] = [
    Part::Html,
    Part::Css,
    Part::Subject,
    Part::Preheader,
    Part::Sender,
    Part::PlainText,
    Part::Title,
    Part::Text,
    Part::Link,
    Part::Picture,
    Part::Alt,
];

pub(crate) fn findings(work: &Work, flaws: Vec<(Part, Flaw)>) -> Vec<Finding> {
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
    let short = work.short.as_ref();
    match part {
        Part::Html => &work.html,
        Part::Css => work.css.as_deref().unwrap_or_default(),
        Part::Subject => mail.map_or("", |mail| &mail.subject),
        Part::Preheader => mail.map_or("", |mail| &mail.preheader),
        Part::Sender => match (mail, short) {
            (Some(mail), _) => &mail.sender_name,
            (None, short) => short.map_or("", |short| &short.sender),
        },
        Part::PlainText => mail
            .and_then(|mail| mail.plain_text.as_deref())
            .unwrap_or_default(),
        Part::Title => short.map_or("", |short| &short.title),
        Part::Text => short.map_or("", |short| &short.text),
        Part::Link => short.map_or("", |short| &short.link),
        Part::Picture => short
            .and_then(|short| short.picture.as_deref())
            .unwrap_or_default(),
        Part::Alt => short.map_or("", |short| &short.alt),
    }
}
