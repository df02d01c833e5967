//! Where html5ever puts the tree.

use std::borrow::Cow;
use std::cell::{Ref, RefCell};

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute as Read, LocalName, Namespace as Ns, QualName};

use crate::dom::{Attribute, Document, Element, Kind, Namespace, NodeId, Origin, Quirks};
use crate::finding::Flaw;
use crate::span::Span;

/// What stands at the token that is being read.
#[derive(Clone, Debug, Default)]
pub struct Token {
    pub span: Span,
    /// A start tag's name.
    pub start_tag: Option<String>,
    pub attributes: Vec<Attribute>,
    pub is_text: bool,
}

#[derive(Debug)]
struct State {
    document: Document,
    flaws: Vec<Flaw>,
    token: Token,
    /// The element that the token's start tag made, once it has.
    made: Option<NodeId>,
    /// What the builder said about the token.
    messages: Vec<String>,
    /// End tags of elements that were refused or cut off by a tag that was reported.
    expected: Vec<String>,
    /// End tags that an open element made the builder ignore: what becomes of it decides.
    held: Vec<(NodeId, Flaw)>,
    /// The last text: a table keeps it back until the next token.
    text_span: Span,
    size_bytes: usize,
}

/// The tree under construction. The builder holds it by shared reference, so it is all in a cell.
#[derive(Debug)]
pub struct Sink(RefCell<State>, RefCell<Vec<QualName>>);

impl Sink {
    pub fn new(size_bytes: usize) -> Self {
        let mut document = Document::new();
        document.nodes[0].span = Span::new(0, size_bytes);
        let state = State {
            document,
            flaws: Vec::new(),
            token: Token::default(),
            made: None,
            messages: Vec::new(),
            expected: Vec::new(),
            held: Vec::new(),
            text_span: Span::default(),
            size_bytes,
        };
        let root = QualName::new(None, Ns::from(""), LocalName::from(""));
        Self(RefCell::new(state), RefCell::new(vec![root]))
    }

    pub fn into_parts(self) -> (Document, Vec<Flaw>) {
        let state = self.0.into_inner();
        (state.document, state.flaws)
    }

    pub fn document(&self) -> Ref<'_, Document> {
        Ref::map(self.0.borrow(), |state| &state.document)
    }

    pub fn begin(&self, token: Token) {
        let mut state = self.0.borrow_mut();
        if token.is_text {
            state.text_span = token.span;
        }
        state.token = token;
        state.made = None;
        state.messages.clear();
    }

    /// What the builder said about the token, and the element that its start tag made.
    pub fn finish_token(&self) -> (Vec<String>, Option<NodeId>) {
        let mut state = self.0.borrow_mut();
        let made = state.made.take();
        (std::mem::take(&mut state.messages), made)
    }

    pub fn add_flaw(&self, flaw: Flaw) {
        self.0.borrow_mut().flaws.push(flaw);
    }

    pub fn has_flaw_in(&self, span: Span) -> bool {
        let state = self.0.borrow();
        let inside = |flaw: &Flaw| flaw.span.start >= span.start && flaw.span.start < span.end;
        state.flaws.iter().rev().take(8).any(inside)
    }

    pub fn close(&self, id: NodeId, end_tag: Span) {
        if let Kind::Element(element) = &mut self.0.borrow_mut().document.nodes[id.0].kind {
            element.end_tag.get_or_insert(end_tag);
        }
    }

    /// The next stray end tag of this name belongs to a mistake that was reported.
    pub fn expect_end_tag(&self, name: &str) {
        self.0.borrow_mut().expected.push(name.to_owned());
    }

    pub fn was_expected(&self, name: &str) -> bool {
        let expected = &mut self.0.borrow_mut().expected;
        let at = expected.iter().position(|held| held == name);
        at.map(|at| expected.remove(at)).is_some()
    }

    /// Keeps a flaw that is none when `open` is still open at the end of the file.
    pub fn hold(&self, open: NodeId, flaw: Flaw) {
        self.0.borrow_mut().held.push((open, flaw));
    }

    /// At the end of the file: what was held for an element that was closed is a flaw after all.
    pub fn release(&self, open: &[NodeId]) {
        let state = &mut *self.0.borrow_mut();
        let held = std::mem::take(&mut state.held).into_iter();
        let flaws = held.filter(|(id, _)| !open.contains(id));
        state.flaws.extend(flaws.map(|(_, flaw)| flaw));
    }

    pub fn size_bytes(&self) -> usize {
        self.0.borrow().size_bytes
    }
}

