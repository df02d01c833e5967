//! What a screen reader would call an element.

use crate::dom::{Document, Element, Kind, NodeId, collapsed};

/// The name of an element from its labels, its content, its title; empty when it has none.
pub fn name(document: &Document, id: NodeId) -> String {
    let Some(element) = document.element(id) else {
        return String::new();
    };
    if element.is_one_of(&["select", "textarea"]) {
        // What is chosen or written is the value, not the name.
        return field_name(document, element);
    }
    let own = labels(document, element);
    collapsed(&own.unwrap_or_else(|| {
        let content = content(document, id);
        match content.trim().is_empty() {
            true => element.value("title").to_owned(),
            false => content,
        }
    }))
}

fn field_name(document: &Document, element: &Element) -> String {
    let own = labels(document, element);
    collapsed(&own.unwrap_or_else(|| element.value("title").to_owned()))
}

fn labels(document: &Document, element: &Element) -> Option<String> {
    let labelled: Vec<String> = element
        .attribute("aria-labelledby")
        .map(|held| {
            held.words()
                .filter_map(|word| by_id(document, word))
                .collect()
        })
        .unwrap_or_default();
    let candidates = [labelled.join(" "), element.value("aria-label").to_owned()];
    candidates.into_iter().find(|text| !text.trim().is_empty())
}

fn by_id(document: &Document, wanted: &str) -> Option<String> {
    let found = document
        .elements()
        .find(|found| found.element.value("id") == wanted)?;
    Some(content(document, found.id))
}

/// Text, and what stands for text: alternatives of pictures, labels.
pub fn content(document: &Document, id: NodeId) -> String {
    let mut text = String::new();
    for inner in document.below(id) {
        match &document.node(inner).kind {
            Kind::Text(part) => text.push_str(part),
            Kind::Element(element) => {
                text.push(' ');
                text.push_str(stand_in(element));
            }
            _ => {}
        }
    }
    text
}

fn stand_in(element: &Element) -> &str {
    let label = element.value("aria-label");
    match element.name.as_str() {
        "img" | "area" if label.is_empty() => element.value("alt"),
        _ => label,
    }
}

/// Not read at all.
pub fn is_hidden(document: &Document, id: NodeId) -> bool {
    let hides = |element: &Element| {
        element.value("aria-hidden").eq_ignore_ascii_case("true") || element.has("hidden")
    };
    document.element(id).is_some_and(hides) || document.around(id).any(|found| hides(found.element))
}
