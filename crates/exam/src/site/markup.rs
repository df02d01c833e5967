//! Just enough of HTML to say what a browser would run and where: tags, comments, raw texts.
//!
//! The checks' reader knows far more, but it lives in the worker: what the desk and a campaign's
//! assembly ask must be answered at once, and the same everywhere.

/// A start tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// In small letters.
    pub name: String,
    /// Names in small letters, each once.
    pub attributes: Vec<(String, String)>,
}

impl Tag {
    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|it| it.0 == name);
        found.map(|it| it.1.as_str())
    }
}

/// A piece of a page, in its order. What stands inside a script, a style, a title or a text area
/// is no piece.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    Open(Tag),
    Close(String),
    Comment(String),
    /// True where there is more than white space.
    Text(bool),
}

/// Elements whose content is text, whatever it looks like.
const RAW: [&str; 7] = [
    "script", "style", "title", "textarea", "xmp", "iframe", "noembed",
];

/// The pieces of a page.
pub fn pieces(html: &str) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut rest = html;
    while !rest.is_empty() {
        let next = rest.find('<').unwrap_or(rest.len());
        if next > 0 {
            found.push(Piece::Text(!rest[..next].trim().is_empty()));
            rest = &rest[next..];
            continue;
        }
        let (piece, length) = markup(rest);
        rest = &rest[length..];
        if let Some(Piece::Open(tag)) = &piece
            && RAW.contains(&tag.name.as_str())
        {
            rest = &rest[raw_length(rest, &tag.name)..];
        }
        found.extend(piece);
    }
    found
}

/// What begins with a "<", and its length.
fn markup(rest: &str) -> (Option<Piece>, usize) {
    if let Some(inner) = rest.strip_prefix("<!--") {
        return comment(inner);
    }
    let mut letters = rest[1..].chars();
    let (first, second) = (letters.next(), letters.next());
    match first {
        Some(letter) if letter.is_ascii_alphabetic() => match tag(rest) {
            (Some(tag), length) => (Some(Piece::Open(tag)), length),
            // A tag that never ends is dropped with all that follows.
            (None, length) => (None, length),
        },
        Some('/') if second.is_some_and(|it| it.is_ascii_alphabetic()) => {
            let end = rest.find('>').map_or(rest.len(), |it| it + 1);
            let name = rest[2..end].trim_end_matches('>');
            let name = name.split([' ', '\t', '\n', '/']).next().unwrap_or("");
            (Some(Piece::Close(name.to_ascii_lowercase())), end)
        }
        Some('!' | '?' | '/') => (None, rest.find('>').map_or(rest.len(), |it| it + 1)),
        _ => (Some(Piece::Text(true)), 1),
    }
}

/// A comment, from what follows its "<!--".
fn comment(inner: &str) -> (Option<Piece>, usize) {
    for empty in [">", "->"] {
        if inner.starts_with(empty) {
            return (Some(Piece::Comment(String::new())), 4 + empty.len());
        }
    }
    match inner.find("-->") {
        Some(end) => (Some(Piece::Comment(inner[..end].into())), 4 + end + 3),
        None => (Some(Piece::Comment(inner.into())), 4 + inner.len()),
    }
}

/// How much text there is until an element's end tag.
fn raw_length(text: &str, name: &str) -> usize {
    let mut at = 0;
    while let Some(found) = text[at..].find("</") {
        let start = at + found;
        let after = &text.as_bytes()[start + 2..];
        let same = after
            .get(..name.len())
            .is_some_and(|it| it.eq_ignore_ascii_case(name.as_bytes()));
        let ends = after
            .get(name.len())
            .is_none_or(|it| it.is_ascii_whitespace() || b"/>".contains(it));
        if same && ends {
            return start;
        }
        at = start + 2;
    }
    text.len()
}

