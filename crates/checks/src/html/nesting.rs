//! What may stand in what, beyond what the reader itself mends.

use super::vocabulary::entry;
use crate::check::Sheet;
use crate::dom::{Document, Element, Found, Namespace, Origin};
use crate::finding::Flaw;

/// Elements that may stand in these only (the nearest element around).
const PARENTS: [(&str, &[&str]); 16] = [
    ("li", &["ul", "ol", "menu"]),
    ("dt", &["dl", "div"]),
    ("dd", &["dl", "div"]),
    ("tr", &["tbody", "thead", "tfoot", "table"]),
    ("td", &["tr"]),
    ("th", &["tr"]),
    ("caption", &["table"]),
    ("colgroup", &["table"]),
    ("thead", &["table"]),
    ("option", &["select", "datalist", "optgroup"]),
    ("optgroup", &["select"]),
    ("legend", &["fieldset"]),
    ("figcaption", &["figure"]),
    ("summary", &["details"]),
    ("source", &["picture", "audio", "video"]),
    ("track", &["audio", "video"]),
];

/// Elements that may hold these only.
const CHILDREN: [(&str, &[&str]); 7] = [
    ("ul", &["li", "script", "template"]),
    ("ol", &["li", "script", "template"]),
    ("menu", &["li", "script", "template"]),
    ("dl", &["dt", "dd", "div", "script", "template"]),
    ("picture", &["source", "img", "script", "template"]),
    ("optgroup", &["option", "script", "template"]),
    (
        "hgroup",
        &[
            "h1", "h2", "h3", "h4", "h5", "h6", "p", "script", "template",
        ],
    ),
];

const HEADINGS: [&str; 7] = ["h1", "h2", "h3", "h4", "h5", "h6", "hgroup"];
const SECTIONS: [&str; 4] = ["article", "aside", "nav", "section"];
const ENDS: [&str; 2] = ["header", "footer"];

/// Elements that may have none of these anywhere inside.
const FORBIDDEN: [(&str, [&[&str]; 3]); 6] = [
    ("th", [&HEADINGS, &SECTIONS, &ENDS]),
    ("dt", [&HEADINGS, &SECTIONS, &ENDS]),
    (
        "address",
        [&HEADINGS, &SECTIONS, &["header", "footer", "address"]],
    ),
    ("header", [&ENDS, &["main"], &[]]),
    ("footer", [&ENDS, &["main"], &[]]),
    ("caption", [&["table"], &[], &[]]),
];

const INTERACTIVE: [&str; 9] = [
    "a", "button", "input", "select", "textarea", "label", "iframe", "details", "embed",
];

pub fn check(sheet: &mut Sheet) {
    let document = sheet.document;
    let mut flaws = Vec::new();
    for found in document.elements() {
        let element = found.element;
        if element.namespace != Namespace::Html || element.origin != Origin::Written {
            continue;
        }
        let Some(parent) = document.around(found.id).next() else {
            continue;
        };
        if parent.element.namespace != Namespace::Html {
            continue;
        }
        flaws.extend(
            parent_flaw(element, parent.element)
                .or_else(|| phrasing_flaw(document, &found))
                .or_else(|| forbidden_flaw(document, &found))
                .or_else(|| interactive_flaw(document, &found))
                .or_else(|| head_flaw(document, &found)),
        );
    }
    flaws.into_iter().for_each(|flaw| sheet.add(flaw));
}

fn nesting(element: &Element, parent: &str, code: &'static str) -> Flaw {
    let flaw = Flaw::new(code, element.start_tag);
    flaw.with("name", &element.name).with("parent", parent)
}

fn parent_flaw(element: &Element, parent: &Element) -> Option<Flaw> {
    let known = |list: &[(&str, &[&str])], name: &str, other: &str| {
        let row = list.iter().find(|(held, _)| *held == name);
        row.is_none_or(|(_, allowed)| allowed.contains(&other))
    };
    let stands = known(&PARENTS, &element.name, &parent.name);
    let holds = known(&CHILDREN, &parent.name, &element.name);
    (!stands || !holds).then(|| nesting(element, &parent.name, "wrong-parent"))
}

/// A block inside what may hold words only; links hand the question on to what they stand in.
fn phrasing_flaw(document: &Document, found: &Found) -> Option<Flaw> {
    if !entry(&found.element.name)?.block {
        return None;
    }
    let transparent = [
        "a", "ins", "del", "map", "noscript", "object", "video", "audio",
    ];
    let around = document
        .around(found.id)
        .find(|held| !held.element.is_one_of(&transparent))?;
    let only_words = entry(&around.element.name).is_some_and(|entry| entry.phrasing_inside);
    only_words.then(|| nesting(found.element, &around.element.name, "block-in-inline"))
}

fn forbidden_flaw(document: &Document, found: &Found) -> Option<Flaw> {
    let name = found.element.name.as_str();
    let around = document.around(found.id).find(|around| {
        let row = FORBIDDEN.iter().find(|(outer, _)| around.element.is(outer));
        row.is_some_and(|(_, lists)| lists.iter().any(|list| list.contains(&name)))
    })?;
    Some(nesting(
        found.element,
        &around.element.name,
        "forbidden-inside",
    ))
}

fn is_interactive(element: &Element) -> bool {
    let quiet = (element.is("input") && element.value("type").eq_ignore_ascii_case("hidden"))
        || (element.is("a") && !element.has("href"));
    element.is_one_of(&INTERACTIVE) && !quiet
}

fn interactive_flaw(document: &Document, found: &Found) -> Option<Flaw> {
    if !is_interactive(found.element) {
        return None;
    }
    let around = document.around(found.id).find(|held| {
        held.element.is_one_of(&["a", "button"]) && is_interactive(held.element)
            || (held.element.is("label") && found.element.is_one_of(&["label", "a"]))
    })?;
    // A link inside a label is no control of its own label.
    let excused = around.element.is("label") && found.element.is("a");
    let code = "interactive-in-interactive";
    (!excused).then(|| nesting(found.element, &around.element.name, code))
}

/// What belongs in the head and stands in the body.
fn head_flaw(document: &Document, found: &Found) -> Option<Flaw> {
    let element = found.element;
    if !entry(&element.name)?.metadata || document.is_inside(found.id, &["head", "noscript"]) {
        return None;
    }
    let allowed = element.has("itemprop")
        || (element.is("link") && element.value("rel").eq_ignore_ascii_case("stylesheet"));
    (!allowed).then(|| nesting(element, "head", "head-only-element"))
}
