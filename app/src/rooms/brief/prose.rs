//! A document in Markdown, passage by passage, with findings marked.

use super::passages::{Passage, Piece, gap, pieces};
use super::picture;
use super::pin::{Pinned, is_pinned, pin_button};
use super::reader::{Hit, Reader};
use crate::i18n::t_string;
use crate::widgets::markdown::{Node, plain};
use leptos::prelude::*;
use pulldown_cmark::{Alignment, Tag};
use std::cell::Cell;
use std::ops::Range;

/// The hits of the open document with their indices.
pub type Hits = Memo<Vec<(usize, Hit)>>;

/// How a document is drawn.
#[derive(Clone, Copy)]
pub struct Sheet {
    pub reader: Reader,
    /// Index of the document.
    pub index: usize,
    pub pinned: Pinned,
    pub hits: Hits,
}

impl Sheet {
    /// The pen for a passage's words.
    pub fn pen(self, passage: u32) -> Pen {
        let marks = self.hits.with(|hits| {
            let own = hits.iter().filter(|(_, hit)| hit.passage == passage);
            own.map(|(index, hit)| (*index, hit.range.clone()))
                .collect()
        });
        Pen {
            sheet: self,
            marks,
            at: Cell::new(0),
        }
    }

    /// A text in Markdown.
    pub fn prose(self, source: &str) -> AnyView {
        let pieces = pieces(source).into_iter();
        pieces
            .map(|piece| self.piece(piece))
            .collect_view()
            .into_any()
    }

    fn piece(self, piece: Piece) -> AnyView {
        match piece {
            Piece::Rule => view! { <hr/> }.into_any(),
            Piece::Block(passage, node) => self.block(&passage, &node),
            Piece::List { first, items } => self.list(first, &items),
            Piece::Table {
                alignments,
                head,
                rows,
            } => self.table(&alignments, head, &rows),
        }
    }

    fn block(self, passage: &Passage, node: &Node) -> AnyView {
        let Self {
            reader,
            index,
            pinned,
            ..
        } = self;
        let inner = self.pen(passage.number).node(node);
        let id = reader.passage_id(passage.number);
        view! {
            <div
                class="block"
                class:block--pinned=is_pinned(pinned, passage.number)
                id=id.clone()
                data-passage=id
                tabindex="-1"
            >
                {inner}
                {pin_button(reader, index, passage, pinned, None)}
            </div>
        }
        .into_any()
    }

    fn list(self, first: Option<u64>, items: &[(Passage, Node)]) -> AnyView {
        let items = items.iter().map(|(passage, node)| self.item(passage, node));
        let items = items.collect_view();
        match first {
            None => view! { <ul>{items}</ul> }.into_any(),
            Some(first) => view! { <ol start=first.to_string()>{items}</ol> }.into_any(),
        }
    }

    fn item(self, passage: &Passage, node: &Node) -> AnyView {
        let Self {
            reader,
            index,
            pinned,
            ..
        } = self;
        let inner = self.pen(passage.number).inside(node);
        let id = reader.passage_id(passage.number);
        view! {
            <li
                class="block"
                class:block--pinned=is_pinned(pinned, passage.number)
                id=id.clone()
                data-passage=id
                tabindex="-1"
            >
                {inner}
                {pin_button(reader, index, passage, pinned, None)}
            </li>
        }
        .into_any()
    }

