//! How a text message is counted: in parts, each paid for.
//!
//! Alphabets: 3GPP TS 23.038, section 6.2.1 (the default alphabet and its extension table). Parts:
//! 3GPP TS 23.040, section 9.2.3.24.1: a message of 140 bytes gives 6 of them to the header that
//! joins several, so 160 letters become 153, and 70 become 67.

use crate::wording::tags;

/// How the letters of a message travel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alphabet {
    /// Seven bits a letter.
    Gsm7,
    /// Sixteen bits, as soon as one letter is none of GSM's.
    Ucs2,
}

impl Alphabet {
    /// What fits into a message of one part.
    pub const fn alone(self) -> usize {
        match self {
            Self::Gsm7 => 160,
            Self::Ucs2 => 70,
        }
    }

    /// What fits into each of several parts.
    pub const fn joined(self) -> usize {
        match self {
            Self::Gsm7 => 153,
            Self::Ucs2 => 67,
        }
    }
}

/// What a message takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    pub alphabet: Alphabet,
    /// Places as the network counts them; some letters take two.
    pub units: usize,
    pub parts: usize,
    /// How many more fit into the last part.
    pub left: usize,
}

/// The most parts that Polish gateways take: 918 letters of GSM's, 402 of others (PromoSMS,
/// "Tabela znaków"; YouLead, "Informacje SMS").
pub const PARTS_MAX: usize = 6;

/// The longest name of a sender: 11 letters (3GPP TS 23.040, section 9.1.2.5: ten bytes of seven
/// bits each).
pub const SENDER_CHARS_MAX: usize = 11;

/// The letters that take one place; the escape to the table below is none.
const BASIC: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?\
¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

/// Those that take two: an escape stands before them.
const EXTENDED: &str = "^{}\\[~]|€\u{c}";

/// What stands for letters and signs that GSM lacks, one for one or by several.
const PLAIN: [(char, &str); 33] = [
    ('ą', "a"),
    ('ć', "c"),
    ('ę', "e"),
    ('ł', "l"),
    ('ń', "n"),
    ('ó', "o"),
    ('ś', "s"),
    ('ź', "z"),
    ('ż', "z"),
    ('Ą', "A"),
    ('Ć', "C"),
    ('Ę', "E"),
    ('Ł', "L"),
    ('Ń', "N"),
    ('Ó', "O"),
    ('Ś', "S"),
    ('Ź', "Z"),
    ('Ż', "Z"),
    ('„', "\""),
    ('”', "\""),
    ('“', "\""),
    ('«', "\""),
    ('»', "\""),
    ('’', "'"),
    ('‘', "'"),
    ('‚', "'"),
    ('–', "-"),
    ('—', "-"),
    ('‑', "-"),
    ('…', "..."),
    ('\u{a0}', " "),
    ('\u{202f}', " "),
    ('•', "-"),
];

fn is_known(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || BASIC.contains(letter) || EXTENDED.contains(letter)
}

/// The letters that GSM does not have, each once, in the order of the text.
pub fn foreign(text: &str) -> Vec<char> {
    let mut found = Vec::new();
    for letter in text.chars().filter(|letter| !is_known(*letter)) {
        if !found.contains(&letter) {
            found.push(letter);
        }
    }
    found
}

/// Counts a message as it is sent.
pub fn count(text: &str) -> Count {
    let alphabet = match text.chars().all(is_known) {
        true => Alphabet::Gsm7,
        false => Alphabet::Ucs2,
    };
    let size = |letter: char| match alphabet {
        Alphabet::Gsm7 => 1 + usize::from(EXTENDED.contains(letter)),
        Alphabet::Ucs2 => letter.len_utf16(),
    };
    let units = text.chars().map(size).sum();
    if units <= alphabet.alone() {
        return Count {
            alphabet,
            units,
            parts: usize::from(units > 0),
            left: alphabet.alone() - units,
        };
    }
    // No letter of two places is cut: what does not fit begins the next part.
    let (mut parts, mut filled) = (1, 0);
    for own in text.chars().map(size) {
        if filled + own > alphabet.joined() {
            (parts, filled) = (parts + 1, 0);
        }
        filled += own;
    }
    Count {
        alphabet,
        units,
        parts,
        left: alphabet.joined() - filled,
    }
}

/// The text with GSM's letters in place of Polish ones and of a typographer's signs; what has no
/// such twin, an emoji for one, stays.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match PLAIN.iter().find(|(from, _)| *from == letter) {
            Some((_, to)) => out.push_str(to),
            None => out.push(letter),
        }
    }
    out
}

