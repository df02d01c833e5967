//! Passphrases that can be read out in a hall: five Polish words without diacritics.

/// 2,048 words, one a line.
const WORDS: &str = include_str!("../../data/words.txt");
/// Bits that choose a word.
const WORD_BITS: usize = 11;
/// Words of a passphrase.
const WORD_COUNT: usize = 5;
/// How many random bytes a passphrase is made of: five words take 55 of their 56 bits.
pub const ENTROPY_BYTES: usize = 7;

/// The list that words are drawn from.
pub fn words() -> Vec<&'static str> {
    WORDS.lines().collect()
}

/// A passphrase from random bytes, as "brzoza-mleko-tramwaj-kamyk-ul".
pub fn passphrase(random: &[u8; ENTROPY_BYTES]) -> String {
    let mut bits = random
        .iter()
        .fold(0_u64, |bits, byte| (bits << 8) | u64::from(*byte));
    let words = words();
    let mut chosen = Vec::new();
    for _ in 0..WORD_COUNT {
        let index = usize::try_from(bits & ((1 << WORD_BITS) - 1)).expect("eleven bits");
        chosen.push(words[index]);
        bits >>= WORD_BITS;
    }
    chosen.join("-")
}
