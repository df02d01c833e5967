//! The errors of tree construction, for which the standard has no names: ours, with exact places.
//!
//! The builder says in free words what a token did wrong; the stack of open elements before and
//! after it says which elements it cut off. From both come findings, one a mistake: an element that
//! was never closed is reported at its own start tag, whatever cut it off.

use html5ever::tokenizer::{TagKind, Token as Given};

use super::sink::Sink;
use super::stack;
use crate::dom::{Element, NodeId};
use crate::finding::Flaw;
use crate::span::Span;

/// The standard closes these by itself.
const END_TAG_OPTIONAL: [&str; 20] = [
    "html", "head", "body", "p", "li", "dd", "dt", "option", "optgroup", "rb", "rp", "rt", "rtc",
    "tbody", "thead", "tfoot", "tr", "td", "th", "colgroup",
];
const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];
const NESTED: [&str; 12] = [
    "a", "button", "form", "nobr", "select", "table", "h1", "h2", "h3", "h4", "h5", "h6",
];

/// Flaws of a start tag that say of themselves that what was open got cut off.
const INTRUSIONS: [&str; 4] = [
    "nested-element",
    "repeated-element",
    "misplaced-start-tag",
    "element-in-table",
];

#[derive(Debug, PartialEq, Eq)]
enum What {
    Start(String),
    End(String),
    Text,
    /// Whether the standard calls it obsolete, although the builder lets it be.
    Doctype(bool),
    Null,
    EndOfFile,
    Other,
}

/// A token as far as errors need it.
pub struct Seen {
    what: What,
    span: Span,
    last_text: Span,
}

impl Seen {
    pub fn of(given: &Given, span: Span, last_text: Span) -> Self {
        let what = match given {
            Given::TagToken(tag) if tag.kind == TagKind::StartTag => {
                What::Start(tag.name.to_string())
            }
            Given::TagToken(tag) => What::End(tag.name.to_string()),
            Given::CharacterTokens(_) => What::Text,
            Given::DoctypeToken(doctype) => {
                let legacy = |id: &str| id == "about:legacy-compat";
                let system = doctype.system_id.as_deref().is_some_and(|id| !legacy(id));
                What::Doctype(doctype.public_id.is_some() || system)
            }
            Given::NullCharacterToken => What::Null,
            Given::EOFToken => What::EndOfFile,
            _ => What::Other,
        };
        Self {
            what,
            span,
            last_text,
        }
    }

    fn name(&self) -> &str {
        match &self.what {
            What::Start(name) | What::End(name) => name,
            _ => "",
        }
    }

    pub fn is_tag(&self) -> bool {
        matches!(self.what, What::Start(_) | What::End(_))
    }

    /// Whether the token may close elements.
    pub fn may_close(&self) -> bool {
        self.is_tag() || self.what == What::EndOfFile
    }
}

/// Turns what the builder said about one token into flaws.
pub fn judge(sink: &Sink, seen: &Seen, before: &[NodeId], after: &[NodeId]) {
    let (messages, made) = sink.finish_token();
    let mut gone = stack::gone(before, after);
    if seen.what == What::EndOfFile {
        gone = before.to_vec();
    }
    let closed = own(sink, seen, &gone);
    if let Some(id) = closed {
        sink.close(id, seen.span);
    }
    gone.retain(|id| Some(*id) != closed && Some(*id) != made);
    let mut said: Vec<Flaw> = Vec::new();
    for message in &messages {
        let fostered = is_fostered(sink, before, message);
        let flaw = flaw(seen, message, closed.is_some(), sink).filter(|_| !fostered);
        let new = flaw.filter(|flaw| said.iter().all(|held| held.code != flaw.code));
        said.extend(new);
    }
    if seen.what == What::Doctype(true) && messages.is_empty() && !sink.has_flaw_in(seen.span) {
        said.push(Flaw::new("bad-doctype", seen.span));
    }
    cut_off(sink, seen, &gone, &messages, made.is_some(), &said);
    for flaw in said {
        let stray = flaw.code.name() == "stray-end-tag";
        match holder(sink, seen, before).filter(|_| stray) {
            Some(open) => sink.hold(open, flaw),
            None if stray && sink.was_expected(seen.name()) => {}
            None => sink.add_flaw(flaw),
        }
    }
    if seen.what == What::EndOfFile {
        sink.release(before);
    }
}

