//! What the tools of the bar do to a text in Markdown.

use crate::rooms::leaf::between;
use exam::{Edit, units};

/// A tool.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tool {
    Bold,
    Italic,
    Heading,
    List,
    Numbered,
    Quote,
    Link,
    Table,
}

impl Tool {
    /// In the order of the bar.
    pub const ALL: [Self; 8] = [
        Self::Bold,
        Self::Italic,
        Self::Heading,
        Self::List,
        Self::Numbered,
        Self::Quote,
        Self::Link,
        Self::Table,
    ];
}

/// A range of UTF-16 units.
pub type Range = (u32, u32);

/// The words that a table begins with: a column's head and a cell.
pub struct Words {
    pub column: String,
    pub cell: String,
}

/// The edit that a tool makes where `selected` is, and what is selected then.
pub fn apply(tool: Tool, text: &str, selected: Range, words: &Words) -> (Edit, Range) {
    match tool {
        Tool::Bold => wrap(text, selected, "**"),
        Tool::Italic => wrap(text, selected, "*"),
        Tool::Heading => lines(text, selected, |_| "## ".into()),
        Tool::List => lines(text, selected, |_| "- ".into()),
        Tool::Numbered => lines(text, selected, |at| format!("{}. ", at + 1)),
        Tool::Quote => lines(text, selected, |_| "> ".into()),
        Tool::Link => link(text, selected),
        Tool::Table => table(text, selected, words),
    }
}

/// The edit that puts a paragraph of its own after the one that holds the selection's end.
pub fn insert(text: &str, selected: Range, paragraph: &str) -> (Edit, Range) {
    let at = paragraph_end(text, selected.1);
    let before = between(text, (0, at));
    let gap = match before.as_str() {
        "" => "",
        before if before.ends_with("\n\n") => "",
        before if before.ends_with('\n') => "\n",
        _ => "\n\n",
    };
    let after = between(text, (at, units(text)));
    let tail = match after.as_str() {
        after if after.starts_with("\n\n") => "",
        after if after.starts_with('\n') => "\n",
        _ => "\n\n",
    };
    let inserted = format!("{gap}{paragraph}{tail}");
    let end = at + units(&inserted);
    (
        Edit {
            at,
            removed: String::new(),
            inserted,
        },
        (end, end),
    )
}

/// What Enter does in a list or a quotation: the next line begins like this one, and an empty
/// item ends it, with a blank line, for in Markdown the next words would belong to the last item.
/// None where a plain line end is wanted.
pub fn continued(text: &str, (from, to): Range) -> Option<(Edit, Range)> {
    let start = line_start(text, from);
    let line = between(text, (start, from));
    let mark = mark_of(&line)?;
    if from != to {
        return None;
    }
    if line == mark {
        // Only where nothing follows on the line.
        let rest = between(text, (from, line_end(text, from)));
        return rest
            .is_empty()
            .then(|| (replace(start, &line, "\n"), (start + 1, start + 1)));
    }
    let inserted = format!("\n{}", next_mark(mark));
    let at = from + units(&inserted);
    Some((replace(from, "", &inserted), (at, at)))
}

/// What a line begins with: its indent, and a bullet, a number or a quotation's sign.
fn mark_of(line: &str) -> Option<&str> {
    let indent = line.len() - line.trim_start_matches(' ').len();
    let body = &line[indent..];
    let simple = ["- ", "* ", "> "].into_iter().find(|m| body.starts_with(m));
    let digits = body.bytes().take_while(u8::is_ascii_digit).count();
    let numbered = (1..=3).contains(&digits) && body[digits..].starts_with(". ");
    let length = simple.map(str::len).or(numbered.then_some(digits + 2))?;
    Some(&line[..indent + length])
}

/// The mark of the item after: a number goes up by one.
fn next_mark(mark: &str) -> String {
    let body = mark.trim_start();
    let indent = &mark[..mark.len() - body.len()];
    let number = body.trim_end_matches(". ").parse::<u32>();
    match number {
        Ok(number) => format!("{indent}{}. ", number + 1),
        Err(_) => mark.to_string(),
    }
}

fn wrap(text: &str, (from, to): Range, mark: &str) -> (Edit, Range) {
    let chosen = between(text, (from, to));
    let width = units(mark);
    // The mark inside or just outside of the selection is taken off again.
    if worn(stars(&chosen), mark) {
        let bare = &chosen[mark.len()..chosen.len() - mark.len()];
        return (replace(from, &chosen, bare), (from, from + units(bare)));
    }
    let before = between(text, (0, from));
    let after = between(text, (to, units(text)));
    let around = leading(before.chars().rev()).min(leading(after.chars()));
    if worn(around, mark) {
        let outside = between(text, (from - width, to + width));
        return (
            replace(from - width, &outside, &chosen),
            (from - width, to - width),
        );
    }
    let marked = format!("{mark}{chosen}{mark}");
    (replace(from, &chosen, &marked), (from + width, to + width))
}

