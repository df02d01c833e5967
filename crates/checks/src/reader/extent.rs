//! How far an error of the tokenizer reaches.
//!
//! The tokenizer says only where it was when it noticed. From there the range is what a person
//! has to change: the character, the reference, the tag's opening.

use html5gum::Error;

use crate::span::Span;

/// The range of `error`, noticed when the tokenizer had read up to the byte `at`.
pub fn of(error: Error, at: usize, text: &str) -> Span {
    let at = at.min(text.len());
    let span = match error {
        Error::AbruptClosingOfEmptyComment
        | Error::NestedComment
        | Error::EofInComment
        | Error::EofInScriptHtmlCommentLikeText
        | Error::IncorrectlyClosedComment
        | Error::IncorrectlyOpenedComment
        | Error::CdataInHtmlContent
        | Error::EofInCdata => comment(error, at, text),
        Error::MissingSemicolonAfterCharacterReference
        | Error::AbsenceOfDigitsInNumericCharacterReference
        | Error::CharacterReferenceOutsideUnicodeRange
        | Error::ControlCharacterReference
        | Error::NoncharacterCharacterReference
        | Error::NullCharacterReference
        | Error::SurrogateCharacterReference
        | Error::UnknownNamedCharacterReference => reference(error, at, text),
        Error::EndTagWithAttributes
        | Error::EofBeforeTagName
        | Error::EofInTag
        | Error::InvalidFirstCharacterOfTagName
        | Error::MissingEndTagName
        | Error::UnexpectedQuestionMarkInsteadOfTagName => tag(error, at, text),
        Error::MissingAttributeValue => attribute(at, text),
        Error::EndTagWithTrailingSolidus | Error::UnexpectedSolidusInTag => {
            last("/", at, text).unwrap_or(before(at, text))
        }
        Error::EofInDoctype
        | Error::MissingDoctypeName
        | Error::MissingDoctypePublicIdentifier
        | Error::MissingDoctypeSystemIdentifier => opening("<!", 9, at, text),
        _ => before(at, text),
    };
    span.snapped(text)
}

/// The character that ends at `at`.
fn before(at: usize, text: &str) -> Span {
    let mut start = at.saturating_sub(1);
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let size = text[start..].chars().next().map_or(0, char::len_utf8);
    Span::new(start, start + size)
}

fn floor(mut at: usize, text: &str) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The last `mark` that ends at or before `at`.
fn last(mark: &str, at: usize, text: &str) -> Option<Span> {
    let start = text[..floor(at, text)].rfind(mark)?;
    Some(Span::new(start, start + mark.len()))
}

/// From the last `mark`, at most `size` bytes.
fn opening(mark: &str, size: usize, at: usize, text: &str) -> Span {
    let start = last(mark, at, text).map_or(at, |span| span.start);
    Span::new(start, (start + size).min(text.len()))
}

fn comment(error: Error, at: usize, text: &str) -> Span {
    match error {
        Error::AbruptClosingOfEmptyComment => {
            let start = last("<!--", at, text).map_or(at, |span| span.start);
            Span::new(start, at.max(start))
        }
        Error::IncorrectlyClosedComment => last("--!>", at, text).unwrap_or(before(at, text)),
        Error::IncorrectlyOpenedComment => {
            let start = last("<!", at + 2, text).map_or(at, |span| span.start);
            let end = text[start..]
                .find('>')
                .map_or(text.len(), |size| start + size + 1);
            Span::new(start, end)
        }
        Error::CdataInHtmlContent | Error::EofInCdata => {
            opening("<![CDATA[", 9, (at + 9).min(text.len()), text)
        }
        _ => last("<!--", at, text).unwrap_or(before(at, text)),
    }
}

fn reference(error: Error, at: usize, text: &str) -> Span {
    let Some(start) = text[..floor(at, text)].rfind('&') else {
        return before(at, text);
    };
    let rest = &text.as_bytes()[start + 1..];
    let while_in = |from: usize, wanted: fn(&u8) -> bool| {
        from + rest[from.min(rest.len())..]
            .iter()
            .take_while(|byte| wanted(byte))
            .count()
    };
    let mut size = match rest {
        [b'#', b'x' | b'X', ..] => while_in(2, u8::is_ascii_hexdigit),
        [b'#', ..] => while_in(1, u8::is_ascii_digit),
        _ => while_in(0, u8::is_ascii_alphanumeric),
    };
    if error == Error::MissingSemicolonAfterCharacterReference && rest.first() != Some(&b'#') {
        size = known_name(&text[start + 1..start + 1 + size]);
    } else if rest.get(size) == Some(&b';') {
        size += 1;
    }
    Span::new(start, start + 1 + size)
}

/// The size of the longest reference that may stand without its semicolon and begins `word`.
fn known_name(word: &str) -> usize {
    let known = |size: &usize| {
        let found = html5ever::data::NAMED_ENTITIES.get(&word[..*size]);
        found.is_some_and(|points| points.0 != 0)
    };
    (1..=word.len()).rev().find(known).unwrap_or(word.len())
}

fn tag(error: Error, at: usize, text: &str) -> Span {
    let start = last("<", at, text).map_or(at, |span| span.start);
    let rest = &text[start..];
    let size = match error {
        Error::EndTagWithAttributes => rest.find('>').map_or(rest.len(), |size| size + 1),
        Error::EofBeforeTagName => rest.len(),
        Error::MissingEndTagName => 3,
        Error::UnexpectedQuestionMarkInsteadOfTagName => 2,
        Error::InvalidFirstCharacterOfTagName => {
            let mark = if rest.starts_with("</") { 2 } else { 1 };
            mark + rest[mark..].chars().next().map_or(0, char::len_utf8)
        }
        _ => name_size(rest),
    };
    Span::new(start, (start + size).min(text.len()))
}

/// The size of `<name` or `</name` at the start of `rest`.
fn name_size(rest: &str) -> usize {
    let mark = if rest.starts_with("</") { 2 } else { 1 };
    let name = rest.get(mark..).unwrap_or_default();
    let ends = |c: char| c.is_ascii_whitespace() || c == '/' || c == '>';
    mark + name.find(ends).unwrap_or(name.len())
}

/// The name and the sign of an attribute whose value is missing.
fn attribute(at: usize, text: &str) -> Span {
    let Some(sign) = last("=", at, text) else {
        return before(at, text);
    };
    let name = text[..sign.start].trim_ascii_end();
    let start = name.rfind(|c: char| c.is_ascii_whitespace() || "\"'/<".contains(c));
    let start = start.map_or(0, |at| at + 1);
    Span::new(start.min(sign.start), sign.end)
}