/// The open element for which the builder ignores the document's own end tags.
fn holder(sink: &Sink, seen: &Seen, before: &[NodeId]) -> Option<NodeId> {
    if !matches!(&seen.what, What::End(name) if ["body", "html"].contains(&name.as_str())) {
        return None;
    }
    let document = sink.document();
    let holds = |id: &&NodeId| {
        let element = document.element(**id);
        element.is_some_and(|element| element.is_one_of(&["table", "select", "template"]))
    };
    before.iter().rfind(holds).copied()
}

/// Reports elements that the token cut off, unless its own flaw says so already.
fn cut_off(
    sink: &Sink,
    seen: &Seen,
    gone: &[NodeId],
    messages: &[String],
    made: bool,
    said: &[Flaw],
) {
    let intrudes = said
        .iter()
        .any(|flaw| INTRUSIONS.contains(&flaw.code.name()));
    if intrudes && !made {
        sink.expect_end_tag(seen.name());
    }
    let heard = |wanted: &str| messages.iter().any(|message| message == wanted);
    let misnested = heard("Formatting element not current node");
    let wrong_heading = heard("Closing wrong heading tag");
    for id in gone {
        let Some(flaw) = unclosed(sink, *id, misnested, wrong_heading) else {
            continue;
        };
        match intrudes {
            true => sink.expect_end_tag(&flaw.arguments[0].1),
            false => sink.add_flaw(flaw),
        }
    }
}

/// What stands in an element that was moved out of a table is not moved again.
fn is_fostered(sink: &Sink, before: &[NodeId], message: &str) -> bool {
    if message.starts_with("Unexpected characters") {
        return true;
    }
    let Some((_, mode)) = message.rsplit_once(" in insertion mode ") else {
        return false;
    };
    let current = before.last().copied();
    let document = sink.document();
    let inside = current.and_then(|id| document.element(id));
    matches!(mode, "InTable" | "InTableBody" | "InRow")
        && inside.is_some_and(|element| {
            !element.is_one_of(&["table", "tbody", "thead", "tfoot", "tr", "html", "template"])
        })
}

/// The element that an end tag closes as its own.
fn own(sink: &Sink, seen: &Seen, gone: &[NodeId]) -> Option<NodeId> {
    let What::End(name) = &seen.what else {
        return None;
    };
    let document = sink.document();
    let same = |id: &&NodeId| {
        let element = document.element(**id);
        element.is_some_and(|held| held.name.eq_ignore_ascii_case(name))
    };
    gone.iter().find(same).copied()
}

fn unclosed(sink: &Sink, id: NodeId, misnested: bool, wrong_heading: bool) -> Option<Flaw> {
    let document = sink.document();
    let element = document.element(id)?;
    let written = element.origin == crate::dom::Origin::Written;
    let optional = element.is_one_of(&END_TAG_OPTIONAL);
    let excused = (misnested && is_formatting(element))
        || (wrong_heading && element.is_one_of(&HEADINGS))
        || element.end_tag.is_some()
        || is_void(element);
    (written && !optional && !excused)
        .then(|| Flaw::new("unclosed-element", element.start_tag).with("name", &element.name))
}

fn is_formatting(element: &Element) -> bool {
    element.is_one_of(&[
        "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt",
        "u",
    ])
}

fn is_void(element: &Element) -> bool {
    element.is_one_of(&[
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
        "track", "wbr", "frame", "param", "basefont", "bgsound", "keygen",
    ])
}

