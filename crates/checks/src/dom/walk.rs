//! Ways through the tree. None recurses: a candidate may nest as deep as the text is long.

use super::{Document, Element, Kind, NodeId};
use crate::span::Span;

/// Browsers nest no deeper (Blink stops at 512), and no rule looks further up.
const AROUND_MAX: usize = 512;

/// An element with its number.
#[derive(Clone, Copy, Debug)]
pub struct Found<'a> {
    pub id: NodeId,
    pub element: &'a Element,
}

impl Document {
    /// Every node below `from`, in document order, templates' contents left out.
    pub fn below(&self, from: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let mut waiting: Vec<NodeId> = self.node(from).children.iter().rev().copied().collect();
        std::iter::from_fn(move || {
            let next = waiting.pop()?;
            waiting.extend(self.node(next).children.iter().rev());
            Some(next)
        })
    }

    /// Every element below `from`, in document order.
    pub fn elements_below(&self, from: NodeId) -> impl Iterator<Item = Found<'_>> {
        self.below(from)
            .filter_map(|id| self.element(id).map(|element| Found { id, element }))
    }

    /// Every element, in document order.
    pub fn elements(&self) -> impl Iterator<Item = Found<'_>> {
        self.found(&self.order)
    }

    fn found<'a>(&'a self, ids: &'a [NodeId]) -> impl Iterator<Item = Found<'a>> {
        let element = |id: &NodeId| {
            Some(Found {
                id: *id,
                element: self.element(*id)?,
            })
        };
        ids.iter().filter_map(element)
    }

    /// The elements of a tag, a class or an id: `p`, `.a`, `#b`.
    pub fn listed<'a>(&'a self, key: &str) -> impl Iterator<Item = Found<'a>> {
        self.found(self.index.get(key).map_or(&[][..], Vec::as_slice))
    }

    /// The HTML elements of one name.
    pub fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = Found<'a>> {
        self.elements().filter(move |found| found.element.is(name))
    }

    pub fn first(&self, name: &str) -> Option<Found<'_>> {
        self.elements().find(|found| found.element.is(name))
    }

    /// The elements around a node, the nearest first.
    pub fn around(&self, id: NodeId) -> impl Iterator<Item = Found<'_>> {
        let mut at = self.node(id).parent;
        let ancestors = std::iter::from_fn(move || {
            let id = at?;
            at = self.node(id).parent;
            Some(id)
        });
        ancestors
            .take(AROUND_MAX)
            .filter_map(|id| self.element(id).map(|element| Found { id, element }))
    }

    pub fn is_inside(&self, id: NodeId, names: &[&str]) -> bool {
        self.around(id).any(|found| found.element.is_one_of(names))
    }

    /// The elements among a node's children.
    pub fn child_elements(&self, id: NodeId) -> impl Iterator<Item = Found<'_>> {
        let children = self.node(id).children.iter();
        children.filter_map(|id| self.element(*id).map(|element| Found { id: *id, element }))
    }

    /// All text below a node as it stands, scripts and styles left out.
    pub fn text(&self, id: NodeId) -> String {
        let mut text = String::new();
        for (_, part) in self.texts(id) {
            text.push_str(part);
        }
        text
    }

    /// The text nodes below a node, scripts and styles left out.
    pub fn texts(&self, id: NodeId) -> impl Iterator<Item = (NodeId, &str)> {
        self.below(id).filter_map(|id| match &self.node(id).kind {
            Kind::Text(text) if !self.is_code(id) => Some((id, text.as_str())),
            _ => None,
        })
    }

    fn is_code(&self, id: NodeId) -> bool {
        let parent = self.node(id).parent.and_then(|id| self.element(id));
        parent.is_some_and(|parent| {
            parent.is_one_of(&["script", "style", "title", "noscript", "textarea"])
                || parent.name == "style"
        })
    }

    /// The place of an element's start tag; for an implied one, where it would stand.
    pub fn tag_span(&self, id: NodeId) -> Span {
        self.element(id)
            .map_or(self.node(id).span, |element| element.start_tag)
    }
}

/// Runs of white space to one space, none at the ends.
pub fn collapsed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}
