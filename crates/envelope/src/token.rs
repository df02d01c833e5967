use ed25519_dalek::{Signature, VerifyingKey};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::{fmt, str::FromStr};

/// A text that is not what its field holds.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected {0}")]
pub struct NotAToken(&'static str);

/// A newtype over a text with one rule, serialised as the plain text.
macro_rules! text {
    ($(#[$doc:meta])* $name:ident, $expected:literal, $rule:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The text itself.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = NotAToken;

            fn try_from(text: String) -> Result<Self, NotAToken> {
                let rule: fn(&str) -> bool = $rule;
                if rule(&text) { Ok(Self(text)) } else { Err(NotAToken($expected)) }
            }
        }

        impl FromStr for $name {
            type Err = NotAToken;

            fn from_str(text: &str) -> Result<Self, NotAToken> {
                text.to_owned().try_into()
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> String {
                value.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

text!(
    /// An attempt's id: 32 lower-case hexadecimal digits (128 random bits).
    AttemptId,
    "32 lower-case hexadecimal digits",
    |text| text.len() == 32 && text.bytes().all(is_lower_hex)
);

text!(
    /// A candidate's pseudonymous code, as the institution gave it: 1 to 64 characters, none
    /// of them a control character, no space at either end.
    Candidate,
    "a candidate's code of 1 to 64 printable characters",
    |text| {
        (1..=64).contains(&text.chars().count())
            && text.trim() == text
            && !text.chars().any(char::is_control)
    }
);

text!(
    /// A machine's name for something (a case, a version, a build): 1 to 64 of `A-Z a-z 0-9
    /// . _ + -`.
    Token,
    "1 to 64 of A-Z a-z 0-9 . _ + -",
    |text| (1..=64).contains(&text.len()) && text.bytes().all(is_token)
);

fn is_lower_hex(byte: u8) -> bool {
    byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte)
}

fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"._+-".contains(&byte)
}

/// Reads exactly `N` bytes from lower-case hexadecimal digits: one value, one spelling.
pub(crate) fn bytes_from_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    let fits = text.len() == 2 * N && text.bytes().all(is_lower_hex);
    (fits && hex::decode_to_slice(text, &mut bytes).is_ok()).then_some(bytes)
}

/// An Ed25519 public key (RFC 8032), in text 64 lower-case hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PublicKey([u8; 32]);

impl PublicKey {
    /// Wraps the key's 32 bytes; whether they are a point shows when a signature is checked.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The key that belongs to a 32-byte secret.
    pub fn of_secret(secret: &[u8; 32]) -> Self {
        Self(
            ed25519_dalek::SigningKey::from_bytes(secret)
                .verifying_key()
                .to_bytes(),
        )
    }

    /// The 32 bytes.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Whether `signature` over `message` is this key's; keys and signatures that RFC 8032
    /// allows but that fit more than one message are refused.
    pub fn verifies(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        VerifyingKey::from_bytes(&self.0).is_ok_and(|key| {
            key.verify_strict(message, &Signature::from_bytes(signature))
                .is_ok()
        })
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl FromStr for PublicKey {
    type Err = NotAToken;

    fn from_str(text: &str) -> Result<Self, NotAToken> {
        let bytes = bytes_from_hex(text);
        bytes
            .map(Self)
            .ok_or(NotAToken("64 lower-case hexadecimal digits"))
    }
}

impl Serialize for PublicKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PublicKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(de::Error::custom)
    }
}
