//! minisign's signature of a text, read and verified.
//!
//! The format: <https://jedisct1.github.io/minisign/#signature-format>. Two signatures by the same
//! key: one over BLAKE2b-512 of the text, one over the first and the trusted comment.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use blake2::{Blake2b512, Digest};
use ed25519_dalek::{Signature, VerifyingKey};

/// A public key: 42 bytes, `Ed`, its number, the key.
pub struct Public {
    number: [u8; 8],
    key: VerifyingKey,
}

/// A signature over the hash of a text. The old form, over the text itself, is not read.
pub struct Signed<'a> {
    number: [u8; 8],
    of_hash: [u8; 64],
    pub trusted_comment: &'a str,
    of_all: [u8; 64],
}

/// What verifying found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Holds,
    /// Made with a key of another number.
    OtherKey,
    Broken,
}

impl Public {
    /// Reads a key from its line of base64.
    pub fn read(line: &str) -> Option<Self> {
        let bytes: [u8; 42] = STANDARD.decode(line).ok()?.try_into().ok()?;
        let (kind, number, key) = (&bytes[..2], &bytes[2..10], &bytes[10..]);
        if kind != b"Ed" {
            return None;
        }
        Some(Self {
            number: number.try_into().ok()?,
            key: VerifyingKey::from_bytes(key.try_into().ok()?).ok()?,
        })
    }

    /// Verifies both signatures of a text's bytes.
    pub fn verify(&self, text: &[u8], signed: &Signed) -> Verdict {
        if signed.number != self.number {
            return Verdict::OtherKey;
        }
        let hash = Blake2b512::digest(text);
        let all = [&signed.of_hash[..], signed.trusted_comment.as_bytes()].concat();
        let holds = self.holds(&hash, &signed.of_hash) && self.holds(&all, &signed.of_all);
        if holds {
            Verdict::Holds
        } else {
            Verdict::Broken
        }
    }

    fn holds(&self, text: &[u8], signature: &[u8; 64]) -> bool {
        let signature = Signature::from_bytes(signature);
        self.key.verify_strict(text, &signature).is_ok()
    }
}

impl<'a> Signed<'a> {
    /// Reads the four lines of a signature file.
    pub fn read(file: &'a str) -> Option<Self> {
        let mut lines = file.lines();
        lines.next()?.strip_prefix("untrusted comment: ")?;
        let first: [u8; 74] = STANDARD.decode(lines.next()?).ok()?.try_into().ok()?;
        let trusted_comment = lines.next()?.strip_prefix("trusted comment: ")?;
        let of_all = STANDARD.decode(lines.next()?).ok()?.try_into().ok()?;
        if &first[..2] != b"ED" {
            return None;
        }
        Some(Self {
            number: first[2..10].try_into().ok()?,
            of_hash: first[10..].try_into().ok()?,
            trusted_comment,
            of_all,
        })
    }
}