    fn table(
        self,
        alignments: &[Alignment],
        head: Option<Node>,
        rows: &[(Passage, Node)],
    ) -> AnyView {
        let Self { reader, index, .. } = self;
        let i18n = reader.i18n;
        // The head is no passage, so nothing in it is marked.
        let pen = Pen {
            sheet: self,
            marks: Vec::new(),
            at: Cell::new(0),
        };
        let head = head.map(|head| pen.cells(alignments, &head, true));
        let rows = rows.iter().enumerate().map(|(at, (passage, node))| {
            let cells = self.pen(passage.number).cells(alignments, node, false);
            self.row(passage, at + 1, cells)
        });
        let rows = rows.collect_view();
        let label = move || t_string!(i18n, common.table_region, name = reader.title(index));
        view! {
            <div class="prose__table" tabindex="0" role="group" aria-label=label>
                <table>
                    <thead><tr>{head}{self.pin_head()}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any()
    }

    /// The head of the column of pins.
    pub fn pin_head(self) -> AnyView {
        let i18n = self.reader.i18n;
        let words = move || t_string!(i18n, brief.pins_column);
        view! { <th scope="col" class="pin-cell"><span class="hidden">{words}</span></th> }
            .into_any()
    }

    /// A row of a table with its pin; `number` counts from 1.
    pub fn row(self, passage: &Passage, number: usize, cells: AnyView) -> AnyView {
        let Self {
            reader,
            index,
            pinned,
            ..
        } = self;
        let id = reader.passage_id(passage.number);
        view! {
            <tr
                class:row--pinned=is_pinned(pinned, passage.number)
                id=id.clone()
                data-passage=id
                tabindex="-1"
            >
                {cells}
                <td class="pin-cell">{pin_button(reader, index, passage, pinned, Some(number))}</td>
            </tr>
        }
        .into_any()
    }
}

/// Draws one passage and counts its letters, so that marks fall where words were found.
pub struct Pen {
    sheet: Sheet,
    marks: Vec<(usize, Range<usize>)>,
    at: Cell<usize>,
}

impl Pen {
    pub fn skip(&self, letters: usize) {
        self.at.set(self.at.get() + letters);
    }

    fn node(&self, node: &Node) -> AnyView {
        match node {
            Node::Text(text) => self.text(text),
            Node::Code(text) => view! { <code>{self.text(text)}</code> }.into_any(),
            Node::Break { hard } => {
                self.skip(1);
                if *hard {
                    view! { <br/> }.into_any()
                } else {
                    " ".into_any()
                }
            }
            Node::Rule => view! { <hr/> }.into_any(),
            Node::Element(tag, inside) => self.element(tag, inside),
        }
    }

    /// What an element holds, without the element.
    fn inside(&self, node: &Node) -> AnyView {
        match node {
            Node::Element(tag, inside) => self.all(tag, inside),
            other => self.node(other),
        }
    }

    fn all(&self, tag: &Tag<'static>, inside: &[Node]) -> AnyView {
        let gap = gap(tag, inside);
        let draw = |(number, node): (usize, &Node)| {
            if number > 0 {
                self.skip(gap);
            }
            self.node(node)
        };
        inside
            .iter()
            .enumerate()
            .map(draw)
            .collect_view()
            .into_any()
    }

    fn element(&self, tag: &Tag<'static>, inside: &[Node]) -> AnyView {
        if let Tag::Image { dest_url, .. } = tag {
            return self.picture(dest_url, inside);
        }
        let inner = self.all(tag, inside);
        match tag {
            Tag::Paragraph | Tag::HtmlBlock => view! { <p>{inner}</p> }.into_any(),
            Tag::Heading { level, .. } => heading(*level as u8, inner),
            Tag::BlockQuote(_) => view! { <blockquote>{inner}</blockquote> }.into_any(),
            Tag::CodeBlock(_) => view! { <pre tabindex="0"><code>{inner}</code></pre> }.into_any(),
            Tag::List(None) => view! { <ul>{inner}</ul> }.into_any(),
            Tag::List(Some(first)) => view! { <ol start=first.to_string()>{inner}</ol> }.into_any(),
            Tag::Item => view! { <li>{inner}</li> }.into_any(),
            Tag::Emphasis => view! { <em>{inner}</em> }.into_any(),
            Tag::Strong => view! { <strong>{inner}</strong> }.into_any(),
            Tag::Strikethrough => view! { <s>{inner}</s> }.into_any(),
            Tag::Link { dest_url, .. } => self.link(dest_url, inner),
            _ => inner,
        }
    }

