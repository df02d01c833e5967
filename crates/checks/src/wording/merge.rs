//! Merge tags: `{{ imie | "Dzień dobry" }}`.

use crate::check::Sheet;
use crate::finding::{Flaw, Part};
use crate::span::Span;

/// Fields of the tool itself, which are always filled in.
const ALWAYS: [&str; 12] = [
    "token",
    "email",
    "adres_email",
    "link_rezygnacji",
    "unsubscribe",
    "unsubscribe_url",
    "wypisz",
    "rezygnacja",
    "view_online",
    "link_online",
    "preferencje",
    "firma",
];

/// One merge tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    pub name: String,
    /// What is written for a contact whose field is empty.
    pub fallback: Option<String>,
    pub span: Span,
    /// Not closed, without a name, or with signs that no name has.
    pub broken: bool,
}

/// The merge tags of a text.
pub fn tags(text: &str) -> Vec<Tag> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(offset) = text[at..].find("{{") {
        let start = at + offset;
        let rest = &text[start + 2..];
        let next = rest.find("{{").unwrap_or(rest.len());
        let size = rest[..next].find("}}");
        let (inside, end) = match size {
            Some(size) => (&rest[..size], start + 2 + size + 2),
            None => ("", start + 2),
        };
        let (name, fallback) = match inside.split_once('|') {
            Some((name, fallback)) => (name.trim(), Some(cleaned(fallback))),
            None => (inside.trim(), None),
        };
        let named = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '-');
        found.push(Tag {
            name: name.to_owned(),
            fallback: fallback.filter(|held| !held.is_empty()),
            span: Span::new(start, end),
            broken: name.is_empty() || !name.chars().all(named),
        });
        at = end;
    }
    found
}

/// A fallback without its quotes, and without a word such as `default:` before them.
fn cleaned(text: &str) -> String {
    let text = text.trim();
    let text = text.strip_prefix("default:").unwrap_or(text).trim();
    text.trim_matches(['"', '\'', '„', '”', '“'])
        .trim()
        .to_owned()
}

pub fn check(sheet: &mut Sheet) {
    let mut flaws = Vec::new();
    if let Some(mail) = &sheet.work.mail {
        for (part, text) in [
            (Part::Subject, &mail.subject),
            (Part::Preheader, &mail.preheader),
        ] {
            flaws.extend(judge(text, true).into_iter().map(|flaw| (part, flaw)));
        }
    }
    for piece in &sheet.content.pieces {
        let found = judge(&piece.text, true).into_iter().map(|flaw| Flaw {
            span: piece.part(flaw.span, sheet.html),
            ..flaw
        });
        flaws.extend(found.map(|flaw| (Part::Html, flaw)));
    }
    for link in &sheet.content.links {
        let broken = judge(&link.href, false).into_iter();
        flaws.extend(broken.map(|flaw| {
            let span = link.href_span;
            (Part::Html, Flaw { span, ..flaw })
        }));
    }
    flaws
        .into_iter()
        .for_each(|(part, flaw)| sheet.add_in(part, flaw));
}

pub(super) fn judge(text: &str, shown: bool) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    for tag in tags(text) {
        let said = tag.span.of(text);
        if tag.broken {
            flaws.push(Flaw::new("broken-merge-tag", tag.span).with("text", said));
        } else if shown
            && tag.fallback.is_none()
            && !ALWAYS.contains(&tag.name.to_lowercase().as_str())
        {
            flaws.push(Flaw::new("merge-tag-without-fallback", tag.span).with("text", said));
        }
    }
    if shown {
        flaws.extend(foreign(text));
    }
    flaws
}

/// Tags in the manner of other tools, which would be sent as they are.
fn foreign(text: &str) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    for (open, close) in [("*|", "|*"), ("%%", "%%"), ("[[", "]]")] {
        let mut at = 0;
        while let Some(offset) = text[at..].find(open) {
            let start = at + offset;
            let from = start + open.len();
            let Some(size) = text[from..].find(close) else {
                break;
            };
            let end = from + size + close.len();
            let inside = &text[from..from + size];
            let named = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | ':' | ' ');
            if !inside.trim().is_empty() && inside.len() < 40 && inside.chars().all(named) {
                let span = Span::new(start, end);
                flaws.push(Flaw::new("foreign-merge-tag", span).with("text", span.of(text)));
            }
            at = end;
        }
    }
    flaws
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_tags_when_read_then_name_fallback_and_place_are_known() {
        let found = tags(r#"Cześć {{ imie | "Dzień dobry" }}, {{x}} {{ }} {{ y"#);
        let seen: Vec<_> = found
            .iter()
            .map(|tag| (tag.name.as_str(), tag.fallback.as_deref(), tag.broken))
            .collect();
        assert_eq!(
            seen,
            [
                ("imie", Some("Dzień dobry"), false),
                ("x", None, false),
                ("", None, true),
                ("", None, true),
            ]
        );
    }
}
