//! Rules and declarations, as the CSS standard groups component values.

use super::value::{Component, Kind, components};
use crate::finding::Flaw;
use crate::span::Span;

#[derive(Clone, Debug)]
pub struct Declaration {
    /// Lower case; a custom property as it is.
    pub name: String,
    pub name_span: Span,
    /// Without blanks at the ends, without `!important`.
    pub value: Vec<Component>,
    pub important: Option<Span>,
}

impl Declaration {
    pub fn value_span(&self) -> Span {
        match (self.value.first(), self.value.last()) {
            (Some(first), Some(last)) => Span::new(first.span.start, last.span.end),
            _ => self.name_span,
        }
    }
}

#[derive(Clone, Debug)]
pub enum Rule {
    Style {
        prelude: Vec<Component>,
        declarations: Vec<Declaration>,
        nested: Vec<Rule>,
        /// The prelude's place.
        span: Span,
    },
    At {
        name: String,
        name_span: Span,
        prelude: Vec<Component>,
        declarations: Vec<Declaration>,
        rules: Vec<Rule>,
    },
}

/// At-rules that hold rules; the others hold declarations.
const HOLDS_RULES: [&str; 9] = [
    "media",
    "supports",
    "layer",
    "container",
    "scope",
    "document",
    "-moz-document",
    "starting-style",
    "keyframes",
];

/// A style sheet's rules, and what a browser drops for not being one.
pub fn sheet(text: &str) -> (Vec<Rule>, Vec<Flaw>) {
    let mut flaws = Vec::new();
    let rules = rules(&components(text), text, &mut flaws);
    flaws.extend(unclosed(text));
    (rules, flaws)
}

/// A `style` attribute's declarations.
pub fn block(text: &str) -> (Vec<Declaration>, Vec<Flaw>) {
    let mut flaws = Vec::new();
    let values = components(text);
    let braces = values.iter().filter(|held| held.is_block('{'));
    for brace in braces {
        flaws.push(Flaw::new("dropped-css", brace.span).with("text", brace.span.of(text)));
    }
    let (declarations, _) = body(&values, text, &mut flaws);
    flaws.extend(unclosed(text));
    (declarations, flaws)
}

fn rules(values: &[Component], text: &str, flaws: &mut Vec<Flaw>) -> Vec<Rule> {
    let mut rules = Vec::new();
    let mut rest = values;
    loop {
        let skipped = rest
            .iter()
            .position(|held| !held.is_blank() && held.kind != Kind::Mark);
        let Some(at) = skipped else {
            return rules;
        };
        rest = &rest[at..];
        let is_at = matches!(rest[0].kind, Kind::AtKeyword(_));
        let ends = |held: &Component| held.is_block('{') || (is_at && held.kind == Kind::Semicolon);
        let Some(end) = rest.iter().position(ends) else {
            if is_at {
                rules.extend(at_rule(rest, &[], text, flaws));
            } else {
                let span = spanned(rest).trimmed(text);
                flaws.push(Flaw::new("dropped-css", span).with("text", span.of(text)));
            }
            return rules;
        };
        let (prelude, inside) = (&rest[..end], rest[end].inside());
        match is_at {
            true => rules.extend(at_rule(prelude, inside, text, flaws)),
            false => rules.push(style_rule(prelude, inside, text, flaws)),
        }
        rest = &rest[end + 1..];
    }
}

fn spanned(values: &[Component]) -> Span {
    match (values.first(), values.last()) {
        (Some(first), Some(last)) => Span::new(first.span.start, last.span.end),
        _ => Span::default(),
    }
}

fn trimmed(values: &[Component]) -> &[Component] {
    let start = values
        .iter()
        .position(|held| !held.is_blank())
        .unwrap_or(values.len());
    let end = values
        .iter()
        .rposition(|held| !held.is_blank())
        .map_or(start, |at| at + 1);
    &values[start..end.max(start)]
}

fn style_rule(
    prelude: &[Component],
    inside: &[Component],
    text: &str,
    flaws: &mut Vec<Flaw>,
) -> Rule {
    let prelude = trimmed(prelude);
    let (declarations, nested) = body(inside, text, flaws);
    Rule::Style {
        prelude: prelude.to_vec(),
        declarations,
        nested,
        span: spanned(prelude),
    }
}

fn at_rule(
    prelude: &[Component],
    inside: &[Component],
    text: &str,
    flaws: &mut Vec<Flaw>,
) -> Option<Rule> {
    let Kind::AtKeyword(name) = &prelude.first()?.kind else {
        return None;
    };
    let bare = name
        .strip_prefix("-webkit-")
        .or_else(|| name.strip_prefix("-moz-"));
    let holds = HOLDS_RULES.contains(&name.as_str())
        || bare.is_some_and(|bare| HOLDS_RULES.contains(&bare));
    let (declarations, inner) = match holds {
        true => (Vec::new(), rules(inside, text, flaws)),
        false => body(inside, text, flaws),
    };
    Some(Rule::At {
        name: name.clone(),
        name_span: prelude[0].span,
        prelude: trimmed(&prelude[1..]).to_vec(),
        declarations,
        rules: inner,
    })
}

