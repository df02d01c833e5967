use crate::{EnvelopeError, INSTITUTION_BYTES_MAX, Part, ReceiptKey, statement::read};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use journal::Digest;
use serde::{Deserialize, Serialize};

/// An institution's name in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InstitutionName {
    /// In Polish.
    pub pl: String,
    /// In English.
    pub en: String,
}

/// An Ed25519 public key as a JSON Web Key (RFC 8037).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicJwk {
    /// Always `OKP`.
    pub kty: String,
    /// Always `Ed25519`.
    pub crv: String,
    /// The key's bytes, base64url without padding.
    pub x: String,
    /// The key's RFC 7638 thumbprint.
    pub kid: String,
}

/// `institution.json`: whom a client seals to, and whose signatures it believes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Institution {
    /// Format version, [`Institution::FORMAT`].
    pub format: u32,
    /// What it is called.
    pub name: InstitutionName,
    /// The age recipient that submissions are sealed to (`age1…`).
    pub age_recipient: String,
    /// The minisign public key that signs cases (the base64 line of a `.pub` file).
    pub minisign_public: String,
    /// The key that signs receipts.
    pub receipt_public: PublicJwk,
    /// From when the keys hold, milliseconds since 1970-01-01T00:00Z.
    pub valid_from: i64,
    /// Until when the keys hold, exclusive, milliseconds since 1970-01-01T00:00Z.
    pub valid_to: i64,
    /// For how many days after its receipt a candidate's computer keeps the work; none: until it
    /// is erased by hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retention_days: Option<u32>,
}

impl Institution {
    /// The format version that is written, and the newest that is read.
    pub const FORMAT: u32 = 1;

    /// The longest retention, in days.
    pub const RETENTION_DAYS_MAX: u32 = 3_650;

    /// Reads `institution.json`.
    ///
    /// # Errors
    /// [`EnvelopeError`] when the bytes are too many, malformed, of a newer version, or when
    /// a key in it cannot be one.
    pub fn parse(bytes: &[u8]) -> Result<Self, EnvelopeError> {
        let part = Part::Institution;
        let institution: Self = read(bytes, part, "format", Self::FORMAT, INSTITUTION_BYTES_MAX)?;
        institution
            .check()
            .map_err(|words| EnvelopeError::Malformed(part, words.into()))?;
        Ok(institution)
    }

    fn check(&self) -> Result<(), &'static str> {
        let minisign = STANDARD.decode(&self.minisign_public).unwrap_or_default();
        if self.name.pl.trim().is_empty() || self.name.en.trim().is_empty() {
            return Err("it has no name");
        }
        if self.age_recipient.len() != 62 || !self.age_recipient.starts_with("age1") {
            return Err("age_recipient is not an age recipient");
        }
        // "Ed", the key's number (8 bytes), the key (32 bytes).
        if minisign.len() != 42 || !minisign.starts_with(b"Ed") {
            return Err("minisign_public is not a minisign public key");
        }
        if self.valid_from >= self.valid_to {
            return Err("it is valid until before it is valid");
        }
        let days = self.retention_days.unwrap_or(1);
        if !(1..=Self::RETENTION_DAYS_MAX).contains(&days) {
            return Err("retention_days is not from 1 to 3650");
        }
        self.receipt_key()
            .map(|_| ())
            .ok_or("receipt_public is not an Ed25519 key with its kid")
    }

    /// The key that receipts are checked with; none when the JWK is not one.
    pub fn receipt_key(&self) -> Option<ReceiptKey> {
        ReceiptKey::from_jwk(&self.receipt_public)
    }

    /// Whether the keys hold at `wall`, milliseconds since 1970-01-01T00:00Z.
    pub fn is_valid_at(&self, wall: i64) -> bool {
        (self.valid_from..self.valid_to).contains(&wall)
    }

    /// Until when a candidate's computer keeps work with a receipt of `receipt_wall`; both in
    /// milliseconds since 1970-01-01T00:00Z. None: until it is erased by hand.
    pub fn kept_until(&self, receipt_wall: i64) -> Option<i64> {
        const DAY_MS: i64 = 86_400_000;
        let days = i64::from(self.retention_days?);
        receipt_wall.checked_add(days * DAY_MS)
    }

    /// The bytes to publish: the fingerprint is over exactly these.
    pub fn to_json(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(self).expect("plain data has a JSON form");
        bytes.push(b'\n');
        bytes
    }
}

/// The fingerprint of an institution: SHA-256 over the bytes of its `institution.json`.
///
/// People compare the first four groups, `fingerprint(bytes).grouped(4)`.
pub fn fingerprint(institution_json: &[u8]) -> Digest {
    Digest::of(institution_json)
}
