//! Attributes, and the lists of words in them.

use crate::span::Span;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute {
    pub name: String,
    /// With character references read.
    pub value: String,
    /// The name in the text.
    pub name_span: Span,
    /// The value in the text, without quotes; an empty place where there is none.
    pub value_span: Span,
}

impl Attribute {
    /// Name, sign and value as they stand in the text, with the quotes.
    pub fn span(&self, text: &str) -> Span {
        let (start, end) = (self.value_span.start, self.value_span.end);
        let bytes = text.as_bytes();
        let quote = start.checked_sub(1).and_then(|at| bytes.get(at));
        let quoted = matches!(quote, Some(b'"' | b'\'')) && bytes.get(end) == quote;
        let end = if quoted { end + 1 } else { end };
        Span::new(self.name_span.start, end.max(self.name_span.end))
    }

    /// The place of the value, or of the name where there is no value.
    pub fn place(&self) -> Span {
        match self.value_span.is_empty() {
            true => self.name_span,
            false => self.value_span,
        }
    }

    /// The place of a part of the value, where the text holds the value as it is; else all of it.
    pub fn part(&self, part: Span, text: &str) -> Span {
        match self.value_span.of(text) == self.value {
            true => part.moved(self.value_span.start),
            false => self.place(),
        }
    }

    /// The words of a list separated by white space.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.value.split_ascii_whitespace()
    }
}
