//! Encryption of values at rest: XChaCha20-Poly1305, synchronous, so that a batch can be built
//! whole before its transaction opens.
//!
//! A value becomes a 24-byte nonce and the ciphertext with its 16-byte tag. The row's place is the
//! associated data, so a row moved to another attempt, table or part does not open. The nonce
//! comes in as an argument and must be random: 24 bytes are enough to draw them without counting.

use crate::{AttemptId, Part, Table};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce, aead::Aead, aead::Payload};
use std::fmt;
use zeroize::Zeroize;

/// Length of a nonce in bytes.
pub const NONCE_BYTES: usize = 24;
/// Length of a tag in bytes.
pub const TAG_BYTES: usize = 16;

/// 24 random bytes, never used twice.
pub type Nonce = [u8; NONCE_BYTES];

/// An attempt's data key: 32 random bytes, wiped from memory when dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct Key([u8; 32]);

impl Key {
    /// Wraps 32 random bytes.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The 32 bytes.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl Drop for Key {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}

/// Why a value does not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Shorter than a nonce and a tag.
    #[error("the value is too short to be an encrypted one")]
    Short,
    /// Another key, another place, or changed bytes: the tag cannot say which.
    #[error("the value does not open with this key at this place")]
    Tag,
}

impl Refusal {
    /// The refusal's code in the catalogues.
    pub fn code(self) -> &'static str {
        match self {
            Self::Short => "cipher-short",
            Self::Tag => "cipher-tag",
        }
    }
}

/// A row's place, bound to its value.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// The attempt.
    pub attempt: &'a AttemptId,
    /// The table.
    pub table: Table,
    /// The part.
    pub part: &'a Part,
}

impl Place<'_> {
    /// The associated data: `proba/1`, attempt, table, part, parted by NUL. No ambiguity: neither
    /// attempt nor table has a NUL, and a table's parts are all numbers or all names.
    pub fn bytes(&self) -> Vec<u8> {
        format!("proba/1\0{}\0{}\0{}", self.attempt, self.table, self.part).into_bytes()
    }
}

/// Encrypts one value for its place.
pub fn seal_row(key: &Key, nonce: Nonce, place: Place<'_>, value: &[u8]) -> Vec<u8> {
    let sealed = seal_bound(key, &nonce, &place.bytes(), value);
    [nonce.as_slice(), &sealed].concat()
}

/// Opens one value at its place.
///
/// # Errors
/// [`Refusal`].
pub fn open_row(key: &Key, place: Place<'_>, bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
    if bytes.len() < NONCE_BYTES + TAG_BYTES {
        return Err(Refusal::Short);
    }
    let (nonce, sealed) = bytes.split_at(NONCE_BYTES);
    let nonce = nonce.try_into().expect("split after a nonce's length");
    open_bound(key, nonce, &place.bytes(), sealed).ok_or(Refusal::Tag)
}

/// Encrypts a value bound to other bytes, which stay outside; gives ciphertext and tag.
pub fn seal_bound(key: &Key, nonce: &Nonce, bound: &[u8], value: &[u8]) -> Vec<u8> {
    let payload = Payload {
        msg: value,
        aad: bound,
    };
    XChaCha20Poly1305::new(key.as_bytes().into())
        .encrypt(XNonce::from_slice(nonce), payload)
        .expect("a value of less than 256 GiB")
}

/// Opens what [`seal_bound`] gave; `None` for another key, nonce or bound, and for changed bytes.
pub fn open_bound(key: &Key, nonce: &Nonce, bound: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
    let payload = Payload {
        msg: sealed,
        aad: bound,
    };
    XChaCha20Poly1305::new(key.as_bytes().into())
        .decrypt(XNonce::from_slice(nonce), payload)
        .ok()
}

/// How an attempt's values are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Vault {
    /// As they are: practice.
    Plain,
    /// Under the attempt's own key: an exam.
    Encrypted(Key),
}

impl Vault {
    /// The bytes to store. The nonce is drawn only when one is needed; the tables that stay clear
    /// ([`Table::is_clear`]) keep their values.
    pub fn encode(
        &self,
        nonce: impl FnOnce() -> Nonce,
        place: Place<'_>,
        value: Vec<u8>,
    ) -> Vec<u8> {
        match self {
            Self::Encrypted(key) if !place.table.is_clear() => {
                seal_row(key, nonce(), place, &value)
            }
            _ => value,
        }
    }

    /// The value of stored bytes.
    ///
    /// # Errors
    /// [`Refusal`] of an encrypted one.
    pub fn decode(&self, place: Place<'_>, bytes: Vec<u8>) -> Result<Vec<u8>, Refusal> {
        match self {
            Self::Encrypted(key) if !place.table.is_clear() => open_row(key, place, &bytes),
            _ => Ok(bytes),
        }
    }
}
