//! Fields: each with a label, groups with a legend.

use std::collections::BTreeMap;

use super::names::{content, is_hidden, name};
use crate::check::Sheet;
use crate::dom::{Document, Found, Origin};
use crate::finding::Flaw;

/// Fields that need no label: not shown, or labelled by themselves.
const UNLABELLED: [&str; 5] = ["hidden", "submit", "reset", "button", "image"];

/// Whether an element is a field that a person fills in.
pub fn is_field(found: &Found) -> bool {
    let element = found.element;
    let kind = element.value("type").to_ascii_lowercase();
    element.origin == Origin::Written
        && (element.is_one_of(&["select", "textarea"])
            || (element.is("input") && !UNLABELLED.contains(&kind.as_str())))
}

/// The words of the labels of a field; empty when there is none.
pub fn label(document: &Document, field: &Found) -> String {
    let id = field.element.value("id");
    let points = |found: &Found| !id.is_empty() && found.element.value("for") == id;
    let mut words: Vec<String> = document
        .named("label")
        .filter(points)
        .map(|found| content(document, found.id))
        .collect();
    let around = document
        .around(field.id)
        .find(|found| found.element.is("label"));
    words.extend(around.map(|found| content(document, found.id)));
    crate::dom::collapsed(&words.join(" "))
}

pub fn check(sheet: &mut Sheet) {
    let document = sheet.document;
    let mut flaws = Vec::new();
    let mut groups: BTreeMap<String, Vec<Found>> = BTreeMap::new();
    for found in document.elements() {
        if found.element.is("label") && found.element.origin == Origin::Written {
            flaws.extend(empty_label(document, &found));
        }
        if !is_field(&found) || is_hidden(document, found.id) {
            continue;
        }
        let element = found.element;
        let named = !label(document, &found).is_empty() || !name(document, found.id).is_empty();
        if !named {
            let code = match element.value("placeholder").trim().is_empty() {
                true => "field-without-label",
                false => "placeholder-as-label",
            };
            flaws.push(Flaw::new(code, element.start_tag));
        }
        flaws.extend(autocomplete(&found));
        if element.value("type").eq_ignore_ascii_case("radio") {
            groups
                .entry(element.value("name").to_owned())
                .or_default()
                .push(found);
        }
    }
    for group in groups.values().filter(|group| group.len() > 1) {
        let first = &group[0];
        let named = document.around(first.id).any(|around| {
            around.element.is("fieldset") || around.element.value("role") == "radiogroup"
        });
        if !named {
            flaws.push(Flaw::new("choices-without-legend", first.element.start_tag));
        }
    }
    flaws.into_iter().for_each(|flaw| sheet.add(flaw));
}

fn empty_label(document: &Document, found: &Found) -> Option<Flaw> {
    let empty = content(document, found.id).trim().is_empty();
    empty.then(|| Flaw::new("empty-label", found.element.start_tag))
}

/// Fields about the person that a browser could fill in.
fn autocomplete(found: &Found) -> Option<Flaw> {
    let element = found.element;
    let kind = element.value("type").to_ascii_lowercase();
    let personal = matches!(kind.as_str(), "email" | "tel");
    let lacking = personal && !element.has("autocomplete");
    lacking.then(|| Flaw::new("missing-autocomplete", element.start_tag).with("value", kind))
}
