//! Just enough of HTML and SVG to see tags, attributes and references with their places.

/// An opening tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// In lower case.
    pub name: String,
    /// Byte offset of its "<".
    pub offset: usize,
    /// Its attributes, names in lower case.
    pub attributes: Vec<Attribute>,
}

/// An attribute of a tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute {
    /// In lower case.
    pub name: String,
    /// As it is written, without quotes.
    pub value: String,
    /// Byte offset of its name.
    pub offset: usize,
}

impl Tag {
    /// The value of an attribute, by its name in lower case.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|it| it.name == name)
            .map(|it| it.value.as_str())
    }
}

/// Every opening tag of a text, comments left out.
pub fn tags(text: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find('<') {
        let start = at + found;
        let rest = &text[start + 1..];
        if rest.starts_with("!--") {
            at = rest
                .find("-->")
                .map_or(text.len(), |end| start + 1 + end + 3);
            continue;
        }
        let name = rest.find(|it: char| !it.is_ascii_alphanumeric() && !"-:".contains(it));
        let name = &rest[..name.unwrap_or(rest.len())];
        at = start + 1 + name.len();
        if name.starts_with(|it: char| it.is_ascii_alphabetic()) {
            let (attributes, end) = attributes(text, at);
            tags.push(Tag {
                name: name.to_ascii_lowercase(),
                offset: start,
                attributes,
            });
            at = end;
        }
    }
    tags
}

/// The attributes from an offset to the tag's end, and the offset after it.
fn attributes(text: &str, mut at: usize) -> (Vec<Attribute>, usize) {
    let mut list = Vec::new();
    loop {
        at += text[at..]
            .find(|it: char| !it.is_whitespace() && it != '/')
            .unwrap_or(0);
        let rest = &text[at..];
        if rest.is_empty() || rest.starts_with(char::is_whitespace) || rest.starts_with('/') {
            return (list, text.len());
        }
        if rest.starts_with('>') {
            return (list, at + 1);
        }
        let end = rest[1..].find(|it: char| it.is_whitespace() || "=>/".contains(it));
        let name = &rest[..end.map_or(rest.len(), |end| end + 1)];
        let offset = at;
        at += name.len();
        let (value, after) = value(text, at);
        list.push(Attribute {
            name: name.to_ascii_lowercase(),
            value,
            offset,
        });
        at = after;
    }
}

/// The value after an attribute's name, empty where there is none, and the offset after it.
fn value(text: &str, at: usize) -> (String, usize) {
    let rest = text[at..].trim_start();
    let Some(rest) = rest.strip_prefix('=') else {
        return (String::new(), at);
    };
    let rest = rest.trim_start();
    let start = text.len() - rest.len();
    if let Some(quote) = rest.chars().next().filter(|it| *it == '"' || *it == '\'') {
        let inner = &rest[1..];
        let length = inner.find(quote).unwrap_or(inner.len());
        return (
            inner[..length].to_string(),
            (start + length + 2).min(text.len()),
        );
    }
    let length = rest
        .find(|it: char| it.is_whitespace() || it == '>')
        .unwrap_or(rest.len());
    (rest[..length].to_string(), start + length)
}