fn namespace(ns: &Ns) -> Namespace {
    match &**ns {
        "http://www.w3.org/1999/xhtml" => Namespace::Html,
        "http://www.w3.org/2000/svg" => Namespace::Svg,
        "http://www.w3.org/1998/Math/MathML" => Namespace::MathMl,
        _ => Namespace::Other,
    }
}

/// The attributes as the builder kept them, with the places that the token gave them.
fn attributes(read: &[Read], token: &Token) -> Vec<Attribute> {
    let placed = |read: &Read| {
        let name = &*read.name.local;
        let same = |held: &&Attribute| held.name.eq_ignore_ascii_case(name);
        let known = token.attributes.iter().find(same);
        let place = Span::new(token.span.start, token.span.start);
        Attribute {
            name: match &read.name.prefix {
                Some(prefix) => format!("{prefix}:{name}"),
                None => name.to_owned(),
            },
            value: read.value.to_string(),
            name_span: known.map_or(place, |held| held.name_span),
            value_span: known.map_or(place, |held| held.value_span),
        }
    };
    read.iter().map(placed).collect()
}

impl State {
    /// Whether the token's own start tag may be what is being made.
    fn is_own(&self, name: &str) -> bool {
        let tag = self.token.start_tag.as_deref();
        tag.is_some_and(|tag| tag.eq_ignore_ascii_case(name) || (tag == "image" && name == "img"))
    }

    fn make(&mut self, name: &QualName, read: &[Read]) -> NodeId {
        let own = self.is_own(&name.local) && read.len() == self.token.attributes.len();
        let twin = match (own, self.made) {
            (false, _) => self.twin(&name.local),
            // Formatting elements are opened again before the tag's own element is made.
            (true, Some(before)) => {
                let twin = self.twin_before(&name.local, before);
                self.disown(before, twin);
                None
            }
            (true, None) => None,
        };
        let token = &self.token;
        let here = Span::new(token.span.start, token.span.start);
        let element = Element {
            name: name.local.to_string(),
            namespace: namespace(&name.ns),
            attributes: twin.map_or_else(
                || attributes(read, token),
                |twin| {
                    self.document
                        .element(twin)
                        .map(|held| held.attributes.clone())
                        .unwrap_or_default()
                },
            ),
            origin: match (own, twin) {
                (true, _) => Origin::Written,
                (false, Some(_)) => Origin::Repeated,
                (false, None) => Origin::Implied,
            },
            start_tag: match (own, twin) {
                (true, _) => token.span,
                (false, Some(twin)) => self.document.tag_span(twin),
                (false, None) => here,
            },
            end_tag: None,
        };
        let id = self.document.add(Kind::Element(element), here);
        if own {
            self.made = Some(id);
        }
        id
    }

    /// The formatting element that is being opened again: the last of its name.
    fn twin(&self, name: &str) -> Option<NodeId> {
        self.twin_before(name, NodeId(self.document.nodes.len()))
    }

    fn twin_before(&self, name: &str, before: NodeId) -> Option<NodeId> {
        let ids = (0..before.0).rev().map(NodeId);
        let mut same = ids.filter(|id| {
            let element = self.document.element(*id);
            element.is_some_and(|held| held.is(name) && held.origin == Origin::Written)
        });
        same.next().filter(|_| {
            !matches!(
                name,
                "html" | "head" | "body" | "tbody" | "tr" | "colgroup" | "p"
            )
        })
    }

    fn disown(&mut self, id: NodeId, twin: Option<NodeId>) {
        let from = twin.and_then(|twin| self.document.element(twin)).cloned();
        if let Kind::Element(element) = &mut self.document.nodes[id.0].kind {
            element.origin = Origin::Repeated;
            if let Some(from) = from {
                element.start_tag = from.start_tag;
                element.attributes = from.attributes;
            }
        }
    }
}

impl TreeSink for Sink {
    type Handle = NodeId;
    type Output = ();
    type ElemName<'a> = Name;

    fn finish(self) {}

    fn parse_error(&self, message: Cow<'static, str>) {
        self.0.borrow_mut().messages.push(message.into_owned());
    }

    fn get_document(&self) -> NodeId {
        Document::ROOT
    }

