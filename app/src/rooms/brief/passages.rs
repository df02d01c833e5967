//! A document cut into passages: what can be pinned, cited and found.

use crate::widgets::markdown::{Node, between, blocks, plain};
use casefile::{Body, Case, Document, Table};
use exam::brief::QUOTE_CHARS_MAX;
use pulldown_cmark::{Alignment, Tag};

/// A paragraph, a heading, an item of a list, a row of a table, or a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// From 0, in the document's order; the number that a pin keeps.
    pub number: u32,
    /// What a person reads, letter by letter as it is drawn.
    pub text: String,
    /// The words of a pin: a table's row with the heads of its columns.
    pub quote: String,
}

/// A piece of a document in Markdown, in the order in which it is drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Piece {
    Block(Passage, Node),
    List {
        first: Option<u64>,
        items: Vec<(Passage, Node)>,
    },
    Table {
        alignments: Vec<Alignment>,
        head: Option<Node>,
        rows: Vec<(Passage, Node)>,
    },
    Rule,
}

/// Counts the passages of a document.
#[derive(Default)]
struct Counter(u32);

impl Counter {
    fn passage(&mut self, text: String, quote: String) -> Passage {
        let number = self.0;
        self.0 += 1;
        let quote = cut(&quote);
        Passage {
            number,
            text,
            quote,
        }
    }

    fn of(&mut self, node: &Node) -> Passage {
        let text = plain(node);
        let quote = text.clone();
        self.passage(text, quote)
    }
}

/// A text in Markdown, cut.
pub fn pieces(source: &str) -> Vec<Piece> {
    let mut counter = Counter::default();
    let blocks = blocks(source).into_iter();
    blocks
        .map(|block| piece(&mut counter, block.node))
        .collect()
}

fn piece(counter: &mut Counter, node: Node) -> Piece {
    match node {
        Node::Rule => Piece::Rule,
        Node::Element(Tag::List(first), inside) => {
            let item = |node: Node| (counter.of(&node), node);
            let items = inside.into_iter().map(item).collect();
            Piece::List { first, items }
        }
        Node::Element(Tag::Table(alignments), inside) => {
            let mut inside = inside.into_iter();
            let head = inside.next();
            let heads = head.as_ref().map(cells).unwrap_or_default();
            let row = |node: Node| {
                let quote = row_quote(&heads, &cells(&node));
                (counter.passage(plain(&node), quote), node)
            };
            let rows = inside.map(row).collect();
            Piece::Table {
                alignments,
                head,
                rows,
            }
        }
        node => Piece::Block(counter.of(&node), node),
    }
}

fn cells(row: &Node) -> Vec<String> {
    match row {
        Node::Element(_, cells) => cells.iter().map(plain).collect(),
        _ => Vec::new(),
    }
}

/// The rows of a table, each a passage.
pub fn rows(table: &Table) -> Vec<Passage> {
    let mut counter = Counter::default();
    let row = |cells: &Vec<String>| {
        let quote = row_quote(&table.columns, cells);
        counter.passage(cells.join(CELL_END), quote)
    };
    table.rows.iter().map(row).collect()
}

/// What stands between the cells of a row in its passage's text.
pub const CELL_END: &str = " · ";

/// "styczeń; zamówienia: 1 204; zwroty: 2,1%": figures say nothing without their column.
fn row_quote(heads: &[String], cells: &[String]) -> String {
    let cell = |(at, cell): (usize, &String)| {
        let head = heads.get(at).map(|head| head.trim()).unwrap_or_default();
        if at == 0 || head.is_empty() {
            cell.trim().to_string()
        } else {
            format!("{head}: {}", cell.trim())
        }
    };
    let filled = |(_, cell): &(usize, &String)| !cell.trim().is_empty();
    let cells = cells.iter().enumerate().filter(filled).map(cell);
    cells.collect::<Vec<_>>().join("; ")
}

/// The single passage of a picture: its title and what it shows.
pub fn picture(case: &Case, document: &Document) -> Option<Passage> {
    let Body::Picture(id) = &document.body else {
        return None;
    };
    let asset = case.asset(id.as_str())?;
    let text = format!("{}: {}", asset.title, asset.alt);
    Some(Counter::default().passage(text.clone(), text))
}

/// Every passage of a document.
pub fn passages(case: &Case, document: &Document) -> Vec<Passage> {
    match &document.body {
        Body::Markdown(source) => pieces(source).into_iter().flat_map(of_piece).collect(),
        Body::Table(table) => rows(table),
        Body::Picture(_) => picture(case, document).into_iter().collect(),
    }
}

fn of_piece(piece: Piece) -> Vec<Passage> {
    let own = |pairs: Vec<(Passage, Node)>| pairs.into_iter().map(|(passage, _)| passage);
    match piece {
        Piece::Block(passage, _) => vec![passage],
        Piece::List { items, .. } => own(items).collect(),
        Piece::Table { rows, .. } => own(rows).collect(),
        Piece::Rule => Vec::new(),
    }
}

/// The words of a pin: single spaces, and no longer than a pin may be, ending with a whole word.
pub fn cut(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= QUOTE_CHARS_MAX {
        return words;
    }
    let kept: String = words.chars().take(QUOTE_CHARS_MAX - 1).collect();
    let kept = kept
        .rsplit_once(' ')
        .map_or(kept.as_str(), |(whole, _)| whole);
    format!("{kept}…")
}

/// What [`plain`] puts between the pieces of an element that is drawn piece by piece.
pub fn gap(tag: &Tag<'_>, inside: &[Node]) -> usize {
    between(tag, inside).chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    fn texts(source: &str) -> Vec<String> {
        let passages = pieces(source).into_iter().flat_map(of_piece);
        passages.map(|passage| passage.text).collect()
    }

    #[wasm_bindgen_test]
    fn given_a_text_when_cut_then_items_and_rows_are_passages_of_their_own() {
        let source =
            "# A\n\nb *c*\n\n- d\n- e\n\n| f | g |\n|---|--:|\n| h | 1 |\n| i | 2 |\n\n---\n\nj";
        assert_eq!(texts(source), ["A", "b c", "d", "e", "h · 1", "i · 2", "j"]);
    }

    #[wasm_bindgen_test]
    fn given_a_row_when_quoted_then_each_figure_has_its_column() {
        let quote = row_quote(
            &["miesiąc".into(), "zamówienia".into(), String::new()],
            &["maj".into(), "1 204".into(), " ".into()],
        );
        assert_eq!(quote, "maj; zamówienia: 1 204");
    }

    #[wasm_bindgen_test]
    fn given_a_long_passage_when_quoted_then_it_fits_a_pin_and_ends_with_a_word() {
        let quote = cut(&"słowo ".repeat(400));
        assert!(quote.chars().count() <= QUOTE_CHARS_MAX);
        assert!(quote.ends_with("słowo…"));
    }

    #[wasm_bindgen_test]
    fn given_numbers_when_cut_then_they_run_through_the_document() {
        let found = pieces("a\n\n- b\n- c\n\nd").into_iter().flat_map(of_piece);
        let numbers: Vec<u32> = found.map(|passage| passage.number).collect();
        assert_eq!(numbers, [0, 1, 2, 3]);
    }
}
