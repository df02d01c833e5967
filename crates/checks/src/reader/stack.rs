//! The tree builder's stack of open elements, seen from outside.

use std::cell::RefCell;

use html5ever::tree_builder::{Tracer, TreeBuilder};

use super::sink::Sink;
use crate::dom::{Document, NodeId};

const FORMATTING: [&str; 14] = [
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
];

/// The open elements, the root first.
pub fn open_elements(builder: &TreeBuilder<NodeId, Sink>) -> Vec<NodeId> {
    let seen = Seen::default();
    builder.trace_handles(&seen);
    let traced = seen.0.into_inner();
    let document = builder.sink.document();
    let mut open: Vec<NodeId> = Vec::new();
    // After the document come the open elements; then, without a mark, formatting elements, of
    // which some are open (seen before) and some were closed (their parent is closed too).
    for id in traced.into_iter().skip(1) {
        let Some(element) = document.element(id) else {
            break;
        };
        if open.contains(&id) || (element.is("head") && open.len() > 1) {
            break;
        }
        let formatting = element.is_one_of(&FORMATTING);
        if formatting && !parent_is_open(&document, id, &open) {
            break;
        }
        open.push(id);
    }
    open
}

fn parent_is_open(document: &Document, id: NodeId, open: &[NodeId]) -> bool {
    let Some(parent) = document.node(id).parent else {
        return false;
    };
    let inside_template = document
        .contents
        .iter()
        .any(|(template, contents)| *contents == parent && open.contains(template));
    inside_template || open.contains(&parent)
}

#[derive(Default)]
struct Seen(RefCell<Vec<NodeId>>);

impl Tracer for Seen {
    type Handle = NodeId;

    fn trace_handle(&self, node: &NodeId) {
        self.0.borrow_mut().push(*node);
    }
}
