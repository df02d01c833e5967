//! TOML and JSON as one tree with places, so that every finding can say its line and column.

use std::ops::Range;
use toml::Spanned;
use toml::de::{DeArray, DeString, DeTable, DeValue};

/// A value with its place in the text.
pub type Tree<'a> = Spanned<DeValue<'a>>;

/// A value that cannot be read, and where.
#[derive(Debug)]
pub struct Broken {
    /// Byte offset.
    pub offset: usize,
    /// The parser's words.
    pub message: String,
}

/// Reads TOML.
pub fn from_toml(text: &str) -> Result<Tree<'_>, Vec<Broken>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        let broken = |error: &toml::de::Error| Broken {
            offset: error.span().map_or(0, |span| span.start),
            message: error.message().to_string(),
        };
        return Err(errors.iter().map(broken).collect());
    }
    Ok(Spanned::new(
        table.span(),
        DeValue::Table(table.into_inner()),
    ))
}

/// The place of a path ("task.2.criteria.0") in a tree: of the deepest part of it that exists.
pub fn locate(tree: &Tree<'_>, path: &str) -> Range<usize> {
    let mut span = tree.span();
    let mut node = tree;
    for part in path.split('.').filter(|part| !part.is_empty()) {
        match node.get_ref() {
            DeValue::Table(table) => {
                let Some((key, value)) = table.get_key_value(part) else {
                    break;
                };
                span = if value.get_ref().is_table() {
                    key.span()
                } else {
                    value.span()
                };
                node = value;
            }
            DeValue::Array(array) => {
                let Some(value) = part.parse().ok().and_then(|it: usize| array.get(it)) else {
                    break;
                };
                span = value.span();
                node = value;
            }
            _ => break,
        }
    }
    span
}

/// Calls `visit` for every text in a tree, with its place.
pub fn texts(tree: &Tree<'_>, visit: &mut impl FnMut(&str, Range<usize>)) {
    match tree.get_ref() {
        DeValue::String(text) => visit(text, tree.span()),
        DeValue::Array(array) => array.iter().for_each(|it| texts(it, visit)),
        DeValue::Table(table) => table.values().for_each(|it| texts(it, visit)),
        _ => {}
    }
}

/// What [`prune`] took away.
#[derive(Debug, PartialEq, Eq)]
pub enum Pruned {
    /// The entry of a table: the table's place and the key.
    Entry(Range<usize>, String),
    /// An element of an array.
    Element,
}

/// Takes away what stands at a place: an element of an array or an entry of a table (found by the
/// place of its key or of its value).
pub fn prune(tree: &mut Tree<'_>, span: &Range<usize>) -> Option<Pruned> {
    let own = tree.span();
    match tree.get_mut() {
        DeValue::Array(array) => prune_array(array, span),
        DeValue::Table(table) => prune_table(table, own, span),
        _ => None,
    }
}

fn prune_array(array: &mut DeArray<'_>, span: &Range<usize>) -> Option<Pruned> {
    if let Some(pruned) = array.iter_mut().find_map(|it| prune(it, span)) {
        return Some(pruned);
    }
    let found = array.iter().position(|it| it.span() == *span)?;
    let old = std::mem::replace(array, DeArray::new());
    let kept = old
        .into_iter()
        .enumerate()
        .filter(|(index, _)| *index != found);
    *array = kept.map(|(_, it)| it).collect();
    Some(Pruned::Element)
}

fn prune_table(table: &mut DeTable<'_>, own: Range<usize>, span: &Range<usize>) -> Option<Pruned> {
    // Deepest first: an array of tables has the place of its first table.
    if let Some(pruned) = table.iter_mut().find_map(|(_, value)| prune(value, span)) {
        return Some(pruned);
    }
    let here = |(key, value): (&Spanned<DeString<'_>>, &Tree<'_>)| {
        (key.span() == *span || value.span() == *span).then(|| key.get_ref().to_string())
    };
    let key = table.iter().find_map(here)?;
    table.remove(key.as_str());
    Some(Pruned::Entry(own, key))
}
