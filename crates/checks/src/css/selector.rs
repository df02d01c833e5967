//! Selectors: read, weighed, and tried on the document.

use std::collections::BTreeSet;

use super::grammar::grammar;
use super::value::{Component, Kind};
use crate::dom::{Document, Element, Found, NodeId};
use crate::span::Span;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Combinator {
    Descendant,
    Child,
    Next,
    Later,
}

#[derive(Clone, Debug)]
pub struct AttributeTest {
    pub name: String,
    /// `=`, or the mark before it; `None` where the attribute need only be there.
    pub operator: Option<char>,
    pub value: String,
    pub ignore_case: bool,
}

#[derive(Clone, Debug)]
pub enum Pseudo {
    /// What the document alone does not decide: `:hover`, `::before`.
    Open(String),
    Not(Vec<Selector>),
    Is(Vec<Selector>),
    FirstChild,
    LastChild,
    Root,
}

#[derive(Clone, Debug, Default)]
pub struct Compound {
    /// Lower case; `*` is none.
    pub tag: Option<String>,
    pub universal: bool,
    pub ids: Vec<String>,
    pub classes: Vec<String>,
    pub attributes: Vec<AttributeTest>,
    pub pseudo: Vec<Pseudo>,
}

/// One selector of a list: compounds, each with what joins it to the one before.
#[derive(Clone, Debug)]
pub struct Selector {
    pub parts: Vec<(Combinator, Compound)>,
    pub span: Span,
}

/// Why a selector cannot be read, and where.
#[derive(Debug, PartialEq, Eq)]
pub struct Broken(pub Span);

/// Reads a list of selectors. One that is broken makes a browser drop the whole rule.
pub fn selectors(prelude: &[Component]) -> Result<Vec<Selector>, Broken> {
    prelude
        .split(|held| held.kind == Kind::Comma)
        .map(|part| selector(part, prelude))
        .collect()
}

fn selector(part: &[Component], whole: &[Component]) -> Result<Selector, Broken> {
    let around = |list: &[Component]| match (list.first(), list.last()) {
        (Some(first), Some(last)) => Span::new(first.span.start, last.span.end),
        _ => Span::default(),
    };
    let held: Vec<&Component> = part
        .iter()
        .filter(|held| held.kind != Kind::Comment)
        .collect();
    let start = held.iter().position(|held| !held.is_blank());
    let end = held.iter().rposition(|held| !held.is_blank());
    let (Some(start), Some(end)) = (start, end) else {
        return Err(Broken(around(whole)));
    };
    let held = &held[start..=end];
    let span = Span::new(held[0].span.start, held[held.len() - 1].span.end);
    let mut reader = Reader { held, at: 0 };
    let mut parts = Vec::new();
    let mut combinator = Combinator::Descendant;
    loop {
        parts.push((combinator, reader.compound().ok_or(Broken(span))?));
        match reader.combinator().ok_or(Broken(span))? {
            Some(next) => combinator = next,
            None => return Ok(Selector { parts, span }),
        }
    }
}

struct Reader<'a> {
    held: &'a [&'a Component],
    at: usize,
}

