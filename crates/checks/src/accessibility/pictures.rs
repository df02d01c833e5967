//! Pictures and frames: something to read in their place.

use super::names::is_hidden;
use crate::check::Sheet;
use crate::dom::{Element, Origin};
use crate::finding::Flaw;

const ALT_CHARS_MAX: usize = 150;
/// Beginnings that a screen reader says by itself.
const NEEDLESS: [&str; 9] = [
    "obraz ",
    "obrazek",
    "zdjęcie",
    "grafika",
    "ilustracja",
    "fotografia",
    "image of",
    "picture of",
    "photo of",
];

pub fn check(sheet: &mut Sheet) {
    let mut flaws = Vec::new();
    for found in sheet.document.elements() {
        let element = found.element;
        if element.origin != Origin::Written || is_hidden(sheet.document, found.id) {
            continue;
        }
        match element.name.as_str() {
            "img" => flaws.extend(picture(element)),
            "input" if element.value("type").eq_ignore_ascii_case("image") => {
                let named = !element.value("alt").trim().is_empty();
                if !named {
                    flaws.push(Flaw::new("missing-alt", element.start_tag));
                }
            }
            "iframe" if element.value("title").trim().is_empty() => {
                flaws.push(Flaw::new("frame-without-title", element.start_tag));
            }
            _ => {}
        }
    }
    flaws.into_iter().for_each(|flaw| sheet.add(flaw));
}

fn picture(element: &Element) -> Option<Flaw> {
    let role = element.value("role").trim().to_ascii_lowercase();
    let labelled = !element.value("aria-label").trim().is_empty() || element.has("aria-labelledby");
    let Some(alt) = element.attribute("alt") else {
        let excused = labelled || role == "presentation" || role == "none";
        return (!excused).then(|| Flaw::new("missing-alt", element.start_tag));
    };
    let text = alt.value.trim();
    let lower = text.to_lowercase();
    let dotted = [".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg"];
    if dotted.iter().any(|end| lower.ends_with(end)) {
        return Some(Flaw::new("file-name-as-alt", alt.place()).with("text", text));
    }
    if NEEDLESS.iter().any(|start| lower.starts_with(start)) {
        return Some(Flaw::new("needless-alt-words", alt.place()).with("text", text));
    }
    let size = text.chars().count();
    (size > ALT_CHARS_MAX).then(|| Flaw::new("long-alt", alt.place()).with("count", size))
}
