//! Identifiers: unique, and there when something points at them.

use std::collections::BTreeMap;

use crate::check::Sheet;
use crate::dom::Origin;
use crate::finding::Flaw;
use crate::span::Span;

pub fn check(sheet: &mut Sheet) {
    let document = sheet.document;
    let mut flaws = Vec::new();
    let mut ids: BTreeMap<&str, usize> = BTreeMap::new();
    for found in document.elements() {
        if found.element.origin != Origin::Written {
            continue;
        }
        let Some(id) = found.element.attribute("id") else {
            continue;
        };
        let value = id.value.as_str();
        if value.is_empty() || value.contains(|c: char| c.is_ascii_whitespace()) {
            flaws.push(Flaw::new("bad-id", id.place()).with("value", value));
        }
        let seen = ids.entry(value).or_default();
        *seen += 1;
        if *seen > 1 {
            flaws.push(Flaw::new("duplicate-id", id.place()).with("value", value));
        }
    }
    for found in document.elements() {
        let element = found.element;
        let pointers = element.attributes.iter().filter(|held| {
            let list = [
                "for",
                "aria-labelledby",
                "aria-describedby",
                "aria-controls",
                "list",
            ];
            let href = held.name == "href" && held.value.len() > 1 && held.value.starts_with('#');
            href || list.contains(&held.name.as_str())
        });
        for pointer in pointers.filter(|_| element.origin == Origin::Written) {
            for word in pointer.words() {
                let id = word.strip_prefix('#').unwrap_or(word);
                let named =
                    element.is("a") && document.named("a").any(|a| a.element.value("name") == id);
                let top = pointer.name == "href" && id.eq_ignore_ascii_case("top");
                if !ids.contains_key(id) && !named && !top {
                    let start = word.as_ptr() as usize - pointer.value.as_ptr() as usize;
                    let part = Span::new(start, start + word.len());
                    let span = pointer.part(part, sheet.html);
                    let code = match pointer.name.as_str() {
                        "href" => "missing-anchor",
                        _ => "missing-target",
                    };
                    flaws.push(Flaw::new(code, span).with("value", id));
                }
            }
        }
    }
    flaws.into_iter().for_each(|flaw| sheet.add(flaw));
}