/// The text as a person gets it: each merge tag filled in, by its fallback where it has one. How
/// long a message is depends on the contact; this is the length to plan with.
pub fn sent(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for tag in tags(text).into_iter().filter(|tag| !tag.broken) {
        out.push_str(&text[at..tag.span.start]);
        out.push_str(tag.fallback.as_deref().unwrap_or_else(|| usual(&tag.name)));
        at = tag.span.end;
    }
    out.push_str(&text[at..]);
    out
}

/// What a field without a fallback usually holds: the length is what matters.
fn usual(name: &str) -> &'static str {
    let name = name.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    match () {
        () if has(&["link", "url", "wypis", "rezygn", "unsub"]) => "https://s.example/a1B2c3",
        () if has(&["miejscow", "miasto", "town"]) => "Katowice",
        () => "Mariola",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Text, alphabet, places, parts, room left.
    type Golden = (&'static str, usize, Alphabet, usize, usize, usize);

    const GOLDEN: [Golden; 17] = [
        ("", 1, Alphabet::Gsm7, 0, 0, 160),
        ("a", 160, Alphabet::Gsm7, 160, 1, 0),
        ("a", 161, Alphabet::Gsm7, 161, 2, 145),
        ("a", 306, Alphabet::Gsm7, 306, 2, 0),
        ("a", 307, Alphabet::Gsm7, 307, 3, 152),
        ("a", 918, Alphabet::Gsm7, 918, 6, 0),
        ("ą", 1, Alphabet::Ucs2, 1, 1, 69),
        ("ą", 70, Alphabet::Ucs2, 70, 1, 0),
        ("ą", 71, Alphabet::Ucs2, 71, 2, 63),
        ("ą", 134, Alphabet::Ucs2, 134, 2, 0),
        ("ą", 135, Alphabet::Ucs2, 135, 3, 66),
        ("€", 1, Alphabet::Gsm7, 2, 1, 158),
        ("€", 80, Alphabet::Gsm7, 160, 1, 0),
        // 76 of them fill 152 of 153 places: the 77th is not cut.
        ("€", 81, Alphabet::Gsm7, 162, 2, 143),
        ("🌱", 1, Alphabet::Ucs2, 2, 1, 68),
        ("🌱", 35, Alphabet::Ucs2, 70, 1, 0),
        // 33 of them fill 66 of 67 places.
        ("🌱", 36, Alphabet::Ucs2, 72, 2, 61),
    ];

    #[test]
    fn given_the_golden_table_when_counted_then_each_row_comes_out() {
        for (letter, times, alphabet, units, parts, left) in GOLDEN {
            let wanted = Count {
                alphabet,
                units,
                parts,
                left,
            };
            assert_eq!(count(&letter.repeat(times)), wanted, "{times} × {letter:?}");
        }
    }

    #[test]
    fn given_the_tables_when_counted_then_they_are_as_long_as_the_standards() {
        assert_eq!(BASIC.chars().count(), 127);
        assert_eq!(EXTENDED.chars().count(), 10);
        assert_eq!(count(BASIC).units, 127);
        assert_eq!(count(EXTENDED).units, 20);
        let unique: std::collections::BTreeSet<char> = BASIC.chars().collect();
        assert_eq!(unique.len(), 127);
    }

    #[test]
    fn given_one_foreign_letter_when_mixed_with_a_euro_then_the_euro_takes_one_place() {
        assert_eq!(count("ą€").units, 2);
        assert_eq!(count("ć").alphabet, Alphabet::Ucs2);
        assert_eq!(count("Ç").alphabet, Alphabet::Gsm7);
        assert_eq!(count("ç").alphabet, Alphabet::Ucs2);
    }

    #[test]
    fn given_polish_and_emoji_when_named_then_each_stands_once_in_order() {
        assert_eq!(foreign("Zażółć gęślą jaźń 🌱!").len(), 10);
        assert_eq!(foreign("żaba – żółw…"), ['ż', '–', 'ó', 'ł', '…']);
        assert!(foreign("Cena: 5 € [taniej]").is_empty());
    }

    #[test]
    fn given_polish_letters_when_replaced_then_only_what_has_no_twin_stays() {
        assert_eq!(plain("Zażółć „gęślą” jaźń…"), "Zazolc \"gesla\" jazn...");
        assert!(foreign(&plain("ĄĆĘŁŃÓŚŹŻ – ąćęłńóśźż")).is_empty());
        assert_eq!(foreign(&plain("ż 🌱")), ['🌱']);
    }

    #[test]
    fn given_merge_tags_when_sent_then_their_fallbacks_are_counted() {
        assert_eq!(sent("{{ imie | \"Hej\" }}, kod"), "Hej, kod");
        assert_eq!(sent("Hej {{ imie }}"), "Hej Mariola");
        assert_eq!(sent("{{ link_rezygnacji }}").len(), 24);
        assert_eq!(sent("{{ }} a"), "{{ }} a");
    }
}
