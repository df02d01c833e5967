//! Weight, width, pictures, the dark mode.

use crate::check::Sheet;
use crate::content::{library, pixels};
use crate::css::{Rule, Sheets};
use crate::dom::{Found, Origin};
use crate::finding::Flaw;
use crate::html::head_place;
use crate::span::Span;

/// Where Gmail cuts a message, in bytes of its HTML.
pub const CLIP_BYTES: usize = 102 * 1024;
const NEAR_CLIP_BYTES: usize = 90 * 1024;
const WIDTH_PX_MAX: u32 = 640;
const WORDS_CHARS_MIN: usize = 120;
const PICTURE_BYTES_MAX: u64 = 200_000;

pub fn check(sheet: &mut Sheet, sheets: &Sheets) {
    let mut flaws: Vec<Flaw> = weight(sheet).into_iter().collect();
    flaws.extend(widths(sheet));
    flaws.extend(pictures(sheet));
    flaws.extend(only_pictures(sheet));
    flaws.extend(dark_mode(sheet, sheets));
    flaws.into_iter().for_each(|flaw| sheet.add(flaw));
}

fn weight(sheet: &Sheet) -> Option<Flaw> {
    let size = sheet.html.len();
    let kib = size.div_ceil(1024);
    if size > CLIP_BYTES {
        let end = sheet.html.as_bytes()[CLIP_BYTES..]
            .iter()
            .position(|byte| *byte == b'\n');
        let end = end.map_or(size, |offset| CLIP_BYTES + offset.max(1));
        return Some(Flaw::new("gmail-clips", Span::new(CLIP_BYTES, end)).with("count", kib));
    }
    let near = size > NEAR_CLIP_BYTES;
    near.then(|| Flaw::new("near-gmail-clip", head_place(sheet)).with("count", kib))
}

fn widths(sheet: &Sheet) -> Vec<Flaw> {
    let written = sheet
        .document
        .elements()
        .filter(|found| found.element.origin == Origin::Written);
    let wide = written.filter_map(|found| {
        let width = width(&found).filter(|width| *width > WIDTH_PX_MAX)?;
        Some(Flaw::new("wide-mail", found.element.start_tag).with("count", width))
    });
    wide.collect()
}

fn width(found: &Found) -> Option<u32> {
    let element = found.element;
    if !element.is_one_of(&["table", "td", "div", "img", "th"]) {
        return None;
    }
    let (declarations, _) = crate::css::block(element.value("style"));
    let declared = |name: &str| {
        let own = declarations.iter().rev().find(|held| held.name == name);
        own.and_then(|held| pixels(&held.value))
    };
    let bounded = declared("max-width").is_some_and(|width| width <= WIDTH_PX_MAX);
    let attribute = element
        .value("width")
        .trim()
        .trim_end_matches("px")
        .parse()
        .ok();
    declared("width").or(attribute).filter(|_| !bounded)
}

fn pictures(sheet: &Sheet) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    for picture in &sheet.content.pictures {
        if picture.width.is_none() {
            flaws.push(Flaw::new("picture-without-size", picture.span));
        }
        let Some(known) = library(sheet.work, &picture.src) else {
            continue;
        };
        if known.size_bytes > PICTURE_BYTES_MAX {
            let kilobytes = known.size_bytes / 1000;
            flaws.push(Flaw::new("heavy-picture", picture.span).with("count", kilobytes));
        }
        if let (Some(width), Some(height)) = (picture.width, picture.height) {
            let (shown, own) = (
                u64::from(width) * u64::from(known.height),
                u64::from(height) * u64::from(known.width),
            );
            if shown.abs_diff(own) * 20 > shown.max(own) {
                flaws.push(Flaw::new("stretched-picture", picture.span));
            }
        }
    }
    flaws
}

fn only_pictures(sheet: &Sheet) -> Option<Flaw> {
    let large = sheet
        .content
        .pictures
        .iter()
        .filter(|picture| picture.width != Some(1));
    let first = large.clone().next()?;
    let size = sheet.content.text.chars().count();
    if size < WORDS_CHARS_MIN / 4 {
        return Some(Flaw::new("image-only-mail", first.span));
    }
    let poor = size < WORDS_CHARS_MIN * large.count().min(4);
    poor.then(|| Flaw::new("little-text", first.span).with("count", size))
}

/// Whether the mail says anything about dark screens.
pub fn says_dark(sheet: &Sheet, sheets: &Sheets) -> bool {
    let meta = sheet.document.named("meta").any(|meta| {
        let name = meta.element.value("name").to_ascii_lowercase();
        name == "color-scheme" || name == "supported-color-schemes"
    });
    let query = sheets.rules().any(|(_, rule)| match rule {
        Rule::At { prelude, .. } => prelude.iter().any(|held| {
            let words = held.inside().iter().filter_map(|inner| inner.ident());
            words.into_iter().any(|word| word == "prefers-color-scheme")
        }),
        Rule::Style { .. } => false,
    });
    let declared = sheets
        .declarations()
        .any(|(_, held)| held.name == "color-scheme");
    meta || query || declared
}

fn dark_mode(sheet: &Sheet, sheets: &Sheets) -> Option<Flaw> {
    (!says_dark(sheet, sheets)).then(|| Flaw::new("no-dark-mode", head_place(sheet)))
}
