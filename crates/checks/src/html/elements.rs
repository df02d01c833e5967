//! Elements that no standard knows, or that it has given up.

use super::vocabulary::entry;
use crate::check::Sheet;
use crate::dom::{Namespace, Origin};
use crate::finding::Flaw;
use crate::work::Carrier;

/// Given up by the standard, and still what mail is laid out with.
const KEPT_IN_MAIL: [&str; 2] = ["center", "font"];

pub fn check(sheet: &mut Sheet) {
    let mut flaws = Vec::new();
    for found in sheet.document.elements() {
        let element = found.element;
        if element.namespace != Namespace::Html || element.origin != Origin::Written {
            continue;
        }
        let name = element.name.as_str();
        let kept = sheet.work.carrier == Carrier::Newsletter && KEPT_IN_MAIL.contains(&name);
        // A hyphen makes a custom element; a colon is Office's own.
        let own = name.contains('-') || name.contains(':');
        let code = match entry(name) {
            None if own => continue,
            None => "unknown-element",
            Some(entry) if entry.obsolete && !kept => "obsolete-element",
            Some(_) => continue,
        };
        flaws.push(Flaw::new(code, element.start_tag).with("name", name));
    }
    flaws.into_iter().for_each(|flaw| sheet.add(flaw));
}
