use journal::Digest;
use std::{fmt, str::FromStr};

/// RFC 4648 base 32: neither 0, 1 nor 8, which people mistake for letters.
const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const CODE_BYTES: usize = 10;
const CODE_CHARS: usize = 16;

/// The first 80 bits of a submission's id, for people: `ABCD-EFGH-IJKL-MNOP`.
///
/// A candidate has it before any network, and an institution finds the submission by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct SealCode([u8; CODE_BYTES]);

/// The text is not a seal code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a seal code is sixteen characters of A-Z and 2-7")]
pub struct NotASealCode;

impl SealCode {
    /// The code of a submission.
    pub fn of(id: &Digest) -> Self {
        let mut bytes = [0; CODE_BYTES];
        bytes.copy_from_slice(&id.as_bytes()[..CODE_BYTES]);
        Self(bytes)
    }

    /// Whether this is the code of the submission `id`.
    pub fn is_of(&self, id: &Digest) -> bool {
        *self == Self::of(id)
    }

    /// The first 20 hexadecimal digits of the ids that this code can mean.
    pub fn id_prefix(&self) -> String {
        hex::encode(self.0)
    }

    /// The letter that was meant by a digit that no code has: people read O as 0, I as 1, B as 8.
    pub fn letter(typed: char) -> char {
        match typed {
            '0' => 'O',
            '1' => 'I',
            '8' => 'B',
            other => other.to_ascii_uppercase(),
        }
    }

    fn bits(&self) -> u128 {
        self.0
            .iter()
            .fold(0, |bits, byte| bits << 8 | u128::from(*byte))
    }
}

impl fmt::Display for SealCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bits = self.bits();
        for place in 0..CODE_CHARS {
            if place > 0 && place % 4 == 0 {
                f.write_str("-")?;
            }
            let five = (bits >> (5 * (CODE_CHARS - 1 - place))) & 31;
            write!(f, "{}", char::from(ALPHABET[five as usize]))?;
        }
        Ok(())
    }
}

impl FromStr for SealCode {
    type Err = NotASealCode;

    /// Reads a code as people type it: case, spaces and hyphens do not matter, nor a digit for the
    /// letter that looks like it.
    fn from_str(text: &str) -> Result<Self, NotASealCode> {
        let typed = text.chars().filter(|c| !c.is_whitespace() && *c != '-');
        let mut bits: u128 = 0;
        let mut count = 0;
        for char in typed {
            let upper = Self::letter(char);
            let five = ALPHABET.iter().position(|a| char::from(*a) == upper);
            bits = bits << 5 | five.ok_or(NotASealCode)? as u128;
            count += 1;
            if count > CODE_CHARS {
                return Err(NotASealCode);
            }
        }
        let bytes = bits.to_be_bytes();
        let code = bytes[16 - CODE_BYTES..]
            .try_into()
            .map_err(|_| NotASealCode)?;
        if count == CODE_CHARS {
            Ok(Self(code))
        } else {
            Err(NotASealCode)
        }
    }
}
