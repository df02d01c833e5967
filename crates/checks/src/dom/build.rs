//! Changes of the tree while a document is read.

use super::{Attribute, Document, Kind, Node, NodeId, Quirks};
use crate::span::Span;
use std::collections::BTreeMap;

impl Document {
    pub(crate) fn new() -> Self {
        let root = Node {
            kind: Kind::Document,
            span: Span::default(),
            parent: None,
            children: Vec::new(),
        };
        Self {
            nodes: vec![root],
            quirks: Quirks::No,
            order: Vec::new(),
            index: BTreeMap::new(),
            contents: BTreeMap::new(),
        }
    }

    pub(crate) fn add(&mut self, kind: Kind, span: Span) -> NodeId {
        self.nodes.push(Node {
            kind,
            span,
            parent: None,
            children: Vec::new(),
        });
        NodeId(self.nodes.len() - 1)
    }

    pub(crate) fn detach(&mut self, id: NodeId) {
        if let Some(parent) = self.nodes[id.0].parent.take() {
            self.nodes[parent.0].children.retain(|child| *child != id);
        }
    }

    pub(crate) fn append(&mut self, parent: NodeId, child: NodeId) {
        self.detach(child);
        self.nodes[child.0].parent = Some(parent);
        self.nodes[parent.0].children.push(child);
    }

    pub(crate) fn insert_before(&mut self, sibling: NodeId, child: NodeId) {
        self.detach(child);
        let Some(parent) = self.nodes[sibling.0].parent else {
            return;
        };
        let children = &mut self.nodes[parent.0].children;
        let at = children.iter().position(|held| *held == sibling);
        children.insert(at.unwrap_or(children.len()), child);
        self.nodes[child.0].parent = Some(parent);
    }

    /// Appends text, joined to a text that is already the last.
    pub(crate) fn append_text(&mut self, parent: NodeId, text: &str, span: Span) {
        let last = self.nodes[parent.0].children.last().copied();
        if last.is_some_and(|last| self.join_text(last, text, span)) {
            return;
        }
        let id = self.add(Kind::Text(text.to_owned()), span);
        self.append(parent, id);
    }

    pub(crate) fn insert_text_before(&mut self, sibling: NodeId, text: &str, span: Span) {
        let parent = self.nodes[sibling.0].parent;
        let before = parent.and_then(|parent| {
            let children = &self.nodes[parent.0].children;
            let at = children.iter().position(|held| *held == sibling)?;
            children.get(at.checked_sub(1)?).copied()
        });
        if before.is_some_and(|before| self.join_text(before, text, span)) {
            return;
        }
        let id = self.add(Kind::Text(text.to_owned()), span);
        self.insert_before(sibling, id);
    }

    fn join_text(&mut self, id: NodeId, text: &str, span: Span) -> bool {
        let node = &mut self.nodes[id.0];
        let Kind::Text(held) = &mut node.kind else {
            return false;
        };
        held.push_str(text);
        node.span.end = node.span.end.max(span.end);
        true
    }

    pub(crate) fn move_children(&mut self, from: NodeId, to: NodeId) {
        let children = std::mem::take(&mut self.nodes[from.0].children);
        for child in &children {
            self.nodes[child.0].parent = Some(to);
        }
        self.nodes[to.0].children.extend(children);
    }

    /// Writes down every element in order, and by tag, class and id.
    pub(crate) fn list(&mut self) {
        let order: Vec<NodeId> = self
            .elements_below(Self::ROOT)
            .map(|found| found.id)
            .collect();
        let mut index: BTreeMap<String, Vec<NodeId>> = BTreeMap::new();
        for id in &order {
            let Some(element) = self.element(*id) else {
                continue;
            };
            let mut keys = vec![element.name.to_ascii_lowercase()];
            let classes = element
                .attribute("class")
                .into_iter()
                .flat_map(Attribute::words);
            keys.extend(classes.map(|class| format!(".{class}")));
            keys.extend(
                element
                    .attribute("id")
                    .map(|held| format!("#{}", held.value)),
            );
            keys.sort_unstable();
            keys.dedup();
            for key in keys {
                index.entry(key).or_default().push(*id);
            }
        }
        (self.order, self.index) = (order, index);
    }

    /// Gives every element the place of all that is in it.
    pub(crate) fn measure(&mut self) {
        for id in (1..self.nodes.len()).rev() {
            let Kind::Element(element) = &self.nodes[id].kind else {
                continue;
            };
            let mut end = element.end_tag.map_or(element.start_tag.end, |tag| tag.end);
            if element.end_tag.is_none() {
                let ends = self.nodes[id].children.iter();
                end = ends
                    .map(|child| self.nodes[child.0].span.end)
                    .fold(end, usize::max);
            }
            self.nodes[id].span = Span::new(element.start_tag.start.min(end), end);
        }
    }
}
