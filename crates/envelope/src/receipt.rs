use crate::{AttemptId, PublicJwk, PublicKey};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL};
use ed25519_dalek::{Signer as _, SigningKey};
use journal::Digest;
use serde::{Deserialize, Serialize};

/// The longest receipt, in bytes.
const RECEIPT_BYTES_MAX: usize = 4096;
const ALG: &str = "EdDSA";
const TYP: &str = "proba-receipt+jwt";

/// How far the institution has come with a submission.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReceiptState {
    /// Stored whole; the envelope and its signature hold.
    Received,
    /// Opened too, and its journal's chain holds.
    Verified,
}

/// What the institution signs about a submission; the payload of a compact JWS.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// The submission's id: SHA-256 of the whole file.
    pub sub: Digest,
    /// The attempt that it belongs to.
    pub attempt: AttemptId,
    /// Size of the file, in bytes.
    pub size_bytes: u64,
    /// Wall clock of the institution, milliseconds since 1970-01-01T00:00Z.
    pub wall: i64,
    /// What has been done with it.
    pub state: ReceiptState,
}

/// Why a text is not a receipt of this institution.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReceiptError {
    /// Not a compact JWS with exactly this format's members.
    #[error("the receipt is malformed: {0}")]
    Malformed(String),
    /// Signed by a key that is not this institution's.
    #[error("the receipt is signed by another key")]
    ForeignKey,
    /// The signature does not fit.
    #[error("the receipt's signature does not fit")]
    Signature,
}

impl ReceiptError {
    /// The code in catalogues and on the command line.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Malformed(_) => "receipt-malformed",
            Self::ForeignKey => "receipt-foreign-key",
            Self::Signature => "receipt-signature",
        }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct JwsHeader {
    alg: String,
    typ: String,
    kid: String,
}

impl Receipt {
    /// The compact JWS (RFC 7515, RFC 8037) of this receipt.
    pub fn sign(&self, secret: &ReceiptSecret) -> String {
        let header = JwsHeader {
            alg: ALG.into(),
            typ: TYP.into(),
            kid: secret.public().kid,
        };
        let signed = format!("{}.{}", encoded(&header), encoded(self));
        let signature = secret.key.sign(signed.as_bytes()).to_bytes();
        format!("{signed}.{}", BASE64URL.encode(signature))
    }

    /// Reads a compact JWS and checks that `key` signed it.
    ///
    /// # Errors
    /// [`ReceiptError`]; surrounding white space is allowed, any other difference is not.
    pub fn verify(jws: &str, key: &ReceiptKey) -> Result<Self, ReceiptError> {
        let jws = jws.trim();
        if jws.len() > RECEIPT_BYTES_MAX {
            return Err(ReceiptError::Malformed("it is too long".into()));
        }
        let (signed, signature) = jws.rsplit_once('.').ok_or_else(|| shape("three parts"))?;
        let (header, payload) = signed.split_once('.').ok_or_else(|| shape("three parts"))?;
        let header: JwsHeader = decoded(header)?;
        if header.alg != ALG || header.typ != TYP {
            return Err(shape("this format's alg and typ"));
        }
        if header.kid != key.kid {
            return Err(ReceiptError::ForeignKey);
        }
        let signature = BASE64URL
            .decode(signature)
            .ok()
            .and_then(|s| s.try_into().ok());
        let signature = signature.ok_or_else(|| shape("a signature of 64 bytes"))?;
        if !key.key.verifies(signed.as_bytes(), &signature) {
            return Err(ReceiptError::Signature);
        }
        decoded(payload)
    }

    /// Whether the receipt speaks of exactly this file.
    pub fn is_for(&self, id: &Digest, attempt: &AttemptId, size_bytes: u64) -> bool {
        (&self.sub, &self.attempt, self.size_bytes) == (id, attempt, size_bytes)
    }
}

fn shape(expected: &str) -> ReceiptError {
    ReceiptError::Malformed(format!("expected {expected}"))
}

fn encoded<T: Serialize>(value: &T) -> String {
    BASE64URL.encode(serde_json::to_vec(value).expect("plain data always has a JSON form"))
}

fn decoded<T: for<'de> Deserialize<'de>>(text: &str) -> Result<T, ReceiptError> {
    let bytes = BASE64URL.decode(text).map_err(|_| shape("base64url"))?;
    json::from_slice(&bytes).map_err(|error| ReceiptError::Malformed(error.to_string()))
}

/// The institution's public key for receipts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiptKey {
    kid: String,
    key: PublicKey,
}

impl ReceiptKey {
    /// Takes the key from its JWK; none unless it is an Ed25519 key named by its thumbprint.
    pub fn from_jwk(jwk: &PublicJwk) -> Option<Self> {
        let bytes: [u8; 32] = BASE64URL.decode(&jwk.x).ok()?.try_into().ok()?;
        let key = PublicKey::from_bytes(bytes);
        (public_jwk(key) == *jwk).then(|| Self {
            kid: jwk.kid.clone(),
            key,
        })
    }
}

/// The institution's secret key for receipts, kept as a private JWK.
pub struct ReceiptSecret {
    key: SigningKey,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PrivateJwk {
    kty: String,
    crv: String,
    x: String,
    d: String,
    kid: String,
}

impl ReceiptSecret {
    /// The key of a 32-byte secret.
    pub fn from_bytes(secret: &[u8; 32]) -> Self {
        Self {
            key: SigningKey::from_bytes(secret),
        }
    }

    /// Reads the private JWK.
    ///
    /// # Errors
    /// [`ReceiptError::Malformed`] when it is not one, or its public half is another key's.
    pub fn parse(bytes: &[u8]) -> Result<Self, ReceiptError> {
        let jwk: PrivateJwk = json::from_slice(bytes)
            // The parser's words could repeat a part of the secret.
            .map_err(|_| shape("a private JWK with kty, crv, x, d, kid"))?;
        let secret = BASE64URL
            .decode(&jwk.d)
            .ok()
            .and_then(|d| d.try_into().ok());
        let secret = Self::from_bytes(&secret.ok_or_else(|| shape("32 bytes in d"))?);
        let public = PublicJwk {
            kty: jwk.kty,
            crv: jwk.crv,
            x: jwk.x,
            kid: jwk.kid,
        };
        if secret.public() != public {
            return Err(shape("the public half of d"));
        }
        Ok(secret)
    }

    /// The private JWK's bytes, for a file that only its owner may read.
    pub fn to_json(&self) -> Vec<u8> {
        let PublicJwk { kty, crv, x, kid } = self.public();
        let d = BASE64URL.encode(self.key.to_bytes());
        let jwk = PrivateJwk {
            kty,
            crv,
            x,
            d,
            kid,
        };
        let mut bytes = serde_json::to_vec_pretty(&jwk).expect("plain data has a JSON form");
        bytes.push(b'\n');
        bytes
    }

    /// The public half, for `institution.json`.
    pub fn public(&self) -> PublicJwk {
        public_jwk(PublicKey::from_bytes(self.key.verifying_key().to_bytes()))
    }
}

/// The JWK of a public key, named by its thumbprint.
fn public_jwk(key: PublicKey) -> PublicJwk {
    let x = BASE64URL.encode(key.as_bytes());
    // RFC 7638: the required members in lexical order, without spaces.
    let thumbprint = format!(r#"{{"crv":"Ed25519","kty":"OKP","x":"{x}"}}"#);
    let kid = BASE64URL.encode(Digest::of(thumbprint.as_bytes()).as_bytes());
    PublicJwk {
        kty: "OKP".into(),
        crv: "Ed25519".into(),
        x,
        kid,
    }
}
