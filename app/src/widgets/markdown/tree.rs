//! The text as a tree, and cut into blocks that can be searched and pinned.

use pulldown_cmark::{Event, Options, Parser, Tag};

/// A piece of the text.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    Element(Tag<'static>, Vec<Node>),
    Text(String),
    Code(String),
    /// A line's end within a paragraph; hard ones are kept on screen.
    Break {
        hard: bool,
    },
    Rule,
}

/// A top-level piece: paragraph, heading, list, table, quotation, listing or rule.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// From 0, in the text's order.
    pub number: u32,
    /// The heading's level from 1, or none.
    pub heading: Option<u8>,
    /// What a person reads, without marks; rows and items on lines of their own.
    pub text: String,
    pub node: Node,
}

/// A text's blocks, in order.
pub fn blocks(source: &str) -> Vec<Block> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let nodes = nodes(&mut Parser::new_ext(source, options));
    let block = |(number, node): (usize, Node)| Block {
        number: u32::try_from(number).unwrap_or(u32::MAX),
        heading: heading(&node),
        text: plain(&node).trim().to_string(),
        node,
    };
    nodes.into_iter().enumerate().map(block).collect()
}

fn heading(node: &Node) -> Option<u8> {
    match node {
        Node::Element(Tag::Heading { level, .. }, _) => Some(*level as u8),
        _ => None,
    }
}

/// Reads until the end of the element that is open, or of the text.
fn nodes(parser: &mut Parser<'_>) -> Vec<Node> {
    let mut found = Vec::new();
    while let Some(event) = parser.next() {
        match event {
            Event::End(_) => break,
            Event::Start(tag) => {
                let inside = nodes(parser);
                found.push(Node::Element(tag.into_static(), inside));
            }
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => {
                found.push(Node::Text(text.into_string()));
            }
            Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                found.push(Node::Code(text.into_string()));
            }
            Event::SoftBreak => found.push(Node::Break { hard: false }),
            Event::HardBreak => found.push(Node::Break { hard: true }),
            Event::Rule => found.push(Node::Rule),
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }
    found
}

/// What a person reads of a piece.
pub fn plain(node: &Node) -> String {
    match node {
        Node::Text(text) | Node::Code(text) => text.clone(),
        Node::Break { hard: true } => "\n".into(),
        Node::Break { hard: false } => " ".into(),
        Node::Rule => String::new(),
        Node::Element(tag, inside) => {
            let pieces: Vec<String> = inside.iter().map(plain).collect();
            pieces.join(between(tag, inside))
        }
    }
}

/// What [`plain`] puts between the pieces of an element.
pub fn between(tag: &Tag<'_>, inside: &[Node]) -> &'static str {
    match tag {
        Tag::Item if !inside.iter().any(is_block) => "",
        Tag::Table(_) | Tag::List(_) | Tag::BlockQuote(_) | Tag::Item => "\n",
        Tag::TableRow | Tag::TableHead => " · ",
        _ => "",
    }
}

fn is_block(node: &Node) -> bool {
    let Node::Element(tag, _) = node else {
        return false;
    };
    matches!(
        tag,
        Tag::Paragraph | Tag::List(_) | Tag::CodeBlock(_) | Tag::BlockQuote(_)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    fn texts(source: &str) -> Vec<String> {
        blocks(source).into_iter().map(|block| block.text).collect()
    }

    #[wasm_bindgen_test]
    fn given_a_text_when_cut_then_each_top_level_piece_is_a_block() {
        let found = texts("# Firma\n\nSklep *z roślinami*.\n\n- jeden\n- dwa\n\n---\n");
        assert_eq!(found, ["Firma", "Sklep z roślinami.", "jeden\ndwa", ""]);
    }

    #[wasm_bindgen_test]
    fn given_a_table_when_cut_then_rows_are_lines() {
        let found = texts("| a | b |\n|---|--:|\n| 1 | 2 |\n");
        assert_eq!(found, ["a · b\n1 · 2"]);
    }

    #[wasm_bindgen_test]
    fn given_raw_html_when_cut_then_it_is_text() {
        let found = texts("Jest <b onclick=\"x\">tak</b>.\n\n<script>alert(1)</script>\n");
        assert_eq!(found[0], "Jest <b onclick=\"x\">tak</b>.");
        assert_eq!(found[1], "<script>alert(1)</script>");
    }

    #[wasm_bindgen_test]
    fn given_headings_when_cut_then_their_level_is_known() {
        let levels: Vec<_> = blocks("# A\n\n### B\n\nc")
            .iter()
            .map(|b| b.heading)
            .collect();
        assert_eq!(levels, [Some(1), Some(3), None]);
    }
}