impl Reader<'_> {
    fn kind(&self, ahead: usize) -> Option<&Kind> {
        self.held.get(self.at + ahead).map(|held| &held.kind)
    }

    /// `Some(None)` at the end.
    fn combinator(&mut self) -> Option<Option<Combinator>> {
        let spaced = self.skip_space();
        let mark = match self.kind(0) {
            None => return Some(None),
            Some(Kind::Delim('>')) => Combinator::Child,
            Some(Kind::Delim('+')) => Combinator::Next,
            Some(Kind::Delim('~')) => Combinator::Later,
            Some(_) if spaced => return Some(Some(Combinator::Descendant)),
            Some(_) => return None,
        };
        self.at += 1;
        self.skip_space();
        Some(Some(mark))
    }

    fn skip_space(&mut self) -> bool {
        let start = self.at;
        while self.kind(0) == Some(&Kind::Space) {
            self.at += 1;
        }
        self.at > start
    }

    fn compound(&mut self) -> Option<Compound> {
        let mut compound = Compound::default();
        let start = self.at;
        while let Some(kind) = self.kind(0) {
            match kind {
                Kind::Ident(name) if self.at == start => compound.tag = Some(name.to_lowercase()),
                Kind::Delim('*') if self.at == start => compound.universal = true,
                Kind::Delim('&') => compound.universal = true,
                // A share of a keyframe.
                Kind::Percentage(_) if self.at == start => compound.universal = true,
                Kind::Hash(id) => compound.ids.push(id.clone()),
                Kind::Delim('.') => {
                    let Some(Kind::Ident(class)) = self.kind(1) else {
                        return None;
                    };
                    compound.classes.push(class.clone());
                    self.at += 1;
                }
                Kind::Block('[', inside) => compound.attributes.push(attribute(inside)?),
                Kind::Colon => {
                    let pseudo = self.pseudo()?;
                    compound.pseudo.push(pseudo);
                }
                _ => break,
            }
            self.at += 1;
        }
        (self.at > start).then_some(compound)
    }

    /// Leaves `at` on the last component of what was read.
    fn pseudo(&mut self) -> Option<Pseudo> {
        let double = self.kind(1) == Some(&Kind::Colon);
        if double {
            self.at += 1;
        }
        let marks = if double { "::" } else { ":" };
        let found = match self.kind(1)? {
            Kind::Ident(name) => plain(marks, &name.to_lowercase()),
            Kind::Function(name, inside) => function(marks, name, inside),
            _ => None,
        };
        self.at += 1;
        found
    }
}

fn is_known(name: &str) -> bool {
    grammar().pseudo.contains(&name) || name.trim_start_matches(':').starts_with('-')
}

fn plain(marks: &str, name: &str) -> Option<Pseudo> {
    let whole = format!("{marks}{name}");
    // These four may be written with one colon, from before there were two.
    let old = ["before", "after", "first-line", "first-letter"].contains(&name);
    match whole.as_str() {
        ":first-child" => Some(Pseudo::FirstChild),
        ":last-child" => Some(Pseudo::LastChild),
        ":root" => Some(Pseudo::Root),
        _ if old || is_known(&whole) => Some(Pseudo::Open(whole)),
        _ => None,
    }
}

fn function(marks: &str, name: &str, inside: &[Component]) -> Option<Pseudo> {
    let whole = format!("{marks}{name}()");
    match whole.as_str() {
        ":not()" => Some(Pseudo::Not(selectors(inside).ok()?)),
        ":is()" | ":where()" => Some(Pseudo::Is(selectors(inside).ok()?)),
        _ if is_known(&whole) || is_known(whole.trim_end_matches("()")) => {
            Some(Pseudo::Open(whole))
        }
        _ => None,
    }
}

fn attribute(inside: &[Component]) -> Option<AttributeTest> {
    let held: Vec<&Component> = inside.iter().filter(|held| !held.is_blank()).collect();
    let name = held.first()?.ident()?.to_lowercase();
    let (operator, value_at) = match held.get(1).map(|held| &held.kind) {
        None => (None, 1),
        Some(Kind::Delim('=')) => (Some('='), 2),
        Some(Kind::Match(mark)) => (Some(*mark), 2),
        Some(_) => return None,
    };
    let value = match held.get(value_at).map(|held| &held.kind) {
        Some(Kind::Ident(text) | Kind::Text(text)) => text.clone(),
        None if operator.is_none() => String::new(),
        _ => return None,
    };
    let flag = held.get(value_at + 1).and_then(|held| held.ident());
    Some(AttributeTest {
        name,
        operator,
        value,
        ignore_case: flag.is_some_and(|flag| flag.eq_ignore_ascii_case("i")),
    })
}

impl Selector {
    /// Ids, classes and the like, tags.
    pub fn weight(&self) -> (usize, usize, usize) {
        let mut weight = (0, 0, 0);
        for (_, part) in &self.parts {
            weight.0 += part.ids.len();
            weight.1 += part.classes.len() + part.attributes.len() + part.pseudo.len();
            weight.2 += usize::from(part.tag.is_some());
        }
        weight
    }

    /// The elements that it chooses, in document order.
    pub fn chosen<'a>(&'a self, document: &'a Document) -> Vec<Found<'a>> {
        let last = self.parts.last().map(|(_, part)| part);
        let key = last.and_then(Compound::key);
        let fits = |found: &Found| self.matches(document, found.id);
        match key {
            Some(key) => document.listed(&key).filter(fits).collect(),
            None => document.elements().filter(fits).collect(),
        }
    }

