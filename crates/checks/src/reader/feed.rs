//! Hands the tokenizer's tokens to the tree builder, each with its place.

use std::convert::Infallible;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Doctype, Tag, TagKind, Token as Given, TokenSink, TokenSinkResult};
use html5ever::tree_builder::TreeBuilder;
use html5ever::{Attribute as Read, LocalName, QualName};
use html5gum::emitters::callback::{Callback, CallbackEmitter, CallbackEvent};
use html5gum::{Error, ForwardingEmitter, Span as Bytes, State};

use super::construction::{self, Seen};
use super::extent;
use super::sink::{Sink, Token};
use super::stack::open_elements;
use crate::dom::{Attribute, NodeId};
use crate::finding::Flaw;
use crate::span::Span;

type Builder = TreeBuilder<NodeId, Sink>;

/// A start tag that is not yet closed.
struct OpenTag {
    start: usize,
    name: String,
    attributes: Vec<Attribute>,
    /// The last attribute was a second of its name, and is left out.
    doubled: bool,
}

struct Feed<'a> {
    builder: &'a Builder,
    text: &'a str,
    tag: Option<OpenTag>,
    next_state: Option<State>,
    /// The last text, which the builder may judge later only, when a table goes on.
    last_text: Span,
    /// How many elements are open.
    depth: usize,
    /// Names of elements that were left out for being too deep.
    dropped: Vec<String>,
}

/// Blink nests no deeper; a text of one tag over and over must not take for ever.
const DEPTH_MAX: usize = 512;

pub struct Emitter<'a>(CallbackEmitter<Feed<'a>, Infallible, usize>);

impl<'a> Emitter<'a> {
    pub fn new(builder: &'a Builder, text: &'a str) -> Self {
        Self(CallbackEmitter::new(Feed {
            builder,
            text,
            tag: None,
            next_state: None,
            last_text: Span::default(),
            depth: 0,
            dropped: Vec::new(),
        }))
    }
}

impl ForwardingEmitter for Emitter<'_> {
    type Token = Infallible;

    fn inner(&mut self) -> &mut impl html5gum::Emitter<Token = Self::Token> {
        &mut self.0
    }

    fn emit_eof(&mut self) {
        html5gum::Emitter::emit_eof(&mut self.0);
        self.0.callback_mut().end();
    }

    fn emit_current_tag(&mut self) -> Option<State> {
        let _ = html5gum::Emitter::emit_current_tag(&mut self.0);
        let next = self.0.callback_mut().next_state.take();
        if next.is_some() {
            // The text of a style or a title begins here; only the data state says so itself.
            html5gum::Emitter::init_string(&mut self.0);
        }
        next
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&mut self) -> bool {
        let builder = self.0.callback_mut().builder;
        builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn tendril(bytes: &[u8]) -> StrTendril {
    StrTendril::from_slice(&String::from_utf8_lossy(bytes))
}

impl Callback<Infallible, usize> for Feed<'_> {
    fn handle_event(&mut self, event: CallbackEvent<'_>, at: Bytes<usize>) -> Option<Infallible> {
        let span = Span::new(at.start, at.end);
        match event {
            CallbackEvent::OpenStartTag { name } => self.open_tag(lossy(name), span),
            CallbackEvent::AttributeName { name } => self.attribute_name(lossy(name), span),
            CallbackEvent::AttributeValue { value } => self.attribute_value(&lossy(value), span),
            CallbackEvent::CloseStartTag { self_closing } => self.start_tag(self_closing, span),
            CallbackEvent::EndTag { name } => self.end_tag(name, span),
            CallbackEvent::String { value } => self.string(value, span),
            CallbackEvent::Comment { value } => {
                self.pass(Given::CommentToken(tendril(value)), span);
            }
            CallbackEvent::Doctype {
                name,
                public_identifier,
                system_identifier,
                force_quirks,
            } => {
                let doctype = Doctype {
                    name: (!name.is_empty()).then(|| tendril(name)),
                    public_id: public_identifier.map(tendril),
                    system_id: system_identifier.map(tendril),
                    force_quirks,
                };
                self.pass(Given::DoctypeToken(doctype), span);
            }
            CallbackEvent::Error(error) => self.error(error, span.end),
        }
        None
    }
}

