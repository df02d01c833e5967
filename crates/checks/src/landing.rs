//! A landing page: one thing to do, a form that works, and the promise of the mail kept.

use std::collections::BTreeSet;

use crate::check::Sheet;
use crate::content::{Purpose, library};
use crate::dom::collapsed;
use crate::finding::Flaw;
use crate::forms::{Asks, Form, forms};
use crate::html::{Address, head_place};
use crate::wording::words;
use crate::work::Carrier;

const TARGETS_MAX: usize = 2;
const FIELDS_MAX: usize = 5;
const WEIGHT_BYTES_MAX: u64 = 1_500_000;
const NAVIGATION_LINKS_MAX: usize = 3;
/// In percent of the promise's words.
const KEPT_MIN: usize = 30;

pub fn check(sheet: &mut Sheet) {
    let mut flaws = utm(sheet);
    if sheet.work.carrier == Carrier::LandingPage {
        let forms = forms(sheet.document);
        flaws.extend(calls(sheet, &forms));
        flaws.extend(forms.iter().flat_map(form));
        flaws.extend(privacy(sheet));
        flaws.extend(weight(sheet));
        flaws.extend(navigation(sheet));
        flaws.extend(promise(sheet));
    }
    flaws.into_iter().for_each(|flaw| sheet.add(flaw));
}

/// The distinct places that the page's buttons lead to; a form is one of them.
pub fn targets<'a>(sheet: &'a Sheet) -> BTreeSet<&'a str> {
    let buttons = sheet.content.links_for(Purpose::Button);
    buttons
        .map(|link| link.href.split(['?', '#']).next().unwrap_or_default())
        .collect()
}

fn calls(sheet: &Sheet, forms: &[Form]) -> Option<Flaw> {
    let targets = targets(sheet);
    let buttons = sheet.content.links_for(Purpose::Button);
    if targets.is_empty() && forms.is_empty() {
        return Some(Flaw::new("no-call-to-action", head_place(sheet)));
    }
    if targets.len() <= TARGETS_MAX {
        return None;
    }
    let last = buttons.last()?;
    Some(Flaw::new("many-calls-to-action", last.span).with("count", targets.len()))
}

fn form(form: &Form) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    if !form.sends {
        flaws.push(Flaw::new("form-without-button", form.span));
    }
    for field in form.fields.iter().filter(|field| field.name.is_empty()) {
        flaws.push(Flaw::new("field-without-name", field.span));
    }
    for field in form.asks(Asks::Mail).filter(|field| field.kind != "email") {
        flaws.push(Flaw::new("mail-field-as-text", field.span));
    }
    if form.is_personal() && form.method != "post" {
        flaws.push(Flaw::new("form-by-get", form.span));
    }
    let filled = form
        .fields
        .iter()
        .filter(|field| field.asks != Asks::Consent)
        .count();
    if filled > FIELDS_MAX {
        flaws.push(Flaw::new("long-form", form.span).with("count", filled));
    }
    flaws
}

fn privacy(sheet: &Sheet) -> Option<Flaw> {
    let links: Vec<_> = sheet.content.links_for(Purpose::Privacy).collect();
    let works = links.iter().any(|link| link.address != Address::Dead);
    let place = links
        .first()
        .map_or_else(|| head_place(sheet), |link| link.span);
    (!works).then(|| Flaw::new("page-without-privacy-link", place))
}

/// All that the page loads, as far as the library knows it.
pub fn weight_bytes(sheet: &Sheet) -> u64 {
    let own = sheet.html.len() + sheet.work.css.as_deref().map_or(0, str::len);
    let pictures = sheet
        .content
        .pictures
        .iter()
        .map(|picture| picture.src.as_str());
    let distinct: BTreeSet<&str> = pictures.collect();
    let sizes = distinct.iter().filter_map(|src| library(sheet.work, src));
    own as u64 + sizes.map(|picture| picture.size_bytes).sum::<u64>()
}

