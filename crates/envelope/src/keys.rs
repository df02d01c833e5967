//! An institution's keys: age to open submissions, minisign to sign cases, Ed25519 for receipts.

use crate::{Institution, InstitutionName, PublicKey, ReceiptSecret, fingerprint};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use blake2::{Blake2b, Digest as _, digest::consts::U32};
use ed25519_dalek::SigningKey;
use journal::Digest;

/// Bytes of entropy that [`generate`] takes: age 32, minisign 32 and its number 8, receipts 32.
pub const ENTROPY_BYTES: usize = 104;

/// An institution's keys as the texts of their files.
pub struct Keys {
    /// `institution.json`, public.
    pub institution_json: Vec<u8>,
    /// age identity file; opens every submission, so it stays with the commission.
    pub identity: String,
    /// minisign secret key file, without a password; signs cases.
    pub minisign_secret: String,
    /// minisign public key file.
    pub minisign_public: String,
    /// Private JWK that signs receipts; the only secret that the intake has.
    pub receipt_secret: Vec<u8>,
}

impl Keys {
    /// The institution's fingerprint.
    pub fn fingerprint(&self) -> Digest {
        fingerprint(&self.institution_json)
    }
}

/// Makes the keys that belong to `entropy`; the same entropy gives the same keys.
///
/// `valid_from` and `valid_to` are milliseconds since 1970-01-01T00:00Z.
pub fn generate(
    entropy: &[u8; ENTROPY_BYTES],
    name: InstitutionName,
    valid_from: i64,
    valid_to: i64,
) -> Keys {
    let (age_secret, recipient) = age_keys(&piece(entropy, 0));
    let minisign = Minisign::new(&piece(entropy, 32), &piece(entropy, 64));
    let receipt = ReceiptSecret::from_bytes(&piece(entropy, 72));
    let institution = Institution {
        format: Institution::FORMAT,
        name,
        age_recipient: recipient.clone(),
        minisign_public: minisign.public(),
        receipt_public: receipt.public(),
        valid_from,
        valid_to,
        retention_days: None,
    };
    Keys {
        institution_json: institution.to_json(),
        identity: format!("# public key: {recipient}\n{age_secret}\n"),
        minisign_secret: minisign.secret_file(),
        minisign_public: minisign.public_file(),
        receipt_secret: receipt.to_json(),
    }
}

fn piece<const N: usize>(entropy: &[u8; ENTROPY_BYTES], at: usize) -> [u8; N] {
    entropy[at..at + N]
        .try_into()
        .expect("the pieces add up to ENTROPY_BYTES")
}

/// The age identity (`AGE-SECRET-KEY-1…`) and its recipient (`age1…`).
fn age_keys(secret: &[u8; 32]) -> (String, String) {
    const PREFIX: bech32::Hrp = bech32::Hrp::parse_unchecked("age-secret-key-");
    let text = bech32::encode::<bech32::Bech32>(PREFIX, secret)
        .expect("32 bytes are short enough for Bech32")
        .to_uppercase();
    let identity: age::x25519::Identity = text.parse().expect("just encoded");
    (text, identity.to_public().to_string())
}

/// A minisign key pair without a password, in the format of minisign 0.8 and later.
struct Minisign {
    secret: [u8; 64],
    public: [u8; 32],
    number: [u8; 8],
}

impl Minisign {
    fn new(seed: &[u8; 32], number: &[u8; 8]) -> Self {
        let secret = SigningKey::from_bytes(seed).to_keypair_bytes();
        let public = *PublicKey::of_secret(seed).as_bytes();
        Self {
            secret,
            public,
            number: *number,
        }
    }

    /// minisign shows a key's number as a big-endian hexadecimal number.
    fn shown_number(&self) -> String {
        format!("{:016X}", u64::from_le_bytes(self.number))
    }

    fn public(&self) -> String {
        STANDARD.encode([&b"Ed"[..], &self.number, &self.public].concat())
    }

    fn public_file(&self) -> String {
        let number = self.shown_number();
        format!(
            "untrusted comment: minisign public key {number}\n{}\n",
            self.public()
        )
    }

    fn secret_file(&self) -> String {
        let keyed = [&self.number[..], &self.secret].concat();
        let checksum = Blake2b::<U32>::new()
            .chain_update(b"Ed")
            .chain_update(&keyed)
            .finalize();
        // Algorithms: Ed25519, no key derivation, BLAKE2b; then salt and limits, all unused.
        let algorithms = [b'E', b'd', 0, 0, b'B', b'2'];
        let bytes = [&algorithms[..], &[0; 48], &keyed, &checksum].concat();
        format!(
            "untrusted comment: minisign secret key\n{}\n",
            STANDARD.encode(bytes)
        )
    }
}