/// Whether so many stars on either side hold the mark: one or three slant, two or three embolden.
fn worn(stars: usize, mark: &str) -> bool {
    if mark.len() == 1 {
        stars % 2 == 1
    } else {
        stars >= mark.len()
    }
}

/// The stars that a text has at both of its ends.
fn stars(text: &str) -> usize {
    let inside = text.trim_matches('*');
    if inside.is_empty() {
        return 0;
    }
    leading(text.chars()).min(leading(text.chars().rev()))
}

fn leading(chars: impl Iterator<Item = char>) -> usize {
    chars.take_while(|c| *c == '*').count()
}

/// Begins every line of the selection with a mark, or takes the marks off when all have them.
fn lines(text: &str, (from, to): Range, mark: impl Fn(usize) -> String) -> (Edit, Range) {
    let start = line_start(text, from);
    let end = line_end(text, to);
    let old = between(text, (start, end));
    let filled = || {
        old.split('\n')
            .enumerate()
            .filter(|(_, line)| !line.is_empty())
    };
    let all = filled().next().is_some() && filled().all(|(at, line)| line.starts_with(&mark(at)));
    let one = |(at, line): (usize, &str)| {
        let mark = mark(at);
        match line.strip_prefix(mark.as_str()) {
            Some(rest) if all => rest.to_string(),
            Some(_) => line.to_string(),
            None => format!("{mark}{}", without_mark(line)),
        }
    };
    let new = old
        .split('\n')
        .enumerate()
        .map(one)
        .collect::<Vec<_>>()
        .join("\n");
    let last = start + units(&new);
    let caret = if from == to || old.is_empty() {
        (last, last)
    } else {
        (start, last)
    };
    (replace(start, &old, &new), caret)
}

/// A line without the mark of another tool.
fn without_mark(line: &str) -> &str {
    for mark in ["## ", "- ", "> "] {
        if let Some(rest) = line.strip_prefix(mark) {
            return rest;
        }
    }
    match line.split_once(". ") {
        Some((number, rest))
            if !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) =>
        {
            rest
        }
        _ => line,
    }
}

fn link(text: &str, (from, to): Range) -> (Edit, Range) {
    const ADDRESS: &str = "https://";
    let chosen = between(text, (from, to));
    let new = format!("[{chosen}]({ADDRESS})");
    // Without words the caret goes between the brackets; with words the address is selected.
    let select = if chosen.is_empty() {
        (from + 1, from + 1)
    } else {
        let at = from + units(&chosen) + 3;
        (at, at + units(ADDRESS))
    };
    (replace(from, &chosen, &new), select)
}

fn table(text: &str, selected: Range, words: &Words) -> (Edit, Range) {
    let Words { column, cell } = words;
    let row = |cell: &str| format!("| {cell} | {cell} |");
    let table = format!("{}\n|---|---|\n{}\n{}", row(column), row(cell), row(cell));
    let (edit, _) = insert(text, selected, &table);
    let lead = edit.inserted.find('|').unwrap_or(0);
    let from = edit.at + units(&edit.inserted[..lead]) + 2;
    let to = from + units(column);
    (edit, (from, to))
}

fn replace(at: u32, removed: &str, inserted: &str) -> Edit {
    Edit {
        at,
        removed: removed.to_string(),
        inserted: inserted.to_string(),
    }
}

fn line_start(text: &str, at: u32) -> u32 {
    let before = between(text, (0, at));
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    units(&before[..start])
}

/// Where the lines that stand together end: a list, a table or a quotation is not cut.
fn paragraph_end(text: &str, at: u32) -> u32 {
    let at = line_end(text, at);
    let after = between(text, (at, units(text)));
    let end = after
        .find("\n\n")
        .unwrap_or(after.trim_end_matches('\n').len());
    at + units(&after[..end])
}

fn line_end(text: &str, at: u32) -> u32 {
    let after = between(text, (at, units(text)));
    let end = after.find('\n').unwrap_or(after.len());
    at + units(&after[..end])
}

#[cfg(test)]
mod tests {
    use super::*;
    use exam::Text;
    use wasm_bindgen_test::wasm_bindgen_test;

    /// `[` and `]` stand around the selection, before and after.
    fn after(tool: Tool, marked: &str) -> String {
        let from = units(&marked[..marked.find('[').expect("a start")]);
        let bare = marked.replacen('[', "", 1);
        let to = units(&bare[..bare.find(']').expect("an end")]);
        let text = bare.replacen(']', "", 1);
        let words = Words {
            column: "K".into(),
            cell: "T".into(),
        };
        let (edit, (a, b)) = apply(tool, &text, (from, to), &words);
        let mut result = Text::new(text);
        result.type_in(&[edit]).expect("the edit fits");
        let result = result.as_str();
        let end = between(result, (b, units(result)));
        format!(
            "{}[{}]{end}",
            between(result, (0, a)),
            between(result, (a, b))
        )
    }