fn flaw(seen: &Seen, message: &str, closed: bool, sink: &Sink) -> Option<Flaw> {
    let mode = message
        .rsplit_once(" in insertion mode ")
        .map_or("", |(_, mode)| mode);
    if message == "Unacknowledged self-closing tag" {
        let code = "non-void-html-element-start-tag-with-trailing-solidus";
        let What::Start(name) = &seen.what else {
            return None;
        };
        return Some(Flaw::new(code, seen.span).with("text", name));
    }
    if mode == "Initial" {
        return Some(Flaw::new("missing-doctype", first(seen, sink)));
    }
    match &seen.what {
        What::Start(name) => start_tag(seen, name, message, mode),
        What::End(name) => end_tag(seen, name, message, closed),
        What::Text => text(seen, message, mode),
        What::Doctype(_) if sink.has_flaw_in(seen.span) => None,
        What::Doctype(_) if message.starts_with("Bad DOCTYPE") => {
            Some(Flaw::new("bad-doctype", seen.span))
        }
        What::Doctype(_) => Some(Flaw::new("misplaced-doctype", seen.span)),
        What::Null | What::Other | What::EndOfFile => late_text(seen, message),
    }
}

/// Where a doctype is missed: at the first token; without one, at the text's first character.
fn first(seen: &Seen, sink: &Sink) -> Span {
    match &seen.what {
        What::Text => seen.last_text,
        What::EndOfFile => Span::new(0, 1.min(sink.size_bytes())),
        _ => seen.span,
    }
}

/// Text of a table is judged with the token after it.
fn late_text(seen: &Seen, message: &str) -> Option<Flaw> {
    let late = message == "Non-space table text";
    late.then(|| Flaw::new("text-in-table", seen.last_text))
}

fn start_tag(seen: &Seen, name: &str, message: &str, mode: &str) -> Option<Flaw> {
    if let Some(late) = late_text(seen, message) {
        return Some(late);
    }
    let code = match message {
        "nested heading tags" | "nested forms" | "nested buttons" | "Nested <nobr>" => {
            "nested-element"
        }
        _ if mode.is_empty() => return None,
        _ => misplaced(name, mode),
    };
    Some(Flaw::new(code, seen.span).with("name", name))
}

fn misplaced(name: &str, mode: &str) -> &'static str {
    match (name, mode) {
        ("html" | "head" | "body", _) => "repeated-element",
        ("image", _) => "image-for-img",
        (_, "AfterBody" | "AfterAfterBody" | "AfterFrameset" | "AfterAfterFrameset") => {
            "content-after-body"
        }
        ("td" | "th", "InTableBody" | "InTable") => "cell-outside-row",
        ("table", "InTable" | "InTableBody" | "InRow" | "InCell") => "nested-element",
        (_, "InTable" | "InTableBody" | "InRow" | "InCaption" | "InColumnGroup") => {
            "element-in-table"
        }
        (_, "InBody" | "InCell" | "InSelect") if NESTED.contains(&name) => "nested-element",
        _ => "misplaced-start-tag",
    }
}

fn end_tag(seen: &Seen, name: &str, message: &str, closed: bool) -> Option<Flaw> {
    if let Some(late) = late_text(seen, message) {
        return Some(late);
    }
    let code = match message {
        "Closing wrong heading tag" => "wrong-heading-end-tag",
        "Formatting element not current node" | "Bad open element on </form>" => {
            "misnested-end-tag"
        }
        // What was cut off is reported where it begins.
        _ if closed || message.starts_with("Unexpected open") => return None,
        "expected to close <td> or <th> with cell" => return None,
        _ => "stray-end-tag",
    };
    Some(Flaw::new(code, seen.span).with("name", name))
}

fn text(seen: &Seen, message: &str, mode: &str) -> Option<Flaw> {
    let code = match mode {
        "AfterBody" | "AfterAfterBody" => "content-after-body",
        _ if message.contains("in table") || message == "Non-space table text" => "text-in-table",
        "InTable" | "InTableBody" | "InRow" => "text-in-table",
        _ => "misplaced-text",
    };
    Some(Flaw::new(code, seen.last_text))
}
