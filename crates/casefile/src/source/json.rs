//! JSON with places. The text has been read by serde_json before, so only its shape is followed.

use super::finding::Position;
use super::tree::{self, Broken, Tree};
use toml::Spanned;
use toml::de::{DeArray, DeString, DeTable, DeValue};

/// Reads JSON; members that are null count as left out.
pub fn from_json(text: &str) -> Result<Tree<'_>, Vec<Broken>> {
    serde_json::from_str::<serde::de::IgnoredAny>(text).map_err(|error| {
        let offset = offset(text, error.line(), error.column());
        vec![Broken {
            offset,
            message: error.to_string(),
        }]
    })?;
    let mut walk = Walk {
        text,
        at: 0,
        doubled: Vec::new(),
    };
    let tree = walk.value();
    if walk.doubled.is_empty() {
        Ok(tree.unwrap_or_else(empty))
    } else {
        Err(walk.doubled)
    }
}

/// The place of a path ("all.2.is.field") in a JSON text: of the deepest part of it that exists.
pub fn place(text: &str, path: &str) -> Position {
    match from_json(text) {
        Ok(tree) => Position::of(text, tree::locate(&tree, path).start),
        Err(_) => Position::START,
    }
}

fn empty<'a>() -> Tree<'a> {
    Spanned::new(0..0, DeValue::Table(DeTable::new()))
}

fn offset(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    before + column.saturating_sub(1)
}

struct Walk<'a> {
    text: &'a str,
    at: usize,
    doubled: Vec<Broken>,
}

impl<'a> Walk<'a> {
    /// The value that stands next; none for null.
    fn value(&mut self) -> Option<Tree<'a>> {
        self.space();
        let start = self.at;
        let value = match self.text.as_bytes()[self.at] {
            b'{' => Some(self.object()),
            b'[' => Some(self.array()),
            b'"' => Some(DeValue::String(DeString::Owned(self.string()))),
            b't' | b'f' | b'n' => self.word(),
            _ => Some(self.number()),
        };
        value.map(|value| Spanned::new(start..self.at, value))
    }

    fn object(&mut self) -> DeValue<'a> {
        let mut table = DeTable::new();
        self.at += 1;
        while self.more(b'}') {
            let start = self.at;
            let key = self.string();
            let span = start..self.at;
            self.space();
            self.at += 1;
            let Some(value) = self.value() else { continue };
            if table.contains_key(key.as_str()) {
                let message = format!("the key {key:?} is there twice");
                self.doubled.push(Broken {
                    offset: start,
                    message,
                });
            }
            table.insert(Spanned::new(span, DeString::Owned(key)), value);
        }
        DeValue::Table(table)
    }

    fn array(&mut self) -> DeValue<'a> {
        let mut array = DeArray::new();
        self.at += 1;
        while self.more(b']') {
            if let Some(value) = self.value() {
                array.push(value);
            }
        }
        DeValue::Array(array)
    }

    /// Passes commas and white space; false (and past it) at the closing bracket.
    fn more(&mut self, close: u8) -> bool {
        self.space();
        if self.text.as_bytes()[self.at] == b',' {
            self.at += 1;
            self.space();
        }
        let more = self.text.as_bytes()[self.at] != close;
        self.at += usize::from(!more);
        more
    }

    fn string(&mut self) -> String {
        let bytes = self.text.as_bytes();
        let start = self.at;
        self.at += 1;
        while bytes[self.at] != b'"' {
            self.at += 1 + usize::from(bytes[self.at] == b'\\');
        }
        self.at += 1;
        serde_json::from_str(&self.text[start..self.at]).unwrap_or_default()
    }

    fn word(&mut self) -> Option<DeValue<'a>> {
        let start = self.at;
        let letters = self.text[start..]
            .bytes()
            .take_while(u8::is_ascii_alphabetic)
            .count();
        self.at += letters;
        match &self.text[start..self.at] {
            "null" => None,
            word => Some(DeValue::Boolean(word == "true")),
        }
    }

    fn number(&mut self) -> DeValue<'a> {
        let start = self.at;
        let part = |byte: &u8| byte.is_ascii_digit() || b"+-.eE".contains(byte);
        self.at += self.text.as_bytes()[start..]
            .iter()
            .take_while(|byte| part(byte))
            .count();
        // JSON's numbers are TOML's too.
        let number = DeValue::parse(&self.text[start..self.at]);
        number.map_or(DeValue::Boolean(false), Spanned::into_inner)
    }

    fn space(&mut self) {
        let rest = self.text.as_bytes()[self.at..].iter();
        self.at += rest.take_while(|byte| b" \t\r\n".contains(byte)).count();
    }
}
