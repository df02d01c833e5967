//! Which features of caniemail a mail uses, and where.

use std::collections::BTreeMap;

use super::support::{Feature, GROUPS, Support, table};
use crate::check::Sheet;
use crate::css::{Component, Declaration, Kind, Rule, Sheets, Styles, selectors};
use crate::dom::{Element, Origin};
use crate::finding::{Flaw, Part};
use crate::span::Span;

/// A feature in use, with every place.
#[derive(Clone, Debug)]
pub struct Use {
    pub feature: &'static Feature,
    pub places: Vec<(Part, Span)>,
}

/// What is in use, by how the table looks for it: a sign, then what.
type Signs = BTreeMap<(&'static str, String), Vec<(Part, Span)>>;

/// Every feature of the table that the mail uses, in the table's order.
pub fn uses(sheet: &Sheet, sheets: &Sheets) -> Vec<Use> {
    let mut signs = Signs::new();
    for found in sheet
        .document
        .elements()
        .filter(|f| f.element.origin == Origin::Written)
    {
        element_signs(found.element, sheet.html, &mut signs);
    }
    for (styles, rule) in sheets.rules() {
        rule_signs(styles, rule, &mut signs);
    }
    for (styles, declaration) in sheets.declarations() {
        declaration_signs(styles, declaration, &mut signs);
    }
    let used = table().features.iter().filter_map(|feature| {
        let mut places = places_of(feature, &signs);
        places.sort_unstable();
        places.dedup();
        (!places.is_empty()).then_some(Use { feature, places })
    });
    used.collect()
}

fn places_of(feature: &Feature, signs: &Signs) -> Vec<(Part, Span)> {
    let (sign, what) = feature.how;
    let whole = matches!(sign, "v" | "t");
    let words: Vec<&str> = match whole {
        true => vec![what],
        false => what.split(',').collect(),
    };
    let at = |word: &&str| signs.get(&(sign, word.trim().to_owned()));
    words.iter().filter_map(at).flatten().copied().collect()
}

fn note(signs: &mut Signs, sign: &'static str, what: impl Into<String>, place: (Part, Span)) {
    signs.entry((sign, what.into())).or_default().push(place);
}

fn element_signs(element: &Element, text: &str, signs: &mut Signs) {
    let name = element.name.to_ascii_lowercase();
    let place = (Part::Html, element.start_tag);
    note(signs, "e", name.as_str(), place);
    for attribute in &element.attributes {
        let own = (Part::Html, attribute.span(text));
        let value = attribute.value.trim().to_ascii_lowercase();
        note(signs, "a", attribute.name.as_str(), own);
        note(
            signs,
            "t",
            format!("{name} {} {value}", attribute.name),
            place,
        );
        match attribute.name.as_str() {
            "href" if value.starts_with('#') => note(signs, "h", "#", own),
            "href" if value.starts_with("mailto:") => note(signs, "h", "mailto:", own),
            "src" | "srcset" | "background" | "poster" => picture_signs(&value, own, signs),
            "name" if name == "meta" => note(signs, "n", value, own),
            _ => {}
        }
    }
}

fn picture_signs(value: &str, place: (Part, Span), signs: &mut Signs) {
    if value.starts_with("data:") {
        note(signs, "i", "data:", place);
    }
    let path = value.split(['?', '#']).next().unwrap_or_default();
    let file = path.rsplit('/').next().unwrap_or_default();
    if let Some((_, ending)) = file
        .rsplit_once('.')
        .filter(|_| !value.starts_with("data:"))
    {
        note(signs, "i", format!(".{ending}"), place);
    }
}

fn rule_signs(styles: &Styles, rule: &Rule, signs: &mut Signs) {
    let at = |span: Span| {
        (
            styles.part,
            styles.whole.unwrap_or(span.moved(styles.offset)),
        )
    };
    match rule {
        Rule::At {
            name,
            name_span,
            prelude,
            ..
        } => {
            note(signs, "@", name.as_str(), at(*name_span));
            for word in media_words(prelude) {
                note(signs, "m", word, at(*name_span));
            }
        }
        Rule::Style { prelude, span, .. } => selector_signs(prelude, at(*span), signs),
    }
}

fn media_words(prelude: &[Component]) -> Vec<String> {
    let blocks = prelude.iter().filter(|held| held.is_block('('));
    let words = blocks.flat_map(|held| held.inside().iter().filter_map(|inner| inner.ident()));
    words.map(str::to_ascii_lowercase).collect()
}

fn selector_signs(prelude: &[Component], place: (Part, Span), signs: &mut Signs) {
    use crate::css::selector::{Combinator, Pseudo};
    let Ok(list) = selectors(prelude) else {
        return;
    };
    if list.len() > 1 {
        note(signs, "c", "group", place);
    }
    for (index, (combinator, part)) in list.iter().flat_map(|s| s.parts.iter().enumerate()) {
        let mut kinds: Vec<&str> = Vec::new();
        let has = |yes: bool, kind: &'static str| yes.then_some(kind);
        kinds.extend(has(part.tag.is_some(), "type"));
        kinds.extend(has(part.universal, "universal"));
        kinds.extend(has(!part.classes.is_empty(), "class"));
        kinds.extend(has(part.classes.len() > 1, "chain"));
        kinds.extend(has(!part.ids.is_empty(), "id"));
        kinds.extend(has(!part.attributes.is_empty(), "attribute"));
        kinds.extend(has(
            index > 0,
            match combinator {
                Combinator::Descendant => "descendant",
                Combinator::Child => "child",
                Combinator::Next => "next",
                Combinator::Later => "later",
            },
        ));
        kinds
            .into_iter()
            .for_each(|kind| note(signs, "c", kind, place));
        for pseudo in &part.pseudo {
            let name = match pseudo {
                Pseudo::Open(name) => name.as_str(),
                Pseudo::Not(_) => ":not()",
                Pseudo::FirstChild => ":first-child",
                Pseudo::LastChild => ":last-child",
                Pseudo::Is(_) | Pseudo::Root => continue,
            };
            note(signs, "s", name, place);
        }
    }
}

fn declaration_signs(styles: &Styles, declaration: &Declaration, signs: &mut Signs) {
    let place = declaration.name_span.moved(styles.offset);
    let place = (styles.part, styles.whole.unwrap_or(place));
    let name = declaration.name.as_str();
    note(signs, "p", name, place);
    if declaration.important.is_some() {
        note(signs, "!", "", place);
    }
    let mut waiting: Vec<&Component> = declaration.value.iter().collect();
    while let Some(held) = waiting.pop() {
        waiting.extend(held.inside());
        match &held.kind {
            Kind::Ident(word) => {
                let word = word.to_ascii_lowercase();
                note(signs, "v", format!("{name} {word}"), place);
                note(signs, "w", word, place);
            }
            Kind::Dimension { unit, .. } => note(signs, "u", unit.as_str(), place),
            Kind::Percentage(_) => note(signs, "u", "%", place),
            Kind::Function(function, _) => note(signs, "f", function.as_str(), place),
            Kind::Url(address) => picture_signs(&address.to_ascii_lowercase(), place, signs),
            _ => {}
        }
    }
}

/// Features without which a mail falls apart or loses what it says. Of the others the table of
/// clients tells: they may be missing without harm, as round corners may.
const NEEDED: [&str; 46] = [
    "css-display-flex",
    "css-display-grid",
    "css-grid-template",
    "css-gap",
    "css-position",
    "css-left-right-top-bottom",
    "css-background-image",
    "css-linear-gradient",
    "css-radial-gradient",
    "css-variables",
    "css-unit-calc",
    "css-function-clamp",
    "css-function-max",
    "css-function-min",
    "css-unit-vw",
    "css-unit-vh",
    "css-unit-rem",
    "css-max-width",
    "css-opacity",
    "css-transform",
    "css-object-fit",
    "css-clip-path",
    "css-modern-color",
    "css-at-import",
    "css-float",
    "css-pseudo-element-after",
    "css-pseudo-element-before",
    "html-audio",
    "html-video",
    "html-svg",
    "html-form",
    "html-input-text",
    "html-input-checkbox",
    "html-input-radio",
    "html-input-submit",
    "html-select",
    "html-textarea",
    "html-link",
    "html-object",
    "html-image-maps",
    "image-base64",
    "image-svg",
    "image-webp",
    "image-avif",
    "image-mp4",
    "image-heif",
];

/// One finding a needed feature: at its first place, with the groups that do not show it.
pub fn check(sheet: &mut Sheet, uses: &[Use]) {
    for held in uses
        .iter()
        .filter(|held| NEEDED.contains(&held.feature.slug))
    {
        let of = |wanted: Support| -> Vec<&str> {
            let groups = GROUPS.iter().map(|(group, _)| *group);
            groups
                .filter(|group| held.feature.of_group(group) == wanted)
                .collect()
        };
        let (lacking, partly) = (of(Support::None), of(Support::Partial));
        let (code, groups) = match (lacking.is_empty(), partly.is_empty()) {
            (false, _) => ("unsupported-in-clients", lacking),
            (true, false) => ("partly-supported-in-clients", partly),
            (true, true) => continue,
        };
        let Some((part, span)) = held.places.first() else {
            continue;
        };
        let flaw = Flaw::new(code, *span)
            .with("feature", held.feature.title)
            .with("clients", groups.join(", "))
            .with("count", held.places.len());
        sheet.add_in(*part, flaw);
    }
}