impl Feed<'_> {
    fn error(&mut self, error: Error, at: usize) {
        // These two are found in the text itself, with exact places.
        let input = [
            Error::ControlCharacterInInputStream,
            Error::NoncharacterInInputStream,
        ];
        if !input.contains(&error) {
            let span = extent::of(error, at, self.text);
            let shown = span.snapped(self.text).of(self.text);
            self.builder
                .sink
                .add_flaw(Flaw::new(error.as_str(), span).with("text", shown));
        }
    }

    fn open_tag(&mut self, name: String, span: Span) {
        self.tag = Some(OpenTag {
            start: span.start,
            name,
            attributes: Vec::new(),
            doubled: false,
        });
    }

    fn attribute_name(&mut self, name: String, span: Span) {
        let Some(tag) = &mut self.tag else {
            return;
        };
        tag.doubled = tag.attributes.iter().any(|held| held.name == name);
        if tag.doubled {
            let flaw = Flaw::new("duplicate-attribute", span).with("text", &name);
            self.builder.sink.add_flaw(flaw);
            return;
        }
        tag.attributes.push(Attribute {
            name,
            value: String::new(),
            name_span: span,
            value_span: Span::new(span.end, span.end),
        });
    }

    fn attribute_value(&mut self, value: &str, span: Span) {
        let Some(tag) = self.tag.as_mut().filter(|tag| !tag.doubled) else {
            return;
        };
        if let Some(attribute) = tag.attributes.last_mut() {
            let first = attribute.value.is_empty();
            attribute.value.push_str(value);
            let start = if first {
                span.start
            } else {
                attribute.value_span.start
            };
            attribute.value_span = Span::new(start, span.end.max(start));
        }
    }

    fn start_tag(&mut self, self_closing: bool, span: Span) {
        let Some(open) = self.tag.take() else {
            return;
        };
        let read = |held: &Attribute| Read {
            name: QualName::new(None, Default::default(), LocalName::from(&*held.name)),
            value: StrTendril::from_slice(&held.value),
        };
        let tag = Tag {
            kind: TagKind::StartTag,
            name: LocalName::from(&*open.name),
            self_closing,
            attrs: open.attributes.iter().map(read).collect(),
        };
        let token = Token {
            span: Span::new(open.start, span.end),
            start_tag: Some(open.name),
            attributes: open.attributes,
            is_text: false,
        };
        self.give(Given::TagToken(tag), token);
    }

    fn end_tag(&mut self, name: &[u8], span: Span) {
        let tag = Tag {
            kind: TagKind::EndTag,
            name: LocalName::from(&*String::from_utf8_lossy(name)),
            self_closing: false,
            attrs: Vec::new(),
        };
        self.pass(Given::TagToken(tag), span);
    }

    fn string(&mut self, value: &[u8], span: Span) {
        if !value.trim_ascii().is_empty() {
            self.last_text = span.trimmed(self.text);
        }
        for (at, part) in value.split(|byte| *byte == 0).enumerate() {
            if at > 0 {
                self.pass(Given::NullCharacterToken, span);
            }
            if !part.is_empty() {
                self.pass(Given::CharacterTokens(tendril(part)), span);
            }
        }
    }

    fn end(&mut self) {
        let size = self.builder.sink.size_bytes();
        self.pass(Given::EOFToken, Span::new(size, size));
        self.builder.end();
    }

    fn pass(&mut self, given: Given, span: Span) {
        let token = Token {
            span,
            is_text: matches!(given, Given::CharacterTokens(_)),
            ..Token::default()
        };
        self.give(given, token);
    }

    /// Whether a tag is left out, since the elements are nested too deep already.
    fn drops(&mut self, given: &Given, span: Span) -> bool {
        let Given::TagToken(tag) = given else {
            return false;
        };
        if tag.kind == TagKind::StartTag && self.depth >= DEPTH_MAX {
            if self.dropped.is_empty() {
                let flaw = Flaw::new("too-deep", span).with("count", DEPTH_MAX);
                self.builder.sink.add_flaw(flaw);
            }
            self.dropped.push(tag.name.to_string());
            return true;
        }
        if tag.kind != TagKind::EndTag {
            return false;
        }
        let own = self.dropped.iter().rposition(|name| **name == *tag.name);
        own.map(|at| self.dropped.truncate(at)).is_some()
    }

    fn give(&mut self, given: Given, token: Token) {
        if self.drops(&given, token.span) {
            return;
        }
        let seen = Seen::of(&given, token.span, self.last_text);
        let before = match seen.may_close() {
            true => open_elements(self.builder),
            false => Vec::new(),
        };
        self.builder.sink.begin(token);
        let result = self.builder.process_token(given, 1);
        let after = match seen.is_tag() {
            true => open_elements(self.builder),
            false => Vec::new(),
        };
        if seen.is_tag() {
            self.depth = after.len();
        }
        construction::judge(&self.builder.sink, &seen, &before, &after);
        self.next_state = match result {
            TokenSinkResult::Continue => self.next_state,
            TokenSinkResult::Plaintext => Some(State::PlainText),
            TokenSinkResult::RawData(RawKind::Rcdata) => Some(State::RcData),
            TokenSinkResult::RawData(RawKind::Rawtext) => Some(State::RawText),
            TokenSinkResult::RawData(_) => Some(State::ScriptData),
            TokenSinkResult::Script(_) => Some(State::Data),
        };
    }
}
