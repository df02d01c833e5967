//! Everything that a person reads comes from the catalogues: no words inside a view.
//!
//! Inside `view! { … }` a string literal is shown when it stands as a child (after a tag, another
//! child or the opening brace) or as one of the attributes that are read out. Anywhere in the
//! client, Polish letters betray a sentence.

use super::Finding;
use super::sources::sources;
use crate::fault::Result;

const READ_OUT: [&str; 7] = [
    "aria-label",
    "aria-description",
    "aria-roledescription",
    "aria-valuetext",
    "title",
    "placeholder",
    "alt",
];
const POLISH: &str = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ";

/// Signs of units are the same in every language.
const UNITS: [&str; 1] = ["zł"];

/// After a panic nothing of the client's may be asked for, the catalogues neither.
const OWN_WORDS: &str = "app/src/failure.rs";

pub fn check() -> Result<Vec<Finding>> {
    let mut found = Vec::new();
    for source in sources(&[".rs"])? {
        let client = source.path.starts_with("app/src/");
        if !client || source.path == OWN_WORDS {
            continue;
        }
        let (code, _) = source
            .text
            .split_once("\n#[cfg(test)]")
            .unwrap_or((&source.text, ""));
        for (line, text) in shown(code) {
            let place = format!("{}:{line}", source.path);
            found.push(Finding::new(
                place,
                format!("\"{text}\" belongs in app/locales"),
            ));
        }
    }
    Ok(found)
}

/// The literals that a person would read, each with its line.
fn shown(code: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for literal in literals(code) {
        if is_shown(code, &literal) {
            let line = code[..literal.at].matches('\n').count() + 1;
            found.push((line, literal.text.to_owned()));
        }
    }
    found
}

fn is_shown(code: &str, literal: &Literal) -> bool {
    let text = literal.text;
    if UNITS.contains(&text.trim()) {
        return false;
    }
    if text.contains(|c| POLISH.contains(c)) {
        return true;
    }
    let worded = text
        .split(|c: char| !c.is_alphabetic())
        .any(|word| word.len() > 1);
    if !worded || !in_view(code, literal.at) {
        return false;
    }
    let before = code[..literal.at].trim_end();
    let child = before.ends_with(['>', '"']) && !before.ends_with("=>");
    // A block may as well give a class or a role; a sentence it is when it reads like one.
    let block = before.ends_with('{') && text.starts_with(char::is_uppercase) && text.contains(' ');
    let named = |name: &&str| before.ends_with(&format!("{name}="));
    child || block || READ_OUT.iter().any(named)
}

struct Literal<'a> {
    at: usize,
    text: &'a str,
}

/// Ordinary string literals outside comments.
fn literals(code: &str) -> Vec<Literal<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < code.len() {
        let rest = &code[at..];
        if rest.starts_with("//") {
            at += rest.find('\n').unwrap_or(rest.len());
        } else if rest.starts_with("'\"'") {
            at += 3;
        } else if rest.starts_with('"') {
            let size = closing(rest);
            found.push(Literal {
                at,
                text: rest[1..size].trim_end_matches('"'),
            });
            at += size;
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    found
}

fn closing(text: &str) -> usize {
    let mut escaped = false;
    for (at, next) in text.char_indices().skip(1) {
        match next {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// Whether the place lies inside a `view! { … }` that is still open.
fn in_view(code: &str, at: usize) -> bool {
    let Some(from) = code[..at].rfind("view! {") else {
        return false;
    };
    let between = super::scan::code_only(&code[from..at]);
    let opened = between.matches('{').count();
    opened > between.matches('}').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_words_in_a_view_when_searched_then_they_are_found() {
        let code = "view! { <p class=\"big\">\"Save now\"</p> <i title=\"Close\"/> }";
        let texts: Vec<_> = shown(code).into_iter().map(|(_, text)| text).collect();
        assert_eq!(texts, ["Save now", "Close"]);
        assert_eq!(
            shown("view! { <p>{if a { \"Go back\" } else { \"x\" }}</p> }").len(),
            1
        );
    }

    #[test]
    fn given_catalogue_calls_and_signs_when_searched_then_nothing_is_found() {
        let code = "view! { <p>{t!(i18n, save)}\" · \"</p> }; log(\"fetch failed\")";
        assert!(shown(code).is_empty());
        assert!(
            shown("view! { <p data-a=if a { \"open\" } else { \"closed\" }>\"zł\"</p> }")
                .is_empty()
        );
    }

    #[test]
    fn given_polish_letters_anywhere_when_searched_then_they_are_found() {
        assert_eq!(shown("let a = \"Wróć\";").len(), 1);
    }
}
