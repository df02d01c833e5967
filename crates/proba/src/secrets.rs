//! What is drawn by lot: passphrases, codes, keys.

use crate::answer::Failure;
use casefile::pack;

/// Words of an invigilator's code: 33 bits behind Argon2id, and short enough to type at a desk.
const CODE_WORDS: usize = 3;

/// Random bytes of the operating system.
pub fn random<const N: usize>() -> Result<[u8; N], Failure> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| Failure::new("randomness", error))?;
    Ok(bytes)
}

/// A passphrase that opens an exam's pack.
pub fn passphrase() -> Result<String, Failure> {
    Ok(pack::passphrase(&random()?))
}

/// An invigilator's code.
pub fn code() -> Result<String, Failure> {
    let five = passphrase()?;
    let words: Vec<&str> = five.split('-').take(CODE_WORDS).collect();
    Ok(words.join("-"))
}
