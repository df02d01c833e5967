//! Characters that the standard forbids anywhere in the input stream.

use crate::finding::Flaw;
use crate::span::Span;

pub fn flaws(text: &str) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    for (at, c) in text.char_indices() {
        let code = match c {
            '\t' | '\n' | '\x0C' | '\r' | ' ' | '\0' => continue,
            c if c.is_control() => "control-character-in-input-stream",
            c if is_noncharacter(c) => "noncharacter-in-input-stream",
            _ => continue,
        };
        let point = format!("U+{:04X}", u32::from(c));
        flaws.push(Flaw::new(code, Span::new(at, at + c.len_utf8())).with("character", point));
    }
    flaws
}

fn is_noncharacter(c: char) -> bool {
    let point = u32::from(c);
    (0xFDD0..=0xFDEF).contains(&point) || point & 0xFFFE == 0xFFFE
}
