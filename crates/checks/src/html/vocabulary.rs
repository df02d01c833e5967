//! The standard's elements and attributes, from `data/html.txt`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

/// One element of the standard.
#[derive(Debug, Default)]
pub struct Entry {
    pub obsolete: bool,
    pub void: bool,
    /// Only phrasing content may be inside.
    pub phrasing_inside: bool,
    /// Flow content that is not phrasing content.
    pub block: bool,
    /// Belongs in the head.
    pub metadata: bool,
    pub attributes: Vec<&'static str>,
    pub attributes_obsolete: Vec<&'static str>,
}

const TEXT: &str = include_str!("../../data/html.txt");

const GLOBAL: [&str; 33] = [
    "accesskey",
    "autocapitalize",
    "autocorrect",
    "autofocus",
    "class",
    "contenteditable",
    "dir",
    "draggable",
    "enterkeyhint",
    "exportparts",
    "hidden",
    "id",
    "inert",
    "inputmode",
    "is",
    "itemid",
    "itemprop",
    "itemref",
    "itemscope",
    "itemtype",
    "lang",
    "nonce",
    "part",
    "popover",
    "role",
    "slot",
    "spellcheck",
    "style",
    "tabindex",
    "title",
    "translate",
    "writingsuggestions",
    "xmlns",
];

/// What is known of an element, by its name in lower case.
pub fn entry(name: &str) -> Option<&'static Entry> {
    static ENTRIES: OnceLock<BTreeMap<&'static str, Entry>> = OnceLock::new();
    ENTRIES
        .get_or_init(|| TEXT.lines().filter_map(parse).collect())
        .get(name)
}

fn parse(line: &'static str) -> Option<(&'static str, Entry)> {
    let (head, tail) = line.split_once(':').filter(|_| !line.starts_with('#'))?;
    let (name, marks) = head.split_once(' ').unwrap_or((head, ""));
    let (own, obsolete) = tail.split_once('|').unwrap_or((tail, ""));
    let entry = Entry {
        obsolete: marks.contains('o'),
        void: marks.contains('v'),
        phrasing_inside: marks.contains('p'),
        block: marks.contains('b'),
        metadata: marks.contains('m'),
        attributes: own.split_whitespace().collect(),
        attributes_obsolete: obsolete.split_whitespace().collect(),
    };
    Some((name, entry))
}

/// What the standard says of an attribute on an element.
#[derive(Debug, PartialEq, Eq)]
pub enum Standing {
    Known,
    Obsolete,
    Unknown,
}

pub fn standing(entry: &Entry, attribute: &str) -> Standing {
    if entry.attributes.contains(&attribute) || is_global(attribute) {
        Standing::Known
    } else if entry.attributes_obsolete.contains(&attribute) {
        Standing::Obsolete
    } else {
        Standing::Unknown
    }
}

fn is_global(name: &str) -> bool {
    let custom = name
        .strip_prefix("data-")
        .is_some_and(|rest| !rest.is_empty());
    let handler = name.len() > 4 && name.starts_with("on") && !name.contains('-');
    GLOBAL.contains(&name) || custom || handler || name.starts_with("aria-") || name.contains(':')
}
