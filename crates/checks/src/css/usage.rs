//! Selectors and at-rules: broken ones, unknown ones, and those that choose nothing.

use super::grammar::grammar;
use super::rules::Rule;
use super::selector::{Pseudo, Selector, selectors};
use super::sheets::Sheets;
use crate::check::Sheet;
use crate::finding::Flaw;
use crate::work::Carrier;

/// What clients put around or into a mail, so that styles may be meant for them alone.
const OF_CLIENTS: [&str; 17] = [
    "externalclass",
    "readmsgbody",
    "outlook",
    "messageviewbody",
    "messagewebviewdiv",
    "bodytable",
    "backgroundtable",
    "moz-text-html",
    "msomessagebody",
    "ii",
    "im",
    "gmail",
    "yshortcuts",
    "applelinks",
    "darkmode",
    "dark-mode",
    "mceitemtable",
];

pub fn check(sheet: &mut Sheet, sheets: &Sheets) {
    let mut found = Vec::new();
    for (styles, rule) in sheets.rules() {
        let flaws = match rule {
            Rule::Style {
                prelude,
                declarations,
                nested,
                span,
            } => match selectors(prelude) {
                Err(broken) => {
                    let text = broken.0.of(&styles.text);
                    vec![Flaw::new("broken-selector", broken.0).with("text", text)]
                }
                Ok(list) => {
                    let mut flaws = unmatched(sheet, &list, &styles.text);
                    if declarations.is_empty() && nested.is_empty() && !span.is_empty() {
                        flaws.push(
                            Flaw::new("empty-rule", *span).with("text", span.of(&styles.text)),
                        );
                    }
                    flaws
                }
            },
            Rule::At {
                name, name_span, ..
            } => unknown_at(name, *name_span),
        };
        let inside_keyframes = is_keyframe(rule);
        found.extend(
            flaws
                .into_iter()
                .filter(|_| !inside_keyframes)
                .map(|flaw| (styles, flaw)),
        );
    }
    for (styles, flaw) in found {
        sheet.add_in(styles.part, styles.placed(flaw));
    }
}

/// `from`, `to` and shares are no selectors, though they stand where selectors do.
fn is_keyframe(rule: &Rule) -> bool {
    let Rule::Style { prelude, .. } = rule else {
        return false;
    };
    prelude.iter().all(|held| {
        let share = matches!(
            held.kind,
            super::value::Kind::Percentage(_) | super::value::Kind::Comma
        );
        let end = held
            .ident()
            .is_some_and(|name| matches!(name, "from" | "to"));
        share || end || held.is_blank()
    })
}

fn unknown_at(name: &str, span: crate::span::Span) -> Vec<Flaw> {
    let known = grammar().at_rules.contains(&name) || name.starts_with('-') || name == "viewport";
    match known {
        true => Vec::new(),
        false => vec![Flaw::new("unknown-at-rule", span).with("name", name)],
    }
}

fn unmatched(sheet: &Sheet, list: &[Selector], text: &str) -> Vec<Flaw> {
    let mail = sheet.work.carrier == Carrier::Newsletter;
    let idle = list.iter().filter(|selector| {
        let nested = selector
            .parts
            .iter()
            .any(|(_, part)| part.universal && part.tag.is_none());
        let matches = !selector.chosen(sheet.document).is_empty();
        !(matches || nested || (mail && is_for_clients(selector)))
    });
    idle.map(|selector| {
        Flaw::new("unmatched-selector", selector.span).with("text", selector.span.of(text))
    })
    .collect()
}

fn is_for_clients(selector: &Selector) -> bool {
    selector.parts.iter().any(|(_, part)| {
        let named = part.classes.iter().chain(&part.ids).any(|name| {
            let name = name.to_lowercase();
            OF_CLIENTS.contains(&name.as_str())
                || name.starts_with("mso")
                || name.starts_with("ox-")
        });
        let hooked = part.attributes.iter().any(|test| {
            test.name.starts_with("data-og")
                || test.name.starts_with("x-apple")
                || test.operator == Some('*')
        });
        let undone = part.tag.as_deref() == Some("u") && selector.parts.len() > 1;
        named
            || hooked
            || undone
            || part
                .pseudo
                .iter()
                .any(|held| matches!(held, Pseudo::Open(name) if name.starts_with("::")))
    })
}