    /// Whether an element may be chosen; what only use decides, such as `:hover`, counts as yes.
    pub fn matches(&self, document: &Document, id: NodeId) -> bool {
        let mut failed = BTreeSet::new();
        self.matches_upto(document, id, self.parts.len(), &mut failed)
    }

    /// `failed` keeps what did not match, or a long selector in a deep tree would never end.
    fn matches_upto(
        &self,
        document: &Document,
        id: NodeId,
        parts: usize,
        failed: &mut BTreeSet<(NodeId, usize)>,
    ) -> bool {
        let (combinator, compound) = &self.parts[parts - 1];
        let element = document.element(id);
        if !element.is_some_and(|element| compound.matches(document, id, element)) {
            return false;
        }
        if parts == 1 {
            return true;
        }
        if failed.contains(&(id, parts)) {
            return false;
        }
        let found = match combinator {
            Combinator::Child => {
                let parent = document.around(id).next();
                parent.is_some_and(|held| self.matches_upto(document, held.id, parts - 1, failed))
            }
            Combinator::Descendant => {
                let mut around = document.around(id);
                around.any(|held| self.matches_upto(document, held.id, parts - 1, failed))
            }
            Combinator::Next => {
                let last = before(document, id).last().map(|held| held.id);
                last.is_some_and(|held| self.matches_upto(document, held, parts - 1, failed))
            }
            Combinator::Later => {
                let held = before(document, id);
                held.iter()
                    .any(|held| self.matches_upto(document, held.id, parts - 1, failed))
            }
        };
        if !found {
            failed.insert((id, parts));
        }
        found
    }
}

/// The elements before one among its parent's children.
fn before(document: &Document, id: NodeId) -> Vec<Found<'_>> {
    let Some(parent) = document.node(id).parent else {
        return Vec::new();
    };
    document
        .child_elements(parent)
        .take_while(|held| held.id != id)
        .collect()
}

impl Compound {
    /// Under which all that it may choose is listed.
    fn key(&self) -> Option<String> {
        let id = self.ids.first().map(|id| format!("#{id}"));
        let class = || self.classes.first().map(|class| format!(".{class}"));
        id.or_else(class).or_else(|| self.tag.clone())
    }

    fn matches(&self, document: &Document, id: NodeId, element: &Element) -> bool {
        let tag = self
            .tag
            .as_deref()
            .is_none_or(|tag| element.name.eq_ignore_ascii_case(tag));
        let class = element.attribute("class");
        let classed =
            |wanted: &String| class.is_some_and(|held| held.words().any(|word| word == wanted));
        tag && self.ids.iter().all(|wanted| element.value("id") == wanted)
            && self.classes.iter().all(classed)
            && self.attributes.iter().all(|test| test.holds(element))
            && self.pseudo.iter().all(|pseudo| pseudo.holds(document, id))
    }
}

impl AttributeTest {
    fn holds(&self, element: &Element) -> bool {
        let Some(attribute) = element.attribute(&self.name) else {
            return false;
        };
        let fold = |text: &str| match self.ignore_case {
            true => text.to_lowercase(),
            false => text.to_owned(),
        };
        let (held, wanted) = (fold(&attribute.value), fold(&self.value));
        match self.operator {
            None => true,
            Some('~') => held.split_ascii_whitespace().any(|word| word == wanted),
            Some('|') => held == wanted || held.starts_with(&format!("{wanted}-")),
            Some('^') => !wanted.is_empty() && held.starts_with(&wanted),
            Some('$') => !wanted.is_empty() && held.ends_with(&wanted),
            Some('*') => !wanted.is_empty() && held.contains(&wanted),
            Some(_) => held == wanted,
        }
    }
}

impl Pseudo {
    fn holds(&self, document: &Document, id: NodeId) -> bool {
        let any = |list: &[Selector]| list.iter().any(|held| held.matches(document, id));
        let siblings = || {
            let parent = document.node(id).parent.unwrap_or(Document::ROOT);
            document.child_elements(parent)
        };
        match self {
            Self::Open(_) => true,
            Self::Not(list) => !any(list),
            Self::Is(list) => any(list),
            Self::FirstChild => siblings().next().is_some_and(|held| held.id == id),
            Self::LastChild => siblings().last().is_some_and(|held| held.id == id),
            Self::Root => document
                .element(id)
                .is_some_and(|element| element.is("html")),
        }
    }
}
