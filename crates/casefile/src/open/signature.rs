//! Whose package it is: minisign's signature over the manifest.

use super::error::OpenError;
use super::minisig::{Public, Signed, Verdict};
use crate::manifest::Manifest;

/// Whose package it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signature {
    /// The institution's, and valid.
    Signed,
    /// Signed with another key, or there was no key to verify with.
    ByAnother,
    /// Nobody's.
    Unsigned,
}

/// Verifies a manifest's signature. One that claims the institution's key and does not hold is
/// an error, never "by another".
pub fn verify(
    manifest_bytes: &[u8],
    signature: Option<&[u8]>,
    manifest: &Manifest,
    minisign_public: Option<&str>,
) -> Result<Signature, OpenError> {
    let Some(signature) = signature else {
        return Ok(Signature::Unsigned);
    };
    let text = std::str::from_utf8(signature).map_err(|_| OpenError::Signature)?;
    let signed = Signed::read(text).ok_or(OpenError::Signature)?;
    let Some(key) = minisign_public else {
        return Ok(Signature::ByAnother);
    };
    match public_key(key)?.verify(manifest_bytes, &signed) {
        Verdict::Holds if signed.trusted_comment == manifest.trusted_comment() => {
            Ok(Signature::Signed)
        }
        Verdict::OtherKey => Ok(Signature::ByAnother),
        Verdict::Holds | Verdict::Broken => Err(OpenError::Signature),
    }
}

/// A key from its line, or from the two lines of a key file.
fn public_key(text: &str) -> Result<Public, OpenError> {
    let line = text
        .lines()
        .map(str::trim)
        .rfind(|line| !line.is_empty())
        .ok_or(OpenError::Key)?;
    Public::read(line).ok_or(OpenError::Key)
}
