//! Signatures as minisign makes them, but deterministic.
//!
//! The minisign crate reads the secret key. It signs with added randomness, and then the same
//! case would have another digest each time it is packed; so the signature is made here, by the
//! letter of minisign's format: Ed25519 over BLAKE2b-512 of the file.

use super::PackError;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use blake2::{Blake2b512, Digest as _};
use ed25519_dalek::{Signer as _, SigningKey};
use minisign::{SecretKey, SecretKeyBox};

/// Where the key's id and the key itself stand in a secret key's bytes.
const ID: std::ops::Range<usize> = 54..62;
const SEED: std::ops::Range<usize> = 62..94;

/// Who signs.
#[derive(Clone)]
pub struct Signer {
    id: [u8; 8],
    key: SigningKey,
}

impl Signer {
    /// A signer from a minisign secret key file's text, with its password if it has one.
    ///
    /// # Errors
    /// [`PackError::Key`] when the text is no key or the password is another one.
    pub fn from_minisign(secret: &str, password: Option<&str>) -> Result<Self, PackError> {
        let failed = |error: minisign::PError| PackError::Key(error.to_string());
        let sealed = SecretKeyBox::from_string(secret).map_err(failed)?;
        let secret = match password {
            // Without a password here the crate would ask on the terminal.
            Some(password) => SecretKey::from_box(sealed, Some(password.to_string())),
            None => SecretKey::from_unencrypted_box(sealed),
        };
        let bytes = secret.map_err(failed)?.to_bytes();
        let (id, seed) = (bytes.get(ID), bytes.get(SEED));
        let (Some(id), Some(seed)) = (id, seed) else {
            return Err(PackError::Key("it is too short".into()));
        };
        let seed: &[u8; 32] = seed.try_into().expect("the range is as long");
        let id = id.try_into().expect("the range is as long");
        Ok(Self {
            id,
            key: SigningKey::from_bytes(seed),
        })
    }

    /// The public key, as minisign's one line "RW…".
    pub fn public(&self) -> String {
        let key = self.key.verifying_key();
        STANDARD.encode([b"Ed".as_slice(), &self.id, key.as_bytes()].concat())
    }

    /// The text of a `.minisig` file over these bytes.
    pub fn sign(&self, bytes: &[u8], trusted_comment: &str) -> String {
        let signature = self.key.sign(&Blake2b512::digest(bytes)).to_bytes();
        let global = [signature.as_slice(), trusted_comment.as_bytes()].concat();
        let global = STANDARD.encode(self.key.sign(&global).to_bytes());
        let signature = STANDARD.encode([b"ED".as_slice(), &self.id, &signature].concat());
        format!(
            "untrusted comment: signature of a Proba case\n{signature}\n\
             trusted comment: {trusted_comment}\n{global}\n"
        )
    }
}
