//! Title, language, encoding, viewport.

use crate::check::Sheet;
use crate::dom::{Document, Element, Found, Kind, Origin, collapsed};
use crate::finding::Flaw;
use crate::span::Span;

const CHARSET_BYTES_MAX: usize = 1024;
const TITLE_CHARS_MAX: usize = 70;

pub fn check(sheet: &mut Sheet) {
    let place = head_place(sheet);
    let mut flaws = language(sheet.document, place);
    flaws.extend(title(sheet.document, place));
    flaws.extend(charset(sheet.document, place));
    flaws.extend(viewport(sheet.document, place));
    flaws.into_iter().for_each(|flaw| sheet.add(flaw));
}

/// Where something that the head lacks is missed: its tag, the root's, or the beginning.
pub fn head_place(sheet: &Sheet) -> Span {
    let written = |name: &str| {
        let found = sheet.document.first(name).map(|found| found.element);
        found
            .filter(|element| element.origin == Origin::Written)
            .map(|element| element.start_tag)
    };
    let first = sheet.html.chars().next().map_or(0, char::len_utf8);
    written("head")
        .or_else(|| written("html"))
        .unwrap_or(Span::new(0, first))
}

fn language(document: &Document, place: Span) -> Vec<Flaw> {
    let root = document.first("html").map(|found| found.element);
    let Some(lang) = root.and_then(|root| root.attribute("lang")) else {
        let tag = root.filter(|root| root.origin == Origin::Written);
        return vec![Flaw::new(
            "missing-lang",
            tag.map_or(place, |root| root.start_tag),
        )];
    };
    let mut flaws = Vec::new();
    for found in document
        .elements()
        .filter(|found| found.element.origin == Origin::Written)
    {
        let Some(held) = found.element.attribute("lang") else {
            continue;
        };
        let unset = held.value.is_empty() && held != lang;
        if !unset && !is_language(&held.value) {
            flaws.push(Flaw::new("bad-lang", held.place()).with("value", &held.value));
        }
    }
    flaws
}

/// The shape of a BCP 47 tag: two or three letters, then parts of up to eight.
fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or_default();
    let letters = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphabetic());
    let shaped = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    (2..=3).contains(&first.len()) && letters(first) && parts.all(shaped)
}

fn title(document: &Document, place: Span) -> Vec<Flaw> {
    let titles: Vec<Found> = document.named("title").collect();
    let Some(first) = titles.first() else {
        return vec![Flaw::new("missing-title", place)];
    };
    let mut flaws = Vec::new();
    let text = title_text(document, first);
    if text.is_empty() {
        flaws.push(Flaw::new("empty-title", first.element.start_tag));
    } else if text.chars().count() > TITLE_CHARS_MAX {
        let size = text.chars().count();
        flaws.push(Flaw::new("long-title", document.node(first.id).span).with("count", size));
    }
    for more in titles.iter().skip(1) {
        let span = more.element.start_tag;
        flaws.push(Flaw::new("second-title", span));
    }
    flaws
}

/// The words of a title.
fn title_text(document: &Document, title: &Found) -> String {
    let children = &document.node(title.id).children;
    let texts = children
        .iter()
        .filter_map(|id| match &document.node(*id).kind {
            Kind::Text(text) => Some(text.as_str()),
            _ => None,
        });
    collapsed(&texts.collect::<String>())
}

fn charset(document: &Document, place: Span) -> Option<Flaw> {
    let declared = |element: &Element| -> Option<String> {
        if let Some(charset) = element.attribute("charset") {
            return Some(charset.value.clone());
        }
        let equiv = element
            .value("http-equiv")
            .eq_ignore_ascii_case("content-type");
        let content = element.value("content").to_ascii_lowercase();
        let (_, charset) = content.split_once("charset=").filter(|_| equiv)?;
        Some(charset.trim().to_owned())
    };
    let mut metas = document.named("meta");
    let Some((meta, charset)) = metas.find_map(|found| Some((found, declared(found.element)?)))
    else {
        return Some(Flaw::new("missing-charset", place));
    };
    let span = meta.element.start_tag;
    if !charset.eq_ignore_ascii_case("utf-8") {
        return Some(Flaw::new("wrong-charset", span).with("value", charset));
    }
    (span.end > CHARSET_BYTES_MAX).then(|| Flaw::new("late-charset", span))
}

fn viewport(document: &Document, place: Span) -> Option<Flaw> {
    let mut metas = document.named("meta");
    let viewport = metas.find(|meta| meta.element.value("name").eq_ignore_ascii_case("viewport"));
    let Some(viewport) = viewport else {
        return Some(Flaw::new("missing-viewport", place));
    };
    let content = viewport
        .element
        .value("content")
        .replace(' ', "")
        .to_ascii_lowercase();
    let span = viewport.element.start_tag;
    let scale = content
        .split([',', ';'])
        .find_map(|part| part.strip_prefix("maximum-scale="));
    let small = scale.is_some_and(|scale| scale.starts_with(['0', '1']));
    if content.contains("user-scalable=no") || content.contains("user-scalable=0") || small {
        return Some(Flaw::new("zoom-off", span));
    }
    (!content.contains("width=device-width")).then(|| Flaw::new("fixed-viewport", span))
}
