//! Places in a text.

use serde::{Deserialize, Serialize};

/// Bytes from `start` up to, and without, `end`, of a UTF-8 text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// The same place in a text in which this one begins at `by`.
    pub const fn moved(self, by: usize) -> Self {
        Self::new(self.start + by, self.end + by)
    }

    /// The text at this place.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// Widened to whole characters and cut to the text.
    pub fn snapped(self, text: &str) -> Self {
        let mut start = self.start.min(text.len());
        let mut end = self.end.clamp(start, text.len());
        while !text.is_char_boundary(start) {
            start -= 1;
        }
        while !text.is_char_boundary(end) {
            end += 1;
        }
        Self::new(start, end)
    }

    /// At least one character, where the text has any: a finding points at something.
    pub fn filled(self, text: &str) -> Self {
        let whole = self.snapped(text);
        if !whole.is_empty() {
            return whole;
        }
        let next = text[whole.start..].chars().next().map_or(0, char::len_utf8);
        if next > 0 {
            return Self::new(whole.start, whole.start + next);
        }
        let last = text.chars().next_back().map_or(0, char::len_utf8);
        Self::new(text.len() - last, text.len())
    }

    /// Without the white space around it; as it is when there is nothing else.
    pub fn trimmed(self, text: &str) -> Self {
        let inside = self.of(text);
        let kept = inside.trim_ascii();
        if kept.is_empty() {
            return self;
        }
        let start = self.start + inside.len() - inside.trim_ascii_start().len();
        Self::new(start, start + kept.len())
    }
}

/// Counts UTF-16 units up to places that are asked for in any order.
pub struct Ruler<'a> {
    text: &'a str,
    /// UTF-16 units before each 256th byte.
    marks: Vec<usize>,
}

const STEP_BYTES: usize = 256;

impl<'a> Ruler<'a> {
    pub fn new(text: &'a str) -> Self {
        let mut marks = Vec::with_capacity(text.len() / STEP_BYTES + 1);
        let mut units = 0;
        for (at, byte) in text.bytes().enumerate() {
            if at % STEP_BYTES == 0 {
                marks.push(units);
            }
            units += units_begun(byte);
        }
        Self { text, marks }
    }

    /// UTF-16 units before the byte `at`, which lies between two characters.
    pub fn utf16(&self, at: usize) -> usize {
        let step = at.min(self.text.len().saturating_sub(1)) / STEP_BYTES;
        let Some(mark) = self.marks.get(step) else {
            return 0;
        };
        let rest = &self.text.as_bytes()[step * STEP_BYTES..at.min(self.text.len())];
        mark + rest.iter().copied().map(units_begun).sum::<usize>()
    }
}

/// How many UTF-16 units the character has that begins with this byte; none inside a character.
fn units_begun(byte: u8) -> usize {
    match byte {
        0x80..=0xBF => 0,
        0xF0..=0xFF => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_any_boundary_when_measured_then_utf16_units_are_exact() {
        let text = "zażółć 😀 gęślą\n".repeat(60);
        let ruler = Ruler::new(&text);
        let mut units = 0;
        for (at, c) in text.char_indices() {
            assert_eq!(ruler.utf16(at), units);
            units += c.len_utf16();
        }
        assert_eq!(ruler.utf16(text.len()), units);
        assert_eq!(Ruler::new("").utf16(0), 0);
    }

    #[test]
    fn given_a_place_inside_a_character_when_snapped_then_the_whole_character_is_in_it() {
        assert_eq!(Span::new(1, 2).snapped("łł"), Span::new(0, 2));
        assert_eq!(Span::new(3, 9).snapped("łł"), Span::new(2, 4));
    }
}
