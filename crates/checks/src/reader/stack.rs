//! The tree builder's stack of open elements, seen from outside.

use std::cell::RefCell;

use html5ever::tree_builder::{Tracer, TreeBuilder};

use super::sink::Sink;
use crate::dom::{Document, Kind, NodeId};

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
    // By node: a stack may be as deep as the text is long, so nothing here may search it.
    let mut is_open = vec![false; document.nodes.len()];
    // After the document come the open elements; then, without a mark, formatting elements, of
    // which some are open (seen before) and some were closed (their parent is closed too).
    for id in traced.into_iter().skip(1) {
        let Some(element) = document.element(id) else {
            break;
        };
        if is_open[id.0] || (element.is("head") && open.len() > 1) {
            break;
        }
        if !parent_is_open(&document, id, &is_open) && element.is_one_of(&FORMATTING) {
            break;
        }
        is_open[id.0] = true;
        open.push(id);
    }
    open
}

fn parent_is_open(document: &Document, id: NodeId, is_open: &[bool]) -> bool {
    let Some(parent) = document.node(id).parent else {
        return false;
    };
    match document.node(parent).kind {
        // What is inside a template is made right after it.
        Kind::Fragment => is_open[parent.0 - 1],
        _ => is_open[parent.0],
    }
}

/// The elements of one stack that are not in another.
pub fn gone(before: &[NodeId], after: &[NodeId]) -> Vec<NodeId> {
    let highest = before.iter().chain(after).max().map_or(0, |id| id.0);
    let mut stays = vec![false; highest + 1];
    after.iter().for_each(|id| stays[id.0] = true);
    before.iter().filter(|id| !stays[id.0]).copied().collect()
}

#[derive(Default)]
struct Seen(RefCell<Vec<NodeId>>);

impl Tracer for Seen {
    type Handle = NodeId;

    fn trace_handle(&self, node: &NodeId) {
        self.0.borrow_mut().push(*node);
    }
}
