//! Finding words in the brief: letters without their marks, any spaces, any quotation marks.

use std::ops::Range;

/// The fewest characters that are searched for.
pub const QUERY_CHARS_MIN: usize = 2;

/// The most findings that are listed; all are counted.
pub const LISTED_MAX: usize = 100;

/// A text in the form in which it is searched: one character for each of the text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Folded(Vec<char>);

impl Folded {
    pub fn new(text: &str) -> Self {
        Self(text.chars().map(fold).collect())
    }

    /// Whether it is long enough to be searched for.
    pub fn is_query(&self) -> bool {
        self.0.len() >= QUERY_CHARS_MIN
    }

    /// Where `query` stands, in characters, without overlaps.
    pub fn find(&self, query: &Self) -> Vec<Range<usize>> {
        let length = query.0.len();
        let mut found = Vec::new();
        let mut at = 0;
        while length > 0 && at + length <= self.0.len() {
            if self.0[at..at + length] == query.0[..] {
                found.push(at..at + length);
                at += length;
            } else {
                at += 1;
            }
        }
        found
    }
}

fn fold(letter: char) -> char {
    let lower = letter.to_lowercase().next().unwrap_or(letter);
    match lower {
        'ą' => 'a',
        'ć' => 'c',
        'ę' => 'e',
        'ł' => 'l',
        'ń' => 'n',
        'ó' => 'o',
        'ś' => 's',
        'ź' | 'ż' => 'z',
        '„' | '”' | '“' => '"',
        '’' => '\'',
        '–' | '—' | '‑' | '−' => '-',
        space if space.is_whitespace() => ' ',
        other => other,
    }
}

/// The words around a finding: before, the finding itself, after. `range` is in characters.
pub fn excerpt(text: &str, range: &Range<usize>) -> (String, String, String) {
    const AROUND: usize = 45;
    let letters: Vec<char> = text.chars().collect();
    let from = range.start.saturating_sub(AROUND);
    let to = (range.end + AROUND).min(letters.len());
    let words = |range: Range<usize>| -> String {
        let letters = letters.get(range).unwrap_or_default();
        letters
            .iter()
            .map(|c| if *c == '\n' { ' ' } else { *c })
            .collect()
    };
    let before = words(from..range.start);
    let after = words(range.end..to);
    // Cut at a word's edge, as long as one is near.
    let before = match before.split_once(' ') {
        Some((_, rest)) if from > 0 => format!("…{rest}"),
        _ => before,
    };
    let after = match after.rsplit_once(' ') {
        Some((rest, _)) if to < letters.len() => format!("{rest}…"),
        _ => after,
    };
    (before, words(range.clone()), after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    fn find(text: &str, query: &str) -> Vec<(usize, usize)> {
        let found = Folded::new(text).find(&Folded::new(query)).into_iter();
        found.map(|range| (range.start, range.end)).collect()
    }

    #[wasm_bindgen_test]
    fn given_letters_with_marks_when_searched_without_then_they_are_found() {
        assert_eq!(find("Zażółć gęślą JAŹŃ", "zazolc"), [(0, 6)]);
        assert_eq!(find("Zażółć gęślą JAŹŃ", "jaźń"), [(13, 17)]);
    }

    #[wasm_bindgen_test]
    fn given_a_narrow_space_in_a_figure_when_searched_with_a_plain_one_then_it_is_found() {
        assert_eq!(find("razem 57\u{a0}765 zamówień", "57 765"), [(6, 12)]);
    }

    #[wasm_bindgen_test]
    fn given_repeats_when_searched_then_findings_do_not_overlap() {
        assert_eq!(find("aaaa", "aa"), [(0, 2), (2, 4)]);
        assert!(find("abc", "").is_empty());
    }

    #[wasm_bindgen_test]
    fn given_a_finding_in_the_middle_when_quoted_then_whole_words_stand_around_it() {
        let text = "Pierwsze zdanie jest długie i nic nie mówi. Szukane słowo stoi tutaj, a dalej \
                    znów jest długo i o niczym więcej.";
        let (start, end) = find(text, "słowo").remove(0);
        let (before, found, after) = excerpt(text, &(start..end));
        assert!(before.starts_with('…') && before.ends_with("Szukane "));
        assert_eq!(found, "słowo");
        assert!(after.starts_with(" stoi tutaj") && after.ends_with('…'));
    }
}
