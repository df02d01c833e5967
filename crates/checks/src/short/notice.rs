//! A web push: two lines that every browser cuts elsewhere, one link, a picture.

use super::{Flaws, beyond, link_flaw, of};
use crate::finding::{Flaw, Part};
use crate::span::Span;
use crate::wording;
use crate::work::Short;

/// The longest title that Chrome and Firefox on a desktop show whole, in letters (Batch, "What is
/// the optimal length for every web push notification?"; Mobify, "Web Push Character Limits").
pub const TITLE_CHARS_MAX: usize = 50;

/// The longest text that Chrome on a desktop shows whole (Mobify; PushOwl, "The Ideal Character
/// Length": 121 on Windows 10).
pub const TEXT_CHARS_MAX: usize = 120;

pub fn check(short: &Short) -> Flaws {
    let mut flaws: Flaws = of(Part::Title, title(&short.title)).collect();
    flaws.extend(of(Part::Text, text(short)));
    flaws.extend(of(Part::Link, link(&short.link)));
    flaws
}

fn title(title: &str) -> Vec<Flaw> {
    if title.trim().is_empty() {
        return vec![Flaw::new("push-without-title", Span::new(0, title.len()))];
    }
    let mut flaws = wording::plain(title);
    let size = title.trim().chars().count();
    if size > TITLE_CHARS_MAX {
        let flaw = Flaw::new("push-title-long", beyond(title, TITLE_CHARS_MAX));
        flaws.push(flaw.with("count", size).with("limit", TITLE_CHARS_MAX));
    }
    flaws
}

fn text(short: &Short) -> Vec<Flaw> {
    let text = &short.text;
    let whole = Span::new(0, text.len());
    if text.trim().is_empty() {
        return vec![Flaw::new("push-without-text", whole)];
    }
    let mut flaws = wording::plain(text);
    let size = text.trim().chars().count();
    if size > TEXT_CHARS_MAX {
        let flaw = Flaw::new("push-text-long", beyond(text, TEXT_CHARS_MAX));
        flaws.push(flaw.with("count", size).with("limit", TEXT_CHARS_MAX));
    }
    if text.trim().to_lowercase() == short.title.trim().to_lowercase() {
        flaws.push(Flaw::new("push-repeats-title", whole));
    }
    flaws
}

fn link(link: &str) -> Option<Flaw> {
    let whole = Span::new(0, link.len());
    if link.trim().is_empty() {
        return Some(Flaw::new("push-without-link", whole));
    }
    link_flaw(link, whole)
}