    /// A link to another document opens it; no other leads anywhere.
    fn link(&self, target: &str, inner: AnyView) -> AnyView {
        let reader = self.sheet.reader;
        let documents = &reader.desk.case().documents;
        let named = target.strip_prefix("document:");
        let found = named.and_then(|id| documents.iter().position(|d| d.id.as_str() == id));
        match found {
            Some(index) => view! {
                <button type="button" class="jump" on:click=move |_| reader.open_from_list(index)>
                    {inner}
                </button>
            }
            .into_any(),
            None => view! { <span class="prose__link">{inner}</span> }.into_any(),
        }
    }

    fn picture(&self, target: &str, inside: &[Node]) -> AnyView {
        let alt: String = inside.iter().map(plain).collect();
        self.skip(alt.chars().count());
        let reader = self.sheet.reader;
        let case = reader.desk.case();
        let name = target.rsplit('/').next().unwrap_or(target);
        let same = |file: &str| file.rsplit('/').next() == Some(name);
        match case.assets.iter().find(|asset| same(&asset.file)) {
            Some(asset) => picture::image(reader, asset),
            None => view! { <em>{alt}</em> }.into_any(),
        }
    }

    fn cells(&self, alignments: &[Alignment], row: &Node, head: bool) -> AnyView {
        let Node::Element(tag, cells) = row else {
            return ().into_any();
        };
        let gap = gap(tag, cells);
        let draw = |(at, cell): (usize, &Node)| {
            if at > 0 {
                self.skip(gap);
            }
            let right = matches!(alignments.get(at), Some(Alignment::Right));
            // A corner without words heads nothing.
            let head = head && !plain(cell).trim().is_empty();
            self.cell(right, head, self.inside(cell))
        };
        cells.iter().enumerate().map(draw).collect_view().into_any()
    }

    /// A cell; figures stand at the right.
    fn cell(&self, figure: bool, head: bool, inner: AnyView) -> AnyView {
        let class = if figure { "number" } else { "" };
        if head {
            view! { <th scope="col" class=class>{inner}</th> }.into_any()
        } else {
            view! { <td class=class>{inner}</td> }.into_any()
        }
    }

    /// Words, with those that were found marked.
    pub fn text(&self, text: &str) -> AnyView {
        let from = self.at.get();
        let letters: Vec<char> = text.chars().collect();
        let to = from + letters.len();
        self.at.set(to);
        let words = |range: Range<usize>| -> String {
            let range = range.start.clamp(from, to) - from..range.end.clamp(from, to) - from;
            letters[range].iter().collect()
        };
        let mut drawn: Vec<AnyView> = Vec::new();
        let mut done = from;
        let own = self
            .marks
            .iter()
            .filter(|(_, m)| m.start < to && m.end > from);
        for (index, mark) in own {
            drawn.push(words(done..mark.start.max(done)).into_any());
            drawn.push(self.mark(*index, mark.start >= from, words(mark.clone())));
            done = mark.end.min(to);
        }
        if drawn.is_empty() {
            return text.to_string().into_any();
        }
        drawn.push(words(done..to).into_any());
        drawn.into_any()
    }

    /// A mark; only the first piece of one has the id that is jumped to.
    fn mark(&self, index: usize, first: bool, words: String) -> AnyView {
        let reader = self.sheet.reader;
        let current = move || reader.at.get() == Some(index);
        let id = first.then(|| reader.hit_id(index));
        view! { <mark class:mark--current=current id=id>{words}</mark> }.into_any()
    }
}

/// A document's own headings stand under its title.
fn heading(level: u8, inner: AnyView) -> AnyView {
    match level {
        1 => view! { <h3>{inner}</h3> }.into_any(),
        2 => view! { <h4>{inner}</h4> }.into_any(),
        3 => view! { <h5>{inner}</h5> }.into_any(),
        _ => view! { <h6>{inner}</h6> }.into_any(),
    }
}
