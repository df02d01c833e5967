//! The plain-text part: made from the HTML, or the candidate's own.

use crate::check::Sheet;
use crate::content::{Content, Purpose};
use crate::dom::{Document, Element, Kind, NodeId};
use crate::finding::{Flaw, Part};
use crate::html::Address;
use crate::span::Span;

const BLOCKS: &str = " p div h1 h2 h3 h4 h5 h6 table tr ul ol li dl dt dd blockquote section \
    article header footer main nav aside figure form fieldset address pre hr center ";

/// Plain text of a mail: paragraphs apart, lists with dashes, each link's address after its words.
pub fn plain_text(document: &Document, content: &Content) -> String {
    let mut writer = Writer {
        document,
        content,
        out: String::new(),
        gap: 0,
    };
    writer.write();
    writer.out
}

struct Writer<'a> {
    document: &'a Document,
    content: &'a Content,
    out: String,
    /// Line ends owed before the next word.
    gap: usize,
}

/// A step of the walk: into a node, or out of an element.
enum Step {
    In(NodeId),
    Out(NodeId),
}

impl Writer<'_> {
    fn write(&mut self) {
        let mut steps = vec![Step::In(Document::ROOT)];
        while let Some(step) = steps.pop() {
            match step {
                Step::In(id) => {
                    if let Kind::Element(element) = &self.document.node(id).kind {
                        if !self.enter(id, element) {
                            continue;
                        }
                        steps.push(Step::Out(id));
                    }
                    if let Kind::Text(text) = &self.document.node(id).kind {
                        self.words(text);
                    }
                    let children = self.document.node(id).children.iter().rev();
                    steps.extend(children.map(|child| Step::In(*child)));
                }
                Step::Out(id) => self.leave(id),
            }
        }
        let size = self.out.trim_end().len();
        self.out.truncate(size);
        if !self.out.is_empty() {
            self.out.push('\n');
        }
    }

    /// Whether what is inside is to be written.
    fn enter(&mut self, id: NodeId, element: &Element) -> bool {
        let shown = self
            .content
            .looks
            .get(&id)
            .is_none_or(|look| look.shown && look.size_px > 1.0);
        let silent = element.is_one_of(&["script", "style", "head", "title", "template"]);
        if !shown || silent {
            return false;
        }
        match element.name.as_str() {
            "br" => self.gap = self.gap.max(1),
            "img" => self.words(element.value("alt")),
            "li" => {
                self.gap = self.gap.max(1);
                self.words("- ");
            }
            "td" | "th" if !self.out.ends_with('\n') && self.gap == 0 => self.words(" "),
            name => self.gap = self.gap.max(block_gap(name)),
        }
        true
    }

    fn leave(&mut self, id: NodeId) {
        let Some(element) = self.document.element(id) else {
            return;
        };
        self.gap = self.gap.max(block_gap(&element.name));
        if let Some(link) = self.content.links.iter().find(|link| link.id == id) {
            let leads = matches!(
                link.address,
                Address::Web { .. } | Address::Merge | Address::Contact
            );
            if leads && link.text != link.href {
                let gap = std::mem::take(&mut self.gap);
                self.words(&format!(" ({})", link.href.trim_start_matches("mailto:")));
                self.gap = gap;
            }
        }
    }

    fn words(&mut self, text: &str) {
        let spaced = text.starts_with(char::is_whitespace);
        let mut words = text.split_whitespace().peekable();
        if words.peek().is_none() {
            if !self.out.ends_with([' ', '\n'])
                && self.gap == 0
                && !self.out.is_empty()
                && !text.is_empty()
            {
                self.out.push(' ');
            }
            return;
        }
        if self.gap > 0 {
            let size = self.out.trim_end_matches(' ').len();
            self.out.truncate(size);
            if !self.out.is_empty() {
                (0..self.gap).for_each(|_| self.out.push('\n'));
            }
            self.gap = 0;
        } else if spaced && !self.out.ends_with([' ', '\n']) && !self.out.is_empty() {
            self.out.push(' ');
        }
        let joined: Vec<&str> = words.collect();
        self.out.push_str(&joined.join(" "));
        if text.ends_with(char::is_whitespace) {
            self.out.push(' ');
        }
    }
}

fn block_gap(name: &str) -> usize {
    match name {
        "li" | "tr" | "dt" | "dd" => 1,
        name if BLOCKS.contains(&format!(" {name} ")) => 2,
        _ => 0,
    }
}

pub fn check(sheet: &mut Sheet) {
    let Some(text) = sheet
        .work
        .mail
        .as_ref()
        .and_then(|mail| mail.plain_text.as_ref())
    else {
        return;
    };
    let whole = Span::new(0, text.len());
    let mut flaws = Vec::new();
    if text.trim().is_empty() {
        flaws.push(Flaw::new("empty-plain-text", whole));
    } else {
        let leads = |purpose: Purpose| {
            let links: Vec<_> = sheet.content.links_for(purpose).collect();
            links.is_empty() || links.iter().any(|link| text.contains(&link.href))
        };
        if !leads(Purpose::Unsubscribe) {
            flaws.push(Flaw::new("plain-text-without-unsubscribe", whole));
        }
        if !leads(Purpose::Button) {
            flaws.push(Flaw::new("plain-text-without-link", whole));
        }
        if let Some(start) = text.find('<').filter(|start| text[*start..].contains("</")) {
            let span = Span::new(start, start + 1);
            flaws.push(Flaw::new("html-in-plain-text", span));
        }
    }
    flaws
        .into_iter()
        .for_each(|flaw| sheet.add_in(Part::PlainText, flaw));
}
