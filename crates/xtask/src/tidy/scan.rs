//! Rust source with its strings, comments and character literals blanked out.

/// The same text, line for line, with the inside of every literal and comment turned to spaces,
/// so that braces and words that remain are code.
pub fn code_only(text: &str) -> String {
    let mut scan = Scan {
        rest: text,
        out: String::with_capacity(text.len()),
    };
    while let Some(next) = scan.rest.chars().next() {
        scan.step(next);
    }
    scan.out
}

struct Scan<'a> {
    rest: &'a str,
    out: String,
}

impl Scan<'_> {
    fn step(&mut self, next: char) {
        let rest = self.rest;
        if rest.starts_with("//") {
            self.blank(rest.find('\n').unwrap_or(rest.len()));
        } else if rest.starts_with("/*") {
            self.blank(rest.find("*/").map_or(rest.len(), |end| end + 2));
        } else if let Some(size) = raw_string(rest).filter(|_| !self.in_word()) {
            self.blank(size);
        } else if next == '"' {
            self.blank(quoted(rest));
        } else if next == '\'' {
            self.blank(character(rest).unwrap_or(1));
        } else {
            self.out.push(next);
            self.rest = &rest[next.len_utf8()..];
        }
    }

    fn in_word(&self) -> bool {
        let last = self.out.chars().last();
        last.is_some_and(|last| last.is_alphanumeric() || last == '_')
    }

    fn blank(&mut self, size: usize) {
        let (gone, rest) = self.rest.split_at(size);
        let keep = |c: char| if c == '\n' { '\n' } else { ' ' };
        self.out.extend(gone.chars().map(keep));
        self.rest = rest;
    }
}

/// The size of the raw string at the start of `text`, if there is one.
fn raw_string(text: &str) -> Option<usize> {
    let after = text.strip_prefix('b').unwrap_or(text).strip_prefix('r')?;
    let hashes = after.len() - after.trim_start_matches('#').len();
    let body = after[hashes..].strip_prefix('"')?;
    let close = format!("\"{}", "#".repeat(hashes));
    let end = body.find(&close)?;
    Some(text.len() - body.len() + end + close.len())
}

/// The size of the ordinary string at the start of `text`.
fn quoted(text: &str) -> usize {
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

/// The size of the character literal at the start of `text`; `None` for a lifetime.
fn character(text: &str) -> Option<usize> {
    let body = &text[1..];
    if let Some(escape) = body.strip_prefix('\\') {
        let skip = escape.chars().next()?.len_utf8();
        let end = escape[skip..].find('\'')?;
        return Some(2 + skip + end + 1);
    }
    let one = body.chars().next()?.len_utf8();
    body[one..].starts_with('\'').then_some(1 + one + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_literals_and_comments_when_scanned_then_only_code_is_left() {
        let text = "let a = \"{\\\"\"; // {\nlet b = '{'; /* { */ let c = r#\"{\"#;";
        let left = code_only(text);
        assert!(!left.contains('{'), "{left}");
        assert_eq!(left.lines().count(), 2);
        assert!(left.contains("let b ="));
    }

    #[test]
    fn given_a_lifetime_when_scanned_then_it_is_no_literal() {
        assert!(code_only("fn a<'a>(x: &'a str) { }").contains("{ }"));
    }

    #[test]
    fn given_an_escaped_character_when_scanned_then_it_ends_where_it_ends() {
        let left = code_only("match c { '\\'' => 1, '\\u{1F600}' => 2 }");
        assert_eq!(left.matches('{').count(), 1);
    }
}
