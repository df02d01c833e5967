//! Where a carrier's styles stand: style elements, style attributes, the sheet beside.

use super::rules::{self, Declaration, Rule};
use crate::check::Sheet;
use crate::dom::{Kind, NodeId, Origin};
use crate::finding::{Flaw, Part};

/// The place from which a style was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// A style element, or the sheet beside.
    Sheet,
    /// A style attribute of this element.
    Attribute(NodeId),
}

/// One text of CSS.
#[derive(Clone, Debug)]
pub struct Styles {
    pub source: Source,
    pub part: Part,
    /// The text itself; places in it count from `offset` in the part.
    pub text: String,
    pub offset: usize,
    /// The part holds another spelling, with character references: places are those of the whole.
    pub whole: Option<crate::span::Span>,
    pub rules: Vec<Rule>,
    pub declarations: Vec<Declaration>,
    pub flaws: Vec<Flaw>,
}

impl Styles {
    /// A flaw of this text, at its place in the part.
    pub fn placed(&self, flaw: Flaw) -> Flaw {
        match self.whole {
            Some(span) => Flaw { span, ..flaw },
            None => flaw.moved(self.offset),
        }
    }
}

/// All styles of a carrier, in the order of the cascade: sheets, then attributes.
#[derive(Clone, Debug, Default)]
pub struct Sheets {
    pub all: Vec<Styles>,
}

pub fn read(sheet: &Sheet) -> Sheets {
    let mut all = Vec::new();
    if let Some(text) = &sheet.work.css {
        all.push(from_sheet(Part::Css, text.clone(), 0));
    }
    for found in sheet.document.named("style") {
        for child in &sheet.document.node(found.id).children {
            let node = sheet.document.node(*child);
            if let Kind::Text(text) = &node.kind {
                let raw = node.span.of(sheet.html);
                // Only a null character makes the two differ: the place is then the whole's.
                let text = if raw.is_empty() { text.as_str() } else { raw };
                all.push(from_sheet(Part::Html, text.to_owned(), node.span.start));
            }
        }
    }
    all.extend(sheet.document.elements().filter_map(|found| {
        let attribute = found.element.attribute("style")?;
        if found.element.origin != Origin::Written {
            return None;
        }
        let same = attribute.value_span.of(sheet.html) == attribute.value;
        let (declarations, flaws) = rules::block(&attribute.value);
        Some(Styles {
            source: Source::Attribute(found.id),
            part: Part::Html,
            text: attribute.value.clone(),
            offset: attribute.value_span.start,
            whole: (!same).then(|| attribute.place()),
            rules: Vec::new(),
            declarations,
            flaws,
        })
    }));
    Sheets { all }
}

fn from_sheet(part: Part, text: String, offset: usize) -> Styles {
    let (rules, flaws) = rules::sheet(&text);
    Styles {
        source: Source::Sheet,
        part,
        text,
        offset,
        whole: None,
        rules,
        declarations: Vec::new(),
        flaws,
    }
}

impl Sheets {
    /// Every rule, rules inside others too, with the text that it stands in.
    pub fn rules(&self) -> impl Iterator<Item = (&Styles, &Rule)> {
        self.all.iter().flat_map(|styles| {
            let mut waiting: Vec<&Rule> = styles.rules.iter().rev().collect();
            std::iter::from_fn(move || {
                let next = waiting.pop()?;
                let inside = match next {
                    Rule::Style { nested, .. } => nested,
                    Rule::At { rules, .. } => rules,
                };
                waiting.extend(inside.iter().rev());
                Some((styles, next))
            })
        })
    }

    /// Every declaration, with the text that it stands in.
    pub fn declarations(&self) -> impl Iterator<Item = (&Styles, &Declaration)> {
        let own = self.all.iter().flat_map(|styles| {
            styles
                .declarations
                .iter()
                .map(move |declaration| (styles, declaration))
        });
        let ruled = self.rules().flat_map(|(styles, rule)| {
            let (Rule::Style { declarations, .. } | Rule::At { declarations, .. }) = rule;
            declarations
                .iter()
                .map(move |declaration| (styles, declaration))
        });
        own.chain(ruled)
    }
}
