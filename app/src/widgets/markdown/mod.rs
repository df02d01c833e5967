//! Markdown to views, through no HTML: raw tags are shown as the text they are, links lead nowhere.

mod tree;
mod view;

use leptos::{prelude::*, text_prop::TextProp};

pub use tree::{Block, Node, between, blocks, plain};
pub use view::Words;

/// Puts something around a block: gets its number, its plain text and its view.
pub type Wrap = Callback<(u32, String, AnyView), AnyView>;

/// Where a picture of the text is: from its target in the text to an address, if there is one.
pub type Pictures = Callback<String, Option<String>>;

/// What stands for a link: gets its target and its words, gives none for a link that leads nowhere.
pub type Links = Callback<(String, String), Option<AnyView>>;

/// A text in Markdown.
///
/// Headings begin at `level` and go deeper step by step, however the text skips. Raw HTML is text;
/// a link is shown with its target and can't be followed, unless `links` makes something of it.
#[component]
pub fn Markdown(
    #[prop(into)] source: Signal<String>,
    #[prop(default = 3)] level: u8,
    words: Words,
    #[prop(optional)] wrap: Option<Wrap>,
    #[prop(optional)] pictures: Option<Pictures>,
    #[prop(optional)] links: Option<Links>,
) -> impl IntoView {
    let drawing = view::Drawing {
        words,
        pictures,
        links,
    };
    move || {
        let blocks = source.with(|source| blocks(source));
        let mut deepest = level;
        let one = |block: Block| {
            let wanted = block.heading.map_or(level, |own| own + level - 1);
            let shown = wanted.min(deepest);
            if block.heading.is_some() {
                deepest = shown + 1;
            }
            let drawn = drawing.block(&block, shown);
            match wrap {
                Some(wrap) => wrap.run((block.number, block.text, drawn)),
                None => drawn,
            }
        };
        blocks.into_iter().map(one).collect_view()
    }
}

impl Words {
    /// The words of a text with no tables' names of its own.
    pub fn new(table: impl Into<TextProp>, picture_missing: impl Into<TextProp>) -> Self {
        Self {
            table: table.into(),
            picture_missing: picture_missing.into(),
        }
    }
}