/// A start tag, none where the text ends in it, and its length.
fn tag(rest: &str) -> (Option<Tag>, usize) {
    let edge = |it: char| it.is_ascii_whitespace() || it == '/' || it == '>';
    let mut at = rest.find(edge).unwrap_or(rest.len());
    let name = rest[1..at].to_ascii_lowercase();
    let mut attributes: Vec<(String, String)> = Vec::new();
    loop {
        let gap = |it: char| !it.is_ascii_whitespace() && it != '/';
        let Some(skipped) = rest[at..].find(gap) else {
            return (None, rest.len());
        };
        at += skipped;
        if rest[at..].starts_with('>') {
            return (Some(Tag { name, attributes }), at + 1);
        }
        let (own, length) = attribute(&rest[at..]);
        at += length;
        if attributes.iter().all(|it| it.0 != own.0) {
            attributes.push(own);
        }
    }
}

/// An attribute at the beginning of a text, and its length.
fn attribute(rest: &str) -> ((String, String), usize) {
    let edge = |it: char| it.is_ascii_whitespace() || "=>/".contains(it);
    // A name has at least one letter, whatever it is.
    let first = rest.chars().next().map_or(0, char::len_utf8);
    let end = rest[first..].find(edge).map_or(rest.len(), |it| first + it);
    let name = rest[..end].to_ascii_lowercase();
    let blank = |it: char| it.is_ascii_whitespace();
    let Some(value) = rest[end..].trim_start_matches(blank).strip_prefix('=') else {
        return ((name, String::new()), end);
    };
    let value = value.trim_start_matches(blank);
    let from = rest.len() - value.len();
    if let Some(quote) = value.chars().next().filter(|it| "\"'".contains(*it)) {
        let inner = &value[1..];
        let closed = inner.find(quote);
        let inner = &inner[..closed.unwrap_or(inner.len())];
        let length = from + 1 + inner.len() + usize::from(closed.is_some());
        return ((name, inner.into()), length);
    }
    let length = value
        .find(|it: char| it.is_ascii_whitespace() || it == '>')
        .unwrap_or(value.len());
    ((name, value[..length].into()), from + length)
}

/// What stands between `<body>` and `</body>`; everything where there is no body.
pub fn body(html: &str) -> &str {
    let lower = html.to_ascii_lowercase();
    let Some(open) = lower.find("<body") else {
        return html;
    };
    let Some(end) = lower[open..].find('>') else {
        return html;
    };
    let from = open + end + 1;
    let to = lower[from..]
        .find("</body")
        .map_or(html.len(), |it| from + it);
    &html[from..to]
}

/// A control of a form that is sent with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Control {
    /// What it is sent under.
    pub name: String,
    /// A box to tick.
    pub tick: bool,
}

/// The controls of all forms of a page, each name once; none where there is no form.
pub fn controls(html: &str) -> Option<Vec<Control>> {
    let mut form = false;
    let mut inside = false;
    let mut found: Vec<Control> = Vec::new();
    for piece in pieces(html) {
        match piece {
            Piece::Open(tag) if tag.name == "form" => (form, inside) = (true, true),
            Piece::Close(name) if name == "form" => inside = false,
            Piece::Open(tag) if inside => {
                if let Some(own) = control(&tag)
                    && found.iter().all(|it| it.name != own.name)
                {
                    found.push(own);
                }
            }
            _ => {}
        }
    }
    form.then_some(found)
}

fn control(tag: &Tag) -> Option<Control> {
    let kind = tag
        .attribute("type")
        .unwrap_or_default()
        .to_ascii_lowercase();
    let sent = match tag.name.as_str() {
        "input" => !["submit", "button", "image", "reset", "hidden"].contains(&kind.as_str()),
        "select" | "textarea" => true,
        _ => false,
    };
    let name = tag.attribute("name").unwrap_or_default();
    (sent && !name.is_empty()).then(|| Control {
        name: name.into(),
        tick: tag.name == "input" && kind == "checkbox",
    })
}
