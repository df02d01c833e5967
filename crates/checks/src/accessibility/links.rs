//! Links and buttons: words that say where they lead.

use std::collections::BTreeMap;

use super::names::{is_hidden, name};
use crate::check::Sheet;
use crate::dom::Origin;
use crate::finding::Flaw;

/// Words that say nothing when links are read one after the other.
const VAGUE: [&str; 22] = [
    "tutaj",
    "tu",
    "kliknij",
    "kliknij tutaj",
    "kliknij tu",
    "więcej",
    "czytaj więcej",
    "zobacz",
    "zobacz więcej",
    "link",
    "dalej",
    "sprawdź",
    "dowiedz się więcej",
    "przejdź",
    "here",
    "click here",
    "more",
    "read more",
    "learn more",
    "see more",
    "this link",
    "go",
];

pub fn check(sheet: &mut Sheet) {
    let document = sheet.document;
    let mut flaws = Vec::new();
    let mut targets: BTreeMap<String, String> = BTreeMap::new();
    for found in document.elements() {
        let element = found.element;
        let link = element.is("a") && element.has("href");
        let button = element.is("button");
        if element.origin != Origin::Written || !(link || button) || is_hidden(document, found.id) {
            continue;
        }
        let name = name(document, found.id);
        let place = element.start_tag;
        if name.is_empty() {
            let code = if link {
                "link-without-text"
            } else {
                "button-without-text"
            };
            flaws.push(Flaw::new(code, place));
            continue;
        }
        let bare = name.to_lowercase();
        let bare = bare.trim_matches(|c: char| !c.is_alphanumeric());
        if link && VAGUE.contains(&bare) {
            flaws.push(Flaw::new("vague-link", place).with("text", &name));
        } else if link && (bare.starts_with("http") || bare.starts_with("www.")) {
            flaws.push(Flaw::new("address-as-link-text", place).with("text", &name));
        } else if link {
            let href = element.value("href").trim().to_owned();
            let first = targets
                .entry(bare.to_owned())
                .or_insert_with(|| href.clone());
            if *first != href && !href.is_empty() && href != "#" {
                flaws.push(Flaw::new("same-text-elsewhere", place).with("text", &name));
            }
        }
    }
    flaws.into_iter().for_each(|flaw| sheet.add(flaw));
}
