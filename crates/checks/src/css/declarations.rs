//! Properties that nobody knows, and values that they do not take.

use std::collections::BTreeMap;

use super::grammar::grammar;
use super::matching::takes;
use super::rules::{Declaration, Rule};
use super::sheets::{Sheets, Styles};
use super::value::{Component, Kind};
use crate::check::Sheet;
use crate::finding::Flaw;
use crate::span::Span;

pub fn check(sheet: &mut Sheet, sheets: &Sheets) {
    let mut found = Vec::new();
    let mut known: BTreeMap<(String, String), Option<bool>> = BTreeMap::new();
    for styles in &sheets.all {
        found.extend(styles.flaws.iter().map(|flaw| (styles, flaw.clone())));
    }
    let descriptors = descriptor_places(sheets);
    for (styles, declaration) in sheets.declarations() {
        if !descriptors.contains(&(styles.part, styles.offset, declaration.name_span)) {
            found.extend(judge(styles, declaration, &mut known).map(|flaw| (styles, flaw)));
        }
        if let Some(span) = declaration.important {
            let flaw = Flaw::new("important", span).with("property", &declaration.name);
            found.push((styles, flaw));
        }
    }
    for (styles, flaw) in found {
        sheet.add_in(styles.part, styles.placed(flaw));
    }
}

/// Declarations of at-rules such as `@font-face` have names of their own.
fn descriptor_places(sheets: &Sheets) -> Vec<(crate::Part, usize, Span)> {
    let inside = sheets.rules().filter_map(|(styles, rule)| match rule {
        Rule::At { declarations, .. } => Some((styles, declarations)),
        Rule::Style { .. } => None,
    });
    inside
        .flat_map(|(styles, declarations)| {
            let place = |held: &Declaration| (styles.part, styles.offset, held.name_span);
            declarations.iter().map(place)
        })
        .collect()
}

/// Names that are a client's or a browser's own.
fn is_own(name: &str) -> bool {
    name.starts_with('-') || name.starts_with("mso-")
}

fn judge(
    styles: &Styles,
    declaration: &Declaration,
    known: &mut BTreeMap<(String, String), Option<bool>>,
) -> Option<Flaw> {
    let name = declaration.name.as_str();
    if is_own(name) {
        return None;
    }
    let span = declaration.value_span();
    let text = span.of(&styles.text);
    let key = (name.to_owned(), text.to_owned());
    let taken = *known
        .entry(key)
        .or_insert_with(|| takes(name, &declaration.value));
    let Some(right) = taken else {
        return Some(unknown(declaration));
    };
    if !right {
        return Some(wrong_value(declaration, text));
    }
    let obsolete = grammar()
        .properties
        .get(name)
        .is_some_and(|held| held.obsolete);
    obsolete.then(|| Flaw::new("obsolete-property", declaration.name_span).with("property", name))
}

fn unknown(declaration: &Declaration) -> Flaw {
    let name = declaration.name.as_str();
    let near = grammar()
        .properties
        .keys()
        .filter(|held| !held.starts_with('-'));
    let near = near
        .filter_map(|held| Some((distance(name, held)?, *held)))
        .min();
    match near {
        Some((_, near)) => Flaw::new("misspelt-property", declaration.name_span)
            .with("property", name)
            .with("near", near),
        None => Flaw::new("unknown-property", declaration.name_span).with("property", name),
    }
}

/// How many letters two words are apart, if at most two and fewer than a third of the word.
fn distance(one: &str, two: &str) -> Option<usize> {
    let limit = 2.min(one.len().saturating_sub(1) / 2);
    if one.len().abs_diff(two.len()) > limit {
        return None;
    }
    let two: Vec<u8> = two.bytes().collect();
    let mut row: Vec<usize> = (0..=two.len()).collect();
    for (at, byte) in one.bytes().enumerate() {
        let mut last = std::mem::replace(&mut row[0], at + 1);
        for (column, other) in two.iter().enumerate() {
            let change = last + usize::from(byte != *other);
            last = row[column + 1];
            row[column + 1] = change.min(last + 1).min(row[column] + 1);
        }
    }
    row.last().copied().filter(|size| *size <= limit)
}

/// A value that is not taken; the commonest slips have words of their own.
fn wrong_value(declaration: &Declaration, text: &str) -> Flaw {
    let name = declaration.name.as_str();
    let span = declaration.value_span();
    let colon = declaration
        .value
        .iter()
        .find(|held| held.kind == Kind::Colon);
    if let Some(colon) = colon {
        return Flaw::new("missing-semicolon", Span::new(span.start, colon.span.start))
            .with("property", name);
    }
    if let Some(bare) = declaration.value.iter().find(|held| is_bare(held))
        && takes(name, &with_units(&declaration.value)) == Some(true)
    {
        return Flaw::new("missing-unit", bare.span)
            .with("property", name)
            .with("value", text);
    }
    Flaw::new("unknown-value", span)
        .with("property", name)
        .with("value", text)
}

fn is_bare(component: &Component) -> bool {
    matches!(component.kind, Kind::Number { value, .. } if value != 0.0)
}

fn with_units(value: &[Component]) -> Vec<Component> {
    let mut value = value.to_vec();
    for held in value.iter_mut().filter(|held| is_bare(held)) {
        if let Kind::Number { value, .. } = held.kind {
            let unit = "px".to_owned();
            held.kind = Kind::Dimension { value, unit };
        }
    }
    value
}
