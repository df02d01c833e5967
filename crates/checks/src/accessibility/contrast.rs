//! Text that can be read on its background, where both can be known.

use super::names::is_hidden;
use crate::check::Sheet;
use crate::css::cascade::Look;
use crate::dom::Kind;
use crate::finding::Flaw;

/// WCAG 2.2, 1.4.3, in hundredths.
const RATIO_MIN: u32 = 450;
const RATIO_LARGE_MIN: u32 = 300;

/// Large by WCAG: 18 pt, or 14 pt in bold.
fn is_large(look: &Look) -> bool {
    look.size_px >= 24.0 || (look.bold && look.size_px >= 18.66)
}

pub fn check(sheet: &mut Sheet) {
    let document = sheet.document;
    let mut flaws = Vec::new();
    for (id, look) in &sheet.content.looks {
        let Some(element) = document.element(*id) else {
            continue;
        };
        let texts = document.node(*id).children.iter();
        let worded = texts.clone().any(|child| {
            matches!(&document.node(*child).kind, Kind::Text(text) if !text.trim().is_empty())
        });
        let Some(background) = look.background.filter(|_| worded && look.shown) else {
            continue;
        };
        let ratio = look.color.over(background).contrast(background);
        let least = if is_large(look) {
            RATIO_LARGE_MIN
        } else {
            RATIO_MIN
        };
        if ratio < least && !is_hidden(document, *id) && !is_tiny(look) {
            let flaw = Flaw::new("low-contrast", element.start_tag);
            flaws.push(flaw.with("ratio", shown(ratio)).with("least", shown(least)));
        }
    }
    flaws.into_iter().for_each(|flaw| sheet.add(flaw));
}

/// A preheader is hidden by being nothing in size.
fn is_tiny(look: &Look) -> bool {
    look.size_px <= 1.0
}

/// Hundredths as `4.50`, since the sentence goes to both languages.
fn shown(ratio: u32) -> String {
    format!("{}.{:02}:1", ratio / 100, ratio % 100)
}
