//! Headings: one first, none skipped, none empty.

use super::names::{is_hidden, name};
use crate::check::Sheet;
use crate::dom::{Document, Found, Origin};
use crate::finding::Flaw;
use crate::work::Carrier;

fn level(found: &Found) -> Option<u8> {
    let name = found.element.name.as_bytes();
    let is_heading = name.len() == 2 && name[0] == b'h' && (b'1'..=b'6').contains(&name[1]);
    is_heading.then(|| name[1] - b'0')
}

/// The headings that are read, with their levels.
pub fn headings(document: &Document) -> Vec<(Found<'_>, u8)> {
    let written = document
        .elements()
        .filter(|found| found.element.origin == Origin::Written);
    written
        .filter(|found| !is_hidden(document, found.id))
        .filter_map(|found| level(&found).map(|level| (found, level)))
        .collect()
}

pub fn check(sheet: &mut Sheet) {
    let headings = headings(sheet.document);
    let mut flaws = Vec::new();
    let mut before = 0;
    let mut firsts = 0;
    for (found, level) in &headings {
        let place = found.element.start_tag;
        if name(sheet.document, found.id).is_empty() {
            flaws.push(Flaw::new("empty-heading", place).with("name", &found.element.name));
        }
        // A mail is shown in a page with a heading of its own, so it may begin at the second.
        let begins = before == 0 && *level <= 2 && sheet.work.carrier == Carrier::Newsletter;
        if *level > before + 1 && !begins {
            let flaw = Flaw::new("skipped-heading", place).with("name", &found.element.name);
            flaws.push(flaw.with("expected", format!("h{}", before + 1)));
        }
        firsts += usize::from(*level == 1);
        if *level == 1 && firsts > 1 {
            flaws.push(Flaw::new("second-main-heading", place));
        }
        before = *level;
    }
    if headings.is_empty() && sheet.work.carrier != Carrier::Newsletter {
        let place = crate::html::head_place(sheet);
        flaws.push(Flaw::new("no-heading", place));
    }
    flaws.into_iter().for_each(|flaw| sheet.add(flaw));
}