/// Declarations, and rules nested among them.
fn body(values: &[Component], text: &str, flaws: &mut Vec<Flaw>) -> (Vec<Declaration>, Vec<Rule>) {
    let (mut declarations, mut nested) = (Vec::new(), Vec::new());
    let mut rest = values;
    while let Some(at) = rest
        .iter()
        .position(|held| !held.is_blank() && held.kind != Kind::Semicolon)
    {
        rest = &rest[at..];
        let ends = |held: &Component| held.kind == Kind::Semicolon || held.is_block('{');
        let end = rest.iter().position(ends).unwrap_or(rest.len());
        let nests = rest.get(end).is_some_and(|held| held.is_block('{'));
        if nests && !rest[0].ident().is_some_and(|name| name.starts_with("--")) {
            let inside = rest[end].inside();
            match matches!(rest[0].kind, Kind::AtKeyword(_)) {
                true => nested.extend(at_rule(&rest[..end], inside, text, flaws)),
                false => nested.push(style_rule(&rest[..end], inside, text, flaws)),
            }
            rest = &rest[end + 1..];
            continue;
        }
        let end = rest
            .iter()
            .position(|held| held.kind == Kind::Semicolon)
            .unwrap_or(rest.len());
        match declaration(&rest[..end]) {
            Some(found) => declarations.push(found),
            None => {
                let span = spanned(trimmed(&rest[..end]));
                flaws.push(Flaw::new("dropped-css", span).with("text", span.of(text)));
            }
        }
        rest = &rest[end..];
    }
    (declarations, nested)
}

fn declaration(values: &[Component]) -> Option<Declaration> {
    let name = values.first()?.ident()?;
    let colon = 1 + values[1..].iter().position(|held| !held.is_blank())?;
    if values[colon].kind != Kind::Colon {
        return None;
    }
    let mut value = trimmed(&values[colon + 1..]).to_vec();
    let important = take_important(&mut value);
    let custom = name.starts_with("--");
    if value.is_empty() && !custom {
        return None;
    }
    Some(Declaration {
        name: if custom {
            name.to_owned()
        } else {
            name.to_ascii_lowercase()
        },
        name_span: values[0].span,
        value,
        important,
    })
}

/// Takes `!important` off the end.
fn take_important(value: &mut Vec<Component>) -> Option<Span> {
    let last = value.last()?;
    if !last.ident()?.eq_ignore_ascii_case("important") {
        return None;
    }
    let end = last.span.end;
    let mark = value
        .iter()
        .rposition(|held| held.kind == Kind::Delim('!'))?;
    let between = &value[mark + 1..value.len() - 1];
    if !between.iter().all(Component::is_blank) {
        return None;
    }
    let span = Span::new(value[mark].span.start, end);
    value.truncate(mark);
    let kept = trimmed(value).len();
    value.truncate(kept);
    Some(span)
}

/// A bracket or a comment that is never closed swallows the rest.
fn unclosed(text: &str) -> Option<Flaw> {
    if let Some(start) = text
        .rfind("/*")
        .filter(|start| !text[start + 2..].contains("*/"))
    {
        return Some(Flaw::new("unclosed-css", Span::new(start, start + 2)).with("text", "/*"));
    }
    let mut open: Vec<(u8, usize)> = Vec::new();
    let mut at = 0;
    let bytes = text.as_bytes();
    while at < bytes.len() {
        match bytes[at] {
            b'/' if bytes.get(at + 1) == Some(&b'*') => {
                at = text[at + 2..]
                    .find("*/")
                    .map_or(bytes.len(), |size| at + size + 3);
            }
            quote @ (b'"' | b'\'') => {
                let end = bytes[at + 1..]
                    .iter()
                    .position(|byte| *byte == quote || *byte == b'\n');
                at += end.map_or(bytes.len(), |size| size + 1);
            }
            b'\\' => at += 1,
            byte @ (b'{' | b'(' | b'[') => open.push((byte, at)),
            b'}' => while open.pop().is_some_and(|(byte, _)| byte != b'{') {},
            b')' | b']' => {
                open.pop_if(|(byte, _)| *byte != b'{');
            }
            _ => {}
        }
        at += 1;
    }
    let (byte, at) = open.first()?;
    let mark = char::from(*byte);
    Some(Flaw::new("unclosed-css", Span::new(*at, at + 1)).with("text", mark))
}