fn weight(sheet: &Sheet) -> Option<Flaw> {
    let bytes = weight_bytes(sheet);
    let heavy = bytes > WEIGHT_BYTES_MAX;
    heavy.then(|| Flaw::new("heavy-page", head_place(sheet)).with("count", bytes / 1000))
}

fn navigation(sheet: &Sheet) -> Vec<Flaw> {
    let document = sheet.document;
    let links = |id| {
        document
            .elements_below(id)
            .filter(|found| found.element.is("a"))
            .count()
    };
    let crowded = document
        .named("nav")
        .filter(|nav| links(nav.id) > NAVIGATION_LINKS_MAX);
    crowded
        .map(|nav| Flaw::new("navigation-on-landing-page", nav.element.start_tag))
        .collect()
}

/// Links that count in reports: to the web, by their own words.
fn utm(sheet: &Sheet) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    let mut bare = Vec::new();
    for link in &sheet.content.links {
        let offer = matches!(link.purpose, Purpose::Button | Purpose::Text);
        if !offer || !matches!(link.address, Address::Web { .. }) {
            continue;
        }
        let wanted = ["utm_source=", "utm_medium=", "utm_campaign="];
        let missing: Vec<&str> = wanted
            .into_iter()
            .filter(|word| !link.href.contains(word))
            .collect();
        match missing.len() {
            0 => {}
            3 => bare.push(link),
            _ => {
                let names: Vec<&str> = missing
                    .iter()
                    .map(|word| word.trim_end_matches('='))
                    .collect();
                let flaw = Flaw::new("partial-utm", link.href_span);
                flaws.push(flaw.with("text", names.join(", ")));
            }
        }
    }
    let carries = sheet.work.carrier != Carrier::Page;
    if let Some(first) = bare.first().filter(|_| carries) {
        let flaw = Flaw::new("links-without-utm", first.href_span);
        flaws.push(flaw.with("count", bare.len()));
    }
    flaws
}

fn promise(sheet: &Sheet) -> Vec<Flaw> {
    let Some(promise) = sheet.work.promise.as_deref() else {
        return Vec::new();
    };
    let place = head_place(sheet);
    let mut flaws = Vec::new();
    let page = collapsed(&sheet.content.text);
    for number in numbers(promise) {
        if !numbers(&page).contains(&number) {
            flaws.push(Flaw::new("promised-number-missing", place).with("text", number));
        }
    }
    if kept_percent(promise, &page).is_some_and(|kept| kept < KEPT_MIN) {
        flaws.push(Flaw::new("broken-promise", place));
    }
    flaws
}

/// How many of a promise's words the page says too, by their beginnings; `None` for no words.
pub fn kept_percent(promise: &str, page: &str) -> Option<usize> {
    let stems = |text: &str| -> BTreeSet<String> {
        let long = words(text).filter(|word| word.chars().count() > 4);
        long.map(|word| word.to_lowercase().chars().take(5).collect())
            .collect()
    };
    let (promised, said) = (stems(promise), stems(page));
    let kept = promised.intersection(&said).count();
    (!promised.is_empty()).then(|| kept * 100 / promised.len())
}

/// Percentages and prices, as `20%` and `49zł`.
fn numbers(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let bytes = text.as_bytes();
    for (at, _) in text.match_indices(|c: char| c.is_ascii_digit()) {
        let inside =
            at > 0 && (bytes[at - 1].is_ascii_digit() || matches!(bytes[at - 1], b',' | b'.'));
        if inside {
            continue;
        }
        let number = |c: char| c.is_ascii_digit() || c == ',' || c == '.';
        let size = text[at..].find(|c| !number(c)).unwrap_or(text.len() - at);
        let digits = text[at..at + size].trim_end_matches([',', '.']);
        let after = text[at + size..].trim_start_matches(['\u{A0}', ' ']);
        if after.starts_with('%') {
            found.insert(format!("{digits}%"));
        } else if after.starts_with("zł") {
            found.insert(format!("{digits} zł"));
        }
    }
    found
}
