//! Attributes: unknown, obsolete, with values that mean nothing, or missing.

use super::vocabulary::{Standing, entry, standing};
use crate::check::Sheet;
use crate::dom::{Attribute, Element, Found, Namespace, Origin};
use crate::finding::Flaw;
use crate::work::Carrier;

/// Given up by the standard, and still what mail is laid out with.
const KEPT_IN_MAIL: [&str; 14] = [
    "align",
    "valign",
    "bgcolor",
    "background",
    "border",
    "cellpadding",
    "cellspacing",
    "width",
    "height",
    "link",
    "vlink",
    "alink",
    "text",
    "type",
];

/// Values that an attribute may have: element (empty: any), attribute, the list.
const ENUMERATED: [(&str, &str, &[&str]); 12] = [
    (
        "input",
        "type",
        &[
            "hidden",
            "text",
            "search",
            "tel",
            "url",
            "email",
            "password",
            "date",
            "month",
            "week",
            "time",
            "datetime-local",
            "number",
            "range",
            "color",
            "checkbox",
            "radio",
            "file",
            "submit",
            "image",
            "reset",
            "button",
        ],
    ),
    ("button", "type", &["submit", "reset", "button"]),
    ("form", "method", &["get", "post", "dialog"]),
    ("th", "scope", &["row", "col", "rowgroup", "colgroup", ""]),
    ("", "dir", &["ltr", "rtl", "auto"]),
    ("img", "loading", &["lazy", "eager"]),
    ("img", "decoding", &["sync", "async", "auto"]),
    ("a", "target", &["_self", "_blank", "_parent", "_top"]),
    ("form", "target", &["_self", "_blank", "_parent", "_top"]),
    (
        "",
        "contenteditable",
        &["true", "false", "plaintext-only", ""],
    ),
    ("", "draggable", &["true", "false"]),
    ("", "translate", &["yes", "no", ""]),
];

/// Attributes that are whole numbers, with the least.
const NUMBERS: [(&str, &str, u64); 10] = [
    ("img", "width", 0),
    ("img", "height", 0),
    ("td", "colspan", 1),
    ("td", "rowspan", 0),
    ("th", "colspan", 1),
    ("th", "rowspan", 0),
    ("input", "maxlength", 0),
    ("input", "size", 1),
    ("textarea", "rows", 1),
    ("textarea", "cols", 1),
];

const REQUIRED: [(&str, &[&str]); 8] = [
    ("img", &["src", "srcset"]),
    ("link", &["href", "imagesrcset"]),
    ("link", &["rel"]),
    ("optgroup", &["label"]),
    ("track", &["src"]),
    ("source", &["src", "srcset"]),
    ("area", &["alt"]),
    ("meta", &["charset", "content"]),
];

pub fn check(sheet: &mut Sheet) {
    let mut flaws = Vec::new();
    let mail = sheet.work.carrier == Carrier::Newsletter;
    for found in sheet.document.elements() {
        let element = found.element;
        if element.namespace == Namespace::Html && element.origin == Origin::Written {
            flaws.extend(names(&found, mail));
            flaws.extend(
                element
                    .attributes
                    .iter()
                    .filter_map(|held| value(element, held)),
            );
            flaws.extend(missing(element));
        }
    }
    flaws.into_iter().for_each(|flaw| sheet.add(flaw));
}

fn names(found: &Found, mail: bool) -> Vec<Flaw> {
    let element = found.element;
    let Some(entry) = entry(&element.name) else {
        return Vec::new();
    };
    let mut flaws = Vec::new();
    for attribute in &element.attributes {
        let name = attribute.name.as_str();
        let kept = mail && (KEPT_IN_MAIL.contains(&name) || name == "name");
        let code = match standing(entry, name) {
            Standing::Unknown => "unknown-attribute",
            Standing::Obsolete if !kept => "obsolete-attribute",
            _ => continue,
        };
        let flaw = Flaw::new(code, attribute.name_span);
        flaws.push(flaw.with("attribute", name).with("name", &element.name));
    }
    flaws
}

fn value(element: &Element, attribute: &Attribute) -> Option<Flaw> {
    let (name, value) = (attribute.name.as_str(), attribute.value.trim());
    let of = |wanted: &str| wanted.is_empty() || element.is(wanted);
    let listed = ENUMERATED
        .iter()
        .find(|(wanted, attribute, _)| of(wanted) && *attribute == name)
        .is_none_or(|(.., values)| {
            let known = values.iter().any(|held| held.eq_ignore_ascii_case(value));
            known || (name == "target" && !value.starts_with('_'))
        });
    let counted = NUMBERS
        .iter()
        .find(|(wanted, attribute, _)| of(wanted) && *attribute == name)
        .is_none_or(|(.., least)| {
            value.bytes().all(|byte| byte.is_ascii_digit())
                && value.parse::<u64>().is_ok_and(|number| number >= *least)
        });
    (!listed || !counted).then(|| {
        let flaw = Flaw::new("bad-attribute-value", attribute.place());
        flaw.with("attribute", name).with("value", value)
    })
}

fn missing(element: &Element) -> Vec<Flaw> {
    let lacking = REQUIRED.iter().filter(|(name, any)| {
        let has = any.iter().any(|attribute| element.has(attribute));
        let property = element.has("property") || element.has("itemprop");
        element.is(name) && !has && !(element.is("meta") && property)
    });
    lacking
        .map(|(name, any)| {
            let flaw = Flaw::new("missing-attribute", element.start_tag);
            flaw.with("attribute", any[0]).with("name", name)
        })
        .collect()
}
