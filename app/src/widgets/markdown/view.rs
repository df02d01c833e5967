//! The tree as views.

use super::tree::{Block, Node, plain};
use super::{Links, Pictures};
use leptos::{prelude::*, text_prop::TextProp};
use pulldown_cmark::{Alignment, Tag};

/// The few words that a drawn text needs.
#[derive(Clone)]
pub struct Words {
    /// The name of a table that scrolls.
    pub table: TextProp,
    /// In place of a picture that is not there.
    pub picture_missing: TextProp,
}

/// How a text is drawn.
#[derive(Clone)]
pub struct Drawing {
    pub words: Words,
    pub pictures: Option<Pictures>,
    pub links: Option<Links>,
}

impl Drawing {
    /// A block; `level` is that of its heading.
    pub fn block(&self, block: &Block, level: u8) -> AnyView {
        match &block.node {
            Node::Element(Tag::Heading { .. }, inside) => self.heading(level, inside),
            node => self.node(node),
        }
    }

    fn node(&self, node: &Node) -> AnyView {
        match node {
            Node::Text(text) => text.clone().into_any(),
            Node::Code(text) => view! { <code>{text.clone()}</code> }.into_any(),
            Node::Break { hard: true } => view! { <br/> }.into_any(),
            Node::Break { hard: false } => " ".into_any(),
            Node::Rule => view! { <hr/> }.into_any(),
            Node::Element(tag, inside) => self.element(tag, inside),
        }
    }

    fn all(&self, nodes: &[Node]) -> AnyView {
        nodes
            .iter()
            .map(|node| self.node(node))
            .collect_view()
            .into_any()
    }

    fn element(&self, tag: &Tag<'static>, inside: &[Node]) -> AnyView {
        match tag {
            Tag::Table(alignments) => return self.table(alignments, inside),
            Tag::Image { dest_url, .. } => return self.picture(dest_url, inside),
            Tag::Link { dest_url, .. } => return self.link(dest_url, inside),
            // Within a list or a quotation it heads nothing that comes after.
            Tag::Heading { .. } => return view! { <p><b>{self.all(inside)}</b></p> }.into_any(),
            _ => {}
        }
        let inner = self.all(inside);
        match tag {
            Tag::Paragraph => view! { <p>{inner}</p> }.into_any(),
            Tag::BlockQuote(_) => view! { <blockquote>{inner}</blockquote> }.into_any(),
            Tag::CodeBlock(_) => view! { <pre tabindex="0"><code>{inner}</code></pre> }.into_any(),
            Tag::HtmlBlock => view! { <p>{inner}</p> }.into_any(),
            Tag::List(None) => view! { <ul>{inner}</ul> }.into_any(),
            Tag::List(Some(first)) => view! { <ol start=first.to_string()>{inner}</ol> }.into_any(),
            Tag::Item => view! { <li>{inner}</li> }.into_any(),
            Tag::Emphasis => view! { <em>{inner}</em> }.into_any(),
            Tag::Strong => view! { <strong>{inner}</strong> }.into_any(),
            Tag::Strikethrough => view! { <s>{inner}</s> }.into_any(),
            _ => inner,
        }
    }

    fn heading(&self, level: u8, inside: &[Node]) -> AnyView {
        let inner = self.all(inside);
        match level.clamp(2, 6) {
            2 => view! { <h2>{inner}</h2> }.into_any(),
            3 => view! { <h3>{inner}</h3> }.into_any(),
            4 => view! { <h4>{inner}</h4> }.into_any(),
            5 => view! { <h5>{inner}</h5> }.into_any(),
            _ => view! { <h6>{inner}</h6> }.into_any(),
        }
    }

    fn link(&self, target: &str, inside: &[Node]) -> AnyView {
        let words: String = inside.iter().map(plain).collect();
        let followed = |links: Links| links.run((target.to_string(), words.clone()));
        if let Some(link) = self.links.and_then(followed) {
            return link;
        }
        let shown = target.trim_start_matches("mailto:");
        let target = (words != shown).then(|| shown.to_string());
        let inner = self.all(inside);
        let target = target.map(|target| {
            view! { " "<span class="prose__target">"("{target}")"</span> }
        });
        view! { <span class="prose__link">{inner}</span>{target} }.into_any()
    }

    fn picture(&self, target: &str, inside: &[Node]) -> AnyView {
        let alt: String = inside.iter().map(plain).collect();
        let address = self.pictures.and_then(|find| find.run(target.to_string()));
        match address {
            Some(address) => view! { <img src=address alt=alt/> }.into_any(),
            None => {
                let missing = self.words.picture_missing.clone();
                view! { <em>{move || missing.get()}": "{alt}</em> }.into_any()
            }
        }
    }

    fn table(&self, alignments: &[Alignment], inside: &[Node]) -> AnyView {
        let label = self.words.table.clone();
        let head = inside.first().map(|row| self.row(alignments, row, true));
        let rows = inside
            .iter()
            .skip(1)
            .map(|row| self.row(alignments, row, false));
        let body = rows.collect_view();
        view! {
            <div class="prose__table" tabindex="0" role="group" aria-label=move || label.get()>
                <table><thead>{head}</thead><tbody>{body}</tbody></table>
            </div>
        }
        .into_any()
    }

    fn row(&self, alignments: &[Alignment], row: &Node, head: bool) -> AnyView {
        let Node::Element(_, cells) = row else {
            return ().into_any();
        };
        let cell = |(at, cell): (usize, &Node)| {
            let right = matches!(alignments.get(at), Some(Alignment::Right));
            let class = if right { "number" } else { "" };
            let inner = self.node(cell);
            // A corner without words heads nothing.
            if head && !plain(cell).trim().is_empty() {
                view! { <th scope="col" class=class>{inner}</th> }.into_any()
            } else {
                view! { <td class=class>{inner}</td> }.into_any()
            }
        };
        let cells = cells.iter().enumerate().map(cell).collect_view();
        view! { <tr>{cells}</tr> }.into_any()
    }
}
