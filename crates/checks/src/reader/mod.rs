//! Reads HTML as browsers do, and keeps every place and every error.
//!
//! html5gum splits the text into tokens with the standard's own error codes; html5ever builds the
//! tree. Between the two this module carries where each token stands, so that a node, an attribute
//! and an error of either stage all know their exact place.

mod construction;
mod extent;
mod feed;
mod input;
mod sink;
mod stack;

use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5gum::Tokenizer;

use crate::dom::Document;
use crate::finding::Flaw;

/// A document that was read, and what was wrong with it as HTML.
#[derive(Debug)]
pub struct Reading {
    pub document: Document,
    /// Errors of both stages, each once, in no particular order.
    pub flaws: Vec<Flaw>,
}

/// Reads any text whatever; there is no text that cannot be read.
pub fn read(text: &str) -> Reading {
    let options = TreeBuilderOpts {
        exact_errors: true,
        // A preview runs no script, and neither does a mail client.
        scripting_enabled: false,
        ..TreeBuilderOpts::default()
    };
    let builder = TreeBuilder::new(sink::Sink::new(text.len()), options);
    let emitter = feed::Emitter::new(&builder, text);
    let tokenizer = Tokenizer::new_with_emitter(text, emitter);
    let Ok(()) = tokenizer.finish();
    let (mut document, mut flaws) = builder.sink.into_parts();
    flaws.extend(input::flaws(text));
    document.measure();
    document.list();
    Reading { document, flaws }
}
