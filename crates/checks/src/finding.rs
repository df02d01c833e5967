//! What a check finds.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::rule::{Code, Severity};
use crate::span::{Ruler, Span};

/// Which of the texts a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    Html,
    Css,
    Subject,
    Preheader,
    Sender,
    PlainText,
    Title,
    Text,
    Link,
    Picture,
    Alt,
}

impl Part {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Css => "css",
            Self::Subject => "subject",
            Self::Preheader => "preheader",
            Self::Sender => "sender",
            Self::PlainText => "plain-text",
            Self::Title => "title",
            Self::Text => "text",
            Self::Link => "link",
            Self::Picture => "picture",
            Self::Alt => "alt",
        }
    }
}

/// A place in bytes of UTF-8, and the same in UTF-16 units as an editor counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    pub start: usize,
    pub end: usize,
    pub start_utf16: usize,
    pub end_utf16: usize,
}

/// One finding: the rule, the place, and the words that fill the rule's sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Finding {
    pub code: Code,
    pub severity: Severity,
    pub part: Part,
    pub place: Place,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub arguments: BTreeMap<String, String>,
}

/// A finding before its place is measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    pub code: Code,
    pub span: Span,
    pub arguments: Vec<(&'static str, String)>,
}

impl Flaw {
    pub fn new(code: &'static str, span: Span) -> Self {
        Self {
            code: Code::of(code),
            span,
            arguments: Vec::new(),
        }
    }

    /// With one more word for the sentence; long ones are cut, since they come from the text.
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.arguments.push((name, shortened(&value.to_string())));
        self
    }

    pub fn moved(mut self, by: usize) -> Self {
        self.span = self.span.moved(by);
        self
    }
}

const ARGUMENT_CHARS_MAX: usize = 80;

fn shortened(value: &str) -> String {
    if value.chars().count() <= ARGUMENT_CHARS_MAX {
        return value.to_owned();
    }
    let mut short: String = value.chars().take(ARGUMENT_CHARS_MAX).collect();
    short.push('…');
    short
}

/// Measures flaws of one text, in the text's order, each once.
pub fn measured(part: Part, text: &str, flaws: Vec<Flaw>) -> Vec<Finding> {
    let ruler = Ruler::new(text);
    let mut flaws: Vec<Flaw> = flaws
        .into_iter()
        .map(|flaw| Flaw {
            span: flaw.span.filled(text),
            ..flaw
        })
        .collect();
    flaws.sort_by(|a, b| (a.span, a.code, &a.arguments).cmp(&(b.span, b.code, &b.arguments)));
    flaws.dedup();
    let finding = |flaw: Flaw| Finding {
        code: flaw.code,
        severity: flaw.code.severity(),
        part,
        place: Place {
            start: flaw.span.start,
            end: flaw.span.end,
            start_utf16: ruler.utf16(flaw.span.start),
            end_utf16: ruler.utf16(flaw.span.end),
        },
        arguments: flaw
            .arguments
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
    };
    flaws.into_iter().map(finding).collect()
}