    fn elem_name<'a>(&'a self, target: &'a NodeId) -> Name {
        let names = self.1.borrow();
        let name = &names[target.0];
        Name(name.ns.clone(), name.local.clone())
    }

    fn create_element(&self, name: QualName, read: Vec<Read>, flags: ElementFlags) -> NodeId {
        let mut state = self.0.borrow_mut();
        let id = state.make(&name, &read);
        self.remember(id, name.clone());
        if flags.template {
            let contents = state.document.add(Kind::Fragment, Span::default());
            self.remember(contents, name);
            state.document.contents.insert(id, contents);
        }
        id
    }

    fn create_comment(&self, text: StrTendril) -> NodeId {
        let mut state = self.0.borrow_mut();
        let span = state.token.span;
        let id = state.document.add(Kind::Comment(text.to_string()), span);
        self.remember_nameless(id);
        id
    }

    fn create_pi(&self, _target: StrTendril, data: StrTendril) -> NodeId {
        self.create_comment(data)
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        let mut state = self.0.borrow_mut();
        let span = state.text_span;
        match child {
            NodeOrText::AppendNode(child) => state.document.append(*parent, child),
            NodeOrText::AppendText(text) => state.document.append_text(*parent, &text, span),
        }
        self.remember_added(&state.document);
    }

    fn append_based_on_parent_node(
        &self,
        element: &NodeId,
        previous: &NodeId,
        child: NodeOrText<NodeId>,
    ) {
        let has_parent = self.document().node(*element).parent.is_some();
        match has_parent {
            true => self.append_before_sibling(element, child),
            false => self.append(previous, child),
        }
    }

    fn append_doctype_to_document(&self, name: StrTendril, public: StrTendril, system: StrTendril) {
        let mut state = self.0.borrow_mut();
        let kind = Kind::Doctype {
            name: name.to_string(),
            public_id: public.to_string(),
            system_id: system.to_string(),
        };
        let span = state.token.span;
        let id = state.document.add(kind, span);
        state.document.append(Document::ROOT, id);
        self.remember_nameless(id);
    }

    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        self.document()
            .contents
            .get(target)
            .copied()
            .unwrap_or(*target)
    }

    fn same_node(&self, x: &NodeId, y: &NodeId) -> bool {
        x == y
    }

    fn set_quirks_mode(&self, mode: QuirksMode) {
        self.0.borrow_mut().document.quirks = match mode {
            QuirksMode::Quirks => Quirks::Full,
            QuirksMode::LimitedQuirks => Quirks::Limited,
            QuirksMode::NoQuirks => Quirks::No,
        };
    }

    fn append_before_sibling(&self, sibling: &NodeId, child: NodeOrText<NodeId>) {
        let mut state = self.0.borrow_mut();
        let span = state.text_span;
        match child {
            NodeOrText::AppendNode(child) => state.document.insert_before(*sibling, child),
            NodeOrText::AppendText(text) => {
                state.document.insert_text_before(*sibling, &text, span);
            }
        }
        self.remember_added(&state.document);
    }

    fn add_attrs_if_missing(&self, target: &NodeId, read: Vec<Read>) {
        let mut state = self.0.borrow_mut();
        let more = attributes(&read, &state.token);
        if let Kind::Element(element) = &mut state.document.nodes[target.0].kind {
            for attribute in more {
                if !element.has(&attribute.name) {
                    element.attributes.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &NodeId) {
        self.0.borrow_mut().document.detach(*target);
    }

    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        self.0
            .borrow_mut()
            .document
            .move_children(*node, *new_parent);
    }

    fn is_mathml_annotation_xml_integration_point(&self, id: &NodeId) -> bool {
        let document = self.document();
        document.element(*id).is_some_and(|element| {
            let encoding = element.value("encoding").to_ascii_lowercase();
            matches!(encoding.as_str(), "text/html" | "application/xhtml+xml")
        })
    }
}

impl Sink {
    fn remember(&self, id: NodeId, name: QualName) {
        let mut names = self.1.borrow_mut();
        while names.len() <= id.0 {
            names.push(name.clone());
        }
    }

    fn remember_nameless(&self, id: NodeId) {
        let name = self.1.borrow()[0].clone();
        self.remember(id, name);
    }

    fn remember_added(&self, document: &Document) {
        if let Some(last) = document.nodes.len().checked_sub(1) {
            self.remember_nameless(NodeId(last));
        }
    }
}

/// An element's name as the builder asks for it.
#[derive(Debug)]
pub struct Name(Ns, LocalName);

impl html5ever::interface::ElemName for Name {
    fn ns(&self) -> &Ns {
        &self.0
    }

    fn local_name(&self) -> &LocalName {
        &self.1
    }
}