    #[wasm_bindgen_test]
    fn given_words_when_made_bold_twice_then_they_are_as_before() {
        assert_eq!(after(Tool::Bold, "ala [ma] kota"), "ala **[ma]** kota");
        assert_eq!(after(Tool::Bold, "ala **[ma]** kota"), "ala [ma] kota");
        assert_eq!(after(Tool::Bold, "ala [**ma**] kota"), "ala [ma] kota");
        assert_eq!(after(Tool::Bold, "[]"), "**[]**");
    }

    #[wasm_bindgen_test]
    fn given_bold_words_when_made_italic_then_no_star_is_taken_from_them() {
        assert_eq!(after(Tool::Italic, "**[ma]**"), "***[ma]***");
        assert_eq!(after(Tool::Italic, "🌱 *[ma]*"), "🌱 [ma]");
        assert_eq!(after(Tool::Italic, "***[ma]***"), "**[ma]**");
        assert_eq!(after(Tool::Italic, "[***ma***]"), "[**ma**]");
        assert_eq!(after(Tool::Bold, "***[ma]***"), "*[ma]*");
    }

    #[wasm_bindgen_test]
    fn given_lines_when_listed_twice_then_they_are_as_before() {
        assert_eq!(after(Tool::List, "x\n[a\nb]"), "x\n[- a\n- b]");
        assert_eq!(after(Tool::List, "x\n[- a\n- b]"), "x\n[a\nb]");
        assert_eq!(after(Tool::Numbered, "[- a\n- b]"), "[1. a\n2. b]");
    }

    #[wasm_bindgen_test]
    fn given_a_caret_in_a_line_when_it_becomes_a_heading_then_the_caret_goes_to_its_end() {
        assert_eq!(after(Tool::Heading, "ty[]tuł\n\nx"), "## tytuł[]\n\nx");
        assert_eq!(after(Tool::Quote, "[]"), "> []");
    }

    /// What Enter makes of a text whose caret is at `|`; None where it does nothing of its own.
    fn entered(marked: &str) -> Option<String> {
        let at = units(&marked[..marked.find('|').expect("a caret")]);
        let text = marked.replacen('|', "", 1);
        let (edit, (caret, _)) = continued(&text, (at, at))?;
        let mut result = Text::new(text);
        result.type_in(&[edit]).expect("the edit fits");
        let result = result.as_str();
        let end = between(result, (caret, units(result)));
        Some(format!("{}|{end}", between(result, (0, caret))))
    }

    #[wasm_bindgen_test]
    fn given_an_item_when_enter_is_pressed_then_the_next_one_begins() {
        let after = |marked| entered(marked).expect("an item");
        assert_eq!(after("- żółty|"), "- żółty\n- |");
        assert_eq!(after("  * a|b"), "  * a\n  * |b");
        assert_eq!(after("x\n9. a|\ny"), "x\n9. a\n10. |\ny");
        assert_eq!(after("> a|"), "> a\n> |");
    }

    #[wasm_bindgen_test]
    fn given_an_empty_item_when_enter_is_pressed_then_the_list_ends() {
        assert_eq!(entered("- a\n- |").as_deref(), Some("- a\n\n|"));
        assert_eq!(entered("1. a\n2. |\nb").as_deref(), Some("1. a\n\n|\nb"));
    }

    #[wasm_bindgen_test]
    fn given_no_item_when_enter_is_pressed_then_the_line_just_ends() {
        for marked in ["a|", "|- a", "-a|", "2026. a|", "-|"] {
            assert_eq!(entered(marked), None, "{marked}");
        }
    }

    #[wasm_bindgen_test]
    fn given_words_when_linked_then_the_address_is_selected() {
        assert_eq!(after(Tool::Link, "zob. [tu]"), "zob. [tu]([https://])");
    }

    #[wasm_bindgen_test]
    fn given_a_caret_in_a_line_when_a_table_comes_then_it_stands_apart() {
        let table = after(Tool::Table, "wstęp[] tu");
        assert!(table.starts_with("wstęp tu\n\n| [K] | K |\n|---|---|\n| T | T |"));
    }

    #[wasm_bindgen_test]
    fn given_a_caret_in_a_table_when_a_quotation_comes_then_it_stands_after_the_table() {
        let text = "| a |\n|---|\n| b |\n\nkoniec";
        let (edit, _) = insert(text, (2, 3), "> x");
        let mut result = Text::new(text);
        result.type_in(&[edit]).expect("the edit fits");
        assert_eq!(result.as_str(), "| a |\n|---|\n| b |\n\n> x\n\nkoniec");
    }
}
