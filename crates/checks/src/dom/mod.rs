//! The tree of a document, each node with its place in the text.

mod attributes;
mod build;
mod walk;

pub use attributes::Attribute;
use std::collections::BTreeMap;
pub use walk::{Found, collapsed};

use crate::span::Span;

/// A node's number in its document; the document itself is 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct NodeId(pub(crate) usize);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Namespace {
    Html,
    Svg,
    MathMl,
    Other,
}

/// Who put an element into the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A start tag of its own.
    Written,
    /// The standard: `html`, `head`, `body`, `tbody`… that were left out.
    Implied,
    /// The standard: a formatting element opened again after it was cut off.
    Repeated,
}

#[derive(Clone, Debug)]
pub struct Element {
    /// Lower case for HTML; as in the standard's table for SVG.
    pub name: String,
    pub namespace: Namespace,
    pub attributes: Vec<Attribute>,
    pub origin: Origin,
    /// The start tag; where it was implied, an empty place.
    pub start_tag: Span,
    pub end_tag: Option<Span>,
}

#[derive(Clone, Debug)]
pub enum Kind {
    Document,
    /// What is inside a `template`.
    Fragment,
    Doctype {
        name: String,
        public_id: String,
        system_id: String,
    },
    Element(Element),
    Text(String),
    Comment(String),
}

#[derive(Clone, Debug)]
pub struct Node {
    pub kind: Kind,
    /// Where it stands in the text: an element with all that is in it.
    pub span: Span,
    pub parent: Option<NodeId>,
    pub children: Vec<NodeId>,
}

/// How strictly browsers lay the document out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Quirks {
    #[default]
    No,
    Limited,
    Full,
}

#[derive(Clone, Debug)]
pub struct Document {
    pub nodes: Vec<Node>,
    pub quirks: Quirks,
    /// Every element in document order, and those of a tag, a class or an id (`p`, `.a`, `#b`).
    pub(crate) order: Vec<NodeId>,
    pub(crate) index: BTreeMap<String, Vec<NodeId>>,
    /// Contents of templates, by template.
    pub(crate) contents: BTreeMap<NodeId, NodeId>,
}

impl Document {
    pub const ROOT: NodeId = NodeId(0);

    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0]
    }

    pub fn element(&self, id: NodeId) -> Option<&Element> {
        match &self.node(id).kind {
            Kind::Element(element) => Some(element),
            _ => None,
        }
    }
}

impl Element {
    pub fn is(&self, name: &str) -> bool {
        self.namespace == Namespace::Html && self.name == name
    }

    pub fn is_one_of(&self, names: &[&str]) -> bool {
        self.namespace == Namespace::Html && names.contains(&self.name.as_str())
    }

    pub fn attribute(&self, name: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|held| held.name == name)
    }

    /// An attribute's value, empty when it is absent or has none.
    pub fn value(&self, name: &str) -> &str {
        self.attribute(name).map_or("", |held| held.value.as_str())
    }

    pub fn has(&self, name: &str) -> bool {
        self.attribute(name).is_some()
    }
}
