//! A package in age's scrypt wrapping.

use super::error::OpenError;
use super::{PACK_BYTES_MAX, read_to};
use age::secrecy::SecretString;
use age::{DecryptError, Decryptor, scrypt};

/// How every age file begins.
const MAGIC: &[u8] = b"age-encryption.org/v1\n";
/// What is done at most to open a package.
pub const LOG_N_MAX: u8 = 16;

/// True for bytes in age's wrapping.
pub fn is_wrapped(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC)
}

/// The bytes inside.
pub fn unwrap(bytes: &[u8], passphrase: &str) -> Result<Vec<u8>, OpenError> {
    let decryptor = Decryptor::new(bytes).map_err(refusal)?;
    if !decryptor.is_scrypt() {
        return Err(OpenError::Wrapping);
    }
    let mut identity = scrypt::Identity::new(SecretString::from(canonical(passphrase)));
    identity.set_max_work_factor(LOG_N_MAX);
    let identity: &dyn age::Identity = &identity;
    let reader = decryptor
        .decrypt(std::iter::once(identity))
        .map_err(refusal)?;
    read_to(reader, PACK_BYTES_MAX)
        .map_err(|_| OpenError::Wrapping)?
        .ok_or(OpenError::TooLarge)
}

/// A passphrase as it was generated, from how somebody typed it: words in lower case, joined by
/// single hyphens. What is not only letters, spaces and hyphens is left as it is.
pub fn canonical(passphrase: &str) -> String {
    let typed = |it: char| it.is_ascii_alphabetic() || it.is_whitespace() || it == '-';
    if !passphrase.chars().all(typed) {
        return passphrase.to_string();
    }
    let words = passphrase.split(|it: char| it.is_whitespace() || it == '-');
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join("-").to_ascii_lowercase()
}

fn refusal(error: DecryptError) -> OpenError {
    match error {
        DecryptError::DecryptionFailed | DecryptError::NoMatchingKeys => OpenError::PassphraseWrong,
        DecryptError::KeyDecryptionFailed => OpenError::PassphraseWrong,
        DecryptError::ExcessiveWork { required, .. } => OpenError::Work {
            log_n: required,
            log_n_max: LOG_N_MAX,
        },
        _ => OpenError::Wrapping,
    }
}
