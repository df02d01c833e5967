//! How hard Polish is to read, by Pisarek's formula.
//!
//! Walery Pisarek, "Jak mierzyć zrozumiałość tekstu?", Zeszyty Prasoznawcze 1969, no. 4(42), pp.
//! 35–48; in the linear form `T = Ts/3 + Tw/3 + 1`, where Ts is the mean number of words in a
//! sentence and Tw the share, in percent, of words of four syllables and more. It was verified on
//! 1,309 readers by E. Charzyńska and Ł. Dębowski, "Empirical Verification of the Polish Formula
//! of Text Difficulty", Cognitive Studies 15 (2015). T is close to the years of school that a
//! reader needs.

use crate::check::Sheet;
use crate::finding::Flaw;

const WORDS_MIN: u32 = 30;
/// Tenths: what a reader with secondary school takes without effort.
const HARD_TENTHS: u32 = 120;
const SENTENCE_WORDS_MAX: usize = 30;
const LONG_SYLLABLES: usize = 4;

/// How a text reads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    pub words: u32,
    pub sentences: u32,
    pub long_words: u32,
}

impl Reading {
    /// Pisarek's T, in tenths; `None` for a text too short to judge.
    pub fn difficulty_tenths(&self) -> Option<u32> {
        if self.words < WORDS_MIN || self.sentences == 0 {
            return None;
        }
        let length = self.words * 10 / self.sentences;
        let long = self.long_words * 1000 / self.words;
        Some((length + long) / 3 + 10)
    }
}

pub fn reading(text: &str) -> Reading {
    let mut reading = Reading::default();
    for sentence in sentences(text) {
        let words = words(sentence);
        let count = words.clone().count() as u32;
        if count > 0 {
            reading.sentences += 1;
            reading.words += count;
            reading.long_words += words
                .filter(|word| syllables(word) >= LONG_SYLLABLES)
                .count() as u32;
        }
    }
    reading
}

/// Sentences, roughly: up to `.`, `!`, `?`, `…` before white space, or a line's end.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let mut ends = rest.char_indices().filter(|(at, c)| {
            let after = rest[at + c.len_utf8()..].chars().next();
            *c == '\n'
                || (matches!(c, '.' | '!' | '?' | '…') && after.is_none_or(char::is_whitespace))
        });
        let end = ends.find(|(at, c)| *c != '.' || !is_short(&rest[..*at]));
        let end = end.map_or(rest.len(), |(at, c)| at + c.len_utf8());
        let (sentence, after) = rest.split_at(end);
        rest = after;
        Some(sentence)
    })
}

/// Whether the word before a full stop is one that is always written with it.
fn is_short(before: &str) -> bool {
    let word = before
        .rsplit(|c: char| c.is_whitespace() || c == '(')
        .next()
        .unwrap_or_default();
    let short = [
        "ul", "al", "pl", "os", "nr", "tel", "np", "tzn", "tj", "itd", "itp", "godz", "zł", "sp",
        "z o.o", "o.o", "art", "ust", "lit", "pkt", "m.in", "dr", "mgr", "inż", "r", "ok", "str",
    ];
    short.contains(&word.to_lowercase().as_str())
}

pub fn words(text: &str) -> impl Iterator<Item = &str> + Clone {
    text.split(|c: char| !c.is_alphanumeric() && c != '-')
        .filter(|word| word.chars().any(char::is_alphabetic))
}

/// Vowels, without the `i` that only softens what is before another vowel.
fn syllables(word: &str) -> usize {
    let letters: Vec<char> = word.to_lowercase().chars().collect();
    let vowel = |c: char| "aąeęioóuy".contains(c);
    let counted = letters.iter().enumerate().filter(|(at, c)| {
        let before_vowel = letters.get(at + 1).is_some_and(|next| vowel(*next));
        // `au` and `eu` are said in one.
        let joined = **c == 'u' && *at > 0 && matches!(letters[at - 1], 'a' | 'e');
        vowel(**c) && !(**c == 'i' && before_vowel) && !joined
    });
    counted.count()
}

pub fn check(sheet: &mut Sheet) {
    let mut flaws = Vec::new();
    let seen = sheet.content.pieces.iter().filter(|piece| piece.seen);
    for piece in seen.clone() {
        for sentence in sentences(&piece.text) {
            let count = words(sentence).count();
            if count > SENTENCE_WORDS_MAX {
                let start = sentence.as_ptr() as usize - piece.text.as_ptr() as usize;
                let part = crate::Span::new(start, start + sentence.len());
                let span = piece.part(part, sheet.html).trimmed(sheet.html);
                flaws.push(Flaw::new("long-sentence", span).with("count", count));
            }
        }
    }
    let joined: Vec<&str> = seen.clone().map(|piece| piece.text.as_str()).collect();
    let hard = reading(&joined.join("\n")).difficulty_tenths();
    if let Some(tenths) = hard.filter(|tenths| *tenths > HARD_TENTHS) {
        let longest = seen.max_by_key(|piece| piece.text.len());
        let place = longest.map_or_else(|| crate::html::head_place(sheet), |piece| piece.span);
        let grade = format!("{},{}", tenths / 10, tenths % 10);
        flaws.push(Flaw::new("hard-to-read", place.trimmed(sheet.html)).with("grade", grade));
    }
    flaws.into_iter().for_each(|flaw| sheet.add(flaw));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_polish_words_when_split_then_syllables_are_those_of_speech() {
        let counts = [
            ("kot", 1),
            ("niebo", 2),
            ("siedem", 2),
            ("przesadzanie", 4),
            ("ziemia", 2),
            ("automatyzacja", 6),
            ("i", 1),
            ("wtrąciłbym", 3),
        ];
        for (word, count) in counts {
            assert_eq!(syllables(word), count, "{word}");
        }
    }

    #[test]
    fn given_short_forms_when_split_then_they_end_no_sentence() {
        let text = "Bujnie sp. z o.o., ul. Szklarniowa 14. Zapraszamy o godz. 8. Do jutra!";
        assert_eq!(
            sentences(text)
                .filter(|held| words(held).count() > 0)
                .count(),
            3
        );
    }

    #[test]
    fn given_ten_equal_sentences_when_measured_then_the_formula_holds() {
        // Five words a sentence, one in five long: 5/3 + 20/3 + 1 = 9.3.
        let text = "Ala ma dziś automatyzację tu. ".repeat(10);
        assert_eq!(reading(&text).difficulty_tenths(), Some(93));
    }
}
